/**
 * Draws the app's icons and writes them as PNG into public/. Run it after a change: `npx tsx scripts/render-icons.ts`.
 * The drawing is a page of notes: the rose margin rule, three lines, and in the margin the pen stroke of something learnt.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { chromiumArguments, requireChromium } from '../tests/helpers/find-chromium.ts';

// Light theme of the design tokens.
const PAPER = '#fbfbf9';
const HAIRLINE = '#dfe2dd';
const MARGIN_RULE = '#e6aca8';
const ACCENT = '#1d4e8f';
const CAPTION = '#5e6973';
const INK = '#141d26';

/** All marks lie in the circle of radius 205 around the middle that every phone shows; only the rule runs off the page. */
function drawMarks(rule: string, stroke: string, caption: string, ink: string): string {
  return `
    <rect x="158" y="0" width="14" height="512" fill="${rule}" />
    <rect x="141" y="222" width="48" height="138" rx="24" fill="${stroke}" />
    <rect x="226" y="148" width="160" height="30" rx="15" fill="${caption}" />
    <rect x="226" y="230" width="172" height="38" rx="19" fill="${ink}" />
    <rect x="226" y="314" width="112" height="38" rx="19" fill="${ink}" />`;
}

function drawSvg(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="100%" height="100%">${content}</svg>`;
}

/** A sheet with round corners and larger marks, for places that show an icon as it is. */
const SHEET = drawSvg(`
  <clipPath id="sheet"><rect width="512" height="512" rx="112" /></clipPath>
  <g clip-path="url(#sheet)">
    <rect width="512" height="512" fill="${PAPER}" />
    <g transform="translate(268 254) scale(1.2) translate(-262 -254)">${drawMarks(MARGIN_RULE, ACCENT, CAPTION, INK)}</g>
  </g>
  <rect x="4" y="4" width="504" height="504" rx="108" fill="none" stroke="${HAIRLINE}" stroke-width="8" />`);

/** To the edges, for phones that cut their own shape out of it. */
const FULL = drawSvg(
  `<rect width="512" height="512" fill="${PAPER}" />${drawMarks(MARGIN_RULE, ACCENT, CAPTION, INK)}`,
);

/** One colour: the phone replaces it. */
const MONOCHROME = drawSvg(drawMarks('#000', '#000', '#000', '#000'));

const ICONS: readonly { readonly name: string; readonly size: number; readonly svg: string }[] = [
  { name: 'icon-192.png', size: 192, svg: SHEET },
  { name: 'icon-512.png', size: 512, svg: SHEET },
  { name: 'icon-maskable-512.png', size: 512, svg: FULL },
  { name: 'icon-monochrome-512.png', size: 512, svg: MONOCHROME },
  { name: 'apple-touch-icon.png', size: 180, svg: FULL },
];

const browser = await chromium.launch({ executablePath: requireChromium(), args: chromiumArguments() });
try {
  for (const { name, size, svg } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<body style="margin:0">${svg}</body>`);
    await page.screenshot({
      path: fileURLToPath(new URL(`../public/${name}`, import.meta.url)),
      omitBackground: true,
    });
    await page.close();
    console.log(`public/${name}`);
  }
} finally {
  await browser.close();
}

/**
 * Pictures of every screen in light and dark at three sizes, into the ignored folder `screenshots/`: `npm run screenshots`.
 * With `--publish` it writes the few pictures that are part of the project instead: those of the web manifest and of the README.
 */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright';
import { build, preview } from 'vite';
import { AppPage } from '../tests/e2e/app-page.ts';
import { SCREENS } from '../tests/e2e/screens.ts';
import { chromiumArguments, requireChromium } from '../tests/helpers/find-chromium.ts';

const PORT = 4188;

const SIZES = {
  phone: { width: 360, height: 740 },
  tablet: { width: 768, height: 1024 },
  laptop: { width: 1280, height: 800 },
} as const;

const THEMES = ['light', 'dark'] as const;

/** The pictures of the manifest must have the sizes that `scripts/web-manifest.ts` says. */
const PUBLISHED: readonly {
  readonly path: string;
  readonly screen: string;
  readonly options: BrowserContextOptions;
}[] = [
  {
    path: 'public/screenshots/today-narrow.png',
    screen: 'today',
    options: { viewport: SIZES.phone, deviceScaleFactor: 2 },
  },
  {
    path: 'public/screenshots/review-narrow.png',
    screen: 'review-answer',
    options: { viewport: SIZES.phone, deviceScaleFactor: 2 },
  },
  { path: 'public/screenshots/review-wide.png', screen: 'review-answer', options: { viewport: SIZES.laptop } },
  { path: 'docs/screenshot.png', screen: 'review-answer', options: { viewport: SIZES.phone, deviceScaleFactor: 2 } },
];

const project = new URL('../', import.meta.url);

/** Goes through the screens and takes a picture of each that has a path. */
async function takePictures(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
  pathOf: (screen: string) => string | undefined,
): Promise<void> {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
  const app = new AppPage(await context.newPage());
  await app.open(url);
  for (const screen of SCREENS) {
    await screen.open(app);
    const path = pathOf(screen.name);
    if (path === undefined) continue;
    const file = fileURLToPath(new URL(path, project));
    await mkdir(dirname(file), { recursive: true });
    // Words that were said for a moment would cover what is to be seen.
    await app.page.evaluate(() => document.fonts.ready);
    await app.page.screenshot({ path: file, animations: 'disabled' });
    console.log(path);
  }
  await context.close();
}

await build({ root: fileURLToPath(project), logLevel: 'warn' });
const server = await preview({ root: fileURLToPath(project), preview: { port: PORT, strictPort: true } });
const browser = await chromium.launch({ executablePath: requireChromium(), args: chromiumArguments() });
const url = `http://localhost:${PORT}/`;
try {
  if (process.argv.includes('--publish')) {
    for (const { path, screen, options } of PUBLISHED) {
      await takePictures(browser, url, { colorScheme: 'light', ...options }, (name) =>
        name === screen ? path : undefined,
      );
    }
  } else {
    for (const [sizeName, viewport] of Object.entries(SIZES)) {
      for (const colorScheme of THEMES) {
        const isPhone = sizeName !== 'laptop';
        await takePictures(
          browser,
          url,
          { viewport, colorScheme, hasTouch: isPhone, isMobile: isPhone },
          (name) => `screenshots/${sizeName}-${colorScheme}/${name}.png`,
        );
      }
    }
  }
} finally {
  await browser.close();
  await server.close();
}

import { readPlotColours } from './plot-theme.ts';

const SVG_PARTS: readonly string[] = ['fill', 'stroke', 'stroke-width', 'font-size', 'font-weight', 'font-family'];
const PADDING = 12;
const TITLE_PIXELS = 14;

/**
 * A chart as a PNG: what its figure draws (a canvas or an SVG) on the page's paper, with the title above it. null when there is
 * nothing drawn or the browser cannot make the picture.
 */
export async function pictureOf(figure: Element, title: string): Promise<Blob | null> {
  const drawn = figure.querySelector('canvas') ?? figure.querySelector('svg.chart-drawing');
  if (!drawn) return null;
  const source = drawn instanceof HTMLCanvasElement ? drawn : await rasterise(drawn as SVGSVGElement);
  if (source === null) return null;
  const ratio = window.devicePixelRatio;
  const top = (PADDING * 2 + TITLE_PIXELS) * ratio;
  const canvas = document.createElement('canvas');
  canvas.width = source.width + 2 * PADDING * ratio;
  canvas.height = source.height + top + PADDING * ratio;
  const context = canvas.getContext('2d');
  if (!context) return null;
  const style = getComputedStyle(figure);
  context.fillStyle = readPlotColours(figure).paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = style.color;
  context.font = `600 ${TITLE_PIXELS * ratio}px system-ui, sans-serif`;
  context.textBaseline = 'top';
  context.fillText(title, PADDING * ratio, PADDING * ratio);
  context.drawImage(source, PADDING * ratio, top);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/** Draws an SVG of the page. Its colours come from the style sheet, so each part takes its own along. */
async function rasterise(svg: SVGSVGElement): Promise<HTMLCanvasElement | null> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const parts = [...svg.querySelectorAll('*')];
  for (const [index, part] of [...copy.querySelectorAll('*')].entries()) {
    const original = parts[index];
    if (!original) continue;
    const style = getComputedStyle(original);
    for (const name of SVG_PARTS) part.setAttribute(name, style.getPropertyValue(name));
  }
  const { width, height } = svg.getBoundingClientRect();
  const ratio = window.devicePixelRatio;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width * ratio));
  copy.setAttribute('height', String(height * ratio));
  const url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}

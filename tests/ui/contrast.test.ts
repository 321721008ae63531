import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../src/ui/styles/tokens.css', import.meta.url), 'utf8');

function coloursOf(selector: string): ReadonlyMap<string, string> {
  const start = css.indexOf('{', css.indexOf(selector));
  const block = css.slice(start, css.indexOf('\n}', start));
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

/** Relative luminance. Source: WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

const pairs = [...css.matchAll(/^ {3}([\w-]+) on ([\w-]+)\s+[\d.]+\s+[\d.]+\s+([\d.]+)/gm)].map((match) => ({
  front: match[1] ?? '',
  back: match[2] ?? '',
  needed: Number(match[3]),
}));

describe('the colours', () => {
  test('list their pairs', () => {
    expect(pairs.length).toBeGreaterThan(40);
  });

  test.each([
    ['light', ':root,'],
    ['dark', '[data-theme="dark"]'],
  ])('have the contrast that each pair needs in the %s theme', (_, selector) => {
    const colours = coloursOf(selector);
    const weak = pairs.filter(
      ({ front, back, needed }) => !(contrast(colours.get(front) ?? '', colours.get(back) ?? '') >= needed),
    );
    expect(weak).toEqual([]);
  });
});

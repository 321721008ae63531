import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { keepWoff2 } from '../../scripts/only-woff2.ts';

const css = readFileSync(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'), 'utf8');

describe('fonts of formulas', () => {
  test('stay in woff2 and in nothing else', () => {
    const kept = keepWoff2(css);
    expect(kept.match(/\.woff2\)/g)?.length).toBe(css.match(/\.woff2\)/g)?.length);
    expect(kept).not.toMatch(/\.woff\)|\.ttf\)/);
  });
});

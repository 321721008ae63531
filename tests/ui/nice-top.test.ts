import { expect, test } from 'vitest';
import { niceTop } from '../../src/ui/nice-top.ts';

test.each([
  [0, 2],
  [1, 2],
  [2, 2],
  [3, 4],
  [5, 6],
  [9, 10],
  [43, 50],
  [1695, 2000],
])('a scale for %i cards ends at %i, so that no half card stands in its middle', (value, top) => {
  expect(niceTop(value, true)).toBe(top);
});

test.each([
  [0, 1],
  [0.3, 0.4],
  [1, 1],
  [4.2, 5],
])('a scale for %f minutes ends at %f', (value, top) => {
  expect(niceTop(value, false)).toBe(top);
});

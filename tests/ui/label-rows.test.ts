import { expect, test } from 'vitest';
import { findLabelRows } from '../../src/ui/label-rows.ts';

test('labels that keep apart share the first row', () => {
  expect(
    findLabelRows([
      { from: 0, to: 40 },
      { from: 60, to: 90 },
    ]),
  ).toEqual([0, 0]);
});

test('a label that would run into another is written below it, and the next one where there is room', () => {
  expect(
    findLabelRows([
      { from: 0, to: 40 },
      { from: 30, to: 70 },
      { from: 35, to: 50 },
      { from: 45, to: 60 },
    ]),
  ).toEqual([0, 1, 2, 0]);
});

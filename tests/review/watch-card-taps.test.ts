import { expect, it } from 'vitest';
import { zoneAt } from '../../src/review/watch-card-taps.ts';

it('the outer thirds of a page are its sides', () => {
  expect([0, 119, 121, 239, 241, 360].map((x) => zoneAt(x, 360))).toEqual([
    'left',
    'left',
    'middle',
    'middle',
    'right',
    'right',
  ]);
});

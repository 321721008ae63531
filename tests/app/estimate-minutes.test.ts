import { expect, test } from 'vitest';
import { estimateMinutes } from '../../src/app/estimate-minutes.ts';
import { createCardState } from '../../src/model/card-state.ts';
import type { CardId } from '../../src/model/ids.ts';

const fresh = { state: createCardState('a' as CardId) };
const known = { state: { ...createCardState('b' as CardId), phase: 'review' as const } };

test('new cards take longer than reviews', () => {
  expect(estimateMinutes(Array(20).fill(fresh))).toBe(10);
  expect(estimateMinutes(Array(20).fill(known))).toBe(4);
});

test('anything takes a minute at least', () => {
  expect(estimateMinutes([known])).toBe(1);
});

import { describe, expect, test } from 'vitest';
import { AGAIN, GOOD, HARD } from '../../src/model/grade.ts';
import { planItems, suggestGrade } from '../../src/review/judge-items.ts';

const ITEMS = ['Cluster', 'Services', 'Tasks', 'Task definitions'];

describe('the items of a list card', () => {
  test('are all asked the first time', () => {
    expect(planItems(ITEMS, null)).toEqual({ given: [], asked: ITEMS });
  });

  test('when the card comes again, only what was missed is asked', () => {
    expect(planItems(ITEMS, ['Services', 'Tasks'])).toEqual({
      given: ['Cluster', 'Task definitions'],
      asked: ['Services', 'Tasks'],
    });
  });

  test('are all asked again when none was missed, or when what was missed is no longer there', () => {
    expect(planItems(ITEMS, []).asked).toEqual(ITEMS);
    expect(planItems(ITEMS, ['A former item']).asked).toEqual(ITEMS);
  });
});

describe('the proposed grade', () => {
  test.each([
    [['known', 'known', 'known'], GOOD],
    [['known', 'missed', 'known'], HARD],
    [['known', 'missed'], AGAIN],
    [['missed', 'missed', 'known', 'known'], AGAIN],
    [['missed'], AGAIN],
    [['known'], GOOD],
  ] as const)('%j proposes %i', (judgements, grade) => {
    expect(suggestGrade(judgements)).toBe(grade);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardState } from '../../src/model/card-state.ts';
import { GRADES } from '../../src/model/grade.ts';
import type { CardId } from '../../src/model/ids.ts';
import type { EasyDay } from '../../src/model/settings.ts';
import { createConfig } from '../../src/scheduler/config.ts';
import { chooseBalancedDay, type DayLoad } from '../../src/scheduler/day-load.ts';
import { fuzzBounds } from '../../src/scheduler/fuzz.ts';
import { gradeCard, previewGrades } from '../../src/scheduler/grade-card.ts';
import { intervalToSeconds } from '../../src/scheduler/learning-steps.ts';
import { weekdayOf } from '../../src/scheduler/study-day.ts';
import { at, reviewState } from './make-values.ts';

const today = at(0).day;
const usual: EasyDay[] = ['normal', 'normal', 'normal', 'normal', 'normal', 'normal', 'normal'];

function load(counts: Readonly<Record<number, number>>, siblings: readonly number[] = []): DayLoad {
  return {
    dueCounts: new Map(Object.entries(counts).map(([days, count]) => [today + Number(days), count])),
    siblingDueDays: siblings.map((days) => today + days),
  };
}

/** How often each number of days is chosen, in per cent, over evenly spread chances. */
function shares(intervalDays: number, dayLoad: DayLoad, easyDays: readonly EasyDay[] = usual): Record<number, number> {
  const counts: Record<number, number> = {};
  for (let i = 0; i < 1000; i++) {
    const choice = {
      intervalDays,
      minimumDays: 1,
      maximumDays: 36_500,
      chance: i / 1000,
      today,
      load: dayLoad,
      easyDays,
    };
    const days = chooseBalancedDay(choice);
    counts[days] = (counts[days] ?? 0) + 0.1;
  }
  return counts;
}

describe('balancing the days', () => {
  it('spreads evenly when nothing is due', () => {
    const spread = shares(10, load({}));
    const { lower, upper } = fuzzBounds(10, 1, 36_500);
    expect(Object.keys(spread).map(Number)).toEqual(Array.from({ length: upper - lower + 1 }, (_, i) => lower + i));
    for (const share of Object.values(spread)) expect(share).toBeCloseTo(100 / (upper - lower + 1), 0);
  });

  it('weighs a day by (1 / count)^2.15 (1 / days)^3', () => {
    const spread = shares(7, load({ 5: 10, 6: 20, 7: 40, 8: 10, 9: 20 }));
    const weights = [5, 6, 7, 8, 9].map((days, i) => ([10, 20, 40, 10, 20][i] ?? 0) ** -2.15 * days ** -3);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    [5, 6, 7, 8, 9].forEach((days, i) => {
      expect(spread[days] ?? 0).toBeCloseTo(((weights[i] ?? 0) / total) * 100, 0);
    });
  });

  it('prefers an empty day to busy ones', () => {
    expect(shares(7, load({ 5: 30, 6: 30, 7: 30, 9: 30 }))[8]).toBeGreaterThan(99);
  });

  it('does not balance intervals above 90 days', () => {
    const { lower, upper } = fuzzBounds(120, 1, 36_500);
    const busy = Object.fromEntries(
      Array.from({ length: upper - lower + 1 }, (_, i) => [lower + i, i === 0 ? 1 : 500]),
    );
    expect(shares(120, load(busy))[lower]).toBeLessThan(20);
  });

  it('evens out a year of reviews', () => {
    const fill = (isBalanced: boolean) => {
      const counts = new Map<number, number>();
      for (let n = 0; n < 600; n++) {
        const config = createConfig();
        const state = { ...reviewState(config, `card-${n}` as CardId), memory: { stability: 12, difficulty: 5 } };
        const dayLoad = { dueCounts: counts, siblingDueDays: [] };
        const { dueDay } = gradeCard({ ...state, interval: null }, 3, at(12), config, isBalanced ? dayLoad : null);
        if (dueDay !== null) counts.set(dueDay, (counts.get(dueDay) ?? 0) + 1);
      }
      return Math.max(...counts.values());
    };
    expect(fill(true)).toBeLessThan(fill(false));
  });
});

describe('siblings', () => {
  it('do not share a day when another is within the bounds', () => {
    const spread = shares(7, load({ 5: 99, 6: 99, 8: 99, 9: 99 }, [7]));
    expect(spread[7]).toBeUndefined();
  });

  it('do not share a day when one more day is free', () => {
    expect(shares(2, load({}, [2]))).toEqual({ 3: expect.closeTo(100, 5) });
    expect(shares(7, load({}, [5, 6, 7, 8, 9]))).toEqual({ 10: expect.closeTo(100, 5) });
  });

  it('share a day when there is no other', () => {
    const choice = { intervalDays: 5, minimumDays: 4, maximumDays: 4, chance: 0.5, today, easyDays: usual };
    expect(chooseBalancedDay({ ...choice, load: load({}, [4]) })).toBe(4);
  });

  it('keep their distance, on empty days too', () => {
    const spread = shares(10, load({}, [9]));
    expect(spread[9]).toBeUndefined();
    expect(spread[10] ?? 0).toBeLessThan(spread[12] ?? 0);
    expect(spread[12] ?? 0).toBeLessThanOrEqual(100);
  });
});

describe('easy days', () => {
  /** The weekday on which a card with this interval would come. */
  const easyOn = (days: number, easy: EasyDay) =>
    usual.map((other, weekday) => (weekday === weekdayOf(today + days) ? easy : other));

  it('of the minimum kind are avoided even when empty', () => {
    expect(shares(7, load({}), easyOn(7, 'minimum'))[7] ?? 0).toBeLessThan(1);
  });

  it('of the reduced kind take half of what other days do', () => {
    const counts = { 5: 20, 6: 20, 7: 11, 8: 20, 9: 20 };
    expect(shares(7, load(counts), easyOn(7, 'reduced'))[7] ?? 0).toBeLessThan(1);
    expect(shares(7, load({ ...counts, 7: 9 }), easyOn(7, 'reduced'))[7] ?? 0).toBeGreaterThan(20);
  });
});

describe('the laws of grading with a load', () => {
  const anyLoad = fc
    .record({
      counts: fc.array(fc.tuple(fc.integer({ min: 1, max: 120 }), fc.nat(300)), { maxLength: 60 }),
      siblings: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }),
      easy: fc.array(fc.constantFrom<EasyDay>('normal', 'reduced', 'minimum'), { minLength: 7, maxLength: 7 }),
    })
    .map(({ counts, siblings, easy }) => ({ load: load(Object.fromEntries(counts), siblings), easy }));

  it('hold: preview is answer, grades in order, nothing above the maximum', () => {
    fc.assert(
      fc.property(
        anyLoad,
        fc.double({ min: 0.5, max: 300, noNaN: true }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 400 }),
        fc.nat(1000),
        (drawn, stability, previousDays, maximumIntervalDays, n) => {
          const config = createConfig({ easyDays: drawn.easy, maximumIntervalDays });
          const state: CardState = {
            ...reviewState(config, `card-${n}` as CardId),
            memory: { stability, difficulty: 6 },
            interval: { unit: 'days', days: previousDays },
            lastReviewDay: today - previousDays,
          };
          const preview = previewGrades(state, at(0), config, drawn.load);
          const seconds = GRADES.map((grade) => intervalToSeconds(preview[grade].interval));
          const maximum = maximumIntervalDays * 86_400;
          for (let i = 1; i < 4; i++) {
            const [worse = 0, better = 0] = [seconds[i - 1], seconds[i]];
            expect(worse < better || better === maximum).toBe(true);
            expect(better).toBeLessThanOrEqual(maximum);
          }
          for (const grade of GRADES) {
            expect(gradeCard(state, grade, at(0, 19), config, drawn.load).interval).toEqual(preview[grade].interval);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { CardState } from '../../src/model/card-state.ts';
import { createCardState } from '../../src/model/card-state.ts';
import type { LogEvent } from '../../src/model/event.ts';
import type { CardId } from '../../src/model/ids.ts';
import { forecastCatchUp } from '../../src/scheduler/catch-up.ts';
import { createConfig } from '../../src/scheduler/config.ts';
import { gradeCard } from '../../src/scheduler/grade-card.ts';
import { becameLeech, isLeechCount } from '../../src/scheduler/leech.ts';
import { planRescheduling } from '../../src/scheduler/reschedule.ts';
import { simulateRetentions, simulateWorkload } from '../../src/scheduler/simulate-workload.ts';
import { countTrueRetention } from '../../src/scheduler/true-retention.ts';
import { DEFAULT_WEIGHTS } from '../../src/scheduler/weights.ts';
import { LogDesk } from './log-desk.ts';
import { at, CARD, reviewState } from './make-values.ts';

describe('a leech', () => {
  it.each([
    [8, [8, 12, 16, 20]],
    [3, [3, 5, 7, 9, 11, 13, 15, 17, 19]],
    [1, Array.from({ length: 20 }, (_, i) => i + 1)],
    [0, []],
  ])('with threshold %d is found at these lapses', (threshold, expected) => {
    const counts = Array.from({ length: 20 }, (_, i) => i + 1).filter((lapses) => isLeechCount(lapses, threshold));
    expect(counts).toEqual(expected);
  });

  it('is noticed at the lapse and not again at the next answer', () => {
    const config = createConfig();
    const before: CardState = { ...reviewState(config), lapseCount: 7 };
    const lapsed = gradeCard(before, 1, at(9), config).state;
    expect(becameLeech(before, lapsed, config.leechThreshold)).toBe(true);
    expect(becameLeech(lapsed, gradeCard(lapsed, 3, at(9, 8), config).state, config.leechThreshold)).toBe(false);
  });
});

describe('catching up after a gap', () => {
  it('shows how the pile melts', () => {
    const today = at(0).day;
    const dueCounts = new Map([
      [today, 10],
      [today + 1, 20],
      [today + 2, 5],
    ]);
    expect(forecastCatchUp({ today, overdueCount: 45, dueCounts, reviewsPerDay: 30 })).toEqual([
      { day: today, dueCount: 10, askedCount: 30, leftCount: 25 },
      { day: today + 1, dueCount: 20, askedCount: 30, leftCount: 15 },
      { day: today + 2, dueCount: 5, askedCount: 20, leftCount: 0 },
    ]);
  });

  it('ends even when the pile never melts', () => {
    const days = forecastCatchUp({
      today: 1,
      overdueCount: 5,
      dueCounts: new Map(),
      reviewsPerDay: 0,
      longestDays: 12,
    });
    expect(days).toHaveLength(12);
    expect(days.at(-1)?.leftCount).toBe(5);
  });
});

describe('rescheduling', () => {
  const before = createConfig();
  const states = Array.from({ length: 40 }, (_, n) => {
    const state = { ...reviewState(before, `card-${n}` as CardId), memory: { stability: 15 + n, difficulty: 5 } };
    return gradeCard(state, 3, at(10), before).state;
  });

  it('done twice moves nothing more', () => {
    const moved = planRescheduling(states, at(12).day, before);
    const settled = states.map((state) => ({
      ...state,
      dueDay: moved.find((move) => move.state.cardId === state.cardId)?.dueDayAfter ?? state.dueDay,
    }));
    expect(planRescheduling(settled, at(12).day, before)).toEqual([]);
  });

  it('brings cards forward for a higher retention, never before today', () => {
    const strict = createConfig({ desiredRetention: 0.97 });
    const moved = planRescheduling(states, at(12).day, strict);
    expect(moved).toHaveLength(40);
    for (const { dueDayBefore, dueDayAfter } of moved) {
      expect(dueDayAfter).toBeLessThan(dueDayBefore);
      expect(dueDayAfter).toBeGreaterThanOrEqual(at(12).day);
    }
  });

  it('leaves overdue, suspended and learning cards', () => {
    const [first] = states;
    if (first === undefined) throw new Error('There are forty.');
    const strict = createConfig({ desiredRetention: 0.97 });
    expect(planRescheduling([first], at(400).day, strict)).toEqual([]);
    expect(planRescheduling([{ ...first, isSuspended: true }, createCardState(CARD)], at(12).day, strict)).toEqual([]);
  });
});

describe('true retention', () => {
  it('counts answers after a day or more, by span and maturity, without undone answers and practice', () => {
    const desk = new LogDesk(createConfig({ hasFuzz: false }));
    const act = (card: number, afterHours: number, what: Parameters<LogDesk['act']>[0]['what']) => {
      desk.act({ card, afterHours, what });
    };
    act(0, 0, 4); // first answer: not counted, 8 days
    act(0, 24 * 8, 3); // young, passed, day 8
    act(0, 24 * 60, 1); // mature, failed, day 68
    act(0, 1, 3); // relearning within the day: not counted
    act(1, 0, 4);
    act(1, 24 * 9, 1); // undone below
    act(1, 1, 'undo');
    act(1, 1, 'practice');
    act(1, 1, 2); // young, passed, day 77
    const all = countTrueRetention(desk.events, at(77).day);
    expect(all.year).toEqual({
      young: { passed: 2, failed: 0 },
      mature: { passed: 0, failed: 1 },
      all: { passed: 2, failed: 1 },
    });
    expect(all.month.all).toEqual({ passed: 1, failed: 1 });
    expect(all.week.all).toEqual({ passed: 1, failed: 0 });
    expect(all.today.all).toEqual({ passed: 1, failed: 0 });
    expect(all.yesterday.all).toEqual({ passed: 0, failed: 0 });
    expect(countTrueRetention(desk.events, at(78).day).yesterday.all).toEqual({ passed: 1, failed: 0 });
  });

  it('of an empty log is empty', () => {
    const none: LogEvent[] = [];
    expect(countTrueRetention(none, 1).year.all).toEqual({ passed: 0, failed: 0 });
  });
});

describe('the workload simulator', () => {
  const options = { weights: DEFAULT_WEIGHTS, days: 180, newCount: 1500, newCardsPerDay: 10, reviewsPerDay: 500 };

  it('asks for more work and leaves more remembered at a higher retention', () => {
    const [low, middle, high] = simulateRetentions(options, [0.75, 0.85, 0.95]);
    if (low === undefined || middle === undefined || high === undefined) throw new Error('There are three.');
    expect(low.minutesPerDay).toBeLessThan(middle.minutesPerDay);
    expect(middle.minutesPerDay).toBeLessThan(high.minutesPerDay);
    expect(low.rememberedCards).toBeLessThan(middle.rememberedCards);
    expect(middle.rememberedCards).toBeLessThan(high.rememberedCards);
    expect(high.minutesPerRememberedCard).toBeGreaterThan(low.minutesPerRememberedCard);
  });

  it('covers 70 to 99 % and keeps to the daily limits', () => {
    const all = simulateRetentions({ ...options, days: 60, reviewsPerDay: 25 });
    expect(all.map(({ desiredRetention }) => desiredRetention)).toEqual(
      Array.from({ length: 30 }, (_, i) => (70 + i) / 100),
    );
    for (const { reviewCounts, newCounts, minutes } of all) {
      expect([reviewCounts.length, newCounts.length, minutes.length]).toEqual([60, 60, 60]);
      expect(Math.max(...reviewCounts)).toBeLessThanOrEqual(25);
      expect(newCounts.reduce((sum, count) => sum + count, 0)).toBe(600);
    }
  });

  it('remembers about the share it aims at when cards are under way', () => {
    const started = Array.from({ length: 500 }, (_, i) => ({
      memory: { stability: 20, difficulty: 5 },
      daysSinceReview: i % 20,
      dueInDays: 20 - (i % 20),
    }));
    const { rememberedCards } = simulateWorkload({ ...options, newCount: 0, started }, 0.9);
    expect(rememberedCards / 500).toBeGreaterThan(0.9);
    expect(rememberedCards / 500).toBeLessThan(0.98);
  });

  it('gives the same each time', () => {
    expect(simulateWorkload(options, 0.9)).toEqual(simulateWorkload(options, 0.9));
  });
});

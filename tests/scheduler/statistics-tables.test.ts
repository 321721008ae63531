import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCardState } from '../../src/model/card-state.ts';
import { effectiveEvents, type LogEvent, type ReviewEvent } from '../../src/model/event.ts';
import type { CardId } from '../../src/model/ids.ts';
import { createConfig } from '../../src/scheduler/config.ts';
import { replayCard } from '../../src/scheduler/replay-card.ts';
import { calibrateTable } from '../../src/scheduler/statistics-calibration.ts';
import { countAnswers, countByDay, countByHour } from '../../src/scheduler/statistics-counts.ts';
import { traceGrowth } from '../../src/scheduler/statistics-growth.ts';
import { spreadMemory, sumKnowledge } from '../../src/scheduler/statistics-memory.ts';
import {
  countRetention,
  countRetentionByPeriod,
  FEWEST_ANSWERS,
  intervalsBefore,
  likelyRange,
  markRetained,
} from '../../src/scheduler/statistics-retention.ts';
import { type ReviewTable, ReviewTableBuilder, takeCards } from '../../src/scheduler/statistics-table.ts';
import { countTrueRetention } from '../../src/scheduler/true-retention.ts';
import { DEFAULT_WEIGHTS } from '../../src/scheduler/weights.ts';
import { anyDeeds, LogDesk } from './log-desk.ts';
import { at, DAY_MILLIS } from './make-values.ts';

const config = createConfig();

function logOf(deeds: readonly Parameters<LogDesk['act']>[0][]): LogEvent[] {
  const desk = new LogDesk(config);
  for (const deed of deeds) desk.act(deed);
  return desk.events;
}

/** Ids that do not count, found by taking the ones that do away from all. */
function undoneIn(events: readonly LogEvent[]) {
  const counting = new Set(effectiveEvents(events).map((event) => event.id));
  return new Set(events.filter((event) => event.kind !== 'undo' && !counting.has(event.id)).map((event) => event.id));
}

function tableOf(events: readonly LogEvent[]): ReviewTable {
  const builder = new ReviewTableBuilder(undoneIn(events));
  // Backwards, because pages of a log come in no order of time.
  for (const event of [...events].reverse()) builder.add(event);
  return builder.finish();
}

/** The answers that count, counted the slow and plain way. */
function answersIn(events: readonly LogEvent[]): ReviewEvent[] {
  return effectiveEvents(events).filter(
    (event): event is ReviewEvent => event.kind === 'review' && event.affectsSchedule,
  );
}

function runToEnd<Value>(steps: Generator<number, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    expect(step.value).toBeGreaterThanOrEqual(0);
    expect(step.value).toBeLessThanOrEqual(1);
  }
}

const anyLog = anyDeeds.map(logOf);
const FIRST = at(0).day;
const LAST = FIRST + 700;

describe('statistics equal a direct count over the log', () => {
  it('answers and time by day', () => {
    fc.assert(
      fc.property(anyLog, (events) => {
        const answers = answersIn(events);
        const table = tableOf(events);
        expect(countAnswers(table)).toBe(answers.length);
        const expected = new Map<number, { reviewCount: number; durationMillis: number }>();
        for (const { day, durationMillis } of answers) {
          const sum = expected.get(day) ?? { reviewCount: 0, durationMillis: 0 };
          expected.set(day, {
            reviewCount: sum.reviewCount + 1,
            durationMillis: sum.durationMillis + durationMillis,
          });
        }
        const days = countByDay(table, FIRST, LAST);
        expect(days).toHaveLength(LAST - FIRST + 1);
        const busy = days.filter(({ reviewCount }) => reviewCount > 0);
        expect(new Map(busy.map(({ day, ...sums }) => [day, sums]))).toEqual(expected);
      }),
    );
  });

  it('recall by age and span, as the count over events has it', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(700), (events, after) => {
        const today = FIRST + after;
        const expected = countTrueRetention(events, today);
        const table = tableOf(events);
        const before = intervalsBefore(table);
        const retained = markRetained(table, before);
        expect(countRetention(table, before, retained, today, today)).toEqual(expected.today);
        expect(countRetention(table, before, retained, today - 6, today)).toEqual(expected.week);
        expect(countRetention(table, before, retained, today - 29, today)).toEqual(expected.month);
        expect(countRetention(table, before, retained, today - 364, today)).toEqual(expected.year);
      }),
    );
  });

  it('recall by period adds up to recall of the whole span', () => {
    fc.assert(
      fc.property(anyLog, (events) => {
        const table = tableOf(events);
        const before = intervalsBefore(table);
        const retained = markRetained(table, before);
        const periods = countRetentionByPeriod(table, retained, LAST, 30, 12);
        const whole = countRetention(table, before, retained, LAST - 359, LAST).all;
        expect(periods.reduce((sum, { passed }) => sum + passed, 0)).toBe(whole.passed);
        expect(periods.reduce((sum, { failed }) => sum + failed, 0)).toBe(whole.failed);
        for (const { from, passed, failed } of periods) {
          expect({ passed, failed }).toEqual(countRetention(table, before, retained, from, from + 29).all);
        }
      }),
    );
  });

  it('answers by the hour of the learner’s own clock', () => {
    fc.assert(
      fc.property(anyLog, fc.constantFrom(-570, -60, 0, 330, 765), (utc, offsetMinutes) => {
        const events = utc.map((event) => ({ ...event, offsetMinutes }));
        const table = tableOf(events);
        const retained = markRetained(table, intervalsBefore(table));
        const hours = countByHour(table, retained);
        for (const { hour, reviewCount } of hours) {
          const ofHour = answersIn(events).filter(
            (event) => new Date(event.atMillis + event.offsetMinutes * 60_000).getUTCHours() === hour,
          );
          expect(reviewCount).toBe(ofHour.length);
        }
        const judged = hours.reduce((sum, { passed, failed }) => sum + passed + failed, 0);
        expect(judged).toBe(retained.reduce((sum, one) => sum + one, 0));
      }),
    );
  });

  it('remembered knowledge on each day, as replaying every card up to that day has it', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(200), (events, after) => {
        const table = tableOf(events);
        const lastDay = Math.max(FIRST, ...events.map((event) => event.day));
        const points = runToEnd(traceGrowth(table, DEFAULT_WEIGHTS, lastDay + after));
        const counting = effectiveEvents(events);
        const cards = new Set(answersIn(events).map((event) => event.cardId));
        for (const { day, knownCount, startedCount } of points) {
          let known = 0;
          let started = 0;
          for (const cardId of cards) {
            const upToDay = counting.filter((event) => event.day <= day);
            const { memory, lastReviewDay } = replayCard(cardId, upToDay, config);
            if (memory === null || lastReviewDay === null) continue;
            known += config.engine.retrievability(memory, day - lastReviewDay);
            started++;
          }
          expect(startedCount).toBe(started);
          expect(knownCount).toBeCloseTo(known, 4);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('calibration holds every answer that could be predicted, once', () => {
    fc.assert(
      fc.property(anyLog, (events) => {
        const { points, itemCount } = calibrateTable(tableOf(events), DEFAULT_WEIGHTS);
        expect(points.reduce((sum, point) => sum + point.itemCount, 0)).toBe(itemCount);
        // Counted by hand: answers at least a day after the one before, of each card since its last reset.
        let expected = 0;
        for (const cardId of new Set(answersIn(events).map((event) => event.cardId))) {
          const own = effectiveEvents(events).filter((event) => 'cardId' in event && event.cardId === cardId);
          const reset = own.findLastIndex((event) => event.kind === 'reset');
          const days = own
            .slice(reset + 1)
            .filter((event): event is ReviewEvent => event.kind === 'review' && event.affectsSchedule)
            .map((event) => event.day);
          expected += days.filter((day, i) => i > 0 && day > (days[i - 1] ?? day)).length;
        }
        expect(itemCount).toBe(expected);
      }),
    );
  });

  it('the rows of some cards are those of a log that has only them', () => {
    fc.assert(
      fc.property(anyLog, (events) => {
        const cardId = 'card-1' as CardId;
        const part = takeCards(tableOf(events), (id) => id === cardId);
        const alone = tableOf(events.filter((event) => event.kind === 'setting' || event.cardId === cardId));
        expect([...part.day]).toEqual([...alone.day]);
        expect([...part.grade]).toEqual([...alone.grade]);
        expect(countByDay(part, FIRST, LAST)).toEqual(countByDay(alone, FIRST, LAST));
        expect([...intervalsBefore(part)]).toEqual([...intervalsBefore(alone)]);
      }),
    );
  });
});

describe('undone answers and practice', () => {
  it('leave no trace in any count', () => {
    const good = { card: 0, afterHours: 30, what: 3 } as const;
    const plain = logOf([good, good, good]);
    const withMore = logOf([
      good,
      good,
      good,
      { ...good, what: 1, afterHours: 0 },
      { ...good, what: 'undo', afterHours: 0 },
    ]);
    const withPractice = logOf([good, good, good, { ...good, what: 'practice', afterHours: 0 }]);
    const count = (events: LogEvent[]) =>
      countByDay(tableOf(events), FIRST, LAST).map(({ reviewCount }) => reviewCount);
    expect(count(withMore)).toEqual(count(plain));
    expect(count(withPractice)).toEqual(count(plain));
    expect(withMore.length).toBe(5);
  });
});

describe('an empty log', () => {
  it('gives zeros and no curve', () => {
    const table = tableOf([]);
    expect(countByDay(table, 10, 12)).toEqual([10, 11, 12].map((day) => ({ day, reviewCount: 0, durationMillis: 0 })));
    expect(runToEnd(traceGrowth(table, DEFAULT_WEIGHTS, 100))).toEqual([]);
    expect(calibrateTable(table, DEFAULT_WEIGHTS)).toEqual({ points: [], itemCount: 0, meanGap: 0 });
  });
});

describe('the likely range of a share', () => {
  it.each([
    [0, 0, 0, 1],
    [5, 5, 0.2366, 0.7634],
    [27, 3, 0.7438, 0.9654],
    [412, 39, 0.8839, 0.9362],
    [10, 0, 0.7225, 1],
    [0, 10, 0, 0.2775],
  ])('%d passed and %d failed', (passed, failed, from, to) => {
    const range = likelyRange({ passed, failed });
    expect(range.from).toBeCloseTo(from, 3);
    expect(range.to).toBeCloseTo(to, 3);
  });

  it('is as wide at the fewest answers as the reason for them says', () => {
    const range = likelyRange({ passed: FEWEST_ANSWERS * 0.9, failed: FEWEST_ANSWERS * 0.1 });
    expect(range.to - range.from).toBeGreaterThan(0.2);
  });
});

describe('how memory is spread over the cards', () => {
  const now = (FIRST + 100) * DAY_MILLIS;
  const started = (stability: number, difficulty: number, agoDays: number, intervalDays: number) => ({
    ...createCardState(`card-${stability}-${agoDays}` as CardId),
    phase: 'review' as const,
    memory: { stability, difficulty },
    interval: { unit: 'days' as const, days: intervalDays },
    lastReviewAtMillis: now - agoDays * DAY_MILLIS,
  });
  const states = [
    createCardState('new' as CardId),
    started(0.5, 1, 0, 1),
    started(10, 5.5, 10, 10),
    started(30, 10, 0, 40),
    started(4000, 9.99, 0, 400),
  ];

  it('puts each started card into one bin', () => {
    const spread = spreadMemory(states, now, config.engine);
    const filled = (bins: typeof spread.stability) =>
      bins.filter(({ count }) => count > 0).map(({ from, count }) => [from, count]);
    expect(spread.startedCount).toBe(4);
    expect(filled(spread.stability)).toEqual([
      [0, 1],
      [7, 1],
      [30, 1],
      [365, 1],
    ]);
    expect(filled(spread.difficulty)).toEqual([
      [1, 1],
      [5, 1],
      [9, 2],
    ]);
    expect(filled(spread.chance)).toEqual(
      [
        [0.8, 0],
        [0.9, 4],
      ].filter(([, count]) => count !== 0),
    );
    expect(spread.knownCount).toBeCloseTo(3.9, 6);
  });

  it('sums up a group of cards', () => {
    expect(sumKnowledge(states, now, config.engine)).toEqual({
      cardCount: 5,
      monthsCount: 2,
      weeksCount: 1,
      daysCount: 1,
      newCount: 1,
      meanChance: expect.closeTo(0.975, 6),
      atRiskCount: expect.closeTo(0.1, 6),
    });
    expect(sumKnowledge([createCardState('new' as CardId)], now, config.engine)).toMatchObject({
      meanChance: null,
      atRiskCount: 0,
    });
  });
});

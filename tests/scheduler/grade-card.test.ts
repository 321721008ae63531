import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardState, Interval } from '../../src/model/card-state.ts';
import { createCardState } from '../../src/model/card-state.ts';
import { GRADES, type Grade } from '../../src/model/grade.ts';
import type { CardId } from '../../src/model/ids.ts';
import { createConfig, type SchedulerConfig } from '../../src/scheduler/config.ts';
import { gradeCard, previewGrades } from '../../src/scheduler/grade-card.ts';
import { intervalToSeconds, stepDelays } from '../../src/scheduler/learning-steps.ts';
import { momentAt } from '../../src/scheduler/study-day.ts';
import { answer, anyAnswers, anyConfig, at, CARD, changeWeights, engineFor, reviewState } from './make-values.ts';

const steady = createConfig({ hasFuzz: false });

/** Intervals of the four grades: `10m`, `3d`. */
function labels(state: CardState, config: SchedulerConfig, day = 0): string[] {
  const preview = previewGrades(state, at(day), config);
  return GRADES.map((grade) => label(preview[grade].interval));
}

function label(interval: Interval): string {
  return interval.unit === 'days' ? `${interval.days}d` : `${interval.seconds}s`;
}

/** The card after answers at given study days. */
function answered(grades: readonly (readonly [Grade, number])[], config: SchedulerConfig): CardState {
  return grades.reduce<CardState>(
    (state, [grade, day], i) => answer(state, grade, at(day, 6 + i / 100), config, i + 1),
    createCardState(CARD),
  );
}

describe('learning steps', () => {
  it.each([
    [[10], 0, { again: 600, hard: 900, good: null }],
    [[1, 10], 0, { again: 60, hard: 330, good: 600 }],
    [[1, 10], 1, { again: 60, hard: 600, good: null }],
    [[1, 10, 100], 1, { again: 60, hard: 600, good: 6000 }],
    // The case in which ts-fsrs gives Hard 6 minutes.
    [[1, 10, 100], 2, { again: 60, hard: 6000, good: null }],
    [[2880], 0, { again: 172_800, hard: 259_200, good: null }],
    [[1, 10], 7, { again: 60, hard: 600, good: null }],
  ])('%j on step %d give the delays of Anki', (steps, step, expected) => {
    expect(stepDelays(steps, step)).toEqual(expected);
  });

  it('are shown on a new card, and Good moves to the second', () => {
    const state = createCardState(CARD);
    expect(labels(state, steady)).toEqual(['60s', '330s', '600s', '8d']);
    const second = answered([[3, 0]], steady);
    expect([second.phase, second.step]).toEqual(['learning', 1]);
    expect(labels(second, steady)).toEqual(['60s', '600s', '2d', '4d']);
  });

  it('end in review with Good on the last and with Easy on any', () => {
    expect(
      answered(
        [
          [3, 0],
          [3, 0],
        ],
        steady,
      ),
    ).toMatchObject({ phase: 'review', step: null, dueDay: at(2).day, dueAtMillis: null });
    expect(answered([[4, 0]], steady)).toMatchObject({
      phase: 'review',
      step: null,
      interval: { unit: 'days', days: 8 },
    });
  });

  it('start again with Again, which is no lapse', () => {
    const state = answered(
      [
        [3, 0],
        [1, 0],
      ],
      steady,
    );
    expect(state).toMatchObject({ phase: 'learning', step: 0, lapseCount: 0, reviewCount: 2 });
    expect(state.dueAtMillis).toBe(at(0, 6.01).atMillis + 60_000);
  });

  it('of a day or more count in study days and are all used', () => {
    const config = createConfig({ hasFuzz: false, learningStepsMinutes: [1, 10, 1440, 4320] });
    const states = [
      answered([[3, 0]], config),
      answered(
        [
          [3, 0],
          [3, 0],
        ],
        config,
      ),
      answered(
        [
          [3, 0],
          [3, 0],
          [3, 1],
        ],
        config,
      ),
    ];
    expect(states.map((state) => [state.phase, state.step, state.interval && label(state.interval)])).toEqual([
      ['learning', 1, '600s'],
      ['learning', 2, '1d'],
      ['learning', 3, '3d'],
    ]);
    expect(states[1]).toMatchObject({ dueDay: at(1).day, dueAtMillis: null });
    const last = states[2] ?? createCardState(CARD);
    expect(labels(last, config, 4)).toEqual(['60s', '3d', '20d', '31d']);
    expect(answer(last, 3, at(4), config, 9).phase).toBe('review');
  });

  it('that leave no room stay within the day when memory lasts less than half a day', () => {
    const config = createConfig({
      hasFuzz: false,
      learningStepsMinutes: [],
      engine: engineFor(changeWeights({ 0: 0.02, 1: 0.3 })),
    });
    expect(labels(createCardState(CARD), config)).toEqual(['1728s', '25920s', '2d', '8d']);
    expect(answer(createCardState(CARD), 1, at(0), config, 1)).toMatchObject({ phase: 'learning', step: 0 });
    const withoutSameDay = createConfig({ ...config, engine: engineFor(changeWeights({ 0: 0.02, 1: 0.3, 17: 0 })) });
    expect(labels(createCardState(CARD), withoutSameDay)).toEqual(['1d', '2d', '2d', '8d']);
  });
});

describe('reviews', () => {
  it('follow the sequence on which ts-fsrs and py-fsrs agree', () => {
    let state = createCardState(CARD);
    let day = 0;
    let minute = 0;
    const intervals: number[] = [];
    for (const grade of [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3] as const) {
      const now = momentAt(at(day).atMillis + ++minute * 600_000, 0, 4);
      state = gradeCard(state, grade, now, steady).state;
      const days = state.interval?.unit === 'days' ? state.interval.days : 0;
      intervals.push(days);
      if (days > 0) minute = 0;
      day += days;
    }
    expect(intervals).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
  });

  it('that fail count as a lapse, go to relearning and come back', () => {
    const failed = answer(reviewState(steady), 1, at(2), steady, 3);
    expect(failed).toMatchObject({
      phase: 'relearning',
      step: 0,
      lapseCount: 1,
      interval: { unit: 'seconds', seconds: 600 },
    });
    expect(labels(failed, steady, 2)).toEqual(['600s', '900s', '1d', '2d']);
    const failedAgain = answer(failed, 1, at(2, 7), steady, 4);
    expect(failedAgain).toMatchObject({ phase: 'relearning', lapseCount: 1 });
    expect(answer(failedAgain, 3, at(2, 8), steady, 5)).toMatchObject({ phase: 'review', step: null, lapseCount: 1 });
  });

  it('that fail without relearning steps stay in review, Again still shorter than Hard', () => {
    const config = createConfig({ hasFuzz: false, relearningStepsMinutes: [] });
    expect(labels(reviewState(config), config, 2)).toEqual(['1d', '8d', '11d', '19d']);
  });

  it('with a clock moved back by days are taken as the same day', () => {
    const state = reviewState(steady);
    const moved = gradeCard(state, 3, at(-3), steady);
    expect(moved.state.memory).toEqual(gradeCard(state, 3, at(0, 8), steady).state.memory);
    expect(moved.dueDay).toBe(at(-3).day + (moved.interval.unit === 'days' ? moved.interval.days : Number.NaN));
  });

  it('across local midnight are one study day and across the rollover hour two', () => {
    const evening = gradeCard(createCardState(CARD), 3, at(0, 19.8), steady).state;
    const sameDay = gradeCard(evening, 3, at(0, 20.2), steady).state.memory;
    const nextDay = gradeCard(evening, 3, at(1, 0.1), steady).state.memory;
    expect(sameDay).toEqual(steady.engine.step(steady.engine.init(3), 0, 3));
    expect(nextDay).toEqual(steady.engine.step(steady.engine.init(3), 1, 3));
  });

  it('across UTC midnight in New York are one study day', () => {
    const before = momentAt(Date.parse('2026-01-15T23:50:00Z'), -300, 4);
    const behind = momentAt(Date.parse('2026-01-16T00:05:00Z'), -300, 4);
    const first = gradeCard(createCardState(CARD), 3, before, steady).state;
    expect(gradeCard(first, 3, behind, steady).state.memory?.stability).toBeCloseTo(2.3065, 4);
  });

  it('keep every grade at the maximum when nothing longer is allowed', () => {
    const config = createConfig({ hasFuzz: true, maximumIntervalDays: 30 });
    const old: CardState = {
      ...reviewState(config),
      memory: { stability: 400, difficulty: 3 },
      interval: { unit: 'days', days: 30 },
    };
    expect(labels(old, config, 30).slice(1)).toEqual(['30d', '30d', '30d']);
  });
});

/** States a card can reach, with the moment of the next answer. */
const anyReached = fc.record({ config: anyConfig, answers: anyAnswers, afterHours: fc.nat(9000) }).map((history) => {
  let hours = 0;
  let state = createCardState('any-card' as CardId);
  history.answers.forEach(({ afterHours, grade }, i) => {
    hours += afterHours;
    state = answer(state, grade, at(0, hours), history.config, i + 1);
  });
  return { state, config: history.config, now: at(0, hours + history.afterHours) };
});

describe('laws of grading', () => {
  it('the answer gives what the preview showed, however long the learner thinks within the study day', () => {
    fc.assert(
      fc.property(anyReached, fc.double({ min: 0, max: 1, noNaN: true }), ({ state, config, now }, share) => {
        const endOfDay = (now.day + 1) * 86_400_000 + 4 * 3_600_000 - 1;
        const later = momentAt(Math.round(now.atMillis + share * (endOfDay - now.atMillis)), 0, 4);
        const preview = previewGrades(state, now, config);
        for (const grade of GRADES) {
          const given = gradeCard(state, grade, later, config);
          expect(later.day).toBe(now.day);
          expect(given.interval).toEqual(preview[grade].interval);
          expect(given.dueDay).toBe(preview[grade].dueDay);
          expect(given.state.memory).toEqual(preview[grade].state.memory);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('Again is shorter than Hard, Hard at most Good, Good at most Easy; only the maximum brings them together', () => {
    fc.assert(
      fc.property(anyReached, ({ state, config, now }) => {
        const preview = previewGrades(state, now, config);
        const [again, hard, good, easy] = GRADES.map((grade) => intervalToSeconds(preview[grade].interval));
        if (again === undefined || hard === undefined || good === undefined || easy === undefined)
          throw new Error('Four.');
        const maximum = config.maximumIntervalDays * 86_400;
        expect(again < hard || hard === maximum, `again ${again}, hard ${hard}`).toBe(true);
        expect(hard <= good, `hard ${hard}, good ${good}`).toBe(true);
        expect(good < easy || easy === maximum, `good ${good}, easy ${easy}`).toBe(true);
        expect(Math.max(again, hard, good, easy)).toBeLessThanOrEqual(maximum);
      }),
      { numRuns: 1000 },
    );
  });

  it('an interval in days is whole, at least the minimum, and has a due day and no due time', () => {
    fc.assert(
      fc.property(anyReached, ({ state, config, now }) => {
        for (const outcome of Object.values(previewGrades(state, now, config))) {
          if (outcome.interval.unit === 'days') {
            expect(Number.isInteger(outcome.interval.days)).toBe(true);
            expect(outcome.interval.days).toBeGreaterThanOrEqual(1);
            if (outcome.state.phase === 'review') {
              expect(outcome.interval.days).toBeGreaterThanOrEqual(config.minimumIntervalDays);
            }
            expect([outcome.dueDay, outcome.dueAtMillis]).toEqual([now.day + outcome.interval.days, null]);
          } else {
            expect(outcome.interval.seconds).toBeGreaterThanOrEqual(1);
            expect(outcome.interval.seconds).toBeLessThan(86_400);
            expect([outcome.dueDay, outcome.dueAtMillis]).toEqual([
              null,
              now.atMillis + outcome.interval.seconds * 1000,
            ]);
          }
        }
      }),
    );
  });

  it('a passed review is never given less than before by fuzz alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 3, max: 200 }), (n, days) => {
        const config = createConfig();
        const state: CardState = {
          ...reviewState(config, `card-${n}` as CardId),
          memory: { stability: days, difficulty: 5 },
          interval: { unit: 'days', days },
          lastReviewDay: at(0).day,
        };
        const good = gradeCard(state, 3, at(days), config);
        expect(good.interval.unit === 'days' && good.interval.days > days).toBe(true);
      }),
    );
  });

  it('cards learnt together come apart', () => {
    const config = createConfig();
    const dueDays = Array.from({ length: 200 }, (_, i) => {
      const state = { ...reviewState(config, `card-${i}` as CardId), memory: { stability: 20, difficulty: 5 } };
      return gradeCard(state, 3, at(20), config).dueDay;
    });
    expect(new Set(dueDays).size).toBeGreaterThan(5);
  });
});

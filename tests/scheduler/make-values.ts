import fc from 'fast-check';
import type { CardState } from '../../src/model/card-state.ts';
import { createCardState } from '../../src/model/card-state.ts';
import type { Grade } from '../../src/model/grade.ts';
import type { CardId, DeviceId, EventId, WeightsId } from '../../src/model/ids.ts';
import type { Moment } from '../../src/model/time.ts';
import { createConfig, type SchedulerConfig } from '../../src/scheduler/config.ts';
import { createReviewEvent } from '../../src/scheduler/create-review.ts';

import { createEngine, type Engine } from '../../src/scheduler/memory.ts';
import { momentAt } from '../../src/scheduler/study-day.ts';
import { DEFAULT_WEIGHTS, WEIGHT_BOUNDS } from '../../src/scheduler/weights.ts';

export const CARD = 'card-1' as CardId;
export const DEVICE = 'device-1' as DeviceId;
export const DAY_MILLIS = 86_400_000;

export function eventId(n: number): EventId {
  return `event-${String(n).padStart(6, '0')}` as EventId;
}

/** A moment in UTC with rollover 4: `day` study days after the first, `hours` after it began. */
export function at(day: number, hours = 6): Moment {
  return momentAt((20_000 + day) * DAY_MILLIS + (4 + hours) * 3_600_000, 0, 4);
}

/** The engine for weights that are known to be good. */
export function engineFor(weights: readonly number[], id = 'test'): Engine {
  const made = createEngine(weights, id as WeightsId);
  if (!made.ok) throw new Error(`These weights should be accepted: ${JSON.stringify(made.problem)}`);
  return made.value;
}

export function changeWeights(changes: Readonly<Record<number, number>>): number[] {
  return DEFAULT_WEIGHTS.map((weight, i) => changes[i] ?? weight);
}

/** A card in review as it stands after Good, Good. */
export function reviewState(config: SchedulerConfig, cardId: CardId = CARD): CardState {
  const first = answer(createCardState(cardId), 3, at(0), config, 1);
  return answer(first, 3, at(0, 7), config, 2);
}

export function answer(state: CardState, grade: Grade, now: Moment, config: SchedulerConfig, n: number): CardState {
  return createReviewEvent({
    id: eventId(n),
    deviceId: DEVICE,
    state,
    grade,
    now,
    durationMillis: 3000,
    config,
  }).nextState;
}

export const anyGrade = fc.constantFrom<Grade>(1, 2, 3, 4);

/** Weights anywhere in the model's range. */
export const anyWeights = fc.tuple(
  ...WEIGHT_BOUNDS.map(([min, max]) => fc.double({ min, max, noNaN: true, noDefaultInfinity: true })),
);

/** A configuration of any kind that a learner could reach. */
export const anyConfig: fc.Arbitrary<SchedulerConfig> = fc
  .record({
    weights: anyWeights,
    desiredRetention: fc.double({ min: 0.7, max: 0.99, noNaN: true }),
    maximumIntervalDays: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(36_500)),
    minimumIntervalDays: fc.integer({ min: 1, max: 3 }),
    learningStepsMinutes: fc.array(fc.integer({ min: 1, max: 6000 }), { maxLength: 4 }),
    relearningStepsMinutes: fc.array(fc.integer({ min: 1, max: 6000 }), { maxLength: 3 }),
    hasFuzz: fc.boolean(),
  })
  .map(({ weights, ...rest }) => createConfig({ ...rest, engine: engineFor(weights) }));

/** Answers in order: how long after the previous one, in hours, and the grade. */
export const anyAnswers = fc.array(
  fc.record({
    afterHours: fc.oneof(fc.integer({ min: 0, max: 48 }), fc.integer({ min: 0, max: 9000 })),
    grade: anyGrade,
  }),
  { maxLength: 12 },
);

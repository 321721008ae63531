import type { CardState } from '../../model/card-state.ts';
import type { StudyDay } from '../../model/time.ts';
import type { AnkiExportScheduling } from './export-input.ts';
import type { SqlRow } from './sqlite-engine.ts';

export interface CardRowInput {
  /** Of the card and of its note: each note has one card. */
  readonly number: number;
  readonly deckId: number;
  readonly state: CardState;
  /** Place among the new cards. */
  readonly position: number;
  readonly modifiedAtSeconds: number;
  /** The study day that due days are counted from. */
  readonly startDay: StudyDay;
  readonly scheduling: AnkiExportScheduling;
}

interface Schedule {
  readonly type: number;
  readonly queue: number;
  readonly due: number;
  readonly intervalDays: number;
  readonly stepsLeft: number;
}

/** Ease for learners who do not use FSRS in Anki: the one every card begins with there. */
const USUAL_EASE = 2500;
const SUSPENDED = -1;

/** A row of `cards`. Source of the numbers: anki `rslib/src/card/mod.rs`, `rslib/src/storage/card/data.rs`. */
export function writeCardRow(input: CardRowInput): SqlRow {
  const { number, deckId, state, position, modifiedAtSeconds, scheduling } = input;
  const schedule = writeSchedule(input);
  return [
    number,
    number,
    deckId,
    0,
    modifiedAtSeconds,
    -1,
    schedule.type,
    state.isSuspended ? SUSPENDED : schedule.queue,
    schedule.due,
    schedule.intervalDays,
    schedule.type === 0 ? 0 : USUAL_EASE,
    state.reviewCount,
    state.lapseCount,
    schedule.stepsLeft,
    0,
    0,
    state.flag,
    writeData(state, position, scheduling),
  ];
}

function writeSchedule({ state, position, startDay, scheduling }: CardRowInput): Schedule {
  const { phase, dueDay, dueAtMillis } = state;
  const isDue = dueDay !== null || dueAtMillis !== null;
  if (phase === 'new' || !isDue) return { type: 0, queue: 0, due: position, intervalDays: 0, stepsLeft: 0 };
  if (phase === 'review' && dueDay !== null) {
    const days = state.interval?.unit === 'days' ? state.interval.days : 1;
    return { type: 2, queue: 2, due: dueDay - startDay, intervalDays: Math.max(1, Math.round(days)), stepsLeft: 0 };
  }
  const isRelearning = phase !== 'learning';
  const steps = isRelearning ? scheduling.relearningStepsMinutes : scheduling.learningStepsMinutes;
  return {
    type: isRelearning ? 3 : 1,
    // A step within the day is due at a second, one of days on a day.
    queue: dueDay === null ? 1 : 3,
    due: dueDay === null ? Math.ceil((dueAtMillis ?? 0) / 1000) : dueDay - startDay,
    intervalDays: isRelearning ? intervalAfterLapse(state, scheduling) : 0,
    stepsLeft: Math.max(1, steps.length - (state.step ?? 0)),
  };
}

/** Days the card will get once it is learnt again: I = S / F (r^(1/C) - 1), with C = -w20 and F = 0.9^(1/C) - 1. */
function intervalAfterLapse(
  { memory }: CardState,
  { weights, desiredRetention, maximumIntervalDays }: AnkiExportScheduling,
): number {
  if (memory === null) return 1;
  const decay = -(weights[20] ?? 0.1542);
  const factor = 0.9 ** (1 / decay) - 1;
  const days = (memory.stability / factor) * (desiredRetention ** (1 / decay) - 1);
  return Math.min(Math.max(1, Math.round(days)), maximumIntervalDays);
}

function writeData(state: CardState, position: number, { weights, desiredRetention }: AnkiExportScheduling): string {
  const { memory, lastReviewAtMillis } = state;
  const decay = weights[20];
  return JSON.stringify({
    pos: position,
    ...(memory === null
      ? {}
      : { s: round(memory.stability, 4), d: round(memory.difficulty, 3), dr: round(desiredRetention, 2) }),
    ...(memory === null || decay === undefined ? {} : { decay: round(decay, 3) }),
    ...(lastReviewAtMillis === null ? {} : { lrt: Math.floor(lastReviewAtMillis / 1000) }),
  });
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

import type { Interval, Phase } from '../../model/card-state.ts';
import { effectiveEvents, type LogEvent } from '../../model/event.ts';
import type { EventId } from '../../model/ids.ts';
import type { Millis } from '../../model/time.ts';
import type { SqlRow } from './sqlite-engine.ts';

const TYPE_BY_PHASE: Record<Phase, number> = { new: 0, learning: 0, review: 1, relearning: 2 };
const FILTERED = 3;
const MANUAL = 4;
const LONGEST_ANSWER_MILLIS = 60_000;

/** Gives out times that no other answer has: the time is the key of an answer in Anki, and a second one would be dropped. */
export interface ReviewTimes {
  take(atMillis: Millis): Millis;
}

export function createReviewTimes(): ReviewTimes {
  const taken = new Set<Millis>();
  return {
    take(atMillis) {
      let time = Math.max(1, Math.floor(atMillis));
      while (taken.has(time)) time++;
      taken.add(time);
      return time;
    },
  };
}

/**
 * Rows of `revlog` for the answers of a card that count, and for starting it again. Practice is written as answers of a
 * filtered deck without rescheduling, which FSRS passes over. Source: anki `rslib/src/revlog/mod.rs`.
 */
export function writeReviewRows(
  cardNumber: number,
  events: readonly LogEvent[],
  difficultyAfter: (eventId: EventId) => number | null,
  times: ReviewTimes,
): SqlRow[] {
  const rows: SqlRow[] = [];
  let lastInterval = 0;
  for (const event of effectiveEvents(events)) {
    if (event.kind === 'reset') {
      rows.push([times.take(event.atMillis), cardNumber, -1, 0, 0, lastInterval, 0, 0, MANUAL]);
      lastInterval = 0;
    }
    if (event.kind !== 'review') continue;
    const interval = writeInterval(event.interval);
    rows.push([
      times.take(event.atMillis),
      cardNumber,
      -1,
      event.grade,
      interval,
      lastInterval,
      event.affectsSchedule ? writeDifficulty(difficultyAfter(event.id)) : 0,
      Math.min(Math.max(0, Math.round(event.durationMillis)), LONGEST_ANSWER_MILLIS),
      event.affectsSchedule ? TYPE_BY_PHASE[event.phaseBefore] : FILTERED,
    ]);
    if (event.affectsSchedule) lastInterval = interval;
  }
  return rows;
}

/** Days above 0, seconds below. */
function writeInterval(interval: Interval): number {
  return interval.unit === 'days' ? Math.max(1, Math.round(interval.days)) : -Math.max(1, Math.round(interval.seconds));
}

/** Difficulty 1 to 10 as 100 to 1,100, which Anki tells from an ease. */
function writeDifficulty(difficulty: number | null): number {
  return Math.round((((difficulty ?? 5) - 1) / 9 + 0.1) * 1000);
}

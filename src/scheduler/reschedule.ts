import type { CardState } from '../model/card-state.ts';
import type { StudyDay } from '../model/time.ts';
import { chanceOf } from './chance.ts';
import type { SchedulerConfig } from './config.ts';
import { fuzzBounds, fuzzInterval } from './fuzz.ts';
import { elapsedStudyDays } from './study-day.ts';

/** What a card would move to under new weights or another retention. */
export interface Rescheduling {
  readonly state: CardState;
  readonly dueDayBefore: StudyDay;
  readonly dueDayAfter: StudyDay;
}

/**
 * The cards that would come due on another day if intervals were computed anew, for a preview of what moves. Their memory
 * has to be under the weights of `config` already (`replayCard`). Nothing moves unless the learner asks for it.
 *
 * Only cards in review, not suspended and not yet overdue under the new interval are moved, never before today. The fuzz
 * is drawn as at the last answer, so rescheduling twice changes nothing more.
 * Source: anki `rslib/src/scheduler/fsrs/memory_state.rs`, `rescheduler.rs`.
 */
export function planRescheduling(
  states: readonly CardState[],
  today: StudyDay,
  config: SchedulerConfig,
): Rescheduling[] {
  return states.flatMap((state) => {
    const dueDayAfter = rescheduledDay(state, today, config);
    if (dueDayAfter === null || state.dueDay === null || dueDayAfter === state.dueDay) return [];
    return [{ state, dueDayBefore: state.dueDay, dueDayAfter }];
  });
}

function rescheduledDay(state: CardState, today: StudyDay, config: SchedulerConfig): StudyDay | null {
  const { memory, lastReviewDay } = state;
  if (state.phase !== 'review' || state.isSuspended || memory === null || lastReviewDay === null) return null;
  const wanted = config.engine.intervalDays(memory, config.desiredRetention);
  const { minimumIntervalDays, maximumIntervalDays } = config;
  const elapsed = elapsedStudyDays(lastReviewDay, today);
  if (fuzzBounds(wanted, minimumIntervalDays, maximumIntervalDays).upper < elapsed) return null;
  const days = config.hasFuzz
    ? fuzzInterval(wanted, chanceOf(state.cardId, state.reviewCount - 1), minimumIntervalDays, maximumIntervalDays)
    : Math.min(Math.max(Math.round(wanted), minimumIntervalDays), maximumIntervalDays);
  return Math.max(today, lastReviewDay + days);
}

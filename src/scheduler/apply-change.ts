import { type CardState, createCardState } from '../model/card-state.ts';
import type { CardEvent, ReviewEvent } from '../model/event.ts';

/** Everything that happens to a card and is not an answer. */
export type ChangeEvent = Exclude<CardEvent, ReviewEvent>;

/**
 * The state after an event that is not an answer.
 *
 * - Pausing, burying and flags are marks beside the schedule: each changes only its own field.
 * - A reset makes the schedule that of a new card. The marks stay: a buried card stays hidden until its day.
 * - A due day of the learner's own ends any running step. The interval becomes the days from the last answer to that day,
 *   at least one, so that it still says how long the card was left alone. Memory stays. A card that was never answered
 *   has no due day, and nothing changes.
 */
export function applyChange(state: CardState, event: ChangeEvent): CardState {
  const next = { ...state, lastEventId: event.id };
  switch (event.kind) {
    case 'edit':
      return next;
    case 'suspend':
      return { ...next, isSuspended: event.isSuspended };
    case 'bury':
      return { ...next, buriedUntilDay: event.untilDay };
    case 'flag':
      return { ...next, flag: event.flag };
    case 'reset': {
      const { cardId, isSuspended, buriedUntilDay, flag, lastEventId } = next;
      return { ...createCardState(cardId), isSuspended, buriedUntilDay, flag, lastEventId };
    }
    case 'set-due': {
      if (state.memory === null) return next;
      const days = Math.max(1, event.dueDay - (state.lastReviewDay ?? event.day));
      return {
        ...next,
        phase: 'review',
        step: null,
        interval: { unit: 'days', days },
        dueDay: event.dueDay,
        dueAtMillis: null,
      };
    }
  }
}

/** Whether an event moves the schedule, so that an interval chosen without knowing of it has to be chosen anew. */
export function movesSchedule(event: CardEvent): boolean {
  if (event.kind === 'review') return event.affectsSchedule;
  return event.kind === 'reset' || event.kind === 'set-due';
}

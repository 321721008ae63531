import type { CardState } from '../model/card-state.ts';
import { createCardState } from '../model/card-state.ts';
import { compareEvents, effectiveEvents, type LogEvent, type ReviewEvent } from '../model/event.ts';
import type { CardId, EventId } from '../model/ids.ts';
import { applyReview, applyReviewAnew } from './apply-review.ts';
import type { SchedulerConfig } from './config.ts';

/**
 * The state of a card from its events, which may come in any order and twice, undone ones and undos included; events of
 * other cards and settings are passed over. The same events always give the same state.
 *
 * - An undone event is skipped wherever its undo stands.
 * - `lastEventId` is the newest event that still counts. Undoing an answer therefore gives back the state before it,
 *   `lastEventId` included.
 * - An answer keeps the interval on record if its writer had seen the last answer that counts before it. Otherwise
 *   another device answered in between, or that answer was undone later, and the interval is computed again.
 * - Edits and suspensions change no interval, so an answer need not have seen them.
 * - Memory is computed with the weights in `config` (see `applyReview`).
 */
export function replayCard(cardId: CardId, events: readonly LogEvent[], config: SchedulerConfig): CardState {
  const own = events.filter((event) => event.kind !== 'setting' && (event.cardId === cardId || event.kind === 'undo'));
  const counting = new Set(effectiveEvents(own).map((event) => event.id));
  /** For each event so far: the answer that was the last to count when it was written. */
  const lastAnswerAt = new Map<EventId, EventId | null>();
  let lastAnswer: EventId | null = null;
  let state = createCardState(cardId);
  for (const event of [...own].sort(compareEvents)) {
    // A log put together from two files may hold one event twice.
    if (event.kind === 'undo' || lastAnswerAt.has(event.id)) continue;
    const moves = event.kind === 'review' && event.affectsSchedule;
    if (!counting.has(event.id)) {
      lastAnswerAt.set(event.id, moves ? event.id : lastAnswer);
      continue;
    }
    if (event.kind === 'review') state = replayReview(state, event, lastAnswer, lastAnswerAt, config);
    else if (event.kind === 'suspend') state = { ...state, isSuspended: event.isSuspended, lastEventId: event.id };
    else if (event.kind === 'edit') state = { ...state, lastEventId: event.id };
    if (moves) lastAnswer = event.id;
    lastAnswerAt.set(event.id, lastAnswer);
  }
  return state;
}

function replayReview(
  state: CardState,
  event: ReviewEvent,
  lastAnswer: EventId | null,
  lastAnswerAt: ReadonlyMap<EventId, EventId | null>,
  config: SchedulerConfig,
): CardState {
  const seenAnswer = event.previousEventId === null ? null : lastAnswerAt.get(event.previousEventId);
  return seenAnswer === lastAnswer ? applyReview(state, event, config) : applyReviewAnew(state, event, config);
}

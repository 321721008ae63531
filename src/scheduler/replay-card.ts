import type { CardState } from '../model/card-state.ts';
import { createCardState } from '../model/card-state.ts';
import { compareEvents, effectiveEvents, type LogEvent, type ReviewEvent } from '../model/event.ts';
import type { CardId, EventId } from '../model/ids.ts';
import { applyChange, movesSchedule } from './apply-change.ts';
import { applyReview, applyReviewAnew } from './apply-review.ts';
import type { SchedulerConfig } from './config.ts';

/**
 * The state of a card from its events, which may come in any order and twice, undone ones and undos included; events of
 * other cards and settings are passed over. The same events always give the same state.
 *
 * - An undone event is skipped wherever its undo stands.
 * - `lastEventId` is the newest event that still counts. Undoing an answer therefore gives back the state before it,
 *   `lastEventId` included.
 * - An answer keeps the interval on record if its writer had seen the last event before it that moved the schedule and
 *   counts: an answer, a reset or a due day of the learner's own. Otherwise another device acted in between, or that
 *   event was undone later, and the interval is computed again.
 * - Edits, pauses, burying and flags change no interval, so an answer need not have seen them.
 * - Memory is computed with the weights in `config` (see `applyReview`).
 */
export function replayCard(cardId: CardId, events: readonly LogEvent[], config: SchedulerConfig): CardState {
  const own = events.filter((event) => event.kind !== 'setting' && (event.cardId === cardId || event.kind === 'undo'));
  const counting = new Set(effectiveEvents(own).map((event) => event.id));
  /** For each event so far: the one that had moved the schedule last when it was written. */
  const lastMoveAt = new Map<EventId, EventId | null>();
  let lastMove: EventId | null = null;
  let state = createCardState(cardId);
  for (const event of [...own].sort(compareEvents)) {
    // A log put together from two files may hold one event twice.
    if (event.kind === 'undo' || event.kind === 'setting' || lastMoveAt.has(event.id)) continue;
    const moves = movesSchedule(event);
    if (!counting.has(event.id)) {
      lastMoveAt.set(event.id, moves ? event.id : lastMove);
      continue;
    }
    state =
      event.kind === 'review' ? replayReview(state, event, lastMove, lastMoveAt, config) : applyChange(state, event);
    if (moves) lastMove = event.id;
    lastMoveAt.set(event.id, lastMove);
  }
  return state;
}

function replayReview(
  state: CardState,
  event: ReviewEvent,
  lastMove: EventId | null,
  lastMoveAt: ReadonlyMap<EventId, EventId | null>,
  config: SchedulerConfig,
): CardState {
  const seenMove = event.previousEventId === null ? null : lastMoveAt.get(event.previousEventId);
  return seenMove === lastMove ? applyReview(state, event, config) : applyReviewAnew(state, event, config);
}

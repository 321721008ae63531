import { createCardState } from '../../model/card-state.ts';
import { effectiveEvents, type LogEvent } from '../../model/event.ts';
import type { CardId, EventId } from '../../model/ids.ts';
import { applyChange } from '../../scheduler/apply-change.ts';
import { applyReview } from '../../scheduler/apply-review.ts';
import type { SchedulerConfig } from '../../scheduler/config.ts';

/** The difficulty after each answer of a card that counts, as Anki keeps it beside the answer. `events` are those of the card. */
export function followDifficulties(
  cardId: CardId,
  events: readonly LogEvent[],
  config: SchedulerConfig,
): ReadonlyMap<EventId, number> {
  const difficulties = new Map<EventId, number>();
  let state = createCardState(cardId);
  for (const event of effectiveEvents(events)) {
    if (event.kind === 'setting' || event.cardId !== cardId) continue;
    // Intervals depend on what was known when; memory follows from the answers alone.
    state = event.kind === 'review' ? applyReview(state, event, config) : applyChange(state, event);
    const isAnswer = event.kind === 'review' && event.affectsSchedule;
    if (isAnswer && state.memory !== null) difficulties.set(event.id, state.memory.difficulty);
  }
  return difficulties;
}

import type { LogEvent } from '../../model/event.ts';
import type { CardId, EventId } from '../../model/ids.ts';

/** All events of each card, undone ones and undos included. An undo belongs to the card of what it takes back. */
export function groupEventsByCard(events: readonly LogEvent[]): ReadonlyMap<CardId, readonly LogEvent[]> {
  const cardOf = new Map<EventId, CardId | null>();
  for (const event of events) if (event.kind !== 'setting') cardOf.set(event.id, event.cardId);
  const groups = new Map<CardId, LogEvent[]>();
  for (const event of events) {
    if (event.kind === 'setting') continue;
    const cardId = event.kind === 'undo' ? (cardOf.get(event.undoneEventId) ?? event.cardId) : event.cardId;
    if (cardId === null) continue;
    const group = groups.get(cardId);
    if (group === undefined) groups.set(cardId, [event]);
    else group.push(event);
  }
  return groups;
}

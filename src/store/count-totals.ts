import type { UndoEvent } from '../model/event.ts';
import type { DeviceId, EventId } from '../model/ids.ts';
import type { Millis } from '../model/time.ts';
import type { Database } from './database.ts';
import type { Totals } from './meta-rows.ts';
import { findUndoneIds } from './undone-events.ts';

/** Counts everything. Slow on purpose-made collections of any size: for repair only. To be called inside a transaction. */
export async function countTotals(database: Database, deviceId: DeviceId): Promise<Totals> {
  const notes = await database.notes.count();
  let cardRows = 0;
  let deck = 0;
  let tray = 0;
  await database.cards.each((card) => {
    cardRows++;
    if (card.place === 'deck') deck++;
    if (card.place === 'tray') tray++;
  });

  let events = 0;
  let lastEventId: EventId | null = null;
  let lastOwnMillis: Millis = 0;
  let lastSeenMillis: Millis = 0;
  const reviewIds: EventId[] = [];
  const undos: UndoEvent[] = [];
  await database.events.each((event) => {
    events++;
    if (event.kind === 'review') reviewIds.push(event.id);
    if (event.kind === 'undo') undos.push(event);
    if (event.deviceId === deviceId) lastOwnMillis = Math.max(lastOwnMillis, event.atMillis);
    if (event.atMillis >= lastSeenMillis) {
      lastSeenMillis = event.atMillis;
      lastEventId = event.id;
    }
  });
  const undone = findUndoneIds(undos);
  const reviews = reviewIds.filter((id) => !undone.has(id)).length;
  return { notes, cardRows, deck, tray, events, reviews, lastEventId, lastOwnMillis, lastSeenMillis };
}

import type { UndoEvent } from '../model/event.ts';
import type { DeviceId, EventId } from '../model/ids.ts';
import type { Millis } from '../model/time.ts';
import type { Database } from './database.ts';
import type { Totals } from './meta-rows.ts';
import { GREATEST_KEY, LEAST_KEY, QUEUE_NEW, QUEUE_SUSPENDED, QUEUE_TRAY } from './queue-place.ts';
import { findUndoneIds, readAllUndos } from './undone-events.ts';

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

/** Notes and cards, counted in indexes: four requests, however many there are. To be called inside a transaction. */
export async function countPlaces(database: Database): Promise<Pick<Totals, 'notes' | 'cardRows' | 'deck' | 'tray'>> {
  const countQueues = (from: number, to: number) =>
    database.states.where('[queue+dueKey]').between([from, LEAST_KEY], [to, GREATEST_KEY], true, true).count();
  const [notes, cardRows, deck, tray] = await Promise.all([
    database.notes.count(),
    database.cards.count(),
    countQueues(QUEUE_NEW, QUEUE_SUSPENDED),
    countQueues(QUEUE_TRAY, QUEUE_TRAY),
  ]);
  return { notes, cardRows, deck, tray };
}

/** Reviews that are in the log and do not count. To be called inside a transaction. */
export async function countUndoneReviews(database: Database): Promise<number> {
  const ids: EventId[] = [...findUndoneIds(await readAllUndos(database))];
  const events = await database.events.bulkGet(ids);
  return events.filter((event) => event?.kind === 'review').length;
}

/**
 * The newest event of all, and of the device where one is named. To be called inside a transaction. All are looked at: a clock that
 * was wrong may have set the study day of an event far from its instant.
 */
export async function findNewest(
  database: Database,
  deviceId: DeviceId | null,
): Promise<Pick<Totals, 'lastEventId' | 'lastOwnMillis' | 'lastSeenMillis'>> {
  const newest = { lastEventId: null as EventId | null, lastOwnMillis: 0, lastSeenMillis: 0 };
  await database.events.each((event) => {
    if (event.atMillis >= newest.lastSeenMillis) {
      newest.lastSeenMillis = event.atMillis;
      newest.lastEventId = event.id;
    }
    if (event.deviceId === deviceId) newest.lastOwnMillis = Math.max(newest.lastOwnMillis, event.atMillis);
  });
  return newest;
}

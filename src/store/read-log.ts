import type { Card } from '../model/card.ts';
import { type CardEvent, compareEvents, type LogEvent } from '../model/event.ts';
import type { CardId, DeviceId } from '../model/ids.ts';
import type { Note } from '../model/note.ts';
import type { Progress } from '../model/progress.ts';
import type { StudyDay } from '../model/time.ts';
import type { Database } from './database.ts';
import { readUnknownLines } from './meta-rows.ts';
import { readRemovedNotes } from './removed-notes.ts';
import { rowToCard, rowToNote } from './rows.ts';
import { collectUndos, keepEffective } from './undone-events.ts';

/** The card's events and their undos, also those undos that do not name the card. */
export function readCardEvents(database: Database, cardId: CardId): Promise<readonly LogEvent[]> {
  return database.dexie.transaction('r', ['events'], async () => {
    const events = await database.events.where('cardId').equals(cardId).toArray();
    const undos = await collectUndos(
      database,
      events.map((event) => event.id),
    );
    const byId = new Map([...events, ...undos].map((event) => [event.id, event]));
    return [...byId.values()].sort(compareEvents);
  });
}

export async function readDayEvents(database: Database, day: StudyDay): Promise<readonly LogEvent[]> {
  const events = await database.events.where('day').equals(day).toArray();
  return events.sort(compareEvents);
}

/**
 * What this device did last to a card and still counts: one answer, or all changes of one kind that were made at one
 * instant, in order. Empty when nothing is left to take back. Goes back day by day, as far as the log reaches.
 */
export function readLastAct(database: Database, deviceId: DeviceId): Promise<readonly CardEvent[]> {
  const { events, dexie } = database;
  return dexie.transaction('r', ['events'], async () => {
    let day: StudyDay = Number.MAX_SAFE_INTEGER;
    for (;;) {
      const newest = await events.where('day').below(day).last();
      if (newest === undefined) return [];
      day = newest.day;
      const ofDay = await events.where('day').equals(day).toArray();
      const own = ofDay.filter((event): event is CardEvent => event.deviceId === deviceId && isCardEvent(event));
      const counting = (await keepEffective(database, own)).sort(compareEvents);
      const last = counting.at(-1);
      if (last !== undefined) return counting.filter((event) => isSameAct(event, last));
    }
  });
}

function isCardEvent(event: LogEvent): event is CardEvent {
  return event.kind !== 'undo' && event.kind !== 'setting';
}

/** Every act has an instant of its own on its device (`nextEventMillis`). */
function isSameAct(event: CardEvent, last: CardEvent): boolean {
  if (event.id === last.id) return true;
  return event.kind === last.kind && event.kind !== 'review' && event.atMillis === last.atMillis;
}

export async function readAllCards(database: Database): Promise<readonly Card[]> {
  return (await database.cards.toArray()).map(rowToCard);
}

/** In the order of their paths. */
export function readAllNotes(database: Database): Promise<readonly Note[]> {
  return database.dexie.transaction('r', ['notes', 'texts'], async () => {
    const [rows, texts] = await Promise.all([database.notes.toArray(), database.texts.toArray()]);
    const textById = new Map(texts.map((row) => [row.id, row.text]));
    return rows.sort((a, b) => a.order - b.order).map((row) => rowToNote(row, textById.get(row.id) ?? ''));
  });
}

/** Everything, as of one moment. */
export function readProgress(database: Database): Promise<Progress> {
  return database.dexie.transaction('r', ['notes', 'texts', 'cards', 'events', 'meta'], async () => {
    const [notes, cards, events, unknown] = await Promise.all([
      readAllNotes(database),
      readAllCards(database),
      database.events.toArray(),
      readUnknownLines(database),
    ]);
    const removedNotes = await readRemovedNotes(database);
    return {
      notes,
      cards,
      events: events.sort(compareEvents),
      unknownLines: unknown,
      ...(removedNotes.length > 0 ? { removedNotes } : {}),
    };
  });
}

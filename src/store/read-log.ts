import type { Card } from '../model/card.ts';
import { compareEvents, type LogEvent, type ReviewEvent } from '../model/event.ts';
import type { CardId } from '../model/ids.ts';
import type { Note } from '../model/note.ts';
import type { Progress } from '../model/progress.ts';
import type { StudyDay } from '../model/time.ts';
import type { Database } from './database.ts';
import { UNKNOWN_LINES_KEY } from './meta-rows.ts';
import { readCountingReviews } from './read-queue.ts';
import { rowToCard, rowToNote } from './rows.ts';
import { collectUndos } from './undone-events.ts';

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

/** Newest first. */
export async function readLastReviews(
  database: Database,
  day: StudyDay,
  limit: number,
): Promise<readonly ReviewEvent[]> {
  const reviews = await readCountingReviews(database, day);
  return reviews.reverse().slice(0, Math.max(0, limit));
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
      database.meta.get(UNKNOWN_LINES_KEY),
    ]);
    return {
      notes,
      cards,
      events: events.sort(compareEvents),
      unknownLines: unknown?.key === UNKNOWN_LINES_KEY ? unknown.lines : [],
    };
  });
}

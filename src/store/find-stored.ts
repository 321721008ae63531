import type { Card } from '../model/card.ts';
import { compareEvents, type LogEvent } from '../model/event.ts';
import type { CardId, EventId, NoteId } from '../model/ids.ts';
import type { Note } from '../model/note.ts';
import type { Database } from './database.ts';
import { rowToCard, rowToNote } from './rows.ts';
import { collectUndos } from './undone-events.ts';

/** What is stored under the ids, in their order; undefined where there is nothing. */
export function findNotes(database: Database, ids: readonly NoteId[]): Promise<readonly (Note | undefined)[]> {
  return database.dexie.transaction('r', ['notes', 'texts'], async () => {
    const [rows, texts] = await Promise.all([database.notes.bulkGet([...ids]), database.texts.bulkGet([...ids])]);
    return rows.map((row, i) => (row === undefined ? undefined : rowToNote(row, texts[i]?.text ?? '')));
  });
}

export async function findCards(database: Database, ids: readonly CardId[]): Promise<readonly (Card | undefined)[]> {
  const rows = await database.cards.bulkGet([...ids]);
  return rows.map((row) => (row === undefined ? undefined : rowToCard(row)));
}

export async function findEvents(
  database: Database,
  ids: readonly EventId[],
): Promise<readonly (LogEvent | undefined)[]> {
  return database.events.bulkGet([...ids]);
}

/** All setting events and what takes them back, in order. */
export function readSettingEvents(database: Database): Promise<readonly LogEvent[]> {
  return database.dexie.transaction('r', ['events'], async () => {
    const events = await database.events.orderBy('key').toArray();
    const undos = await collectUndos(
      database,
      events.map((event) => event.id),
    );
    return [...events, ...undos].sort(compareEvents);
  });
}

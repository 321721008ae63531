import type { Table } from 'dexie';
import type { Card } from '../model/card.ts';
import type { Note } from '../model/note.ts';
import type { ProgressPages } from '../model/progress.ts';
import type { Database } from './database.ts';
import { readUnknownLines } from './meta-rows.ts';
import { readRemovedNotes } from './removed-notes.ts';
import { rowToCard, rowToNote } from './rows.ts';

/** Small enough that what was read dies young: a page that lives longer fills the heap until the next great collection. */
const EVENTS_A_PAGE = 64;
const CARDS_A_PAGE = 64;
/** Texts of notes may be long. */
const NOTES_A_PAGE = 20;

/** Everything, page by page in the order of ids, each page in a reading of its own. */
export async function openProgressPages(database: Database): Promise<ProgressPages> {
  const [removedNotes, unknownLines] = await Promise.all([readRemovedNotes(database), readUnknownLines(database)]);
  return {
    notes: readNotePages(database),
    removedNotes,
    cards: readCardPages(database),
    events: readPages(database.events, EVENTS_A_PAGE),
    unknownLines,
  };
}

async function* readNotePages(database: Database): AsyncGenerator<readonly Note[], void, undefined> {
  for await (const rows of readPages(database.notes, NOTES_A_PAGE)) {
    const texts = await database.texts.bulkGet(rows.map((row) => row.id));
    yield rows.map((row, i) => rowToNote(row, texts[i]?.text ?? ''));
  }
}

async function* readCardPages(database: Database): AsyncGenerator<readonly Card[], void, undefined> {
  for await (const rows of readPages(database.cards, CARDS_A_PAGE)) yield rows.map(rowToCard);
}

async function* readPages<Row extends { readonly id: string }, Key extends string>(
  table: Table<Row, Key>,
  size: number,
): AsyncGenerator<readonly Row[], void, undefined> {
  let last = '';
  for (;;) {
    const rows = await table.where(':id').above(last).limit(size).toArray();
    const newest = rows.at(-1);
    if (newest === undefined) return;
    yield rows;
    last = newest.id;
  }
}

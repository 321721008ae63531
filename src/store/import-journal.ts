import type { LogEvent } from '../model/event.ts';
import type { CardId, EventId, NoteId } from '../model/ids.ts';
import type { RemovedNote } from '../model/note.ts';
import type { Millis } from '../model/time.ts';
import type { Database } from './database.ts';
import type { ImageRow } from './note-images.ts';
import type { CardRow, NoteRow } from './rows.ts';
import { endImport } from './running-import.ts';

/**
 * What the last import changed, so that it can be taken back exactly, also after a restart. It is written in the same
 * transaction as the import and replaced by the next one. The head stands under one key of the table `meta`, the parts
 * under keys that begin with it: a large import writes them one after another and holds none of them.
 */
export const JOURNAL_KEY = 'last-import';
const PART_PREFIX = 'last-import/';
const PART_DIGITS = 6;

export type ImportKind = 'notes' | 'copy' | 'removal';

export interface JournalHead {
  readonly key: typeof JOURNAL_KEY;
  readonly importKind: ImportKind;
  readonly label: string;
  readonly atMillis: Millis;
  readonly notesAdded: number;
  readonly notesChanged: number;
  readonly cardsAdded: number;
  readonly cardsChanged: number;
  readonly eventsAdded: number;
  /** Number of events in the log when the import was done. */
  readonly eventsAfter: number;
}

/** Rows as they were before, and ids of what was not there before. */
export interface JournalChanges {
  readonly addedEvents?: readonly EventId[];
  readonly oldEvents?: readonly LogEvent[];
  readonly addedCards?: readonly CardId[];
  readonly oldCards?: readonly CardRow[];
  readonly addedNotes?: readonly NoteId[];
  readonly oldNotes?: readonly { readonly row: NoteRow; readonly text: string }[];
  readonly addedMarks?: readonly NoteId[];
  readonly oldMarks?: readonly RemovedNote[];
  readonly addedLines?: readonly string[];
  /** Paths of pictures. */
  readonly addedImages?: readonly string[];
  readonly oldImages?: readonly ImageRow[];
  /** Cards whose state was computed from other events than before. */
  readonly replayedCards?: readonly CardId[];
}

export interface JournalPart {
  readonly key: `${typeof PART_PREFIX}${string}`;
  readonly changes: JournalChanges;
}

export interface Journal {
  /** Keeps what is to be put back. Nothing is written for changes that are all empty. */
  add(changes: JournalChanges): Promise<void>;
  /** Writes the head; without it there is no journal. The import counts as done. */
  finish(head: Omit<JournalHead, 'key'>): Promise<void>;
}

/** Begins a journal in the place of the one before. To be called inside the transaction of the import. */
export async function startJournal(database: Database): Promise<Journal> {
  await forgetJournal(database);
  let partCount = 0;
  return {
    async add(changes) {
      if (Object.values(changes).every((list: readonly unknown[]) => list.length === 0)) return;
      partCount++;
      const number = String(partCount).padStart(PART_DIGITS, '0');
      await database.meta.put({ key: `${PART_PREFIX}${number}`, changes });
    },
    async finish(head) {
      await database.meta.put({ key: JOURNAL_KEY, ...head });
      await endImport(database, head.atMillis);
    },
  };
}

export async function readJournalHead(database: Database): Promise<JournalHead | null> {
  const row = await database.meta.get(JOURNAL_KEY);
  return row?.key === JOURNAL_KEY ? row : null;
}

/** Goes through the parts in the order in which they were written, one at a time. */
export async function eachJournalPart(
  database: Database,
  use: (changes: JournalChanges) => Promise<void>,
): Promise<void> {
  const keys = await database.meta.where('key').startsWith(PART_PREFIX).primaryKeys();
  for (const key of keys) {
    const row = await database.meta.get(key);
    if (row !== undefined && 'changes' in row) await use(row.changes);
  }
}

export async function forgetJournal(database: Database): Promise<void> {
  await database.meta.where('key').startsWith(JOURNAL_KEY).delete();
}

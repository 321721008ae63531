import { Dexie, type Table, type Transaction } from 'dexie';
import type { CardId, EventId, NoteId } from '../model/ids.ts';
import type { MetaRow } from './meta-rows.ts';
import type { ImageRow } from './note-images.ts';
import type { CardRow, EventRow, NoteRow, NoteTextRow, SegmentRow, SettingRow, StateRow } from './rows.ts';

/** The name in the browser. An origin may be shared with other pages, so it is a name nobody else has. */
export const DATABASE_NAME = 'recollect-v1';

/** Counts 1, 2, 3; each step has a test that opens a database of the step before. */
export const SCHEMA_VERSION = 2;

/** Dexie multiplies its version by ten; the browser knows only this number. */
export const NATIVE_VERSION = SCHEMA_VERSION * 10;

/** Only the indexes that a screen reads: each one is written again with every row. */
const SCHEMA_1 = {
  notes: 'id',
  texts: 'id',
  cards: 'id, noteId',
  states: 'cardId, [queue+dueKey], [noteId+queue+dueKey], [noteId+intervalDays]',
  events: 'id, cardId, day, undoneEventId, key',
  settings: 'key',
  meta: 'key',
};

/** Adds burying and flags to the schedules, the index for siblings, the sealed parts of the log, and the pictures of notes. */
const SCHEMA_2 = {
  states: 'cardId, factId, [queue+dueKey], [noteId+queue+dueKey], [noteId+intervalDays]',
  segments: 'id',
  images: 'path',
};

export interface Database {
  readonly dexie: Dexie;
  readonly notes: Table<NoteRow, NoteId>;
  readonly texts: Table<NoteTextRow, NoteId>;
  readonly cards: Table<CardRow, CardId>;
  readonly states: Table<StateRow, CardId>;
  readonly events: Table<EventRow, EventId>;
  readonly settings: Table<SettingRow, string>;
  readonly images: Table<ImageRow, string>;
  readonly segments: Table<SegmentRow, number>;
  readonly meta: Table<MetaRow, string>;
}

/** The part of the browser's IndexedDB that is used. */
export interface DatabaseFactory {
  open(name: string, version?: number): IDBOpenDBRequest;
  deleteDatabase(name: string): IDBOpenDBRequest;
  cmp(first: unknown, second: unknown): number;
}

/**
 * The database, not open yet.
 * - `strict`: a write counts as done when it is on the disk. The default of Chromium and Firefox loses the writes
 *   of the last seconds when the power fails. Dexie passes the option to every browser in spite of its name.
 * - `autoOpen: false`: a connection that was closed by a newer version is never opened again by itself.
 * - `cache: 'disabled'`: what is read is what is stored, and no result is kept in memory.
 */
export function createDatabase(name: string, factory: DatabaseFactory, keyRange: typeof IDBKeyRange): Database {
  // On localhost Dexie would note the call stack of every reading, for its developers: that costs a slow phone 30 ms a start.
  Dexie.debug = false;
  const dexie = new Dexie(name, {
    indexedDB: refuseOtherVersions(factory),
    IDBKeyRange: keyRange,
    autoOpen: false,
    cache: 'disabled',
    chromeTransactionDurability: 'strict',
  });
  dexie.version(1).stores(SCHEMA_1);
  dexie.version(2).stores(SCHEMA_2).upgrade(upgradeStates);
  return {
    dexie,
    notes: dexie.table('notes'),
    texts: dexie.table('texts'),
    cards: dexie.table('cards'),
    states: dexie.table('states'),
    events: dexie.table('events'),
    settings: dexie.table('settings'),
    images: dexie.table('images'),
    segments: dexie.table('segments'),
    meta: dexie.table('meta'),
  };
}

/** Version 1 knew no burying and no flags; its suspended cards stood in queue 3, those of the tray in queue 4. */
async function upgradeStates(transaction: Transaction): Promise<void> {
  await transaction
    .table<Partial<StateRow>>('states')
    .toCollection()
    .modify((row, context) => {
      const { queue } = row;
      context.value = {
        ...row,
        buriedUntilDay: null,
        flag: 0,
        ...(queue === undefined || queue < 3 ? {} : { queue: queue + 1 }),
      };
    });
}

/**
 * Opens only the version of this code. When the browser says that the database is newer, Dexie asks again without a
 * version and would then write old rows into the newer schema, or even add its own tables to it. Here that is refused.
 */
function refuseOtherVersions(factory: DatabaseFactory) {
  return {
    open(name: string, version?: number): IDBOpenDBRequest {
      if (version !== NATIVE_VERSION) {
        throw new DOMException(`The database ${name} has another version than ${NATIVE_VERSION}.`, 'VersionError');
      }
      return factory.open(name, version);
    },
    deleteDatabase: (name: string) => factory.deleteDatabase(name),
    cmp: (first: unknown, second: unknown) => factory.cmp(first, second),
    // Without this function Dexie keeps its own list of names in a database of its own.
    databases: () => Promise.resolve([]),
  };
}

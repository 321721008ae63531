import type { Card } from '../model/card.ts';
import { effectiveEvents, type LogEvent, type ReviewEvent } from '../model/event.ts';
import type { EventId, NoteId } from '../model/ids.ts';
import type { ProgressPages } from '../model/progress.ts';
import type { StudyDay } from '../model/time.ts';
import { createDatabase, type Database, type DatabaseFactory } from './database.ts';
import { findCards, findEvents, findNotes, readSettingEvents } from './find-stored.ts';
import { headToCounts } from './meta-rows.ts';
import { readImage, readImagePaths, readPictures, readPictureTotals } from './note-images.ts';
import { type IndexedCard, readPages, rowToIndexedCard } from './read-library.ts';
import { readEventPages, readUndoneIds } from './read-log-pages.ts';
import { openProgressPages } from './read-pages.ts';
import { readTotals } from './read-totals.ts';
import { type CardRow, rowToCard } from './rows.ts';
import { type NextPart, readNextPart, readSealedLog, type SealedLog } from './sealed-log.ts';
import type { Counts, NoteImage, PictureTotals, Store } from './store.ts';

/** Rows read at a time: few enough that a waiting message is answered soon, enough that the calls do not add up. */
const PAGE_ROWS = 2_000;

export interface NoteHead {
  readonly id: NoteId;
  readonly path: string;
  readonly title: string;
  readonly order: number;
}

/** A card with its words as they are shown, without its schedule. */
export interface CardText {
  readonly card: Card;
  readonly question: string;
  readonly answer: string;
  readonly isReworded: boolean;
}

/** What has to be looked up here to tell what a file would change. */
export type StoredLookups = Pick<
  Store,
  'readCounts' | 'readProgressPages' | 'findNotes' | 'findCards' | 'findEvents' | 'readImage' | 'readSettingEvents'
>;

/** A connection of its own that only reads, for work in another thread. Pages come in the order of ids. */
export interface StoreReader extends StoredLookups {
  readNotes(): Promise<readonly NoteHead[]>;
  readNoteTexts(): Promise<ReadonlyMap<NoteId, string>>;
  readIndexPages(): AsyncGenerator<readonly IndexedCard[]>;
  readCardPages(): AsyncGenerator<readonly CardText[]>;
  countCards(): Promise<number>;
  countEvents(): Promise<number>;
  /** The whole log, undone events and undos included. */
  readEventPages(): AsyncGenerator<readonly LogEvent[]>;
  /** The whole log from its packed parts, in a fraction of the time; null when there are none that can be relied on. */
  readSealedLog(): Promise<SealedLog | null>;
  /** The next part of the log to pack, up to a study day; null when there is nothing worth it. */
  readNextPart(upToDay: StudyDay): Promise<NextPart | null>;
  /** Ids of events that were taken back. */
  readUndoneIds(): Promise<ReadonlySet<EventId>>;
  /** What a copy is made of: see store.ts. */
  readCounts(): Promise<Counts>;
  readProgressPages(): Promise<ProgressPages>;
  readPictureTotals(): Promise<PictureTotals>;
  readPictures(): Promise<AsyncIterable<NoteImage>>;
  readImagePaths(): Promise<readonly string[]>;
  readImage(path: string): Promise<NoteImage | null>;
  /** Answers from a study day on that still count. */
  readReviewsFrom(day: StudyDay): Promise<readonly ReviewEvent[]>;
  close(): void;
}

interface ReaderOptions {
  readonly name: string;
  readonly factory?: DatabaseFactory;
  readonly keyRange?: typeof IDBKeyRange;
}

/**
 * Opens the database that the app has opened before. Rejects when it is not there or has another version. A newer version
 * of the app is never held up: the connection closes by itself when one asks for the database.
 */
export async function openReader({
  name,
  factory = indexedDB,
  keyRange = IDBKeyRange,
}: ReaderOptions): Promise<StoreReader> {
  return createReader(await openExisting(name, factory, keyRange));
}

/** Opens a database beside the page that has it open. Rejects when it is not there or has another version. */
export async function openExisting(
  name: string,
  factory: DatabaseFactory,
  keyRange: typeof IDBKeyRange,
): Promise<Database> {
  const database = createDatabase(name, refuseUpgrades(factory), keyRange);
  await database.dexie.open();
  return database;
}

/** What works beside the page neither makes a database nor changes its tables: the attempt is given up and leaves no trace. */
function refuseUpgrades(factory: DatabaseFactory): DatabaseFactory {
  return {
    open(name, version) {
      const request = factory.open(name, version);
      request.addEventListener('upgradeneeded', (event) => {
        event.stopImmediatePropagation();
        request.transaction?.abort();
      });
      return request;
    },
    deleteDatabase: (name) => factory.deleteDatabase(name),
    cmp: (first, second) => factory.cmp(first, second),
  };
}

function createReader(database: Database): StoreReader {
  const { dexie, notes, texts, cards, states, events } = database;
  return {
    readNotes: async () =>
      (await notes.toArray())
        .map(({ id, path, title, order }) => ({ id, path, title, order }))
        .sort((a, b) => a.order - b.order),
    readNoteTexts: async () => new Map((await texts.toArray()).map((row) => [row.id, row.text])),
    async *readIndexPages() {
      for await (const rows of readPages(states, (row) => row.cardId, PAGE_ROWS)) yield rows.map(rowToIndexedCard);
    },
    async *readCardPages() {
      for await (const rows of readPages(cards, (row) => row.id, PAGE_ROWS)) yield rows.map(rowToText);
    },
    countCards: () => states.count(),
    countEvents: () => events.count(),
    readEventPages: () => readEventPages(database, PAGE_ROWS),
    readSealedLog: () => readSealedLog(database),
    readNextPart: (upToDay) => readNextPart(database, upToDay),
    readUndoneIds: () => readUndoneIds(database),
    readCounts: async () => headToCounts(await readTotals(database)),
    readProgressPages: () => openProgressPages(database),
    readPictureTotals: () => readPictureTotals(database),
    readPictures: async () => readPictures(database),
    readImagePaths: () => readImagePaths(database),
    readImage: (path) => readImage(database, path),
    findNotes: (ids) => findNotes(database, ids),
    findCards: (ids) => findCards(database, ids),
    findEvents: (ids) => findEvents(database, ids),
    readSettingEvents: () => readSettingEvents(database),
    readReviewsFrom: async (day) =>
      effectiveEvents(await events.where('day').aboveOrEqual(day).toArray()).filter(
        (event): event is ReviewEvent => event.kind === 'review',
      ),
    close: () => dexie.close({ disableAutoOpen: true }),
  };
}

function rowToText(row: CardRow): CardText {
  return {
    card: rowToCard(row),
    question: row.ownQuestion ?? row.question,
    answer: row.ownAnswer ?? row.answer,
    isReworded: row.ownQuestion !== null || row.ownAnswer !== null,
  };
}

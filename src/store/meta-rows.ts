import type { CardId, DeviceId, EventId } from '../model/ids.ts';
import type { RemovedNote } from '../model/note.ts';
import type { Millis, StudyDay } from '../model/time.ts';
import type { Database } from './database.ts';
import type { JournalHead, JournalPart } from './import-journal.ts';
import type { RunningImportRow } from './running-import.ts';
import type { Counts, LastCopy } from './store.ts';

/** Rises when rows get a meaning that older code must not write beside, without a change of tables. */
export const WRITER_VERSION = 1;

export const HEAD_KEY = 'head';
export const COPY_KEY = 'last-copy';
export const UNKNOWN_LINES_KEY = 'unknown-lines';
export const STATES_UNDER_KEY = 'states-under';
export const SEALED_KEY = 'sealed-log';
/** Followed by the id of the note. */
export const REMOVED_NOTE_PREFIX = 'removed-note/';

/**
 * One row that every write reads and writes: who may write, whose data it is, and the totals, so that no screen
 * counts the collection.
 */
export interface HeadRow {
  readonly key: typeof HEAD_KEY;
  /** Made anew with each empty database; tells whether the witness speaks of the same data. */
  readonly vaultId: string;
  readonly deviceId: DeviceId;
  /** Code with a lower WRITER_VERSION must not write. */
  readonly minWriter: number;
  readonly notes: number;
  /** All cards, wherever they stand. Never falls. */
  readonly cardRows: number;
  readonly deck: number;
  readonly tray: number;
  /** Never falls. */
  readonly events: number;
  /** Answers that count: without the undone ones. */
  readonly reviews: number;
  readonly lastEventId: EventId | null;
  /** Time of this device's newest event; 0 before the first. */
  readonly lastOwnMillis: Millis;
  /** Time of the newest event of all devices; 0 before the first. */
  readonly lastSeenMillis: Millis;
  /** How many writes there were so far. Older versions of the app did not count. */
  readonly writes?: number;
  /** The number of the last write in which the learner took rows away: whoever remembers an earlier one may remember more. */
  readonly fewerSince?: number;
  /** Ids that the data had before the learner emptied it. */
  readonly emptiedFrom?: readonly string[];
}

export type Totals = Omit<
  HeadRow,
  'key' | 'vaultId' | 'deviceId' | 'minWriter' | 'writes' | 'fewerSince' | 'emptiedFrom'
>;

export interface CopyRow extends LastCopy {
  readonly key: typeof COPY_KEY;
}

export interface UnknownLinesRow {
  readonly key: typeof UNKNOWN_LINES_KEY;
  readonly lines: readonly string[];
}

/** Which settings and weights the states were computed under, and how far a computing anew has come. */
export interface StatesUnderRow {
  readonly key: typeof STATES_UNDER_KEY;
  readonly fingerprint: string;
  /** All cards up to this one are done. */
  readonly upTo: CardId;
  readonly isDone: boolean;
}

/** Which events the packed parts of the log hold: all of the study days up to and with one. */
export interface SealedRow {
  readonly key: typeof SEALED_KEY;
  readonly throughDay: StudyDay;
  readonly count: number;
  readonly parts: number;
}

export interface RemovedNoteRow {
  readonly key: `${typeof REMOVED_NOTE_PREFIX}${string}`;
  readonly removedNote: RemovedNote;
}

export type MetaRow =
  | HeadRow
  | CopyRow
  | UnknownLinesRow
  | StatesUnderRow
  | SealedRow
  | RemovedNoteRow
  | JournalHead
  | JournalPart
  | RunningImportRow;

export const NO_TOTALS: Totals = {
  notes: 0,
  cardRows: 0,
  deck: 0,
  tray: 0,
  events: 0,
  reviews: 0,
  lastEventId: null,
  lastOwnMillis: 0,
  lastSeenMillis: 0,
};

export function createHead(vaultId: string, deviceId: DeviceId, totals: Totals): HeadRow {
  return { key: HEAD_KEY, vaultId, deviceId, minWriter: WRITER_VERSION, ...totals };
}

export function headToCounts(head: Totals): Counts {
  return { notes: head.notes, cards: head.deck, tray: head.tray, events: head.events, reviews: head.reviews };
}

/** Whether the row is whole. A damaged one is counted again instead of being believed. */
export function isWholeHead(row: unknown): row is HeadRow {
  if (typeof row !== 'object' || row === null) return false;
  const head = row as Partial<Record<keyof HeadRow, unknown>>;
  const counts = [head.notes, head.cardRows, head.deck, head.tray, head.events, head.reviews];
  const times = [head.lastOwnMillis, head.lastSeenMillis];
  return (
    typeof head.vaultId === 'string' &&
    typeof head.deviceId === 'string' &&
    typeof head.minWriter === 'number' &&
    (head.lastEventId === null || typeof head.lastEventId === 'string') &&
    [...counts, ...times].every((count) => Number.isSafeInteger(count) && (count as number) >= 0)
  );
}

/** Lines of files of newer versions, kept for them. */
export async function readUnknownLines(database: Database): Promise<readonly string[]> {
  const row = await database.meta.get(UNKNOWN_LINES_KEY);
  return row?.key === UNKNOWN_LINES_KEY ? row.lines : [];
}

/** Keeps the lines sorted and once. Returns those that were not there before. To be called inside a transaction. */
export async function addUnknownLines(database: Database, lines: readonly string[]): Promise<readonly string[]> {
  const kept = await readUnknownLines(database);
  const known = new Set(kept);
  const added = [...new Set(lines)].filter((line) => !known.has(line));
  if (added.length > 0) await database.meta.put({ key: UNKNOWN_LINES_KEY, lines: [...kept, ...added].sort() });
  return added;
}

/** To be called inside a transaction. */
export async function removeUnknownLines(database: Database, lines: readonly string[]): Promise<void> {
  const gone = new Set(lines);
  const kept = (await readUnknownLines(database)).filter((line) => !gone.has(line));
  await database.meta.put({ key: UNKNOWN_LINES_KEY, lines: kept });
}

import type { EventId } from '../model/ids.ts';
import { type HeadRow, headToCounts } from './meta-rows.ts';
import type { Counts } from './store.ts';

/** The part of `localStorage` that is used. */
export interface TextStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/**
 * What is remembered outside the database. A browser whose database files are damaged may open it empty and report
 * no error; only something that survives elsewhere can tell that apart from a first run.
 */
export interface WitnessRecord {
  readonly vaultId: string;
  readonly counts: Counts;
  readonly cardRows: number;
  readonly lastEventId: EventId | null;
  /** The number of the write after which this was remembered; 0 when it was not counted. */
  readonly writes: number;
}

/** `unreadable`: there was a witness, so the app was used before, but nobody can say how much is missing. */
export type Remembered =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'record'; readonly record: WitnessRecord };

export interface Witness {
  read(): Remembered;
  /**
   * Called after a write is on disk, never before: the witness may lag behind but never runs ahead. It lags by seconds when a browser is
   * killed, for what is put into `localStorage` is written later.
   */
  remember(head: HeadRow): void;
  forget(): void;
}

const FORMAT = 1;

/** A witness in the given storage. Storage that throws (switched off, full) makes a witness that knows nothing. */
export function createWitness(storage: TextStorage, databaseName: string): Witness {
  const key = `${databaseName}-witness`;
  const write = (record: WitnessRecord) => {
    try {
      storage.setItem(key, JSON.stringify({ format: FORMAT, ...record }));
    } catch {
      // The data itself is saved; without room for the witness only damage goes unnoticed.
    }
  };
  const read = (): Remembered => {
    let text: string | null;
    try {
      text = storage.getItem(key);
    } catch {
      return { kind: 'nothing' };
    }
    return text === null ? { kind: 'nothing' } : parseRecord(text);
  };
  return {
    read,
    remember(head) {
      write({
        vaultId: head.vaultId,
        counts: headToCounts(head),
        cardRows: head.cardRows,
        lastEventId: head.lastEventId,
        writes: head.writes ?? 0,
      });
    },
    forget() {
      try {
        storage.removeItem(key);
      } catch {
        // Storage that cannot be written holds no witness of ours.
      }
    },
  };
}

/** Storage that lasts as long as the object: for where the browser has none. */
export function createMemoryStorage(): TextStorage {
  const texts = new Map<string, string>();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, value) => void texts.set(key, value),
    removeItem: (key) => void texts.delete(key),
  };
}

function parseRecord(text: string): Remembered {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'unreadable' };
  }
  const record = readRecord(value);
  return record === null ? { kind: 'unreadable' } : { kind: 'record', record };
}

function readRecord(value: unknown): WitnessRecord | null {
  const record = readObject(value);
  if (record === null) return null;
  const { format, vaultId, cardRows, lastEventId, writes, counts: countsValue } = record;
  const counts = readObject(countsValue);
  if (counts === null || format !== FORMAT) return null;
  const { notes, cards, tray, events, reviews } = counts;
  if (typeof vaultId !== 'string' || !isCount(cardRows)) return null;
  if (!isCount(notes) || !isCount(cards) || !isCount(tray) || !isCount(events) || !isCount(reviews)) return null;
  return {
    vaultId,
    cardRows,
    counts: { notes, cards, tray, events, reviews },
    lastEventId: typeof lastEventId === 'string' ? (lastEventId as EventId) : null,
    writes: isCount(writes) ? writes : 0,
  };
}

function readObject(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

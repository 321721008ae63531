import type { DeviceId } from '../model/ids.ts';
import type { Millis } from '../model/time.ts';
import type { WriteResult } from '../model/write.ts';
import type { Database } from './database.ts';
import { classifyError, NoAnswerError, SupersededError, type Trouble, VaultGoneError } from './error-classes.ts';
import { HEAD_KEY, type HeadRow, isWholeHead, WRITER_VERSION } from './meta-rows.ts';
import type { TextStorage, Witness } from './witness.ts';

export type TroubleListener = (reason: Trouble['reason'], detail: Trouble['detail']) => void;

/** One open connection, with what has to be known of it between two calls. */
export interface StoreSession {
  readonly database: Database;
  readonly witness: Witness;
  /** Where acts wait that could not be written; null where there is no such place. */
  readonly parkedStorage: TextStorage | null;
  readonly deviceId: DeviceId;
  /** How long a write may take before it is reported as lost. */
  readonly patienceMillis: Millis;
  readonly listeners: Set<TroubleListener>;
  /** Changes only when the learner empties the store. */
  vaultId: string;
  /** true while the witness remembers more than the database holds: its memory must not be written over. */
  isWitnessFrozen: boolean;
  /** Set when nothing may be written any more. */
  ended: Trouble | null;
  lastOwnMillis: Millis;
  lastSeenMillis: Millis;
}

/** What a write leaves behind. Without a head nothing was written. */
export interface Written {
  readonly result: WriteResult;
  readonly head: HeadRow | null;
  /** The learner took rows away: fewer of them are no damage. */
  readonly isFewer?: boolean;
  /** What is still on its way to the database when the rest is known. */
  readonly writing?: PromiseLike<unknown>;
}

/** A slow phone writes more than 100 rows a second; an import must not be taken for a connection that is lost. */
const PATIENCE_PER_ROW_MILLIS: Millis = 10;

/** For writes whose size is not known before: emptying, repair. */
export const MANY_ROWS = 100_000;

export type TableName = Exclude<keyof Database, 'dexie' | 'meta'>;

/**
 * Runs one write. It guarantees:
 * - one transaction over the named tables and the head; all of it happens or nothing;
 * - the head is read first: newer code or an emptied database stops the write;
 * - it resolves when the transaction is complete, and with `strict` durability that means on the disk;
 * - the witness is told afterwards;
 * - it resolves in any case: an error becomes `not-saved`, a browser that does not answer becomes `lost`. Then the
 *   write may still have happened, so a retry must be the same event with the same id.
 * `rowCount` says roughly how many rows are written, for how long that may take.
 */
export function runWrite(
  session: StoreSession,
  tables: readonly TableName[],
  body: (head: HeadRow) => Promise<Written>,
  rowCount = 1,
): Promise<WriteResult> {
  return runReadAndWrite(session, tables, () => undefined, body, rowCount);
}

/** The same, with what `read` reads together with the head: each round to the database is time in which the learner waits. */
export async function runReadAndWrite<Read>(
  session: StoreSession,
  tables: readonly TableName[],
  read: () => PromiseLike<Read> | Read,
  body: (head: HeadRow, read: Read) => Promise<Written>,
  rowCount: number,
): Promise<WriteResult> {
  if (session.ended !== null) return { kind: 'not-saved', ...session.ended };
  const { dexie, meta } = session.database;
  let transaction: IDBTransaction | null = null;
  try {
    const written = await withPatience(
      dexie.transaction('rw', ['meta', ...tables], async (scope) => {
        transaction = scope.idbtrans;
        const [row, known] = await Promise.all([meta.get(HEAD_KEY), read()]);
        const before = checkHead(row, session.vaultId);
        const { result, head, isFewer = false, writing } = await body(before, known);
        if (head === null) return { result, head };
        const writes = (before.writes ?? 0) + 1;
        // What is missing already is not taken away by the learner.
        const isTold = isFewer && !session.isWitnessFrozen;
        const next = { ...head, writes, ...(isTold ? { fewerSince: writes } : {}) };
        await Promise.all([writing, meta.put(next)]);
        return { result, head: next };
      }),
      session.patienceMillis + rowCount * PATIENCE_PER_ROW_MILLIS,
    );
    if (written.head !== null) noteHead(session, written.head);
    return written.result;
  } catch (error) {
    const trouble = classifyError(readAbortReason(transaction) ?? error);
    if (error instanceof SupersededError) endSession(session, trouble);
    else if (trouble.reason === 'lost' || trouble.reason === 'superseded') tellTrouble(session, trouble);
    return { kind: 'not-saved', ...trouble };
  }
}

/**
 * Why the browser aborted the transaction. After that every call fails for being made on a finished transaction, which
 * says nothing of the reason.
 */
function readAbortReason(transaction: IDBTransaction | null): DOMException | null {
  return transaction?.error ?? null;
}

/** The head, when this code may write and the data is still the data that was opened. */
function checkHead(row: unknown, vaultId: string): HeadRow {
  if (!isWholeHead(row)) throw new VaultGoneError({ id: 'emptied' });
  if (row.minWriter > WRITER_VERSION) {
    throw new SupersededError({ id: 'newer-wrote' });
  }
  if (row.vaultId !== vaultId) throw new VaultGoneError({ id: 'replaced' });
  return row;
}

/** Takes over what a committed write left: the vault, the clock and, unless it is frozen, the witness. */
export function noteHead(session: StoreSession, head: HeadRow): void {
  session.vaultId = head.vaultId;
  session.lastOwnMillis = Math.max(session.lastOwnMillis, head.lastOwnMillis);
  session.lastSeenMillis = Math.max(session.lastSeenMillis, head.lastSeenMillis);
  if (!session.isWitnessFrozen) session.witness.remember(head);
}

/** Takes over what another thread has written for this session, or the trouble that it met. */
export function followWritten(session: StoreSession, { result, head }: Written): WriteResult {
  if (head !== null) noteHead(session, head);
  if (result.kind !== 'not-saved') return result;
  const { reason, detail } = result;
  if (reason === 'superseded') endSession(session, { reason, detail });
  else if (reason === 'lost') tellTrouble(session, { reason, detail });
  return result;
}

/** Stops all writing for good and says so. */
export function endSession(session: StoreSession, trouble: Trouble): void {
  if (session.ended !== null) return;
  session.ended = trouble;
  session.database.dexie.close({ disableAutoOpen: true });
  tellTrouble(session, trouble);
}

export function tellTrouble(session: StoreSession, trouble: Trouble): void {
  for (const listener of [...session.listeners]) listener(trouble.reason, trouble.detail);
}

/** The promise, or NoAnswerError when it is not settled in time. */
export function withPatience<Value>(promise: PromiseLike<Value>, patienceMillis: Millis): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new NoAnswerError({ id: 'no-answer', values: { seconds: Math.round(patienceMillis / 1000) } })),
      patienceMillis,
    );
    promise.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}

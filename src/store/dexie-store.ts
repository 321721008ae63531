import { liveQuery } from 'dexie';
import type { CardState } from '../model/card-state.ts';
import { CLOCK_TOLERANCE_MILLIS } from '../model/stamp.ts';
import type { WriteResult } from '../model/write.ts';
import type { Database } from './database.ts';
import { classifyError } from './error-classes.ts';
import { reachesRemembered } from './judge-opening.ts';
import { COPY_KEY, createHead, HEAD_KEY, headToCounts, isWholeHead, NO_TOTALS, type Totals } from './meta-rows.ts';
import {
  readAllCards,
  readAllNotes,
  readCardEvents,
  readDayEvents,
  readLastReviews,
  readProgress,
} from './read-log.ts';
import { readCard, readNote, readNotes, readNoteText } from './read-notes.ts';
import { readDueByNote, readForecast, readQueueInput } from './read-queue.ts';
import { recordEvent } from './record-event.ts';
import { replaceState } from './rows.ts';
import { MANY_ROWS, runWrite, type StoreSession, tellTrouble, type Written } from './session.ts';
import { rowsToSettings } from './settings-cache.ts';
import type { LastCopy, Store } from './store.ts';

/** The store on an open connection. Reads reject when the connection is gone; writes always resolve. */
export function createStore(session: StoreSession, createId: () => string): Store {
  const { database } = session;

  const reading = async <Value>(read: () => PromiseLike<Value>): Promise<Value> => {
    try {
      return await read();
    } catch (error) {
      const trouble = classifyError(error);
      if (trouble.reason === 'lost' && session.ended === null) tellTrouble(session, trouble);
      throw error;
    }
  };

  // What a day of reviewing never needs is loaded when it is asked for.
  const writingWith = async <Part>(
    load: () => Promise<Part>,
    write: (part: Part) => Promise<WriteResult>,
  ): Promise<WriteResult> => {
    let part: Part;
    try {
      part = await load();
    } catch (error) {
      return { kind: 'not-saved', ...classifyError(error) };
    }
    return write(part);
  };

  return {
    deviceId: session.deviceId,

    readSettings: () => reading(async () => rowsToSettings(await database.settings.toArray())),
    readCounts: () => reading(async () => headToCounts(await readTotals(database))),
    readQueueInput: (query) => reading(() => readQueueInput(database, query)),
    readDueByNote: (day) => reading(() => readDueByNote(database, day)),
    readForecast: (day, days) => reading(() => readForecast(database, day, days)),
    readCard: (cardId) => reading(() => readCard(database, cardId)),
    readCardEvents: (cardId) => reading(() => readCardEvents(database, cardId)),
    readDayEvents: (day) => reading(() => readDayEvents(database, day)),
    readNotes: (day) => reading(() => readNotes(database, day)),
    readNote: (noteId) => reading(() => readNote(database, noteId)),
    readNoteText: (noteId) => reading(() => readNoteText(database, noteId)),
    readLastReviews: (day, limit) => reading(() => readLastReviews(database, day, limit)),
    readAllCards: () => reading(() => readAllCards(database)),
    readAllNotes: () => reading(() => readAllNotes(database)),
    readProgress: () => reading(() => readProgress(database)),
    readLastCopy: () => reading(() => readLastCopy(database)),
    verify: () => reading(async () => (await import('./verify-store.ts')).verifyStore(database)),

    nextEventMillis(nowMillis) {
      // Other devices' events pull the clock along too, unless their clock is plainly wrong.
      const isPlausible = session.lastSeenMillis <= nowMillis + CLOCK_TOLERANCE_MILLIS;
      return Math.max(nowMillis, session.lastOwnMillis, isPlausible ? session.lastSeenMillis : 0);
    },

    recordEvent: (write) => recordEvent(session, write),
    saveNotes: (write) =>
      writingWith(
        () => import('./save-notes.ts'),
        (part) => part.saveNotes(session, write),
      ),
    async applyMerge(write) {
      const result = await writingWith(
        () => import('./apply-merge.ts'),
        (part) => part.applyMerge(session, write),
      );
      const isRestored = result.kind === 'saved' && session.isWitnessFrozen && (await holdsAllRemembered(session));
      if (isRestored) await acceptFoundData(session);
      return result;
    },
    replaceStates: (states) => replaceStates(session, states),
    recordCopy: (copy) => recordCopy(session, copy),
    wipe: () => wipe(session, createId()),
    acceptFoundData: () => acceptFoundData(session),
    repair: () =>
      writingWith(
        () => import('./repair-store.ts'),
        (part) => part.repairStore(session),
      ),

    watch(read, onValue, onError) {
      return liveQuery(read).subscribe(onValue, onError);
    },
    onTrouble(listener) {
      session.listeners.add(listener);
      if (session.ended !== null) listener(session.ended.reason, session.ended.detail);
      return () => void session.listeners.delete(listener);
    },
    close() {
      session.ended ??= { reason: 'lost', detail: 'The store was closed.' };
      database.dexie.close({ disableAutoOpen: true });
    },
  };
}

async function readTotals(database: Database): Promise<Totals> {
  const row: unknown = await database.meta.get(HEAD_KEY);
  return isWholeHead(row) ? row : NO_TOTALS;
}

async function readLastCopy(database: Database): Promise<LastCopy | null> {
  const row = await database.meta.get(COPY_KEY);
  return row?.key === COPY_KEY ? { atMillis: row.atMillis, reviewCount: row.reviewCount } : null;
}

function recordCopy(session: StoreSession, copy: LastCopy): Promise<WriteResult> {
  return runWrite(session, [], async (head) => {
    await session.database.meta.put({ key: COPY_KEY, atMillis: copy.atMillis, reviewCount: copy.reviewCount });
    return { result: { kind: 'saved' }, head };
  });
}

function replaceStates(session: StoreSession, states: readonly CardState[]): Promise<WriteResult> {
  const table = session.database.states;
  const replace = async (): Promise<Written> => {
    const rows = await table.bulkGet(states.map((state) => state.cardId));
    const next = states.flatMap((state, i) => {
      const row = rows[i];
      return row === undefined || row.lastEventId !== state.lastEventId ? [] : [replaceState(row, state)];
    });
    await table.bulkPut(next);
    return { result: { kind: 'saved' }, head: null };
  };
  return runWrite(session, ['states'], replace, states.length);
}

/**
 * The witness hears of the emptying before it happens: a crash in between then leaves no false alarm, and a crash
 * before it leaves the old memory as it was.
 */
async function wipe(session: StoreSession, nextVaultId: string): Promise<WriteResult> {
  session.witness.announceWipe(nextVaultId);
  const { notes, texts, cards, states, events, settings, meta } = session.database;
  const empty = async (): Promise<Written> => {
    for (const table of [notes, texts, cards, states, events, settings, meta]) await table.clear();
    return { result: { kind: 'saved' }, head: createHead(nextVaultId, session.deviceId, NO_TOTALS) };
  };
  const tables = ['notes', 'texts', 'cards', 'states', 'events', 'settings'] as const;
  const result = await runWrite(session, tables, empty, MANY_ROWS);
  if (result.kind !== 'saved') return result;
  session.isWitnessFrozen = false;
  session.witness.forget();
  return result;
}

async function acceptFoundData(session: StoreSession): Promise<WriteResult> {
  const wasFrozen = session.isWitnessFrozen;
  session.isWitnessFrozen = false;
  const result = await runWrite(session, [], async (head) => ({ result: { kind: 'saved' }, head }));
  if (result.kind !== 'saved') session.isWitnessFrozen = wasFrozen;
  return result;
}

async function holdsAllRemembered(session: StoreSession): Promise<boolean> {
  return reachesRemembered(await readTotals(session.database), session.witness.read());
}

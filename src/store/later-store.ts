import type { CardState } from '../model/card-state.ts';
import type { WriteResult } from '../model/write.ts';
import type { Database } from './database.ts';
import { classifyError } from './error-classes.ts';
import { reachesRemembered } from './judge-opening.ts';
import { COPY_KEY, createHead, type HeadRow, NO_TOTALS, STATES_UNDER_KEY } from './meta-rows.ts';
import { readImage, readImagePaths, readPictures, readPictureTotals } from './note-images.ts';
import { followWrite, forgetAllActs } from './park-acts.ts';
import { readDueByNote, readForecast } from './read-due.ts';
import { readAllCards, readAllNotes, readCardEvents, readDayEvents, readLastAct, readProgress } from './read-log.ts';
import { readFactStates, readNote, readNotePaths, readNotes, readNoteTitles } from './read-notes.ts';
import { readSetAside, readTray, readWordings } from './read-places.ts';
import { readTotals } from './read-totals.ts';
import { recordEvents } from './record-event.ts';
import { replaceState } from './rows.ts';
import { beginImport, forgetRunningImport, readRunningImport } from './running-import.ts';
import { followWritten, MANY_ROWS, runWrite, type StoreSession, type Written } from './session.ts';
import type { LastCopy, Store } from './store.ts';

/** What the first card needs, or must not wait: see dexie-store.ts. */
type FirstName =
  | 'deviceId'
  | 'readSettings'
  | 'readCounts'
  | 'readQueueInput'
  | 'readCard'
  | 'readNoteText'
  | 'nextEventMillis'
  | 'recordEvent'
  | 'onRecorded'
  | 'watch'
  | 'onTrouble'
  | 'close';

/** Everything that a store can do after the first card is shown. Each answers with a promise. */
export type LaterStore = Omit<Store, FirstName>;

const library = () => import('./read-library.ts');

/** The larger part of the store, loaded as soon as the database is open. New methods go here unless the first card needs them. */
export function createLaterStore(
  session: StoreSession,
  reading: <Value>(read: () => PromiseLike<Value>) => Promise<Value>,
  createId: () => string,
): LaterStore {
  const { database } = session;

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
    readFactStates: (factId) => reading(() => readFactStates(database, factId)),
    readNotePaths: () => reading(() => readNotePaths(database)),
    readNoteTitles: (noteIds) => reading(() => readNoteTitles(database, noteIds)),
    readDueByNote: (day) => reading(() => readDueByNote(database, day)),
    readForecast: (day, days) => reading(() => readForecast(database, day, days)),
    readCards: (cardIds) => reading(async () => (await library()).readCards(database, cardIds)),
    readStates: (cardIds) => reading(async () => (await library()).readStates(database, cardIds)),
    readFirstCardIds: (limit) => reading(async () => (await library()).readFirstCardIds(database, limit)),
    readCardEvents: (cardId) => reading(() => readCardEvents(database, cardId)),
    readDayEvents: (day) => reading(() => readDayEvents(database, day)),
    readNotes: (day) => reading(() => readNotes(database, day)),
    readNote: (noteId) => reading(() => readNote(database, noteId)),
    readLastAct: () => reading(() => readLastAct(database, session.deviceId)),
    readAllCards: () => reading(() => readAllCards(database)),
    readAllNotes: () => reading(() => readAllNotes(database)),
    readTray: () => reading(() => readTray(database)),
    readSetAside: () => reading(() => readSetAside(database)),
    readWordings: () => reading(() => readWordings(database)),
    readImagePaths: () => reading(() => readImagePaths(database)),
    readImage: (path) => reading(() => readImage(database, path)),
    readPictureTotals: () => reading(() => readPictureTotals(database)),
    readPictures: async () => readPictures(database),
    readProgress: () => reading(() => readProgress(database)),
    readProgressPages: () => reading(async () => (await import('./read-pages.ts')).openProgressPages(database)),
    findNotes: (ids) => reading(async () => (await import('./find-stored.ts')).findNotes(database, ids)),
    findCards: (ids) => reading(async () => (await import('./find-stored.ts')).findCards(database, ids)),
    findEvents: (ids) => reading(async () => (await import('./find-stored.ts')).findEvents(database, ids)),
    readSettingEvents: () => reading(async () => (await import('./find-stored.ts')).readSettingEvents(database)),
    readLastCopy: () => reading(() => readLastCopy(database)),
    verify: () => reading(async () => (await import('./verify-store.ts')).verifyStore(database)),

    async recordEvents(writes) {
      const result = await recordEvents(session, writes);
      followWrite(session.parkedStorage, writes, result);
      return result;
    },
    saveNotes: (write) =>
      writingWith(
        () => import('./save-notes.ts'),
        (part) => part.saveNotes(session, write),
      ),
    async importProgress(write) {
      const result = await writingWith(
        () => import('./import-progress.ts'),
        (part) => part.importProgress(session, write),
      );
      return afterImport(session, result);
    },
    async importAside(run) {
      if (session.ended !== null) return { kind: 'not-saved', ...session.ended };
      const { database: own, vaultId, deviceId } = session;
      try {
        return await afterImport(
          session,
          followWritten(session, await run({ database: own.dexie.name, vaultId, deviceId })),
        );
      } catch (error) {
        return { kind: 'not-saved', ...classifyError(error) };
      }
    },
    beginImport: (running) => beginImport(session, running),
    readRunningImport: () => reading(() => readRunningImport(database)),
    forgetRunningImport: (atMillis) => forgetRunningImport(session, atMillis),
    readLastImport: () => reading(async () => (await import('./undo-import.ts')).readLastImport(database)),
    undoLastImport: (rules) =>
      writingWith(
        () => import('./undo-import.ts'),
        (part) => part.undoLastImport(session, rules),
      ),
    removeNote: (noteId, stamp, mark) =>
      writingWith(
        () => import('./remove-note.ts'),
        (part) => part.removeNote(session, noteId, stamp, mark),
      ),
    replaceStates: (states) => replaceStates(session, states),
    async readStatesUnder() {
      const row = await reading(() => database.meta.get(STATES_UNDER_KEY));
      return row?.key === STATES_UNDER_KEY ? { fingerprint: row.fingerprint, isDone: row.isDone } : null;
    },
    async recomputeStates(fingerprint, cardCount, replay) {
      let isDone = false;
      const result = await writingWith(
        () => import('./recompute-states.ts'),
        async (part) => {
          const step = await part.recomputeStates(session, fingerprint, cardCount, replay);
          isDone = step.isDone;
          return step;
        },
      );
      return { ...result, isDone };
    },
    putSealedPart: (part) =>
      writingWith(
        () => import('./sealed-log.ts'),
        (module) => module.putSealedPart(session, part),
      ),
    recordCopy: (copy) => recordCopy(session, copy),
    wipe: () => wipe(session, createId()),
    acceptFoundData: () => acceptFoundData(session),
    repair: () =>
      writingWith(
        () => import('./repair-store.ts'),
        (part) => part.repairStore(session),
      ),
  };
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

/** The new head names the data that was emptied: a witness that could not be told any more raises no false alarm. */
async function wipe(session: StoreSession, nextVaultId: string): Promise<WriteResult> {
  const { notes, texts, cards, states, events, settings, images, segments, meta } = session.database;
  const remembered = session.witness.read();
  const known = remembered.kind === 'record' ? [remembered.record.vaultId] : [];
  const empty = async (before: HeadRow): Promise<Written> => {
    for (const table of [notes, texts, cards, states, events, settings, images, segments, meta]) await table.clear();
    const emptiedFrom = [...new Set([...(before.emptiedFrom ?? []), before.vaultId, ...known])];
    return {
      result: { kind: 'saved' },
      head: { ...createHead(nextVaultId, session.deviceId, NO_TOTALS), emptiedFrom },
    };
  };
  const tables = ['notes', 'texts', 'cards', 'states', 'events', 'settings', 'images', 'segments'] as const;
  const result = await runWrite(session, tables, empty, MANY_ROWS);
  if (result.kind !== 'saved') return result;
  session.isWitnessFrozen = false;
  session.witness.forget();
  forgetAllActs(session.parkedStorage);
  return result;
}

async function acceptFoundData(session: StoreSession): Promise<WriteResult> {
  const wasFrozen = session.isWitnessFrozen;
  session.isWitnessFrozen = false;
  const result = await runWrite(session, [], async (head) => ({ result: { kind: 'saved' }, head }));
  if (result.kind !== 'saved') session.isWitnessFrozen = wasFrozen;
  return result;
}

/** What was missing may be there now: then nothing has to be offered any more. */
async function afterImport(session: StoreSession, result: WriteResult): Promise<WriteResult> {
  const isRestored = result.kind === 'saved' && session.isWitnessFrozen && (await holdsAllRemembered(session));
  if (isRestored) await acceptFoundData(session);
  return result;
}

async function holdsAllRemembered(session: StoreSession): Promise<boolean> {
  return reachesRemembered(await readTotals(session.database), session.witness.read());
}

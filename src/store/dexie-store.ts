import { liveQuery } from 'dexie';
import type { LogEvent } from '../model/event.ts';
import { CLOCK_TOLERANCE_MILLIS } from '../model/stamp.ts';
import { classifyError } from './error-classes.ts';
import type { LaterStore } from './later-store.ts';
import { headToCounts } from './meta-rows.ts';
import { readCard, readNoteText } from './read-card.ts';
import { readQueueInput } from './read-queue.ts';
import { readTotals } from './read-totals.ts';
import { type StoreSession, tellTrouble } from './session.ts';
import { readAllSettings } from './settings-cache.ts';
import type { Store, Subscription } from './store.ts';

const [READS, WRITES] = [0, 1];

/** The first card is there by then. */
const AFTER_START_MILLIS = 1_000;

/** What is loaded after the first card: whether it only reads. A write never rejects, also when its code cannot be fetched. */
const LATER: Readonly<Record<keyof LaterStore, number>> = {
  readFactStates: READS,
  readNotePaths: READS,
  readNoteTitles: READS,
  readDueByNote: READS,
  readForecast: READS,
  readCards: READS,
  readStates: READS,
  readFirstCardIds: READS,
  readCardEvents: READS,
  readDayEvents: READS,
  readNotes: READS,
  readNote: READS,
  readLastAct: READS,
  readAllCards: READS,
  readAllNotes: READS,
  readTray: READS,
  readSetAside: READS,
  readWordings: READS,
  readImagePaths: READS,
  readImage: READS,
  readPictureTotals: READS,
  readPictures: READS,
  readProgress: READS,
  readProgressPages: READS,
  findNotes: READS,
  findCards: READS,
  findEvents: READS,
  readSettingEvents: READS,
  readLastCopy: READS,
  verify: READS,
  recordEvents: WRITES,
  saveNotes: WRITES,
  importProgress: WRITES,
  importAside: WRITES,
  beginImport: WRITES,
  readRunningImport: READS,
  forgetRunningImport: WRITES,
  readLastImport: READS,
  undoLastImport: WRITES,
  removeNote: WRITES,
  replaceStates: WRITES,
  readStatesUnder: READS,
  recomputeStates: WRITES,
  putSealedPart: WRITES,
  recordCopy: WRITES,
  wipe: WRITES,
  acceptFoundData: WRITES,
  repair: WRITES,
};

/**
 * The store on an open connection. Reads reject when the connection is gone; writes always resolve. What the first card needs is
 * here; the rest (later-store.ts) is fetched when it is first asked for, soon after the start at the latest, and its methods wait
 * for it.
 */
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

  let loaded: LaterStore | null = null;
  let loading: Promise<LaterStore> | null = null;
  const loadLater = (): Promise<LaterStore> => {
    loading ??= import('./later-store.ts').then(
      (module) => {
        loaded = module.createLaterStore(session, reading, createId);
        return loaded;
      },
      (error: unknown) => {
        // Tried again at the next call.
        loading = null;
        throw error;
      },
    );
    return loading;
  };
  setTimeout(() => loadLater().catch(() => undefined), AFTER_START_MILLIS);

  const callLater = (name: keyof LaterStore): unknown => {
    return (...parts: unknown[]): Promise<unknown> => {
      const call = (later: LaterStore): Promise<unknown> => {
        const method = later[name] as (...parts: unknown[]) => Promise<unknown>;
        return method(...parts);
      };
      const answer = loaded === null ? loadLater().then(call) : call(loaded);
      if (LATER[name] === READS) return answer;
      return answer.catch((error: unknown) => {
        if (loading !== null) throw error;
        return { kind: 'not-saved', ...classifyError(error) };
      });
    };
  };
  const later = Object.fromEntries(
    Object.keys(LATER).map((name) => [name, callLater(name as keyof LaterStore)]),
  ) as unknown as LaterStore;

  const recordedListeners = new Set<(events: readonly LogEvent[]) => void>();
  const recordEvents: Store['recordEvents'] = async (writes) => {
    const result = await later.recordEvents(writes);
    if (result.kind === 'saved') for (const tell of recordedListeners) tell(writes.map(({ event }) => event));
    return result;
  };

  return {
    ...later,
    deviceId: session.deviceId,

    readSettings: () => reading(() => readAllSettings(database)),
    readCounts: () => reading(async () => headToCounts(await readTotals(database))),
    readQueueInput: (query) => reading(() => readQueueInput(database, query)),
    readCard: (cardId) => reading(() => readCard(database, cardId)),
    readNoteText: (noteId) => reading(() => readNoteText(database, noteId)),

    nextEventMillis(nowMillis) {
      // Other devices' events pull the clock along too, unless their clock is plainly wrong.
      const isPlausible = session.lastSeenMillis <= nowMillis + CLOCK_TOLERANCE_MILLIS;
      return Math.max(nowMillis, session.lastOwnMillis + 1, isPlausible ? session.lastSeenMillis : 0);
    },

    recordEvent: (write) => recordEvents([write]),
    recordEvents,
    onRecorded(listener) {
      recordedListeners.add(listener);
      return () => void recordedListeners.delete(listener);
    },

    watch(read, onValue, onError) {
      // Within a live query nothing but the database may be waited for: else Dexie loses track, and a transaction begun there ends
      // too early. So all of the store is there before.
      if (loaded !== null) return liveQuery(read).subscribe(onValue, onError);
      let subscription: Subscription | null = null;
      let isWanted = true;
      loadLater().then(
        () => {
          if (isWanted) subscription = liveQuery(read).subscribe(onValue, onError);
        },
        (error: unknown) => isWanted && onError(error),
      );
      return {
        unsubscribe() {
          isWanted = false;
          subscription?.unsubscribe();
        },
      };
    },
    onTrouble(listener) {
      session.listeners.add(listener);
      if (session.ended !== null) listener(session.ended.reason, session.ended.detail);
      return () => void session.listeners.delete(listener);
    },
    close() {
      session.ended ??= { reason: 'lost', detail: { id: 'ended' } };
      database.dexie.close({ disableAutoOpen: true });
    },
  };
}

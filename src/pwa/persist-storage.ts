import { settleWithin } from './settle-within.ts';

/**
 * Whether the browser promises not to clear the app's storage by itself when room gets short.
 * - `refused`: not now. Chromium and Safari decide by themselves and may grant it after more use.
 * - `unknown`: the browser cannot say, or the question in front of the learner has no answer yet.
 */
export type Persistence = 'granted' | 'refused' | 'unknown';

type PersistenceStorage = Pick<StorageManager, 'persist' | 'persisted'>;

/** Firefox asks the learner and may never settle; nobody should wait for that. */
const TIMEOUT_MILLIS = 5_000;

function thisStorage(): PersistenceStorage | null {
  // The type says it is always there; WebKitGTK and plain http have none.
  return (navigator as { storage?: PersistenceStorage }).storage ?? null;
}

async function toPersistence(answer: Promise<boolean>): Promise<Persistence> {
  return (await answer) ? 'granted' : 'refused';
}

/** What the browser promises at present. Asks nobody. */
export async function readPersistence(
  storage: PersistenceStorage | null = thisStorage(),
  timeoutMillis = TIMEOUT_MILLIS,
): Promise<Persistence> {
  if (!storage?.persisted) return 'unknown';
  return settleWithin(toPersistence(storage.persisted()), timeoutMillis, 'unknown');
}

/**
 * Makes the function that asks for the promise: after the first real grade, when there is something to lose. It asks the browser at most
 * once, however often it is called, and not at all when the promise was given earlier.
 */
export function createPersistenceRequest(
  storage: PersistenceStorage | null = thisStorage(),
  timeoutMillis = TIMEOUT_MILLIS,
): () => Promise<Persistence> {
  let answer: Promise<Persistence> | undefined;
  const ask = async (): Promise<Persistence> => {
    if (!storage?.persist) return 'unknown';
    const present = await readPersistence(storage, timeoutMillis);
    if (present === 'granted') return present;
    return settleWithin(toPersistence(storage.persist()), timeoutMillis, 'unknown');
  };
  return () => {
    answer ??= ask();
    return answer;
  };
}

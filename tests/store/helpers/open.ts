import 'fake-indexeddb/auto';
import type { DatabaseFactory } from '../../../src/store/database.ts';
import { type OpenOptions, openStore } from '../../../src/store/open-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { createMemoryStorage, type TextStorage } from '../../../src/store/witness.ts';

let databaseCount = 0;

/** One browser: a fresh database and the storage beside it. Stores opened in it see the same data, as two tabs do. */
export interface Browser {
  readonly name: string;
  readonly witnessStorage: TextStorage;
  open(options?: OpenOptions): ReturnType<typeof openStore>;
  /** Opens and expects it to be ready. */
  openReady(options?: OpenOptions): Promise<Store>;
}

export function createBrowser(): Browser {
  databaseCount++;
  const name = `recollect-test-${databaseCount}`;
  const witnessStorage = createMemoryStorage();
  const open = (options: OpenOptions = {}) => openStore({ name, witnessStorage, ...options });
  return {
    name,
    witnessStorage,
    open,
    async openReady(options) {
      const opened = await open(options);
      if (opened.kind !== 'ready') throw new Error(`The store opened as ${opened.kind}`);
      return opened.store;
    },
  };
}

/** Runs the work on the database itself, past the store: for damage and for looking at what is really stored. */
export async function withRawDatabase<Value>(
  name: string,
  work: (database: IDBDatabase) => Promise<Value> | Value,
): Promise<Value> {
  const database = await settleRequest(indexedDB.open(name));
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

export function settleRequest<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Resolves when the transaction is complete. */
export function settleTransaction(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

/** The browser's factory, with a look at every connection that it opens. */
export function watchFactory(onConnection: (connection: IDBDatabase) => void): DatabaseFactory {
  return {
    open(name, version) {
      const request = indexedDB.open(name, version);
      request.addEventListener('success', () => onConnection(request.result));
      return request;
    },
    deleteDatabase: (name) => indexedDB.deleteDatabase(name),
    cmp: (first, second) => indexedDB.cmp(first, second),
  };
}

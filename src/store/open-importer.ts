import type { DatabaseFactory } from './database.ts';
import { importProgress } from './import-progress.ts';
import type { HeadRow } from './meta-rows.ts';
import { openExisting } from './open-reader.ts';
import { readNotePaths } from './read-notes.ts';
import type { StoreSession, Written } from './session.ts';
import type { ImportWrite, Store, StorePlace } from './store.ts';
import { createMemoryStorage, createWitness } from './witness.ts';

/** A connection of its own that takes in files, for work in another thread. What it answers is for `Store.importAside`. */
export interface Importer extends Pick<Store, 'readNotePaths'> {
  importProgress(write: ImportWrite): Promise<Written>;
  close(): void;
}

interface ImporterOptions {
  readonly factory?: DatabaseFactory;
  readonly keyRange?: typeof IDBKeyRange;
}

const PATIENCE_MILLIS = 15_000;

/**
 * Opens the database of a store that is open already. Rejects when it is not there or has another version. The data that the store was
 * opened on is checked with each write. A newer version of the app waits for a transaction to end, and the connection then closes.
 */
export async function openImporter(
  { database: name, vaultId, deviceId }: StorePlace,
  { factory = indexedDB, keyRange = IDBKeyRange }: ImporterOptions = {},
): Promise<Importer> {
  const database = await openExisting(name, factory, keyRange);
  let head: HeadRow | null = null;
  const session: StoreSession = {
    database,
    // The witness lies where only a page can write: what it is to remember goes back with the answer.
    witness: {
      ...createWitness(createMemoryStorage(), name),
      remember(next) {
        head = next;
      },
    },
    parkedStorage: null,
    deviceId,
    patienceMillis: PATIENCE_MILLIS,
    listeners: new Set(),
    vaultId,
    isWitnessFrozen: false,
    ended: null,
    lastOwnMillis: 0,
    lastSeenMillis: 0,
  };
  return {
    readNotePaths: () => readNotePaths(database),
    async importProgress(write) {
      head = null;
      const result = await importProgress(session, write);
      return { result, head };
    },
    close: () => database.dexie.close({ disableAutoOpen: true }),
  };
}

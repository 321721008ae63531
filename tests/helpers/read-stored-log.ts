import type { Page } from 'playwright';
import { DATABASE_NAME } from '../../src/store/database.ts';

/** What the app has stored, read past the app with the browser's own IndexedDB. */
export interface StoredProgress {
  readonly events: readonly StoredRow[];
  readonly states: readonly StoredRow[];
  readonly cards: readonly StoredRow[];
  readonly notes: readonly StoredRow[];
}

export type StoredRow = Readonly<Record<string, unknown>>;

/** Reads the tables that hold the learner's progress. The page must be of the app's origin. */
export async function readStoredProgress(page: Page): Promise<StoredProgress> {
  return page.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const readAll = (table: string): Promise<Record<string, unknown>[]> =>
      new Promise((resolve, reject) => {
        const request = database.transaction(table).objectStore(table).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    try {
      return {
        events: await readAll('events'),
        states: await readAll('states'),
        cards: await readAll('cards'),
        notes: await readAll('notes'),
      };
    } finally {
      database.close();
    }
  }, DATABASE_NAME);
}

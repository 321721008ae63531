import type { Page } from 'playwright';
import type { LogEvent } from '../../../src/model/event.ts';
import { DATABASE_NAME } from '../../../src/store/database.ts';
import type { HeadRow } from '../../../src/store/meta-rows.ts';
import type { CardRow, NoteRow, StateRow } from '../../../src/store/rows.ts';

/** Everything in the database at one moment, read past the app with the browser's own IndexedDB. */
export interface StoreDump {
  readonly head: HeadRow | null;
  readonly notes: readonly NoteRow[];
  readonly cards: readonly CardRow[];
  readonly states: readonly StateRow[];
  readonly events: readonly LogEvent[];
}

/** The page must be of the app's origin. Rejects when there is no database of the app. */
export async function dumpStore(page: Page): Promise<StoreDump> {
  // Outside the test runner functions come with a helper that keeps their names, which the page lacks.
  await page.evaluate('globalThis.__name ??= (value) => value');
  const dump: unknown = await page.evaluate(async (name) => {
    const settle = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const opening = indexedDB.open(name);
    // Looking must not make a database.
    opening.onupgradeneeded = () => opening.transaction?.abort();
    const database = await settle(opening);
    try {
      const transaction = database.transaction(['meta', 'notes', 'cards', 'states', 'events']);
      const readAll = (table: string) => settle(transaction.objectStore(table).getAll());
      const [head, notes, cards, states, events] = await Promise.all([
        settle(transaction.objectStore('meta').get('head')),
        readAll('notes'),
        readAll('cards'),
        readAll('states'),
        readAll('events'),
      ]);
      return { head: head ?? null, notes, cards, states, events };
    } finally {
      database.close();
    }
  }, DATABASE_NAME);
  return dump as StoreDump;
}

import type { Page } from 'playwright';
import { DATABASE_NAME } from '../../src/store/database.ts';

/**
 * Keeps the app's database busy as another window does that writes for long: no other writing begins before the returned function
 * is called. The page must be of the app's origin.
 */
export async function holdDatabase(page: Page): Promise<() => Promise<void>> {
  const held = await page.evaluateHandle(async (name) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
    const state = {
      isHeld: true,
      whenFree: new Promise<void>((resolve) => (transaction.oncomplete = () => resolve())),
    };
    // A transaction lasts as long as it is asked for something.
    const ask = (): void => {
      if (state.isHeld) transaction.objectStore('meta').count().onsuccess = ask;
      else database.close();
    };
    await new Promise<void>((resolve) => {
      transaction.objectStore('meta').count().onsuccess = () => {
        ask();
        resolve();
      };
    });
    return state;
  }, DATABASE_NAME);
  return () =>
    held.evaluate((state) => {
      state.isHeld = false;
      return state.whenFree;
    });
}

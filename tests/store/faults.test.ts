import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import type { DatabaseFactory } from '../../src/store/database.ts';
import type { Store } from '../../src/store/store.ts';
import { createBrowser, settleRequest, settleTransaction, watchFactory, withRawDatabase } from './helpers/open.ts';
import { cardId, editEvent, gradeWrite, NOON, sampleCard, sampleNote, TODAY } from './helpers/samples.ts';
import { nothing, toImport } from './helpers/take-in.ts';

const someNotes = { notes: [sampleNote('note-a')], cards: [sampleCard('c1'), sampleCard('c2')] };

/** Lets a test break the next writing transaction in the browser's own way. */
interface Breaker {
  readonly factory: DatabaseFactory;
  /** Runs once, when the next writing transaction is made. */
  breakNext(how: (transaction: IDBTransaction) => void): void;
  /** From now on no transaction can be made. */
  breakConnection(error: DOMException): void;
  connection(): IDBDatabase;
}

function createBreaker(): Breaker {
  let connection: IDBDatabase | null = null;
  let how: ((transaction: IDBTransaction) => void) | null = null;
  let broken: DOMException | null = null;
  const factory = watchFactory((opened) => {
    connection = opened;
    const make = opened.transaction.bind(opened);
    opened.transaction = (names, mode, options) => {
      if (broken !== null) throw broken;
      const transaction = make(names, mode, options);
      if (mode === 'readwrite' && how !== null) {
        const act = how;
        how = null;
        act(transaction);
      }
      return transaction;
    };
  });
  return {
    factory,
    breakNext(act) {
      how = act;
    },
    breakConnection(error) {
      broken = error;
    },
    connection() {
      if (connection === null) throw new Error('No connection was opened');
      return connection;
    },
  };
}

/** Lets the transaction run until the row is put into the table and then aborts it as a full disk does. */
function abortAfterPut(transaction: IDBTransaction, table: string, errorName: string): void {
  const store = transaction.objectStore(table);
  const put = store.put.bind(store);
  const aborting = transaction as unknown as { _abort(errorName: string): void };
  store.put = (value, key) => {
    const request = put(value, key);
    request.addEventListener('success', () => aborting._abort(errorName));
    return request;
  };
}

async function openBroken() {
  const browser = createBrowser();
  const breaker = createBreaker();
  const store = await browser.openReady({ factory: breaker.factory });
  await store.saveNotes(someNotes);
  return { browser, breaker, store };
}

/** What is really on the disk: ids of events, and the last event of each card's state. */
async function readDisk(name: string) {
  return withRawDatabase(name, async (database) => {
    const transaction = database.transaction(['events', 'states', 'meta']);
    const events = await settleRequest(transaction.objectStore('events').getAllKeys());
    const states = (await settleRequest(transaction.objectStore('states').getAll())) as {
      cardId: string;
      lastEventId: string | null;
    }[];
    const head = (await settleRequest(transaction.objectStore('meta').get('head'))) as { events: number };
    return { events, lastEvents: states.map((state) => state.lastEventId), headEvents: head.events };
  });
}

const nothingWritten = { events: [], lastEvents: [null, null], headEvents: 0 };

async function expectRetryWorks(store: Store) {
  expect(await store.recordEvent(gradeWrite('e1', 'c1'))).toEqual({ kind: 'saved' });
  expect(await store.readCounts()).toMatchObject({ events: 1, reviews: 1 });
  expect(await store.verify()).toEqual([]);
}

describe('a write that fails', () => {
  test('no room left: nothing is written, the reason is told, and a retry works', async () => {
    const { browser, breaker, store } = await openBroken();
    const remembered = browser.witnessStorage.getItem(`${browser.name}-witness`);
    breaker.breakNext((transaction) => abortAfterPut(transaction, 'states', 'QuotaExceededError'));
    expect(await store.recordEvent(gradeWrite('e1', 'c1'))).toMatchObject({ kind: 'not-saved', reason: 'quota' });
    expect(await readDisk(browser.name)).toEqual(nothingWritten);
    expect(browser.witnessStorage.getItem(`${browser.name}-witness`)).toBe(remembered);
    await expectRetryWorks(store);
  });

  test('an abort at the very end of the transaction leaves nothing either', async () => {
    const { browser, breaker, store } = await openBroken();
    breaker.breakNext((transaction) => abortAfterPut(transaction, 'meta', 'QuotaExceededError'));
    expect(await store.recordEvent(gradeWrite('e1', 'c1'))).toMatchObject({ kind: 'not-saved', reason: 'quota' });
    expect(await readDisk(browser.name)).toEqual(nothingWritten);
    await expectRetryWorks(store);
  });

  test('an abort without a reason, as a full disk gives it, is told in the words of the browser', async () => {
    const { browser, breaker, store } = await openBroken();
    breaker.breakNext((transaction) => abortAfterPut(transaction, 'states', 'AbortError'));
    expect(await store.recordEvent(gradeWrite('e1', 'c1'))).toMatchObject({
      kind: 'not-saved',
      reason: 'unknown',
      detail: expect.stringContaining('Abort'),
    });
    expect(await readDisk(browser.name)).toEqual(nothingWritten);
    await expectRetryWorks(store);
  });

  test('notes and cards are saved whole or not at all', async () => {
    const { breaker, store } = await openBroken();
    const before = await store.readProgress();
    breaker.breakNext((transaction) => abortAfterPut(transaction, 'texts', 'QuotaExceededError'));
    const more = { notes: [sampleNote('note-b')], cards: [sampleCard('c3', 'note-b'), sampleCard('c1', 'note-b')] };
    expect(await store.saveNotes(more)).toMatchObject({ kind: 'not-saved', reason: 'quota' });
    expect(await store.readProgress()).toEqual(before);
    expect(await store.verify()).toEqual([]);
  });

  test('a merge is taken whole or not at all', async () => {
    const { breaker, store } = await openBroken();
    const before = await store.readProgress();
    breaker.breakNext((transaction) => abortAfterPut(transaction, 'meta', 'QuotaExceededError'));
    const merge = toImport({
      notes: [sampleNote('note-b')],
      cards: [sampleCard('c3', 'note-b')],
      events: [gradeWrite('e9', 'c1').event, editEvent('e8', 'c2', { question: 'Q', answer: 'A' })],
      unknownLines: ['{"k":"tag"}'],
    });
    expect(await store.importProgress(merge)).toMatchObject({ kind: 'not-saved', reason: 'quota' });
    expect(await store.readProgress()).toEqual(before);
    expect(await store.readLastImport()).toBeNull();
    expect(await store.importProgress(merge)).toEqual({ kind: 'saved' });
    expect(await store.verify()).toEqual([]);
  });

  test('emptying that fails empties nothing', async () => {
    const { browser, breaker, store } = await openBroken();
    const before = await store.readProgress();
    breaker.breakNext((transaction) => abortAfterPut(transaction, 'meta', 'QuotaExceededError'));
    expect(await store.wipe()).toMatchObject({ kind: 'not-saved', reason: 'quota' });
    expect(await store.readProgress()).toEqual(before);
    expect(await store.recordEvent(gradeWrite('e1', 'c1'))).toEqual({ kind: 'saved' });
    store.close();
    expect(await browser.open()).toMatchObject({ kind: 'ready', isFirstRun: false });
  });

  test('a browser that does not answer is reported as lost, and the retry of a write that happened counts once', async () => {
    const { browser, breaker, store } = await openBroken();
    const impatient = await browser.openReady({ writePatienceMillis: 20 });
    // Another transaction holds the tables: ours has to wait for it.
    const hold = breaker.connection().transaction(['events', 'states', 'meta'], 'readwrite');
    let isHeld = true;
    const keepBusy = () => {
      if (isHeld) hold.objectStore('meta').get('head').onsuccess = keepBusy;
    };
    keepBusy();
    expect(await impatient.recordEvent(gradeWrite('e1', 'c1'))).toMatchObject({ kind: 'not-saved', reason: 'lost' });
    isHeld = false;
    await settleTransaction(hold);
    await expectRetryWorks(store);
  });
});

describe('a connection that is lost', () => {
  test('writes and reads say so at once, and the data is there after opening again', async () => {
    const { browser, breaker, store } = await openBroken();
    await store.recordEvent(gradeWrite('e1', 'c1'));
    const troubles: string[] = [];
    store.onTrouble((trouble) => troubles.push(trouble));
    forceCloseDatabase(breaker.connection() as unknown as Parameters<typeof forceCloseDatabase>[0]);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(troubles).toEqual(['lost']);
    const second = gradeWrite('e2', 'c2');
    expect(await store.recordEvent(second)).toMatchObject({ kind: 'not-saved', reason: 'lost' });
    await expect(store.readCounts()).rejects.toThrow();

    const again = await browser.openReady();
    expect(await again.recordEvent(second)).toEqual({ kind: 'saved' });
    expect(await again.readCounts()).toMatchObject({ events: 2, reviews: 2 });
  });

  test('a handle that died without a word is reported as lost', async () => {
    const { breaker, store } = await openBroken();
    const troubles: string[] = [];
    store.onTrouble((trouble) => troubles.push(trouble));
    const words = 'Connection to Indexed Database server lost. Refresh the page to try again';
    breaker.breakConnection(new DOMException(words, 'UnknownError'));
    expect(await store.recordEvent(gradeWrite('e1', 'c1'))).toMatchObject({ kind: 'not-saved', reason: 'lost' });
    expect(troubles).toEqual(['lost']);
  });

  test('site data that is cleared under an open page is noticed at the next write', async () => {
    const { browser, store } = await openBroken();
    await store.recordEvent(gradeWrite('e1', 'c1'));
    await withRawDatabase(browser.name, async (database) => {
      const tables = [...database.objectStoreNames];
      const transaction = database.transaction(tables, 'readwrite');
      for (const table of tables) transaction.objectStore(table).clear();
      await settleTransaction(transaction);
    });
    expect(await store.recordEvent(gradeWrite('e2', 'c2'))).toMatchObject({ kind: 'not-saved', reason: 'lost' });
    expect((await readDiskEvents(browser.name)).length).toBe(0);
    expect(await browser.open()).toMatchObject({ kind: 'damaged', remembered: { events: 1 } });
  });

  test('a listener that comes late is told, and one that left is not', async () => {
    const { breaker, store } = await openBroken();
    const left: string[] = [];
    store.onTrouble((trouble) => left.push(trouble))();
    forceCloseDatabase(breaker.connection() as unknown as Parameters<typeof forceCloseDatabase>[0]);
    await new Promise((resolve) => setTimeout(resolve, 10));
    const late: string[] = [];
    store.onTrouble((trouble) => late.push(trouble));
    expect(late).toEqual(['lost']);
    expect(left).toEqual([]);
  });

  test('a store that was closed writes no more', async () => {
    const { store } = await openBroken();
    store.close();
    expect(await store.recordEvent(gradeWrite('e1', 'c1'))).toMatchObject({ kind: 'not-saved', reason: 'lost' });
  });
});

async function readDiskEvents(name: string) {
  return withRawDatabase(name, (database) =>
    settleRequest(database.transaction('events').objectStore('events').getAllKeys()),
  );
}

describe('two tabs', () => {
  async function openTwoTabs() {
    const browser = createBrowser();
    const here = await browser.openReady();
    await here.saveNotes(someNotes);
    return { here, there: await browser.openReady() };
  }

  test('the same card answered in both counts once', async () => {
    const { here, there } = await openTwoTabs();
    const results = await Promise.all([
      here.recordEvent(gradeWrite('e1', 'c1')),
      there.recordEvent(gradeWrite('e2', 'c1')),
    ]);
    expect(results.map((result) => result.kind).sort()).toEqual(['saved', 'stale']);
    expect(await here.readCounts()).toMatchObject({ events: 1, reviews: 1 });
    expect(await here.readCardEvents(cardId('c1'))).toHaveLength(1);
  });

  test('different cards answered in both count both', async () => {
    const { here, there } = await openTwoTabs();
    await Promise.all([here.recordEvent(gradeWrite('e1', 'c1')), there.recordEvent(gradeWrite('e2', 'c2'))]);
    expect(await here.readCounts()).toMatchObject({ events: 2, reviews: 2 });
    expect(await there.verify()).toEqual([]);
  });

  test('each sees what the other wrote', async () => {
    const { here, there } = await openTwoTabs();
    const seen: number[] = [];
    const waiting = new Map<number, () => void>();
    const until = (count: number) => new Promise<void>((resolve) => waiting.set(count, resolve));
    const subscription = there.watch(
      async () => (await there.readCounts()).reviews,
      (count) => {
        seen.push(count);
        waiting.get(count)?.();
      },
      (error) => {
        throw error;
      },
    );
    await until(0);
    await here.recordEvent(gradeWrite('e1', 'c1'));
    await until(1);
    subscription.unsubscribe();
    await here.recordEvent(gradeWrite('e2', 'c2'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seen).toEqual([0, 1]);
  });

  test('what the other tab recorded while a file was read is in the states after the merge', async () => {
    const { here, there } = await openTwoTabs();
    const file = toImport({ ...nothing, events: [gradeWrite('e2', 'c1', { atMillis: NOON + 5 }).event] });
    await there.recordEvent(gradeWrite('e1', 'c1'));
    expect(await here.importProgress(file)).toEqual({ kind: 'saved' });
    expect((await here.readCard(cardId('c1')))?.state).toMatchObject({ reviewCount: 2, lastEventId: 'e2' });
  });
});

test('the clock of events never goes back, and a wrong clock elsewhere does not pull it along', async () => {
  const { store } = await openBroken();
  const now = 1_000_000_000;
  expect(store.nextEventMillis(now)).toBe(now);
  await store.recordEvent(gradeWrite('e1', 'c1', { atMillis: now + 500, deviceId: store.deviceId, day: TODAY }));
  expect(store.nextEventMillis(now)).toBe(now + 501);
  const merge = (id: string, atMillis: number) =>
    store.importProgress(toImport({ ...nothing, events: [gradeWrite(id, 'c2', { atMillis }).event] }));
  await merge('e2', now + 60_000);
  expect(store.nextEventMillis(now)).toBe(now + 60_000);
  await merge('e3', now + 86_400_000);
  expect(store.nextEventMillis(now)).toBe(now + 501);
});

import { describe, expect, test } from 'vitest';
import { NATIVE_VERSION } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open-store.ts';
import {
  type Browser,
  createBrowser,
  settleRequest,
  settleTransaction,
  watchFactory,
  withRawDatabase,
} from './helpers/open.ts';
import { gradeWrite, sampleCard, sampleNote } from './helpers/samples.ts';
import { roughRules, toImport } from './helpers/take-in.ts';

const someNotes = { notes: [sampleNote('note-a')], cards: [sampleCard('c1'), sampleCard('c2')] };

/** A browser that was used: one note, two cards, one answer. The store is closed again. */
async function createUsedBrowser() {
  const browser = createBrowser();
  const store = await browser.openReady();
  await store.saveNotes(someNotes);
  await store.recordEvent(gradeWrite('e1', 'c1'));
  store.close();
  return browser;
}

async function clearTables(name: string, ...tables: string[]) {
  await withRawDatabase(name, async (database) => {
    const transaction = database.transaction(tables, 'readwrite');
    for (const table of tables) transaction.objectStore(table).clear();
    await settleTransaction(transaction);
  });
}

/** Keeps what the witness says now. The returned function puts it back: a browser that is killed may not have written what came after. */
function keepWitness({ name, witnessStorage }: Browser): () => void {
  const key = `${name}-witness`;
  const text = witnessStorage.getItem(key) ?? '';
  return () => witnessStorage.setItem(key, text);
}

const readHead = (name: string): Promise<unknown> =>
  withRawDatabase(name, (database) => settleRequest(database.transaction('meta').objectStore('meta').get('head')));

const ALL_TABLES = ['notes', 'texts', 'cards', 'states', 'events', 'settings', 'meta'];

describe('opening', () => {
  test('a new browser is a first run until something is saved', async () => {
    const browser = createBrowser();
    const first = await browser.open();
    expect(first).toMatchObject({ kind: 'ready', isFirstRun: true });
    if (first.kind === 'ready') first.store.close();
    const second = await browser.open();
    expect(second).toMatchObject({ kind: 'ready', isFirstRun: true });
    if (second.kind === 'ready') await second.store.saveNotes(someNotes);
    expect(await browser.open()).toMatchObject({ kind: 'ready', isFirstRun: false });
  });

  test('the device keeps its id', async () => {
    const browser = createBrowser();
    const first = await browser.openReady();
    first.close();
    expect((await browser.openReady()).deviceId).toBe(first.deviceId);
  });

  test('what was recorded is there after closing and opening', async () => {
    const browser = await createUsedBrowser();
    const store = await browser.openReady();
    expect(await store.readCounts()).toEqual({ notes: 1, cards: 2, tray: 0, events: 1, reviews: 1 });
  });

  test('every write asks the browser to be on the disk before it is called done', async () => {
    const browser = createBrowser();
    const durabilities: string[] = [];
    const factory = watchFactory((connection) => {
      const transaction = connection.transaction.bind(connection);
      connection.transaction = (names, mode, options) => {
        const made = transaction(names, mode, options);
        if (mode === 'readwrite') durabilities.push(made.durability);
        return made;
      };
    });
    const store = await browser.openReady({ factory });
    await store.saveNotes(someNotes);
    await store.recordEvent(gradeWrite('e1', 'c1'));
    expect(durabilities.length).toBeGreaterThanOrEqual(3);
    expect(new Set(durabilities)).toEqual(new Set(['strict']));
  });

  test('a browser without IndexedDB is unavailable and says why', async () => {
    const factory = {
      open(): never {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
      deleteDatabase: () => indexedDB.deleteDatabase('none'),
      cmp: () => 0,
    };
    expect(await openStore({ name: 'refused', factory })).toMatchObject({
      kind: 'unavailable',
      detail: expect.stringContaining('insecure'),
    });
  });

  test('a browser that never answers is unavailable after a while', async () => {
    const factory = {
      // A request that was never made: no event will come.
      open: () => Object.create(IDBOpenDBRequest.prototype) as IDBOpenDBRequest,
      deleteDatabase: (name: string) => indexedDB.deleteDatabase(name),
      cmp: () => 0,
    };
    expect(await openStore({ name: 'silent', factory, openPatienceMillis: 20 })).toMatchObject({
      kind: 'unavailable',
      reason: 'lost',
    });
  });
});

/** What the browser calls the version after this one. */
const NEWER = NATIVE_VERSION + 10;

describe('other versions', () => {
  test('a database with a newer schema is not touched', async () => {
    const browser = await createUsedBrowser();
    const raise = indexedDB.open(browser.name, NEWER);
    raise.onupgradeneeded = () => raise.result.createObjectStore('from-the-future');
    (await settleRequest(raise)).close();

    expect(await browser.open()).toEqual({ kind: 'newer' });
    await withRawDatabase(browser.name, (database) => {
      expect(database.version).toBe(NEWER);
      expect([...database.objectStoreNames]).toContain('from-the-future');
    });
  });

  test('a newer schema without our tables does not get them added', async () => {
    const browser = createBrowser();
    const raise = indexedDB.open(browser.name, NEWER + 10);
    raise.onupgradeneeded = () => raise.result.createObjectStore('only-this');
    (await settleRequest(raise)).close();
    expect(await browser.open()).toEqual({ kind: 'newer' });
    await withRawDatabase(browser.name, (database) => {
      expect([...database.objectStoreNames]).toEqual(['only-this']);
      expect(database.version).toBe(NEWER + 10);
    });
  });

  test('an open store gives way to a newer version, says so, and writes no more', async () => {
    const browser = createBrowser();
    const store = await browser.openReady();
    await store.saveNotes(someNotes);
    const troubles: string[] = [];
    store.onTrouble((trouble) => troubles.push(trouble));

    const raise = indexedDB.open(browser.name, NEWER);
    const newer = await settleRequest(raise);
    expect(newer.version).toBe(NEWER);
    expect(troubles).toEqual(['superseded']);
    expect(await store.recordEvent(gradeWrite('e1', 'c1'))).toMatchObject({
      kind: 'not-saved',
      reason: 'superseded',
    });
    await expect(store.readCounts()).rejects.toThrow();
    const events = await settleRequest(newer.transaction('events').objectStore('events').count());
    expect(events).toBe(0);
    newer.close();
  });

  test('code that is older than the rows in the same tables must not write beside them', async () => {
    const browser = createBrowser();
    const store = await browser.openReady();
    await store.saveNotes(someNotes);
    const troubles: string[] = [];
    store.onTrouble((trouble) => troubles.push(trouble));
    await withRawDatabase(browser.name, async (database) => {
      const meta = database.transaction('meta', 'readwrite').objectStore('meta');
      const head = (await settleRequest(meta.get('head'))) as object;
      await settleRequest(meta.put({ ...head, minWriter: 2 }));
    });
    expect(await store.recordEvent(gradeWrite('e1', 'c1'))).toMatchObject({ reason: 'superseded' });
    expect(troubles).toEqual(['superseded']);
    expect(await browser.open()).toEqual({ kind: 'newer' });
  });

  test('rows of newer code are not counted again and written over, even where some are missing', async () => {
    const browser = await createUsedBrowser();
    const readHead = (database: IDBDatabase) =>
      settleRequest(database.transaction('meta').objectStore('meta').get('head'));
    await withRawDatabase(browser.name, async (database) => {
      const meta = database.transaction('meta', 'readwrite').objectStore('meta');
      const head = (await settleRequest(meta.get('head'))) as object;
      await settleRequest(meta.put({ ...head, minWriter: 2, lastEventId: 'of-another-kind' }));
    });
    const before = await withRawDatabase(browser.name, readHead);
    expect(await browser.open()).toEqual({ kind: 'newer' });
    expect(await withRawDatabase(browser.name, readHead)).toEqual(before);
  });

  test('a newer version that comes while the store is opening gets the database', async () => {
    const browser = await createUsedBrowser();
    const raised: Promise<IDBDatabase>[] = [];
    const factory = watchFactory((connection) => {
      const transaction = connection.transaction.bind(connection);
      connection.transaction = (names, mode, options) => {
        // Dexie looks at the tables first; the next reading is that of the head.
        if (mode === 'readonly' && raised.length === 0) raised.push(settleRequest(indexedDB.open(browser.name, NEWER)));
        return transaction(names, mode, options);
      };
    });
    const opened = await browser.open({ factory });
    const newer = await raised[0];
    expect(newer?.version).toBe(NEWER);
    if (opened.kind === 'ready') {
      const result = await opened.store.recordEvent(gradeWrite('e2', 'c2'));
      expect(result).toMatchObject({ kind: 'not-saved', reason: 'superseded' });
    } else {
      expect(opened).toEqual({ kind: 'newer' });
    }
    newer?.close();
  });

  test('a newer version that comes before the first reading makes this one give up', async () => {
    const browser = await createUsedBrowser();
    const factory = watchFactory((connection) => {
      const event = new IDBVersionChangeEvent('versionchange', { oldVersion: NATIVE_VERSION, newVersion: NEWER });
      // After Dexie has begun to listen, and before it reads.
      queueMicrotask(() => connection.dispatchEvent(event));
    });
    expect(await browser.open({ factory })).toEqual({ kind: 'newer' });
  });

  test('a connection of an older version that stays open blocks, and opening goes on once it is closed', async () => {
    const browser = createBrowser();
    const older = await settleRequest(indexedDB.open(browser.name, 1));
    const opened = await browser.open();
    expect(opened.kind).toBe('blocked');
    older.close();
    const later = opened.kind === 'blocked' ? await opened.whenOpened : opened;
    expect(later).toMatchObject({ kind: 'ready', isFirstRun: true });
  });

  describe('while another window writes for long', () => {
    /** A database of this browser in which everything is being written, until the returned function is called. */
    async function holdWriting({ name }: Browser): Promise<() => Promise<void>> {
      const database = await settleRequest(indexedDB.open(name));
      const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
      const whenDone = settleTransaction(transaction);
      let isHeld = true;
      const ask = (): void => {
        transaction.objectStore('meta').count().onsuccess = () => isHeld && ask();
      };
      ask();
      return async () => {
        isHeld = false;
        await whenDone;
        database.close();
      };
    }

    const pass = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis));

    test('opening waits longer than a browser is waited for, and goes on by itself', async () => {
      const browser = await createUsedBrowser();
      const release = await holdWriting(browser);
      const opened = await browser.open({
        openPatienceMillis: 20,
        busyAfterMillis: 5,
        isBusyElsewhere: async () => true,
      });
      expect(opened.kind).toBe('busy');
      let isOver = false;
      const later = opened.kind === 'busy' ? opened.whenOpened.finally(() => (isOver = true)) : opened;
      await pass(100);
      expect(isOver).toBe(false);
      await release();
      expect(await later).toMatchObject({ kind: 'ready', isFirstRun: false });
    });

    test('a browser that still does not answer when that window is done is taken for lost', async () => {
      const browser = await createUsedBrowser();
      const release = await holdWriting(browser);
      let isBusy = true;
      const isBusyElsewhere = async () => isBusy;
      const opened = await browser.open({ openPatienceMillis: 20, busyAfterMillis: 5, isBusyElsewhere });
      expect(opened.kind).toBe('busy');
      isBusy = false;
      const later = opened.kind === 'busy' ? await opened.whenOpened : opened;
      expect(later).toMatchObject({ kind: 'unavailable', reason: 'lost' });
      await release();
    });

    test('where nobody says that something is being written, the browser is waited for as ever', async () => {
      const browser = await createUsedBrowser();
      const release = await holdWriting(browser);
      const isBusyElsewhere = () => Promise.reject(new Error('no locks here'));
      expect(await browser.open({ openPatienceMillis: 20, busyAfterMillis: 5, isBusyElsewhere })).toMatchObject({
        kind: 'unavailable',
        reason: 'lost',
      });
      await release();
    });
  });

  test('no database besides ours is made', async () => {
    const browser = createBrowser();
    await browser.openReady();
    const names = (await indexedDB.databases()).map((database) => database.name);
    expect(names).not.toContain('__dbnames');
  });
});

describe('the witness', () => {
  test('a database that opens empty is damaged, never a first run', async () => {
    const browser = await createUsedBrowser();
    await settleRequest(indexedDB.deleteDatabase(browser.name));
    const opened = await browser.open();
    expect(opened).toMatchObject({
      kind: 'damaged',
      remembered: { notes: 1, cards: 2, events: 1, reviews: 1 },
      found: { notes: 0, cards: 0, events: 0 },
    });
  });

  test('it stays damaged until somebody decides, also after more answers', async () => {
    const browser = await createUsedBrowser();
    await clearTables(browser.name, ...ALL_TABLES);
    const opened = await browser.open();
    if (opened.kind !== 'damaged') throw new Error(opened.kind);
    await opened.store.saveNotes(someNotes);
    for (const id of ['e7', 'e8', 'e9']) {
      const previousEventId = (await opened.store.readCardEvents(someNotes.cards[0]?.id ?? ('' as never))).at(-1)?.id;
      await opened.store.recordEvent(gradeWrite(id, 'c1', { previousEventId: previousEventId ?? null }));
    }
    opened.store.close();
    expect(await browser.open()).toMatchObject({ kind: 'damaged', remembered: { events: 1 }, found: { events: 3 } });
  });

  test('after the learner accepts what is there it is sound again', async () => {
    const browser = await createUsedBrowser();
    await clearTables(browser.name, ...ALL_TABLES);
    const opened = await browser.open();
    if (opened.kind !== 'damaged') throw new Error(opened.kind);
    expect(await opened.store.acceptFoundData()).toEqual({ kind: 'saved' });
    opened.store.close();
    expect(await browser.open()).toMatchObject({ kind: 'ready' });
  });

  test('a merge that brings everything back ends the damage', async () => {
    const browser = createBrowser();
    const store = await browser.openReady();
    await store.saveNotes(someNotes);
    await store.recordEvent(gradeWrite('e1', 'c1'));
    const copy = await store.readProgress();
    store.close();
    await clearTables(browser.name, ...ALL_TABLES);

    const opened = await browser.open();
    if (opened.kind !== 'damaged') throw new Error(opened.kind);
    expect(await opened.store.importProgress(toImport(copy))).toEqual({ kind: 'saved' });
    expect(await opened.store.readProgress()).toEqual(copy);
    opened.store.close();
    expect(await browser.open()).toMatchObject({ kind: 'ready', isFirstRun: false });
  });

  test('a log that lost its end is damaged', async () => {
    const browser = await createUsedBrowser();
    const store = await browser.openReady();
    await store.recordEvent(gradeWrite('e2', 'c2'));
    store.close();
    // The files fall back to the moment after the first answer: rows and totals agree with each other.
    await withRawDatabase(browser.name, async (database) => {
      const transaction = database.transaction(['events', 'meta'], 'readwrite');
      transaction.objectStore('events').delete('e2');
      const meta = transaction.objectStore('meta');
      const head = (await settleRequest(meta.get('head'))) as { events: number };
      meta.put({ ...head, events: 1, reviews: 1, lastEventId: 'e1' });
      await settleTransaction(transaction);
    });
    expect(await browser.open()).toMatchObject({
      kind: 'damaged',
      remembered: { events: 2 },
      found: { events: 1 },
    });
  });

  test('without a witness the totals still tell that events are missing', async () => {
    const browser = await createUsedBrowser();
    browser.witnessStorage.removeItem(`${browser.name}-witness`);
    await clearTables(browser.name, 'events');
    expect(await browser.open()).toMatchObject({ kind: 'damaged', remembered: { events: 1 }, found: { events: 0 } });
    expect(await browser.open()).toMatchObject({ kind: 'damaged', remembered: { events: 1 }, found: { events: 0 } });
  });

  test('damaged totals are counted again', async () => {
    const browser = await createUsedBrowser();
    await withRawDatabase(browser.name, async (database) => {
      const meta = database.transaction('meta', 'readwrite').objectStore('meta');
      await settleRequest(meta.put({ key: 'head', vaultId: 7, events: 'many' }));
    });
    const opened = await browser.open();
    if (opened.kind !== 'ready' && opened.kind !== 'damaged') throw new Error(opened.kind);
    expect(await opened.store.readCounts()).toEqual({ notes: 1, cards: 2, tray: 0, events: 1, reviews: 1 });
    expect(await opened.store.verify()).toEqual([]);
  });

  test('an unreadable witness is no first run on an empty database, and no harm on a full one', async () => {
    const browser = await createUsedBrowser();
    browser.witnessStorage.setItem(`${browser.name}-witness`, '{"vaultId":');
    const opened = await browser.open();
    expect(opened).toMatchObject({ kind: 'ready', isFirstRun: false });
    if (opened.kind === 'ready') opened.store.close();
    browser.witnessStorage.setItem(`${browser.name}-witness`, '{"vaultId":');
    await clearTables(browser.name, ...ALL_TABLES);
    expect((await browser.open()).kind).toBe('damaged');
  });

  test('a witness that lags behind is no damage', async () => {
    const browser = createBrowser();
    const store = await browser.openReady();
    await store.saveNotes(someNotes);
    const key = `${browser.name}-witness`;
    const before = browser.witnessStorage.getItem(key) ?? '';
    await store.recordEvent(gradeWrite('e1', 'c1'));
    store.close();
    browser.witnessStorage.setItem(key, before);
    expect(await browser.open()).toMatchObject({ kind: 'ready', isFirstRun: false });
    expect(browser.witnessStorage.getItem(key)).toContain('"events":1');
  });

  test('storage that throws is no obstacle', async () => {
    const refuse = () => {
      throw new DOMException('Access is denied.', 'SecurityError');
    };
    const browser = createBrowser();
    const witnessStorage = { getItem: refuse, setItem: refuse, removeItem: refuse };
    const store = await browser.openReady({ witnessStorage });
    expect(await store.saveNotes(someNotes)).toEqual({ kind: 'saved' });
  });
});

describe('undoing an import', () => {
  const file = toImport({ ...someNotes, cards: [sampleCard('c8'), sampleCard('c9')], events: [], unknownLines: [] });

  test('a kill that leaves the witness as it was before the undoing is no damage', async () => {
    const browser = await createUsedBrowser();
    const store = await browser.openReady();
    await store.importProgress(file);
    const forgetLater = keepWitness(browser);
    expect(await store.undoLastImport(roughRules)).toEqual({ kind: 'saved' });
    store.close();
    forgetLater();
    expect(await browser.open()).toMatchObject({ kind: 'ready', isFirstRun: false });
  });

  test('a log that loses its end later is damaged all the same', async () => {
    const browser = await createUsedBrowser();
    const store = await browser.openReady();
    await store.importProgress(file);
    await store.undoLastImport(roughRules);
    const before = await readHead(browser.name);
    await store.recordEvent(gradeWrite('e2', 'c2'));
    store.close();
    await withRawDatabase(browser.name, async (database) => {
      const transaction = database.transaction(['events', 'meta'], 'readwrite');
      transaction.objectStore('events').delete('e2');
      transaction.objectStore('meta').put(before);
      await settleTransaction(transaction);
    });
    expect(await browser.open()).toMatchObject({ kind: 'damaged', remembered: { events: 2 }, found: { events: 1 } });
  });
});

describe('emptying', () => {
  test('after emptying the next start is a first run', async () => {
    const browser = await createUsedBrowser();
    const store = await browser.openReady();
    expect(await store.wipe()).toEqual({ kind: 'saved' });
    expect(await store.readCounts()).toEqual({ notes: 0, cards: 0, tray: 0, events: 0, reviews: 0 });
    expect(await store.readProgress()).toEqual({ notes: [], cards: [], events: [], unknownLines: [] });
    store.close();
    expect(await browser.open()).toMatchObject({ kind: 'ready', isFirstRun: true });
  });

  test('a kill that leaves the witness as it was before the emptying is no damage', async () => {
    const browser = await createUsedBrowser();
    const store = await browser.openReady();
    const forgetLater = keepWitness(browser);
    await store.wipe();
    store.close();
    forgetLater();
    expect(await browser.open()).toMatchObject({ kind: 'ready', isFirstRun: true });
  });

  test('so is one after the emptying of a database that was damaged', async () => {
    const browser = await createUsedBrowser();
    const forgetLater = keepWitness(browser);
    await settleRequest(indexedDB.deleteDatabase(browser.name));
    const opened = await browser.open();
    if (opened.kind !== 'damaged') throw new Error(opened.kind);
    await opened.store.wipe();
    opened.store.close();
    forgetLater();
    expect(await browser.open()).toMatchObject({ kind: 'ready', isFirstRun: true });
  });

  test('another tab cannot write its old cards into the emptied store', async () => {
    const browser = await createUsedBrowser();
    const here = await browser.openReady();
    const there = await browser.openReady();
    await here.wipe();
    expect(await there.recordEvent(gradeWrite('e2', 'c2'))).toMatchObject({ kind: 'not-saved', reason: 'lost' });
    expect(await here.saveNotes(someNotes)).toEqual({ kind: 'saved' });
  });
});

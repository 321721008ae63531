import { describe, expect, test } from 'vitest';
import type { EventId } from '../../src/model/ids.ts';
import { NATIVE_VERSION } from '../../src/store/database.ts';
import { openImporter } from '../../src/store/open-importer.ts';
import type { Written } from '../../src/store/session.ts';
import type { ImportWrite, Store, StorePlace } from '../../src/store/store.ts';
import { type Browser, createBrowser, settleTransaction, withRawDatabase } from './helpers/open.ts';
import { editEvent, gradeWrite, NOON, sampleCard, sampleNote } from './helpers/samples.ts';
import { readWhole, roughRules, sortProgress, toImport } from './helpers/take-in.ts';

const file = {
  notes: [sampleNote('note-a'), sampleNote('note-b')],
  cards: [sampleCard('c1'), sampleCard('c3', 'note-b')],
  events: [gradeWrite('e8', 'c1').event, editEvent('e9', 'c3', { question: 'Mine?', answer: 'Yes.' })],
  unknownLines: ['{"k":"tag"}'],
};

async function openUsed(browser: Browser = createBrowser()): Promise<{ browser: Browser; store: Store }> {
  const store = await browser.openReady();
  await store.saveNotes({ notes: [sampleNote('note-a')], cards: [sampleCard('c1'), sampleCard('c2')] });
  await store.recordEvent(gradeWrite('e1', 'c1'));
  return { browser, store };
}

/** As the worker does it: a connection of its own for one file. */
async function takeIn(place: StorePlace, write: ImportWrite): Promise<Written> {
  const importer = await openImporter(place);
  try {
    return await importer.importProgress(write);
  } finally {
    importer.close();
  }
}

describe('a file taken in by another thread', () => {
  test('gives what the store itself makes of it, and is undone as exactly', async () => {
    const { store: own } = await openUsed();
    const { store } = await openUsed();
    const before = await readWhole(store);
    await own.importProgress(toImport(file));
    expect(await store.importAside((place) => takeIn(place, toImport(file)))).toEqual({ kind: 'saved' });
    expect(sortProgress(await readWhole(store))).toEqual(sortProgress(await readWhole(own)));
    expect(await store.readCounts()).toEqual(await own.readCounts());
    expect(await store.readLastImport()).toEqual(await own.readLastImport());
    expect(await store.verify()).toEqual([]);
    await store.undoLastImport(roughRules);
    expect(sortProgress(await readWhole(store))).toEqual(sortProgress(before));
    expect(await store.verify()).toEqual([]);
  });

  test('is known to the witness and to the clock of events', async () => {
    const { browser, store } = await openUsed();
    const later = gradeWrite('e8', 'c1', { atMillis: NOON + 60_000 }).event;
    await store.importAside((place) => takeIn(place, toImport({ ...file, events: [later] })));
    expect(store.nextEventMillis(NOON)).toBe(NOON + 60_000);
    const { events } = await store.readCounts();
    store.close();
    await withRawDatabase(browser.name, async (database) => {
      const transaction = database.transaction(['events', 'meta'], 'readwrite');
      transaction.objectStore('events').clear();
      transaction.objectStore('meta').clear();
      await settleTransaction(transaction);
    });
    expect(await browser.open()).toMatchObject({ kind: 'damaged', remembered: { events } });
  });

  test('goes into no other data than the store was opened on', async () => {
    const { browser, store } = await openUsed();
    const troubles: string[] = [];
    store.onTrouble((trouble) => troubles.push(trouble));
    const other = await browser.openReady();
    await other.wipe();
    const result = await store.importAside((place) => takeIn(place, toImport(file)));
    expect(result).toMatchObject({ kind: 'not-saved', reason: 'lost' });
    expect(troubles).toEqual(['lost']);
    expect((await other.readCounts()).events).toBe(0);
  });

  test('that breaks on the way is not saved, says why, and can be tried again', async () => {
    const { store } = await openUsed();
    const before = await readWhole(store);
    function* broken(): Generator<ImportWrite['eventPages'] extends Iterable<infer Page> ? Page : never> {
      yield [gradeWrite('e8', 'c1').event];
      throw new Error('The page is torn.');
    }
    const write = { ...toImport(file), eventPages: broken() };
    expect(await store.importAside((place) => takeIn(place, write))).toMatchObject({
      kind: 'not-saved',
      detail: expect.stringContaining('torn'),
    });
    expect(await readWhole(store)).toEqual(before);
    const gone = () => Promise.reject(new Error('the worker could not be started'));
    expect(await store.importAside(gone)).toMatchObject({ kind: 'not-saved', reason: 'unknown' });
    expect(await store.importAside((place) => takeIn(place, toImport(file)))).toEqual({ kind: 'saved' });
    const { events } = await store.readProgress();
    expect(events.map(({ id }) => id).sort()).toEqual(['e1', 'e8', 'e9'] as EventId[]);
  });

  test('neither makes a database nor changes its version', async () => {
    const { browser, store } = await openUsed();
    const place = await new Promise<StorePlace>((resolve) => {
      void store.importAside((asked) => {
        resolve(asked);
        return Promise.resolve({ result: { kind: 'stale' }, head: null });
      });
    });
    await expect(openImporter({ ...place, database: 'nothing-here' })).rejects.toThrow();
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('nothing-here');
    const importer = await openImporter(place);
    importer.close();
    expect((await indexedDB.databases()).find(({ name }) => name === browser.name)?.version).toBe(NATIVE_VERSION);
  });

  test('brings back what was missing: nothing has to be offered any more', async () => {
    const { browser, store } = await openUsed();
    await store.importAside((place) => takeIn(place, toImport(file)));
    store.close();
    await withRawDatabase(browser.name, async (database) => {
      const tables = [...database.objectStoreNames];
      const transaction = database.transaction(tables, 'readwrite');
      for (const table of tables) transaction.objectStore(table).clear();
      await settleTransaction(transaction);
    });
    const opened = await browser.open();
    if (opened.kind !== 'damaged') throw new Error(opened.kind);
    const e1 = gradeWrite('e1', 'c1').event;
    const whole = { ...file, cards: [...file.cards, sampleCard('c2')], events: [e1, ...file.events] };
    await opened.store.importAside((place) => takeIn(place, toImport(whole)));
    opened.store.close();
    expect(await browser.open()).toMatchObject({ kind: 'ready', isFirstRun: false });
  });
});

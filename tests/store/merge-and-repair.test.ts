import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { mergeProgress } from '../../src/export/merge-progress.ts';
import { effectiveEvents } from '../../src/model/event.ts';
import type { CardId } from '../../src/model/ids.ts';
import type { Progress } from '../../src/model/progress.ts';
import type { Store } from '../../src/store/store.ts';
import { arbitraryDevices } from '../export/helpers/arbitrary-progress.ts';
import { createBrowser, settleTransaction, withRawDatabase } from './helpers/open.ts';
import {
  cardId,
  editEvent,
  eventId,
  gradeWrite,
  LAPTOP,
  NOON,
  newState,
  reviewEvent,
  reviewState,
  sampleCard,
  sampleNote,
  sampleStamp,
  settingEvent,
  TODAY,
  undoEvent,
} from './helpers/samples.ts';
import { nothing, readWhole, replayRoughly, roughRules, sortProgress, toImport } from './helpers/take-in.ts';

async function takeIn(store: Store, theirs: Progress): Promise<void> {
  expect(await store.importProgress(toImport(theirs))).toEqual({ kind: 'saved' });
}

describe('taking in a file', () => {
  test('the store then holds the union, its caches are right, and all orders of meeting give the same', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDevices, async ([a, b, c]) => {
        const results: Progress[] = [];
        for (const files of [
          [a, b, c],
          [c, b, a, b],
        ]) {
          const store = await createBrowser().openReady();
          for (const file of files) await takeIn(store, file);
          expect(await store.verify()).toEqual([]);
          results.push(sortProgress(await readWhole(store)));
          const counts = await store.readCounts();
          const reviews = effectiveEvents(results[0]?.events ?? []).filter((event) => event.kind === 'review');
          expect(counts.reviews).toBe(reviews.length);
          for (const card of await store.readAllCards()) {
            const view = await store.readCard(card.id);
            const expected = replayRoughly(card.id, await store.readCardEvents(card.id));
            expect(view?.state).toEqual(expected);
          }
          store.close();
        }
        expect(results[0]).toEqual(mergeProgress(mergeProgress(a, b), c));
        expect(results[1]).toEqual(results[0]);
      }),
      { numRuns: 40 },
    );
  });

  test('exported, emptied, imported: everything is as it was', async () => {
    const store = await createBrowser().openReady();
    await store.saveNotes({ notes: [sampleNote('note-a')], cards: [sampleCard('c1'), sampleCard('c2')] });
    await store.recordEvent(gradeWrite('e1', 'c1'));
    await store.recordEvent({ event: settingEvent('e2', 'theme', 'dark'), nextState: null, seenEventId: null });
    const edit = editEvent('e3', 'c2', { question: 'Mine?', answer: 'Mine.' });
    const edited = newState('c2', { lastEventId: eventId('e3') });
    await store.recordEvent({ event: edit, nextState: edited, seenEventId: null });
    const before = await store.readProgress();
    const view = await store.readCard(cardId('c2'));

    await store.wipe();
    const states = [reviewState('c1', TODAY + 5, 5, { lastEventId: eventId('e1'), reviewCount: 1 }), edited];
    const replay = (id: CardId) => states.find((state) => state.cardId === id) ?? newState(id);
    const write = toImport(before, { rules: { ...roughRules, replay } });
    expect(await store.importProgress(write)).toEqual({ kind: 'saved' });
    expect(await store.readProgress()).toEqual(before);
    expect(await store.readCard(cardId('c2'))).toEqual(view);
    expect((await store.readSettings()).theme).toBe('dark');
    expect(await store.verify()).toEqual([]);
  });

  test('a card or note that is newer here stays', async () => {
    const store = await createBrowser().openReady();
    const note = sampleNote('note-a', { changedAt: sampleStamp(2_000), text: 'newer' });
    const card = sampleCard('c1', 'note-a', { changedAt: sampleStamp(2_000), place: 'shelf' });
    await store.saveNotes({ notes: [note], cards: [card] });
    await takeIn(store, {
      ...nothing,
      notes: [sampleNote('note-a', { changedAt: sampleStamp(1_999, LAPTOP) })],
      cards: [sampleCard('c1', 'note-a', { changedAt: sampleStamp(1_999, LAPTOP) })],
    });
    expect(await store.readAllNotes()).toEqual([note]);
    // What is older elsewhere still tells when the card was made.
    expect(await store.readAllCards()).toEqual([{ ...card, madeAt: sampleStamp(1_999, LAPTOP) }]);
  });

  test('a card that is changed stays as old as it is, on every device', async () => {
    const [store, other] = [await createBrowser().openReady(), await createBrowser().openReady()];
    await store.saveNotes({ notes: [sampleNote('note-a')], cards: [sampleCard('c1')] });
    const changed = sampleCard('c1', 'note-a', { changedAt: sampleStamp(5_000), answer: 'Another thing.' });
    await store.saveNotes({ notes: [], cards: [changed] });
    await store.saveNotes({ notes: [], cards: [{ ...changed, changedAt: sampleStamp(7_000), place: 'shelf' }] });
    const expected = { ...changed, changedAt: sampleStamp(7_000), place: 'shelf', madeAt: sampleStamp(1_000) };
    expect(await store.readAllCards()).toEqual([expected]);
    await takeIn(other, await store.readProgress());
    expect(await other.readAllCards()).toEqual([expected]);
  });

  test('an edit that came before its card is shown once the card comes', async () => {
    const store = await createBrowser().openReady();
    const edit = editEvent('e1', 'c1', { question: 'Early?', answer: 'Yes.' });
    await takeIn(store, { ...nothing, events: [edit] });
    await takeIn(store, { ...nothing, cards: [sampleCard('c1')] });
    expect((await store.readCard(cardId('c1')))?.question).toBe('Early?');
  });

  test('an undo that came before its answer still undoes it', async () => {
    const store = await createBrowser().openReady();
    await store.saveNotes({ notes: [sampleNote('note-a')], cards: [sampleCard('c1')] });
    await takeIn(store, { ...nothing, events: [undoEvent('e2', 'e1', 'c1')] });
    await takeIn(store, { ...nothing, events: [reviewEvent('e1', 'c1')] });
    expect(await store.readCounts()).toMatchObject({ events: 2, reviews: 0 });
    expect((await store.readCard(cardId('c1')))?.state.reviewCount).toBe(0);
  });

  test('an undo from elsewhere takes an answer away, and the undo of that undo gives it back', async () => {
    const store = await createBrowser().openReady();
    await store.saveNotes({ notes: [sampleNote('note-a')], cards: [sampleCard('c1')] });
    await store.recordEvent(gradeWrite('e1', 'c1'));
    await takeIn(store, { ...nothing, events: [undoEvent('e2', 'e1', 'c1', { deviceId: LAPTOP })] });
    expect(await store.readCounts()).toMatchObject({ events: 2, reviews: 0 });
    const redo = undoEvent('e3', 'e2', 'c1', { deviceId: LAPTOP, atMillis: NOON + 2_000 });
    await takeIn(store, { ...nothing, events: [redo] });
    expect(await store.readCounts()).toMatchObject({ events: 3, reviews: 1 });
    expect(await store.verify()).toEqual([]);
  });

  test('a new card is written once, with what its answers made of it, so that no index keeps a key of before', async () => {
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    const store = await createBrowser().openReady();
    await takeIn(store, {
      ...nothing,
      notes: [sampleNote('note-a')],
      cards: [sampleCard('c1'), sampleCard('c2')],
      events: [reviewEvent('e1', 'c1')],
    });
    const written = put.mock.contexts.flatMap((objectStore, i) =>
      (objectStore as IDBObjectStore).name === 'states' ? [put.mock.calls[i]?.[0].cardId as CardId] : [],
    );
    put.mockRestore();
    expect(written.sort()).toEqual([cardId('c1'), cardId('c2')]);
    expect((await store.readCard(cardId('c1')))?.state.reviewCount).toBe(1);
  });

  test('unknown lines are kept once', async () => {
    const store = await createBrowser().openReady();
    const file: Progress = { notes: [], cards: [], events: [], unknownLines: ['{"k":"tag","x":2}'] };
    await takeIn(store, file);
    await takeIn(store, { ...file, unknownLines: ['{"k":"tag","x":1}', '{"k":"tag","x":2}'] });
    expect((await store.readProgress()).unknownLines).toEqual(['{"k":"tag","x":1}', '{"k":"tag","x":2}']);
  });
});

describe('verifying and repairing', () => {
  async function openUsed() {
    const browser = createBrowser();
    const store = await browser.openReady();
    await store.saveNotes({ notes: [sampleNote('note-a')], cards: [sampleCard('c1'), sampleCard('c2')] });
    await store.recordEvent(gradeWrite('e1', 'c1'));
    const edited = newState('c2', { lastEventId: eventId('e2') });
    const event = editEvent('e2', 'c2', { question: 'Mine?', answer: 'Mine.' });
    await store.recordEvent({ event, nextState: edited, seenEventId: null });
    await store.recordEvent({ event: settingEvent('e3', 'theme', 'dark'), nextState: null, seenEventId: null });
    return { browser, store };
  }

  async function damage(name: string, work: (table: (name: string) => IDBObjectStore) => void) {
    await withRawDatabase(name, async (database) => {
      const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
      work((table) => transaction.objectStore(table));
      await settleTransaction(transaction);
    });
  }

  const change = (table: IDBObjectStore, key: string, more: object) => {
    const request = table.get(key);
    request.onsuccess = () => table.put({ ...(request.result as object), ...more });
  };

  test('a sound store has nothing to tell', async () => {
    const { store } = await openUsed();
    expect(await store.verify()).toEqual([]);
  });

  test.each([
    [
      'a wrong total',
      'total',
      'events',
      (t: (n: string) => IDBObjectStore) => change(t('meta'), 'head', { events: 9 }),
    ],
    ['a wrong queue', 'index', 'c2', (t: (n: string) => IDBObjectStore) => change(t('states'), 'c2', { queue: 3 })],
    ['a wrong note', 'index', 'c1', (t: (n: string) => IDBObjectStore) => change(t('states'), 'c1', { noteId: 'x' })],
    [
      'a lost wording',
      'wording',
      'c2',
      (t: (n: string) => IDBObjectStore) => change(t('cards'), 'c2', { ownQuestion: null }),
    ],
    ['a lost setting', 'setting', 'theme', (t: (n: string) => IDBObjectStore) => t('settings').delete('theme')],
    [
      'an invented setting',
      'setting',
      'x',
      (t: (n: string) => IDBObjectStore) => t('settings').put({ key: 'x', value: 1 }),
    ],
    ['a lost schedule', 'missing-state', 'c2', (t: (n: string) => IDBObjectStore) => t('states').delete('c2')],
    [
      'a schedule without a card',
      'missing-card',
      'zz',
      (t: (n: string) => IDBObjectStore) => t('states').put({ ...newState('zz') }),
    ],
  ] as const)('%s is found and put right', async (_, kind, about, work) => {
    const { browser, store } = await openUsed();
    await damage(browser.name, (table) => void work(table));
    expect(await store.verify()).toMatchObject([{ kind, about }]);
    expect(await store.repair()).toEqual({ kind: 'saved' });
    expect(await store.verify()).toEqual([]);
    expect((await store.readCard(cardId('c2')))?.question).toBe('Mine?');
    expect((await store.readCard(cardId('c1')))?.state.lastEventId).toBe('e1');
    expect((await store.readSettings()).theme).toBe('dark');
  });

  test('a lost text is told and stays lost', async () => {
    const { browser, store } = await openUsed();
    await damage(browser.name, (table) => table('texts').delete('note-a'));
    await store.repair();
    expect(await store.verify()).toMatchObject([{ kind: 'missing-text', about: 'note-a' }]);
  });
});

import { Dexie } from 'dexie';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { type Browser, createBrowser } from './helpers/open.ts';
import { cardId, gradeWrite, NOON, noteId, PHONE, TODAY } from './helpers/samples.ts';

/** The tables as version 1 had them. Written down here for good: the code moves on. */
const TABLES_OF_VERSION_1 = {
  notes: 'id',
  texts: 'id',
  cards: 'id, noteId',
  states: 'cardId, [queue+dueKey], [noteId+queue+dueKey], [noteId+intervalDays]',
  events: 'id, cardId, day, undoneEventId, key',
  settings: 'key',
  meta: 'key',
};

const CARD_OF_VERSION_1 = {
  noteId: 'note-a',
  factKind: 'definition',
  form: 'question',
  question: 'What is it?',
  answer: 'A thing.',
  rule: 'definition-dash',
  confidence: 0.9,
  priority: 0,
  source: { path: 'note-a.md', from: 3, to: 3 },
  context: [],
  place: 'deck',
  changedAt: '000000000001000-00000-device-phone',
  ownQuestion: null,
  ownAnswer: null,
};

const STATE_OF_VERSION_1 = {
  noteId: 'note-a',
  priority: 0,
  position: 5,
  phase: 'new',
  memory: null,
  step: null,
  interval: null,
  dueDay: null,
  dueAtMillis: null,
  lastReviewDay: null,
  lastReviewAtMillis: null,
  reviewCount: 0,
  lapseCount: 0,
  isSuspended: false,
  lastEventId: null,
};

/** A database as version 1 left it: a new card, one in review with an answer in the log, one paused, one in the tray. */
async function createOldBrowser(): Promise<Browser> {
  const browser = createBrowser();
  const old = new Dexie(browser.name, { indexedDB, IDBKeyRange });
  old.version(1).stores(TABLES_OF_VERSION_1);
  await old.open();
  const order = 2 ** 31;
  const position = order * 2 ** 17 + 3;
  const { event } = gradeWrite('e1', 'reviewed');
  const card = (id: string, more = {}) => ({ ...CARD_OF_VERSION_1, id, factId: `fact-${id}`, ...more });
  const state = (id: string, more: object) => ({
    ...STATE_OF_VERSION_1,
    cardId: id,
    factId: `fact-${id}`,
    position,
    ...more,
  });
  await old.table('notes').put({
    id: 'note-a',
    path: 'note-a.md',
    title: 'Note',
    changedAt: CARD_OF_VERSION_1.changedAt,
    order,
  });
  await old.table('texts').put({ id: 'note-a', text: '# Note' });
  await old
    .table('cards')
    .bulkPut([
      card('fresh'),
      card('reviewed'),
      card('paused'),
      card('waiting', { place: 'tray' }),
      card('gone', { place: 'shelf' }),
    ]);
  await old.table('states').bulkPut([
    state('fresh', { queue: 0, dueKey: 3 * 2 ** 50 + position }),
    state('reviewed', {
      phase: 'review',
      memory: { stability: 5, difficulty: 5 },
      interval: { unit: 'days', days: 5 },
      dueDay: TODAY + 5,
      lastReviewDay: TODAY,
      lastReviewAtMillis: NOON,
      reviewCount: 1,
      lastEventId: 'e1',
      queue: 2,
      dueKey: TODAY + 5,
      intervalDays: 5,
    }),
    state('paused', { isSuspended: true, queue: 3, dueKey: position }),
    state('waiting', { queue: 4, dueKey: position }),
    state('gone', {}),
  ]);
  await old.table('events').put(event);
  await old.table('meta').put({
    key: 'head',
    vaultId: 'vault-1',
    deviceId: PHONE,
    minWriter: 1,
    notes: 1,
    cardRows: 5,
    deck: 3,
    tray: 1,
    events: 1,
    reviews: 1,
    lastEventId: 'e1',
    lastOwnMillis: NOON,
    lastSeenMillis: NOON,
  });
  old.close();
  return browser;
}

describe('a database of schema version 1', () => {
  test('opens with everything in it and nothing amiss', async () => {
    const store: Store = await (await createOldBrowser()).openReady();
    expect(await store.readCounts()).toEqual({ notes: 1, cards: 3, tray: 1, events: 1, reviews: 1 });
    expect(await store.verify()).toEqual([]);
    expect((await store.readCard(cardId('reviewed')))?.state).toMatchObject({
      dueDay: TODAY + 5,
      buriedUntilDay: null,
      flag: 0,
      lastEventId: 'e1',
    });
    expect(await store.readCardEvents(cardId('reviewed'))).toEqual([gradeWrite('e1', 'reviewed').event]);
    const [summary] = await store.readNotes(TODAY);
    expect(summary).toMatchObject({ id: noteId('note-a'), cardCount: 3, newCount: 1, trayCount: 1 });
    const queue = await store.readQueueInput({ day: TODAY + 5, nowMillis: NOON, newLimit: 9, reviewLimit: 9 });
    expect(queue.news.map(({ state }) => state.cardId)).toEqual(['fresh']);
    expect(queue.reviews.map(({ state }) => state.cardId)).toEqual(['reviewed']);
  });

  test('goes on being written', async () => {
    const store = await (await createOldBrowser()).openReady();
    expect(await store.recordEvent(gradeWrite('e2', 'fresh', { atMillis: NOON + 1 }))).toEqual({ kind: 'saved' });
    expect(await store.verify()).toEqual([]);
  });
});

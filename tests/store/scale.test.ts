import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Card } from '../../src/model/card.ts';
import type { CardState } from '../../src/model/card-state.ts';
import type { CardId } from '../../src/model/ids.ts';
import type { Store } from '../../src/store/store.ts';
import { createBrowser } from './helpers/open.ts';
import {
  cardId,
  gradeWrite,
  NOON,
  newState,
  noteId,
  reviewState,
  sampleCard,
  sampleNote,
  stepState,
  TODAY,
} from './helpers/samples.ts';

/**
 * What a screen costs is counted in requests and in rows that come back, not in time: the same for a small and a large
 * collection. Cursor steps count as rows.
 */
interface Cost {
  requests: number;
  rows: number;
}

const cost: Cost = { requests: 0, rows: 0 };

function countRequests(prototype: object, methods: readonly string[]): void {
  const target = prototype as Record<string, (this: unknown, ...args: unknown[]) => IDBRequest>;
  for (const name of methods) {
    const original = target[name];
    if (original === undefined) throw new Error(`There is no ${name} to count`);
    target[name] = function counted(...args) {
      const request = original.apply(this, args);
      cost.requests++;
      request.addEventListener('success', () => {
        const { result } = request;
        if (Array.isArray(result)) cost.rows += result.length;
        else if (typeof result === 'object' && result !== null) cost.rows++;
      });
      return request;
    };
  }
}

const READS = ['get', 'getAll', 'getAllKeys', 'getKey', 'count', 'openCursor', 'openKeyCursor'];

async function measure(work: () => Promise<unknown>): Promise<Cost> {
  cost.requests = 0;
  cost.rows = 0;
  await work();
  return { ...cost };
}

const NOTES = 10;
const DUE = 40;
const STEPS = 5;

/** A collection with the same things to do today, however large it is: the rest is due later or new. */
async function openCollection(size: number): Promise<Store> {
  const store = await createBrowser().openReady({ writePatienceMillis: 10 * 60_000 });
  const cards: Card[] = [];
  const states: CardState[] = [];
  for (let i = 0; i < size; i++) {
    const line = Math.floor(i / NOTES) + 1;
    const name = `card-${i}`;
    cards.push(sampleCard(name, `note-${i % NOTES}`, { source: { path: 'x.md', from: line, to: line } }));
    if (i < DUE) states.push(reviewState(name, TODAY - (i % 7)));
    else if (i < DUE + STEPS) states.push(stepState(name, NOON));
    else if (i % 2 === 0) states.push(reviewState(name, TODAY + 30 + (i % 300)));
    else states.push(newState(name));
  }
  const notes = Array.from({ length: NOTES }, (_, i) => sampleNote(`note-${i}`));
  expect(await store.saveNotes({ notes, cards })).toEqual({ kind: 'saved' });
  expect(await store.replaceStates(states)).toEqual({ kind: 'saved' });
  return store;
}

describe('with 50,000 cards', () => {
  let small: Store;
  let large: Store;

  beforeAll(async () => {
    countRequests(IDBObjectStore.prototype, READS);
    countRequests(IDBIndex.prototype, READS);
    small = await openCollection(1_000);
    large = await openCollection(50_000);
  }, 300_000);

  const queue = (store: Store) => store.readQueueInput({ day: TODAY, nowMillis: NOON, newLimit: 20, reviewLimit: 200 });

  test.each<[string, (store: Store) => Promise<unknown>, number]>([
    ['the queue', queue, 120],
    ['the totals', (store) => store.readCounts(), 2],
    ['the forecast', (store) => store.readForecast(TODAY, 14), 20],
    ['what is due by note', (store) => store.readDueByNote(TODAY), 30],
    ['the settings', (store) => store.readSettings(), 2],
    ['one card', (store) => store.readCard('card-7' as CardId), 4],
    ['the text of a note', (store) => store.readNoteText(noteId('note-3')), 4],
  ])('%s cost as much as with 1,000', async (_, read, most) => {
    const few = await measure(() => read(small));
    const many = await measure(() => read(large));
    expect(many).toEqual(few);
    expect(many.rows).toBeLessThanOrEqual(most);
  });

  test('the notes cost as much with five times the cards', async () => {
    // Not 50,000: this IndexedDB finds the middle of an index step by step, which browsers do in one go.
    const read = (store: Store) => () => store.readNotes(TODAY);
    const few = await measure(read(small));
    const many = await measure(read(await openCollection(5_000)));
    expect(many).toEqual(few);
    expect(many.rows).toBeLessThanOrEqual(60);
  });

  test('the queue holds what is due and as many new cards as asked for', async () => {
    const input = await queue(large);
    expect([input.reviews.length, input.learning.length, input.news.length]).toEqual([DUE, STEPS, 20]);
  });

  test('an answer costs the same few rows', async () => {
    const grade = (store: Store, id: string) => () => store.recordEvent(gradeWrite(id, 'card-45'));
    const few = await measure(grade(small, 'e1'));
    const many = await measure(grade(large, 'e1'));
    expect(many).toEqual(few);
    expect(many.requests).toBeLessThanOrEqual(3);
    expect((await large.readCard(cardId('card-45')))?.state.lastEventId).toBe('e1');
  });
});

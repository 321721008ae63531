import { describe, expect, test } from 'vitest';
import type { CardId } from '../../src/model/ids.ts';
import { openReader, type StoreReader } from '../../src/store/open-reader.ts';
import type { Store } from '../../src/store/store.ts';
import { type Browser, createBrowser } from './helpers/open.ts';
import {
  cardId,
  editEvent,
  NOON,
  newState,
  reviewEvent,
  reviewState,
  sampleCard,
  sampleNote,
  TODAY,
  undoEvent,
} from './helpers/samples.ts';

async function collect<Item>(pages: AsyncIterable<readonly Item[]>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}

async function fill(browser: Browser): Promise<{ store: Store; reader: StoreReader }> {
  const store = await browser.openReady();
  await store.saveNotes({
    notes: [sampleNote('note-b'), sampleNote('note-a')],
    cards: [
      sampleCard('b1', 'note-b', { source: { path: 'note-b.md', from: 12, to: 13 } }),
      sampleCard('a2', 'note-a', { source: { path: 'note-a.md', from: 7, to: 7 }, place: 'tray' }),
      sampleCard('a1', 'note-a', { source: { path: 'note-a.md', from: 2, to: 2 } }),
      sampleCard('a3', 'note-a', { source: { path: 'note-a.md', from: 9, to: 9 }, place: 'shelf' }),
    ],
  });
  return { store, reader: await openReader({ name: browser.name }) };
}

describe('a reader beside the store', () => {
  test('tells where each card stands without its text', async () => {
    const { store, reader } = await fill(createBrowser());
    await store.replaceStates([reviewState('b1', TODAY + 3)]);
    const cards = (await collect(reader.readIndexPages())).sort((a, b) => a.position - b.position);
    expect(cards.map(({ state, line, place }) => [state.cardId, line, place])).toEqual([
      ['a1', 2, 'deck'],
      ['a2', 7, 'tray'],
      ['a3', 9, 'off'],
      ['b1', 12, 'deck'],
    ]);
    expect(cards.at(-1)?.state.dueDay).toBe(TODAY + 3);
    expect(await reader.countCards()).toBe(4);
    reader.close();
  });

  test('reads the learner’s own wording', async () => {
    const { store, reader } = await fill(createBrowser());
    await store.recordEvent({
      event: editEvent('e1', 'b1', { question: 'Mine?', answer: 'Yes.' }),
      nextState: newState('b1', { lastEventId: 'e1' as never }),
      seenEventId: null,
    });
    const texts = await collect(reader.readCardPages());
    expect(texts.find(({ card }) => card.id === 'b1')).toMatchObject({
      question: 'Mine?',
      answer: 'Yes.',
      isReworded: true,
    });
    expect(texts.find(({ card }) => card.id === 'a1')).toMatchObject({ question: 'What is a1?', isReworded: false });
    reader.close();
  });

  test('reads more rows than one page holds, each once', async () => {
    const browser = createBrowser();
    const store = await browser.openReady();
    const names = Array.from({ length: 4_321 }, (_, i) => `card-${String(i).padStart(5, '0')}`);
    await store.saveNotes({ notes: [sampleNote('note-a')], cards: names.map((name) => sampleCard(name)) });
    const reader = await openReader({ name: browser.name });
    expect((await collect(reader.readIndexPages())).map(({ state }) => state.cardId)).toEqual(names);
    reader.close();
  });

  test('gives the whole log and says what was taken back', async () => {
    const { store, reader } = await fill(createBrowser());
    const write = (event: ReturnType<typeof reviewEvent> | ReturnType<typeof undoEvent>, seen: string | null) =>
      store.recordEvent({
        event,
        nextState: newState('b1', { lastEventId: event.id }),
        seenEventId: seen as never,
      });
    await write(reviewEvent('e1', 'b1'), null);
    await write(reviewEvent('e2', 'b1', { atMillis: NOON + 1 }), 'e1');
    await write(undoEvent('u2', 'e2', 'b1', { atMillis: NOON + 2 }), 'e2');
    await write(reviewEvent('e3', 'b1', { day: TODAY - 1, atMillis: NOON - 86_400_000 }), 'u2');
    expect((await collect(reader.readEventPages())).map(({ id }) => id)).toEqual(['e1', 'e2', 'e3', 'u2']);
    expect(await reader.readUndoneIds()).toEqual(new Set(['e2']));
    expect((await reader.readReviewsFrom(TODAY)).map(({ id }) => id)).toEqual(['e1']);
    expect((await reader.readReviewsFrom(TODAY - 1)).map(({ id }) => id).sort()).toEqual(['e1', 'e3']);
    reader.close();
  });

  test('does not make a database where there is none', async () => {
    await expect(openReader({ name: 'nobody-made-this' })).rejects.toThrow();
    const names = (await indexedDB.databases()).map(({ name }) => name);
    expect(names).not.toContain('nobody-made-this');
  });
});

describe('reading cards for a list', () => {
  test('cards come in the order asked for, and those that are gone are left out', async () => {
    const { store } = await fill(createBrowser());
    const ids = ['b1', 'nobody', 'a1'] as CardId[];
    expect((await store.readCards(ids)).map(({ card }) => card.id)).toEqual(['b1', 'a1']);
    expect((await store.readStates(ids)).map((state) => state.cardId)).toEqual(['b1', 'a1']);
  });

  test('the first cards are those of the first note by line', async () => {
    const { store } = await fill(createBrowser());
    expect(await store.readFirstCardIds(2)).toEqual([cardId('a1'), cardId('a2')]);
    expect(await store.readFirstCardIds(100)).toEqual(['a1', 'a2', 'a3', 'b1'].map(cardId));
  });
});

import { describe, expect, test } from 'vitest';
import type { CardState } from '../../src/model/card-state.ts';
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
  undoEvent,
} from './helpers/samples.ts';

const plenty = { day: TODAY, nowMillis: NOON, newLimit: 100, reviewLimit: 100 };
const names = (candidates: readonly { state: CardState }[]) => candidates.map(({ state }) => state.cardId);

async function openWith(cards: Parameters<typeof sampleCard>[], states: readonly CardState[] = []): Promise<Store> {
  const store = await createBrowser().openReady();
  await store.saveNotes({
    notes: [sampleNote('note-b'), sampleNote('note-a')],
    cards: cards.map((card) => sampleCard(...card)),
  });
  await store.replaceStates(states);
  return store;
}

const atLine = (from: number, more = {}) => ({ source: { path: 'x.md', from, to: from }, ...more });

describe('the queue of a study day', () => {
  test('new cards come in the order of paths and lines, marked ones first', async () => {
    const store = await openWith([
      ['b9', 'note-b', atLine(9)],
      ['b2', 'note-b', atLine(2)],
      ['a7', 'note-a', atLine(7, { priority: -1 })],
      ['a5', 'note-a', atLine(5)],
      ['b1', 'note-b', atLine(1, { priority: 1 })],
    ]);
    expect(names((await store.readQueueInput(plenty)).news)).toEqual(['b1', 'a5', 'b2', 'b9', 'a7']);
    expect(names((await store.readQueueInput({ ...plenty, newLimit: 2 })).news)).toEqual(['b1', 'a5']);
    expect(names((await store.readQueueInput({ ...plenty, newLimit: 0 })).news)).toEqual([]);
  });

  test('a note that is added in front moves in front', async () => {
    const store = await openWith([['b1', 'note-b', atLine(1)]]);
    await store.saveNotes({ notes: [sampleNote('note-0')], cards: [sampleCard('z9', 'note-0', atLine(9))] });
    expect(names((await store.readQueueInput(plenty)).news)).toEqual(['z9', 'b1']);
  });

  test('a note that is renamed takes its cards along', async () => {
    const store = await openWith([
      ['a1', 'note-a', atLine(1)],
      ['b1', 'note-b', atLine(1)],
    ]);
    await store.saveNotes({ notes: [sampleNote('note-a', { path: 'zzz.md' })], cards: [] });
    expect(names((await store.readQueueInput(plenty)).news)).toEqual(['b1', 'a1']);
    expect((await store.readNotes(TODAY)).map((note) => note.path)).toEqual(['note-b.md', 'zzz.md']);
    expect(await store.verify()).toEqual([]);
  });

  test('reviews are due from their day on, the longest overdue first', async () => {
    const store = await openWith(
      [['r1'], ['r2'], ['r3'], ['r4']],
      [
        reviewState('r1', TODAY),
        reviewState('r2', TODAY + 1),
        reviewState('r3', TODAY - 9),
        reviewState('r4', TODAY, 5, { isSuspended: true }),
      ],
    );
    expect(names((await store.readQueueInput(plenty)).reviews)).toEqual(['r3', 'r1']);
    expect(names((await store.readQueueInput({ ...plenty, reviewLimit: 1 })).reviews)).toEqual(['r3']);
  });

  test('running steps are all there, due now or later', async () => {
    const store = await openWith(
      [['s1'], ['s2']],
      [stepState('s1', NOON + 600_000), stepState('s2', NOON - 600_000, { phase: 'relearning' })],
    );
    const queue = await store.readQueueInput(plenty);
    expect(names(queue.learning)).toEqual(['s2', 's1']);
    expect(queue.reviews).toEqual([]);
  });

  test('a step that runs for days is due on its day like a review', async () => {
    const overnight = newState('s1', {
      phase: 'learning',
      step: 1,
      dueDay: TODAY,
      interval: { unit: 'days', days: 1 },
    });
    const store = await openWith([['s1']], [overnight]);
    expect(names((await store.readQueueInput(plenty)).reviews)).toEqual(['s1']);
  });

  test('cards of tray and shelf and refused ones are in no queue, and come back with their state', async () => {
    const store = await openWith(
      [
        ['t1', 'note-a', { place: 'tray' }],
        ['h1', 'note-a', { place: 'shelf' }],
        ['n1', 'note-a', { place: 'never' }],
      ],
      [reviewState('h1', TODAY)],
    );
    const queue = await store.readQueueInput(plenty);
    expect([...queue.learning, ...queue.reviews, ...queue.news]).toEqual([]);
    expect(await store.readForecast(TODAY, 1)).toEqual([{ day: TODAY, dueCount: 0 }]);
    expect(await store.readCounts()).toMatchObject({ cards: 0, tray: 1 });

    await store.saveNotes({ notes: [], cards: [sampleCard('h1'), sampleCard('t1')] });
    const after = await store.readQueueInput(plenty);
    expect(names(after.reviews)).toEqual(['h1']);
    expect(names(after.news)).toEqual(['t1']);
    expect(await store.readCounts()).toMatchObject({ cards: 2, tray: 0 });
  });

  test('a card on the shelf keeps its history and leaves when it is put there', async () => {
    const store = await openWith([['r1']], [reviewState('r1', TODAY)]);
    await store.saveNotes({ notes: [], cards: [sampleCard('r1', 'note-a', { place: 'shelf' })] });
    expect((await store.readQueueInput(plenty)).reviews).toEqual([]);
    expect((await store.readCard(cardId('r1')))?.state).toEqual(reviewState('r1', TODAY));
  });

  test('one note alone has its own queue', async () => {
    const store = await openWith(
      [
        ['a1', 'note-a'],
        ['b1', 'note-b'],
        ['a2', 'note-a'],
        ['b2', 'note-b'],
        ['b3', 'note-b'],
      ],
      [reviewState('a2', TODAY), reviewState('b2', TODAY), stepState('b3', NOON)],
    );
    const queue = await store.readQueueInput({ ...plenty, noteId: noteId('note-b') });
    expect([names(queue.news), names(queue.reviews), names(queue.learning)]).toEqual([['b1'], ['b2'], ['b3']]);
  });

  test('answers of the day are counted by what the card was, once a card, without the undone ones', async () => {
    const store = await openWith([['c1'], ['c2'], ['c3'], ['c4']], [reviewState('c3', TODAY)]);
    await store.recordEvent(gradeWrite('e1', 'c1'));
    await store.recordEvent(gradeWrite('e2', 'c2'));
    await store.recordEvent(gradeWrite('e3', 'c3', { phaseBefore: 'review' }));
    await store.recordEvent(gradeWrite('e4', 'c4', { day: TODAY - 1, atMillis: NOON - 86_400_000 }));
    const undo = undoEvent('e5', 'e2', 'c2', { day: TODAY + 1, atMillis: NOON + 86_400_000 });
    await store.recordEvent({ event: undo, nextState: newState('c2'), seenEventId: gradeWrite('e2', 'c2').event.id });
    const queue = await store.readQueueInput(plenty);
    expect(queue).toMatchObject({ newDoneToday: 1, reviewsDoneToday: 1 });
    expect(queue.cardsSeenToday).toEqual(new Set(['c1', 'c3']));
    expect(queue.factsSeenToday).toEqual(new Set(['fact-c1', 'fact-c3']));
  });

  test('practice is seen but not counted as done', async () => {
    const store = await openWith([['c1']]);
    const write = gradeWrite('e1', 'c1', { affectsSchedule: false });
    await store.recordEvent({ ...write, nextState: newState('c1', { lastEventId: write.event.id }) });
    const queue = await store.readQueueInput(plenty);
    expect(queue.newDoneToday).toBe(0);
    expect(queue.cardsSeenToday.has(cardId('c1'))).toBe(true);
  });
});

describe('counts', () => {
  test('due and new by note', async () => {
    const store = await openWith(
      [
        ['a1', 'note-a'],
        ['a2', 'note-a'],
        ['b1', 'note-b'],
        ['b2', 'note-b'],
        ['b3', 'note-b'],
        ['b4', 'note-b'],
      ],
      [reviewState('b1', TODAY), reviewState('b2', TODAY - 30), stepState('b3', NOON), reviewState('b4', TODAY + 1)],
    );
    const due = await store.readDueByNote(TODAY);
    expect(due.get(noteId('note-a'))).toEqual({ due: 0, news: 2 });
    expect(due.get(noteId('note-b'))).toEqual({ due: 3, news: 0 });
  });

  test('the forecast holds overdue cards and steps on the first day', async () => {
    const store = await openWith(
      [['c1'], ['c2'], ['c3'], ['c4'], ['c5']],
      [
        reviewState('c1', TODAY - 3),
        reviewState('c2', TODAY),
        stepState('c3', NOON),
        reviewState('c4', TODAY + 2),
        reviewState('c5', TODAY + 40),
      ],
    );
    expect(await store.readForecast(TODAY, 4)).toEqual([
      { day: TODAY, dueCount: 3 },
      { day: TODAY + 1, dueCount: 0 },
      { day: TODAY + 2, dueCount: 1 },
      { day: TODAY + 3, dueCount: 0 },
    ]);
  });

  test('the summary of a note', async () => {
    const store = await openWith(
      [['a1'], ['a2'], ['a3'], ['a4'], ['a5', 'note-a', { place: 'tray' }]],
      [reviewState('a2', TODAY, 4), reviewState('a3', TODAY + 9, 10), stepState('a4', NOON)],
    );
    const [summary] = await store.readNotes(TODAY);
    expect(summary).toEqual({
      id: 'note-a',
      path: 'note-a.md',
      title: 'Title of note-a',
      changedAtMillis: 1_000,
      cardCount: 4,
      newCount: 1,
      dueCount: 2,
      trayCount: 1,
      medianIntervalDays: 4,
    });
    await store.replaceStates([newState('a4')]);
    expect((await store.readNotes(TODAY))[0]?.medianIntervalDays).toBe(7);
    expect((await store.readNotes(TODAY))[1]?.medianIntervalDays).toBeNull();
  });
});

test('rebuilt states replace only those of cards that were not answered since', async () => {
  const store = await openWith([['c1'], ['c2']]);
  await store.recordEvent(gradeWrite('e1', 'c1'));
  const rebuilt = [reviewState('c1', TODAY + 90), reviewState('c2', TODAY + 90)];
  expect(await store.replaceStates(rebuilt)).toEqual({ kind: 'saved' });
  expect((await store.readCard(cardId('c1')))?.state.dueDay).toBe(TODAY + 5);
  expect((await store.readCard(cardId('c2')))?.state.dueDay).toBe(TODAY + 90);
});

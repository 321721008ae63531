import { describe, expect, test } from 'vitest';
import type { EventWrite } from '../../src/model/write.ts';
import type { Store } from '../../src/store/store.ts';
import { createBrowser } from './helpers/open.ts';
import {
  cardId,
  editEvent,
  eventId,
  gradeWrite,
  newState,
  noteId,
  reviewState,
  sampleCard,
  sampleNote,
  settingEvent,
  suspendEvent,
  TODAY,
  undoEvent,
} from './helpers/samples.ts';

async function openWithCards(...names: string[]): Promise<Store> {
  const store = await createBrowser().openReady();
  await store.saveNotes({ notes: [sampleNote('note-a')], cards: names.map((name) => sampleCard(name)) });
  return store;
}

const saved = { kind: 'saved' };

describe('recording an event', () => {
  test('an answer is in the log and in the state', async () => {
    const store = await openWithCards('c1');
    const write = gradeWrite('e1', 'c1');
    expect(await store.recordEvent(write)).toEqual(saved);
    expect(await store.readCardEvents(cardId('c1'))).toEqual([write.event]);
    expect((await store.readCard(cardId('c1')))?.state).toEqual(write.nextState);
    expect(await store.readCounts()).toEqual({ notes: 1, cards: 1, tray: 0, events: 1, reviews: 1 });
  });

  test('the same event a second time is saved and counts once', async () => {
    const store = await openWithCards('c1');
    const write = gradeWrite('e1', 'c1');
    await store.recordEvent(write);
    expect(await store.recordEvent(structuredClone(write))).toEqual(saved);
    expect(await store.readCardEvents(cardId('c1'))).toHaveLength(1);
    expect((await store.readCounts()).reviews).toBe(1);
  });

  test('a retry after a later answer does not put the old state back', async () => {
    const store = await openWithCards('c1');
    const first = gradeWrite('e1', 'c1');
    await store.recordEvent(first);
    const second = gradeWrite('e2', 'c1', { previousEventId: eventId('e1') });
    await store.recordEvent(second);
    expect(await store.recordEvent(first)).toEqual(saved);
    expect((await store.readCard(cardId('c1')))?.state.lastEventId).toBe('e2');
  });

  test('an answer to a card that was answered elsewhere is stale and writes nothing', async () => {
    const store = await openWithCards('c1');
    await store.recordEvent(gradeWrite('e1', 'c1'));
    expect(await store.recordEvent(gradeWrite('e2', 'c1'))).toEqual({ kind: 'stale' });
    expect(await store.readCardEvents(cardId('c1'))).toHaveLength(1);
    expect((await store.readCounts()).events).toBe(1);
  });

  test('one id for two different events is a bug and throws', async () => {
    const store = await openWithCards('c1');
    await store.recordEvent(gradeWrite('e1', 'c1'));
    await expect(store.recordEvent(gradeWrite('e1', 'c1', { grade: 1 }))).rejects.toThrow('e1');
  });

  test('a state of another card than the event is a bug and throws', async () => {
    const store = await openWithCards('c1', 'c2');
    const write: EventWrite = { ...gradeWrite('e1', 'c1'), nextState: reviewState('c2', TODAY) };
    await expect(store.recordEvent(write)).rejects.toThrow('c2');
    expect((await store.readCounts()).events).toBe(0);
  });

  test('an answer to a card that is not there is refused and names the card', async () => {
    const store = await openWithCards('c1');
    expect(await store.recordEvent(gradeWrite('e1', 'gone'))).toMatchObject({
      kind: 'not-saved',
      detail: { id: 'no-card', values: { card: 'gone' } },
    });
    expect((await store.readCounts()).events).toBe(0);
  });

  test('a suspended card leaves the queues and stays in the deck', async () => {
    const store = await openWithCards('c1');
    const event = suspendEvent('e1', 'c1', true);
    const nextState = newState('c1', { isSuspended: true, lastEventId: event.id });
    await store.recordEvent({ event, nextState, seenEventId: null });
    const queue = await store.readQueueInput({ day: TODAY, nowMillis: 0, newLimit: 10, reviewLimit: 10 });
    expect(queue.news).toEqual([]);
    expect((await store.readNotes(TODAY))[0]).toMatchObject({ cardCount: 1, newCount: 0 });
  });
});

describe('undoing', () => {
  test('an undone answer stays in the log, counts no more, and the state is the one before', async () => {
    const store = await openWithCards('c1');
    await store.recordEvent(gradeWrite('e1', 'c1'));
    const undo = undoEvent('e2', 'e1', 'c1');
    const before = newState('c1');
    expect(await store.recordEvent({ event: undo, nextState: before, seenEventId: eventId('e1') })).toEqual(saved);
    expect((await store.readCardEvents(cardId('c1'))).map((event) => event.id)).toEqual(['e1', 'e2']);
    expect((await store.readCard(cardId('c1')))?.state).toEqual(before);
    expect(await store.readCounts()).toMatchObject({ events: 2, reviews: 0 });
    const queue = await store.readQueueInput({ day: TODAY, nowMillis: 0, newLimit: 10, reviewLimit: 10 });
    expect(queue).toMatchObject({ newDoneToday: 0, reviewsDoneToday: 0 });
    expect(queue.news.map((candidate) => candidate.state.cardId)).toEqual(['c1']);
  });

  test('undoing an undo makes the answer count again', async () => {
    const store = await openWithCards('c1');
    const write = gradeWrite('e1', 'c1');
    await store.recordEvent(write);
    const undone = newState('c1');
    await store.recordEvent({ event: undoEvent('e2', 'e1', 'c1'), nextState: undone, seenEventId: eventId('e1') });
    const redo = undoEvent('e3', 'e2', 'c1', { atMillis: write.event.atMillis + 2_000 });
    await store.recordEvent({ event: redo, nextState: write.nextState, seenEventId: null });
    expect((await store.readCounts()).reviews).toBe(1);
  });

  test('undoing the same answer twice takes away one answer only', async () => {
    const store = await openWithCards('c1', 'c2');
    await store.recordEvent(gradeWrite('e1', 'c1'));
    await store.recordEvent(gradeWrite('e2', 'c2'));
    const before = newState('c1');
    await store.recordEvent({ event: undoEvent('e3', 'e1', 'c1'), nextState: before, seenEventId: eventId('e1') });
    await store.recordEvent({ event: undoEvent('e4', 'e1', 'c1'), nextState: before, seenEventId: null });
    expect((await store.readCounts()).reviews).toBe(1);
  });
});

describe('wordings of the learner', () => {
  const edit = (id: string, question: string, previous: string | null, atMillis: number): EventWrite => ({
    event: editEvent(id, 'c1', { question, answer: 'mine' }, { atMillis }),
    nextState: newState('c1', { lastEventId: eventId(id) }),
    seenEventId: previous === null ? null : eventId(previous),
  });

  test('an edit shows the new wording and keeps the one of the note', async () => {
    const store = await openWithCards('c1');
    await store.recordEvent(edit('e1', 'My words?', null, 1));
    const view = await store.readCard(cardId('c1'));
    expect(view).toMatchObject({ question: 'My words?', answer: 'mine', isReworded: true });
    expect(view?.card.question).toBe('What is c1?');
  });

  test('an undone edit gives back the wording of the edit before', async () => {
    const store = await openWithCards('c1');
    await store.recordEvent(edit('e1', 'First?', null, 1));
    await store.recordEvent(edit('e2', 'Second?', 'e1', 2));
    const afterFirst = newState('c1', { lastEventId: eventId('e1') });
    await store.recordEvent({
      event: undoEvent('e3', 'e2', 'c1', { atMillis: 3 }),
      nextState: afterFirst,
      seenEventId: eventId('e2'),
    });
    expect((await store.readCard(cardId('c1')))?.question).toBe('First?');
    await store.recordEvent({
      event: undoEvent('e4', 'e1', 'c1', { atMillis: 4 }),
      nextState: newState('c1'),
      seenEventId: eventId('e1'),
    });
    expect(await store.readCard(cardId('c1'))).toMatchObject({ question: 'What is c1?', isReworded: false });
  });

  test('going back to the wording of the note is an edit too', async () => {
    const store = await openWithCards('c1');
    await store.recordEvent(edit('e1', 'Mine?', null, 1));
    await store.recordEvent({
      event: editEvent('e2', 'c1', null, { atMillis: 2 }),
      nextState: newState('c1', { lastEventId: eventId('e2') }),
      seenEventId: eventId('e1'),
    });
    expect(await store.readCard(cardId('c1'))).toMatchObject({ question: 'What is c1?', isReworded: false });
  });

  test('the wording survives when the note is taken in again', async () => {
    const store = await openWithCards('c1');
    await store.recordEvent(edit('e1', 'Mine?', null, 1));
    await store.saveNotes({ notes: [], cards: [sampleCard('c1', 'note-a', { question: 'Reworded in the note?' })] });
    const view = await store.readCard(cardId('c1'));
    expect(view?.question).toBe('Mine?');
    expect(view?.card.question).toBe('Reworded in the note?');
    expect(view?.state.lastEventId).toBe('e1');
  });
});

describe('settings', () => {
  test('the newest event of a key counts, others have their defaults', async () => {
    const store = await createBrowser().openReady();
    const write = (event: EventWrite['event']): EventWrite => ({ event, nextState: null, seenEventId: null });
    await store.recordEvent(write(settingEvent('e1', 'theme', 'dark', { atMillis: 1 })));
    await store.recordEvent(write(settingEvent('e2', 'newCardsPerDay', 7, { atMillis: 2 })));
    await store.recordEvent(write(settingEvent('e3', 'theme', 'light', { atMillis: 3 })));
    expect(await store.readSettings()).toMatchObject({ theme: 'light', newCardsPerDay: 7, rolloverHour: 4 });
    await store.recordEvent(write(undoEvent('e4', 'e3', null, { atMillis: 4 })));
    expect((await store.readSettings()).theme).toBe('dark');
    await store.recordEvent(write(undoEvent('e5', 'e1', null, { atMillis: 5 })));
    expect((await store.readSettings()).theme).toBe('system');
  });

  test('a value that makes no sense is not used', async () => {
    const store = await createBrowser().openReady();
    const event = settingEvent('e1', 'rolloverHour', 99);
    await store.recordEvent({ event, nextState: null, seenEventId: null });
    expect((await store.readSettings()).rolloverHour).toBe(4);
  });
});

test('a note and its cards read back as they were saved', async () => {
  const store = await createBrowser().openReady();
  const note = sampleNote('note-a');
  const card = sampleCard('c1', 'note-a', { priority: 1, form: 'cloze' });
  await store.saveNotes({ notes: [note], cards: [card] });
  expect(await store.readAllNotes()).toEqual([note]);
  expect(await store.readAllCards()).toEqual([card]);
  expect(await store.readNoteText(noteId('note-a'))).toEqual(note);
  expect((await store.readNote(noteId('note-a')))?.cards.map((view) => view.card)).toEqual([card]);
});

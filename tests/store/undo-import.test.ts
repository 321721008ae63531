import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { arbitraryDevices } from '../export/helpers/arbitrary-progress.ts';
import { createBrowser } from './helpers/open.ts';
import {
  cardId,
  editEvent,
  gradeWrite,
  NOON,
  newState,
  noteId,
  sampleCard,
  sampleNote,
  sampleStamp,
} from './helpers/samples.ts';
import { nothing, roughRules, sortProgress, toImport } from './helpers/take-in.ts';

/** Everything a learner could see: notes, cards, log, schedules, settings, totals. */
async function readAll(store: Store) {
  const progress = sortProgress(await store.readProgress());
  return {
    progress,
    views: await Promise.all(progress.cards.map((card) => store.readCard(card.id))),
    settings: await store.readSettings(),
    counts: await store.readCounts(),
  };
}

const label = { label: 'ecs.md', atMillis: 7_000 };

describe('undoing an import', () => {
  test('of a file gives back exactly what was there, also after a restart', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDevices, async ([a, b]) => {
        const browser = createBrowser();
        const first = await browser.openReady();
        await first.importProgress(toImport(a));
        const before = await readAll(first);
        await first.importProgress(toImport(b));
        first.close();

        const store = await browser.openReady();
        expect(await store.readLastImport()).toMatchObject({
          kind: 'copy',
          label: 'copy.ndjson',
          cardsAnsweredSince: 0,
        });
        expect(await store.undoLastImport(roughRules)).toEqual({ kind: 'saved' });
        expect(await readAll(store)).toEqual(before);
        expect(await store.verify()).toEqual([]);
        expect(await store.readLastImport()).toBeNull();
        expect(await store.undoLastImport(roughRules)).toEqual({ kind: 'stale' });
        store.close();
        // Fewer rows than before are no damage here.
        expect(await browser.open()).toMatchObject({ kind: 'ready' });
      }),
      { numRuns: 15 },
    );
  }, 240_000);

  test('of notes gives back texts, wordings, places and the order of the queue', async () => {
    const store = await createBrowser().openReady();
    const cards = [sampleCard('c1'), sampleCard('c2'), sampleCard('c3', 'note-m')];
    await store.saveNotes({ notes: [sampleNote('note-a'), sampleNote('note-m')], cards });
    await store.recordEvent(gradeWrite('e1', 'c1'));
    const before = await readAll(store);
    await store.saveNotes({
      notes: [sampleNote('note-a', { text: 'new', changedAt: sampleStamp(9_000) }), sampleNote('note-b')],
      cards: [
        sampleCard('c1', 'note-a', { question: 'New?', changedAt: sampleStamp(9_000) }),
        sampleCard('c2', 'note-b', { place: 'shelf', changedAt: sampleStamp(9_000) }),
        sampleCard('c4', 'note-b'),
      ],
      import: label,
    });
    expect(await store.readLastImport()).toEqual({
      kind: 'notes',
      ...label,
      notesAdded: 1,
      notesChanged: 1,
      cardsAdded: 1,
      cardsChanged: 2,
      eventsAdded: 0,
      cardsAnsweredSince: 0,
    });
    expect(await store.undoLastImport(roughRules)).toEqual({ kind: 'saved' });
    expect(await readAll(store)).toEqual(before);
    expect(await store.verify()).toEqual([]);
  });

  test('keeps every answer given since: a new card that was answered stays with its note', async () => {
    const store = await createBrowser().openReady();
    await store.saveNotes({ notes: [sampleNote('note-a')], cards: [sampleCard('c1')] });
    const changed = sampleCard('c1', 'note-a', { question: 'New?', changedAt: sampleStamp(9_000) });
    await store.saveNotes({
      notes: [sampleNote('note-b')],
      cards: [changed, sampleCard('c2', 'note-b'), sampleCard('c3', 'note-b')],
      import: label,
    });
    await store.recordEvent(gradeWrite('e1', 'c1'));
    await store.recordEvent(gradeWrite('e2', 'c2'));
    const edit = editEvent('e3', 'c1', { question: 'Mine?', answer: 'Mine.' }, { atMillis: NOON + 9 });
    const edited = newState('c1', { reviewCount: 2, lastEventId: edit.id });
    await store.recordEvent({ event: edit, nextState: edited, seenEventId: gradeWrite('e1', 'c1').event.id });

    expect(await store.readLastImport()).toMatchObject({ cardsAnsweredSince: 1 });
    expect(await store.undoLastImport(roughRules)).toEqual({ kind: 'saved' });
    expect((await store.readAllCards()).map((card) => [card.id, card.question])).toEqual([
      ['c1', 'What is c1?'],
      ['c2', 'What is c2?'],
    ]);
    expect((await store.readAllNotes()).map((note) => note.id)).toEqual(['note-a', 'note-b']);
    expect(await store.readCard(cardId('c1'))).toMatchObject({ question: 'Mine?', state: { lastEventId: 'e3' } });
    expect((await store.readCard(cardId('c2')))?.state.lastEventId).toBe('e2');
    expect(await store.readCounts()).toMatchObject({ events: 3, reviews: 2, notes: 2, cards: 2 });
    expect(await store.verify()).toEqual([]);
  });

  test('of a file keeps the answers given since on top of what was there before', async () => {
    const store = await createBrowser().openReady();
    await store.saveNotes({ notes: [sampleNote('note-a')], cards: [sampleCard('c1')] });
    const theirs = [gradeWrite('e1', 'c1').event, gradeWrite('e2', 'c1', { atMillis: NOON + 1 }).event];
    await store.importProgress(toImport({ ...nothing, events: theirs }));
    await store.recordEvent(gradeWrite('e3', 'c1', { atMillis: NOON + 2, previousEventId: theirs[1]?.id ?? null }));
    await store.undoLastImport(roughRules);
    expect((await store.readProgress()).events.map((event) => event.id)).toEqual(['e3']);
    expect((await store.readCard(cardId('c1')))?.state).toMatchObject({ reviewCount: 1, lastEventId: 'e3' });
    expect(await store.verify()).toEqual([]);
  });

  test('of a large file, in pages of more than a thousand, is one transaction like that of a small one', async () => {
    const store = await createBrowser().openReady({ writePatienceMillis: 600_000 });
    const cards = Array.from({ length: 30 }, (_, i) => sampleCard(`c${i}`));
    const events = Array.from(
      { length: 2_400 },
      (_, i) => gradeWrite(`e${String(i).padStart(5, '0')}`, `c${i % 30}`, { atMillis: NOON + i }).event,
    );
    const pages = Array.from({ length: 2 }, (_, i) => events.slice(i * 1_200, (i + 1) * 1_200));
    await store.importProgress(toImport({ ...nothing, events: events.filter((_, i) => i % 3 === 0) }));
    const before = await readAll(store);
    const write = toImport({ ...nothing, cards }, { eventPages: pages, eventCount: events.length });
    expect(await store.importProgress(write)).toEqual({ kind: 'saved' });
    expect(await store.readCounts()).toMatchObject({ events: 2_400, reviews: 2_400, cards: 30 });
    expect(await store.verify()).toEqual([]);
    expect(await store.undoLastImport(roughRules)).toEqual({ kind: 'saved' });
    expect(await readAll(store)).toEqual(before);
    expect(await store.verify()).toEqual([]);
  }, 240_000);

  test.each([300, 1_200])(
    'of %i cards, some of which come twice and far apart, counts each of them once',
    async (count) => {
      const store = await createBrowser().openReady();
      await store.saveNotes({ notes: [sampleNote('note-a')], cards: [sampleCard('c1'), sampleCard('c2')] });
      const before = await readAll(store);
      const newer = (name: string, millis: number) =>
        sampleCard(name, 'note-a', { question: `${name} at ${millis}?`, changedAt: sampleStamp(millis) });
      const many = Array.from({ length: count }, (_, i) => newer(`n${i}`, 2_000));
      const cards = [newer('c1', 2_000), ...many, newer('n3', 3_000), newer('c1', 4_000), newer('n5', 1_000)];
      expect(await store.importProgress(toImport({ ...nothing, cards }))).toEqual({ kind: 'saved' });
      expect(await store.readLastImport()).toMatchObject({ cardsAdded: count, cardsChanged: 1 });
      expect((await store.readCounts()).cards).toBe(count + 2);
      const questions = (await store.readCards(['c1', 'n3', 'n5'].map(cardId))).map(({ card }) => card.question);
      expect(questions).toEqual(['c1 at 4000?', 'n3 at 3000?', 'n5 at 2000?']);
      expect(await store.verify()).toEqual([]);
      expect(await store.undoLastImport(roughRules)).toEqual({ kind: 'saved' });
      expect(await readAll(store)).toEqual(before);
      expect(await store.verify()).toEqual([]);
    },
  );

  test('is there for the last import only, and a decision about one card is none', async () => {
    const store = await createBrowser().openReady();
    await store.saveNotes({ notes: [sampleNote('note-a')], cards: [], import: { label: 'first', atMillis: 1 } });
    await store.saveNotes({ notes: [sampleNote('note-b')], cards: [], import: { label: 'second', atMillis: 2 } });
    await store.saveNotes({ notes: [], cards: [sampleCard('c1', 'note-b', { place: 'tray' })] });
    expect(await store.readLastImport()).toMatchObject({ label: 'second' });
    await store.undoLastImport(roughRules);
    expect((await store.readAllNotes()).map((note) => note.id)).toEqual(['note-a']);
    expect(await store.readLastImport()).toBeNull();
  });
});

describe('a note that is taken away', () => {
  const stamp = sampleStamp(8_000);

  async function openUsed() {
    const store = await createBrowser().openReady();
    const notes = [sampleNote('note-a'), sampleNote('note-b')];
    await store.saveNotes({ notes, cards: [sampleCard('c1'), sampleCard('c2', 'note-b'), sampleCard('c3', 'note-b')] });
    await store.recordEvent(gradeWrite('e1', 'c2'));
    return store;
  }

  test('is gone with its questions, and its cards wait on the shelf with their histories', async () => {
    const store = await openUsed();
    expect(await store.removeNote(noteId('note-b'), stamp, label)).toEqual({ kind: 'saved' });
    expect((await store.readAllNotes()).map((note) => note.id)).toEqual(['note-a']);
    expect(await store.readCounts()).toMatchObject({ notes: 1, cards: 1, events: 1 });
    expect(await store.readCard(cardId('c2'))).toMatchObject({
      card: { place: 'shelf' },
      state: { lastEventId: 'e1' },
    });
    expect((await store.readProgress()).removedNotes).toEqual([{ id: 'note-b', changedAt: stamp }]);
    expect(await store.verify()).toEqual([]);
    expect(await store.removeNote(noteId('note-b'), stamp, label)).toEqual({ kind: 'stale' });
  });

  test('comes back exactly when that is undone', async () => {
    const store = await openUsed();
    const before = await readAll(store);
    await store.removeNote(noteId('note-b'), stamp, label);
    expect(await store.readLastImport()).toMatchObject({ kind: 'removal', ...label });
    expect(await store.undoLastImport(roughRules)).toEqual({ kind: 'saved' });
    expect(await readAll(store)).toEqual(before);
    expect(await store.verify()).toEqual([]);
  });

  test('is taken away on another device too, unless it was changed there later', async () => {
    const here = await openUsed();
    await here.removeNote(noteId('note-b'), stamp, label);
    const file = toImport(await here.readProgress());
    const older = await openUsed();
    await older.importProgress(file);
    expect((await older.readAllNotes()).map((note) => note.id)).toEqual(['note-a']);
    expect((await older.readCard(cardId('c3')))?.card.place).toBe('shelf');
    expect(await older.verify()).toEqual([]);

    const newer = await openUsed();
    await newer.saveNotes({ notes: [sampleNote('note-b', { changedAt: sampleStamp(8_001) })], cards: [] });
    await newer.importProgress(file);
    expect((await newer.readAllNotes()).map((note) => note.id)).toEqual(['note-a', 'note-b']);
    expect((await newer.readProgress()).removedNotes).toBeUndefined();
    expect(await newer.verify()).toEqual([]);
  });

  test('comes back when its text is brought in again', async () => {
    const store = await openUsed();
    await store.removeNote(noteId('note-b'), stamp, label);
    await store.saveNotes({
      notes: [sampleNote('note-b', { changedAt: sampleStamp(9_000) })],
      cards: [],
      import: label,
    });
    expect((await store.readProgress()).removedNotes).toBeUndefined();
    await store.undoLastImport(roughRules);
    expect((await store.readProgress()).removedNotes).toEqual([{ id: 'note-b', changedAt: stamp }]);
  });
});

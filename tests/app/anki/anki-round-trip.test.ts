import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { isNothingNew } from '../../../src/app/anki/plan-anki.ts';
import { createMergeRules } from '../../../src/app/files/merge-rules.ts';
import { writeTableFile } from '../../../src/app/files/write-table.ts';
import { createImageFinder } from '../../../src/app/notes/find-note-image.ts';
import { isFromAnki } from '../../../src/export/anki/anki-ids.ts';
import type { SqliteEngine } from '../../../src/export/anki/sqlite-engine.ts';
import { nextStamp } from '../../../src/model/stamp.ts';
import { startEngine } from '../../export/anki/helpers/engine.ts';
import { makePackage } from '../../export/anki/helpers/hand-package.ts';
import { sortProgress } from '../../store/helpers/take-in.ts';
import { type AnkiDesk, createAnkiDesk } from './anki-desk.ts';

const REAL = new Uint8Array(readFileSync('tests/fixtures/anki/real-latest.apkg'));
const DOT = new Uint8Array(readFileSync('tests/fixtures/anki/dot.png'));
const PATH = 'aws/queues.md';
const TEXT = [
  '# Queues',
  '',
  '**SQS** = managed message queue for decoupling services',
  '- default retention = 4 days',
  '- max message size = 256 KB ![size](img/size.png)',
  '',
].join('\n');

let engine: SqliteEngine;
beforeAll(async () => {
  engine = await startEngine();
});

/** A learner with one note, a picture in it, and some answers. */
async function createLearner(): Promise<AnkiDesk> {
  const desk = await createAnkiDesk(engine);
  await desk.take({ [PATH]: TEXT, 'aws/img/size.png': DOT });
  const [first, second] = await desk.store.readAllCards();
  if (first === undefined || second === undefined) throw new Error('The note gives too few cards');
  await desk.answer(first.id, [0, 1, 3]);
  await desk.answer(second.id, [0, 2]);
  return desk;
}

async function readSchedules(desk: AnkiDesk): Promise<unknown> {
  const cards = await desk.store.readCards((await desk.store.readAllCards()).map((card) => card.id));
  return cards
    .filter(({ card }) => card.place === 'deck')
    .map(({ card, question, answer, state }) => [
      card.id,
      question,
      answer,
      state.phase,
      state.dueDay,
      state.memory,
      state.reviewCount,
    ])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

describe('out and in again', () => {
  test('on an empty device gives the same cards, answers and schedules', async () => {
    const desk = await createLearner();
    const written = await desk.write();
    expect(written.cardCount).toBeGreaterThan(2);
    expect(written).toMatchObject({ reviewCount: 5, pictureCount: 1 });

    const other = await createAnkiDesk(engine, 10);
    const plan = await other.read(written.bytes);
    expect(plan.read.notTaken).toEqual([]);
    expect(await other.takeInPackage(plan)).toEqual({ kind: 'saved' });
    expect(await other.readAnswers()).toEqual(await desk.readAnswers());
    expect(await readSchedules(other)).toEqual(await readSchedules(desk));
    expect(isNothingNew(await other.read(written.bytes))).toBe(true);
  });

  test('on the same device changes nothing', async () => {
    const desk = await createLearner();
    const plan = await desk.read((await desk.write()).bytes);
    expect(isNothingNew(plan)).toBe(true);
    expect(plan.read.counts).toMatchObject({ reviewsNew: 0, reviewsKnown: 5 });
    expect(plan.read.counts.ownCards).toBeGreaterThan(2);
  });

  test('without a schedule all cards are new', async () => {
    const desk = await createLearner();
    const written = await desk.write({ hasScheduling: false });
    expect(written.reviewCount).toBe(0);
    const other = await createAnkiDesk(engine, 10);
    await other.takeInPackage(await other.read(written.bytes));
    expect(await other.readAnswers()).toEqual([]);
    expect((await other.store.readAllCards()).length).toBe(written.cardCount);
  });

  test('one folder or note can be taken, and no more than that', async () => {
    const desk = await createLearner();
    await desk.take({ 'other.md': '# Topics\n\n**SNS** = managed service that sends messages to many subscribers\n' });
    const all = await desk.write();
    const folder = await desk.write({ scope: 'folder:aws' });
    const rest = (await desk.store.readAllCards()).filter((card) => card.source.path === 'other.md');
    expect(rest.length).toBeGreaterThan(0);
    expect(folder.cardCount).toBe(all.cardCount - rest.length);
    const [card] = rest;
    expect((await desk.write({ scope: `note:${card?.noteId}` })).cardCount).toBe(rest.length);
  });
});

describe('a package of Anki', () => {
  test('comes in with its decks, answers and picture, and the second time there is nothing new', async () => {
    const desk = await createAnkiDesk(engine);
    const plan = await desk.read(REAL);
    expect(plan.read.decks.map((deck) => deck.name)).toContain('Course / Storage');
    expect(plan.report.cardsNew).toBe(plan.read.cards.length);
    expect(await desk.takeInPackage(plan)).toEqual({ kind: 'saved' });
    expect(await desk.store.readImagePaths()).toEqual(plan.read.images.map((image) => image.path));
    expect(plan.read.images.length).toBeGreaterThan(0);
    const again = await desk.read(REAL);
    expect(isNothingNew(again)).toBe(true);
  });

  test('leaves everything as it was when it is taken back, pictures too', async () => {
    const desk = await createLearner();
    const before = sortProgress(await desk.store.readProgress());
    const imagesBefore = await desk.store.readImagePaths();
    await desk.takeInPackage(await desk.read(REAL));
    expect((await desk.store.readImagePaths()).length).toBeGreaterThan(imagesBefore.length);
    const rules = createMergeRules(await desk.store.readSettings());
    expect(await desk.store.undoLastImport(rules)).toEqual({ kind: 'saved' });
    expect(sortProgress(await desk.store.readProgress())).toEqual(before);
    expect(await desk.store.readImagePaths()).toEqual(imagesBefore);
    expect(await desk.store.verify()).toEqual([]);
  });

  test('every card leads to lines of a note that is here', async () => {
    const desk = await createAnkiDesk(engine);
    await desk.takeInPackage(await desk.read(REAL));
    for (const card of await desk.store.readAllCards()) {
      const note = await desk.store.readNoteText(card.noteId);
      expect(note?.path).toBe(card.source.path);
      const lines = note?.text.split('\n').slice(card.source.from - 1, card.source.to) ?? [];
      expect(lines.length).toBe(card.source.to - card.source.from + 1);
      expect(lines.join('').trim()).not.toBe('');
    }
  });

  test('brings a deck back that was taken away, with its cards', async () => {
    const desk = await createAnkiDesk(engine);
    await desk.takeInPackage(await desk.read(REAL));
    const before = (await desk.store.readAllNotes()).map((note) => note.path).sort();
    const [note] = await desk.store.readAllNotes();
    if (note === undefined) throw new Error('No deck came in');
    const stamp = nextStamp(note.changedAt, desk.deps.nowMillis(), desk.store.deviceId);
    await desk.store.removeNote(note.id, stamp, { label: note.path, atMillis: desk.deps.nowMillis() });
    const plan = await desk.read(REAL);
    expect(plan.report.notesNew).toBe(1);
    await desk.takeInPackage(plan);
    expect((await desk.store.readAllNotes()).map(({ path }) => path).sort()).toEqual(before);
    expect((await desk.store.readAllCards()).every((card) => card.place === 'deck')).toBe(true);
    expect(isNothingNew(await desk.read(REAL))).toBe(true);
  });

  test('an answer that was given here since stays when the same package comes again', async () => {
    const desk = await createAnkiDesk(engine);
    await desk.takeInPackage(await desk.read(REAL));
    const [card] = await desk.store.readAllCards();
    if (card === undefined) throw new Error('No card came in');
    await desk.answer(card.id, [0]);
    const answers = await desk.readAnswers();
    expect(isNothingNew(await desk.read(REAL))).toBe(true);
    await desk.takeInPackage(await desk.read(REAL));
    expect(await desk.readAnswers()).toEqual(answers);
  });

  test('a hostile file is refused with its place, and nothing is written', async () => {
    const desk = await createLearner();
    const before = await desk.store.readProgress();
    const cut = REAL.slice(0, REAL.length / 2);
    await expect(desk.read(cut, 'cut.apkg')).rejects.toThrow(/"file":"cut\.apkg"/);
    expect(await desk.store.readProgress()).toEqual(before);
  });
});

test('the files of the notes are written out without decks of Anki', async () => {
  const desk = await createLearner();
  await desk.takeInPackage(await desk.read(REAL));
  const zip = await writeTableFile(desk.store, 'notes-zip', '2026-11-24', () => undefined);
  expect(Object.keys(unzipSync(new Uint8Array(await zip.arrayBuffer())))).toEqual([PATH]);
});

describe('imports of notes', () => {
  test('leave cards of Anki alone, and decks of Anki are not read as notes', async () => {
    const desk = await createAnkiDesk(engine);
    await desk.takeInPackage(await desk.read(REAL));
    const before = await desk.store.readAllCards();
    expect(before.length).toBeGreaterThan(3);
    const plan = await desk.plan({ [PATH]: TEXT });
    expect(plan.changes.every((change) => change.kind === 'new')).toBe(true);
    expect(plan.notes.map((note) => note.path)).toEqual([PATH]);
    expect(plan.write.cards.some((card) => isFromAnki(card.id))).toBe(false);
    await desk.save(plan);
    const after = await desk.store.readAllCards();
    expect(after.filter((card) => isFromAnki(card.id))).toEqual(before.filter((card) => isFromAnki(card.id)));
  });

  test('a file with the very text of a deck of Anki is a note of its own', async () => {
    const desk = await createAnkiDesk(engine);
    await desk.takeInPackage(await desk.read(REAL));
    const [deck] = await desk.store.readAllNotes();
    if (deck === undefined) throw new Error('No deck came in');
    await desk.take({ 'renamed.md': deck.text, [deck.path]: deck.text });
    expect(await desk.store.readNoteText(deck.id)).toEqual(deck);
    const paths = (await desk.store.readAllNotes()).map((note) => note.path);
    expect(paths.filter((path) => path === 'renamed.md')).toHaveLength(1);
  });

  test('give a card that came back from Anki its note again, with its answers', async () => {
    const desk = await createLearner();
    const written = await desk.write();
    const other = await createAnkiDesk(engine, 10);
    await other.takeInPackage(await other.read(written.bytes));
    await other.take({ [PATH]: TEXT, 'aws/img/size.png': DOT });
    const cards = await other.store.readAllCards();
    expect(cards.every((card) => card.source.path === PATH)).toBe(true);
    expect(await readSchedules(other)).toEqual(await readSchedules(desk));
  });
});

describe('pictures', () => {
  test('in the lines of a card go along below its answer, under a name that follows from their bytes', async () => {
    const desk = await createLearner();
    const { bytes } = await desk.write();
    const other = await createAnkiDesk(engine, 10);
    const plan = await other.read(bytes);
    // There it lies below the answer; here it belongs to the text of the deck, and not to the card.
    expect(plan.read.images.map((image) => image.bytes)).toEqual([DOT]);
    expect(plan.read.cards.some((card) => card.answer.includes('recollect-'))).toBe(false);
    const files = unzipSync(bytes);
    const names = Object.values(JSON.parse(strFromU8(files['media'] ?? new Uint8Array())) as Record<string, string>);
    expect(names).toHaveLength(1);
    expect(names[0]).toMatch(/^recollect-[0-9a-f]{20}\.png$/);
    expect(files['0']).toEqual(DOT);
  });

  test('of Anki are found from every deck, also beside one of the same name in the notes', async () => {
    const desk = await createAnkiDesk(engine);
    await desk.take({ 'aws/x.md': '# X\n\n![a](dot.png)\n', 'aws/dot.png': Uint8Array.of(1, 2, 3) });
    const content = {
      notes: [{ id: 1, fields: ['Which? <img src="dot.png">', 'Red'] }],
      cards: [{ id: 11, note: 1, deck: 5 }],
      decks: { 1: { id: 1, name: 'Default', conf: 1, dyn: 0 }, 5: { id: 5, name: 'A::B::C', conf: 1, dyn: 0 } },
    };
    const bytes = makePackage(engine, content, { media: strToU8('{"0":"dot.png"}'), 0: DOT });
    await desk.takeInPackage(await desk.read(bytes));
    const find = createImageFinder(desk.store);
    const fromDeck = await find('dot.png', 'Anki/A/B/C.md');
    expect(new Uint8Array((await fromDeck?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(DOT);
    const fromNote = await find('dot.png', 'aws/x.md');
    expect(fromNote?.size).toBe(3);
  });

  test('that look different in a newer package are replaced, once', async () => {
    const desk = await createAnkiDesk(engine);
    const content = {
      notes: [{ id: 1, fields: ['Which? <img src="dot.png">', 'Red'] }],
      cards: [{ id: 11, note: 1 }],
    };
    const media = strToU8('{"0":"dot.png"}');
    const other = DOT.map((byte, i) => (i === 60 ? byte ^ 1 : byte));
    await desk.takeInPackage(await desk.read(makePackage(engine, content, { media, 0: DOT })));
    const newer = makePackage(engine, content, { media, 0: other });
    const plan = await desk.read(newer);
    expect(plan.read.images.map((image) => image.path)).toEqual(['Anki/dot.png']);
    expect(await desk.takeInPackage(plan)).toEqual({ kind: 'saved' });
    expect((await desk.store.readImage('Anki/dot.png'))?.bytes).toEqual(other);
    expect(isNothingNew(await desk.read(newer))).toBe(true);
    // Taking it back brings the old one.
    await desk.store.undoLastImport(createMergeRules(await desk.store.readSettings()));
    expect((await desk.store.readImage('Anki/dot.png'))?.bytes).toEqual(DOT);
  });

  test('and sounds that cannot be shown here are told of', async () => {
    const desk = await createAnkiDesk(engine);
    const content = {
      notes: [{ id: 1, fields: ['Say [sound:word.mp3] <img src="big.png">', 'Word'] }],
      cards: [{ id: 11, note: 1 }],
    };
    const big = new Uint8Array(10_000_001);
    big.set(DOT);
    const bytes = makePackage(engine, content, {
      media: strToU8('{"0":"word.mp3","1":"big.png"}'),
      0: strToU8('ID3 a word'),
      1: big,
    });
    const plan = await desk.read(bytes);
    expect(plan.read.images).toEqual([]);
    expect(plan.read.notTaken.map(({ place, why }) => [place, why])).toEqual([
      ['word.mp3', { id: 'sound' }],
      ['big.png', { id: 'larger-than', values: { megabytes: 10 } }],
    ]);
  });
});

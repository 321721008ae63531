import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeckFileCard } from '../../src/cards/deck-file.ts';
import type { NoteText } from '../../src/cards/take-in-notes.ts';
import { buildDeckChanges, type StoredDeck } from '../../src/generate/build-deck-changes.ts';
import { readDeckText } from '../../src/generate/deck-text.ts';

type Files = Readonly<Record<string, string>>;

/** The deck files of a folder after a build. */
function build(notes: Files, decks: Files): Files {
  const texts = Object.entries(notes).map(([path, text]): NoteText => ({ path, text }));
  const after: Record<string, string> = { ...decks };
  for (const { path, text } of buildDeckChanges(texts, storedDecks(decks)).changes) {
    if (text === null) delete after[path];
    else after[path] = text;
  }
  return after;
}

function storedDecks(decks: Files): StoredDeck[] {
  return Object.entries(decks).map(([path, text]) => ({ path, text, deck: readDeck(text) }));
}

function readDeck(text: string) {
  const read = readDeckText(text);
  if (!read.ok) throw new Error(read.message);
  return read.deck;
}

function cardsOf(decks: Files, path: string): readonly DeckFileCard[] {
  return readDeck(decks[path] ?? '').cards;
}

/** Ids of the cards that are asked or wait in the tray. */
function livingIds(decks: Files): string[] {
  return Object.keys(decks)
    .flatMap((path) => cardsOf(decks, path))
    .filter((card) => card.place !== 'shelf')
    .map((card) => card.id)
    .sort();
}

/** The first card of a line: how the compiler words its question does not matter here. */
function cardAt(decks: Files, path: string, line: number): DeckFileCard {
  const card = cardsOf(decks, path).find((each) => each.lines[0] === line && each.place !== 'shelf');
  if (card === undefined) throw new Error(`Line ${line} of ${path} has no card`);
  return card;
}

const STORAGE = `# Storage
**Volume** = directory that outlives its container
**Bucket** = place for objects with a unique name
**Snapshot** = copy of a disk at one point in time
`;
const QUEUES = `# Queues
**Queue** = line of messages that wait for a consumer
**Topic** = channel that sends each message to all subscribers
**Shard** = ordered part of a stream with its own throughput
`;
const NOTES: Files = { 'course/1-storage.md': STORAGE, 'course/2-queues.md': QUEUES };
const BUILT = build(NOTES, {});

describe('building the decks of a folder', () => {
  it('writes one deck beside each note', () => {
    expect(Object.keys(BUILT).sort()).toEqual(['course/1-storage.cards.json', 'course/2-queues.cards.json']);
    const deck = readDeck(BUILT['course/1-storage.cards.json'] ?? '');
    expect(deck).toMatchObject({ note: 'course/1-storage.md', title: 'Storage' });
    expect(cardAt(BUILT, 'course/1-storage.cards.json', 2).answer).toMatch(/directory/i);
  });

  it('changes nothing the second time', () => {
    expect(build(NOTES, BUILT)).toEqual(BUILT);
  });

  it('takes a checkout with Windows line ends for the same', () => {
    const checkedOut = Object.fromEntries(
      Object.entries(BUILT).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]),
    );
    expect(build(NOTES, checkedOut)).toEqual(checkedOut);
  });

  it('shelves the card of a deleted line at the end of its deck, once and for all', () => {
    const edited = { ...NOTES, 'course/1-storage.md': STORAGE.replace(/\*\*Bucket.*\n/, '') };
    const once = build(edited, BUILT);
    const shelved = cardsOf(once, 'course/1-storage.cards.json').filter((card) => card.place === 'shelf');
    expect(shelved.map((card) => card.id)).toContain(cardAt(BUILT, 'course/1-storage.cards.json', 3).id);
    expect(cardsOf(once, 'course/1-storage.cards.json').slice(-shelved.length)).toEqual(shelved);
    expect(build(edited, once)).toEqual(once);
  });

  it('keeps its place for a shelved card when more are shelved later', () => {
    const withoutSnapshot = STORAGE.replace(/\*\*Snapshot.*\n/, '');
    const first = build({ ...NOTES, 'course/1-storage.md': withoutSnapshot }, BUILT);
    const second = { ...NOTES, 'course/1-storage.md': withoutSnapshot.replace(/\*\*Volume.*\n/, '') };
    const once = build(second, first);
    expect(build(second, once)).toEqual(once);
    const lines = cardsOf(once, 'course/1-storage.cards.json')
      .filter((card) => card.place === 'shelf')
      .map((card) => card.lines[0]);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });

  it('brings a card back with its id when its line returns', () => {
    const gone = build({ ...NOTES, 'course/1-storage.md': STORAGE.replace(/\*\*Bucket.*\n/, '') }, BUILT);
    expect(build(NOTES, gone)).toEqual(BUILT);
  });

  it('keeps all ids when a note is renamed and its old deck stays behind, and deletes that deck', () => {
    const renamed: Files = { 'course/3-storage.md': STORAGE, 'course/2-queues.md': QUEUES };
    const once = build(renamed, BUILT);
    expect(Object.keys(once).sort()).toEqual(['course/2-queues.cards.json', 'course/3-storage.cards.json']);
    expect(livingIds(once)).toEqual(livingIds(BUILT));
    expect(build(renamed, once)).toEqual(once);
  });

  it('keeps an id that no longer follows from the words when the note is renamed', () => {
    const reworded = {
      ...NOTES,
      'course/1-storage.md': STORAGE.replace(
        'place for objects with a unique name',
        'container of objects with a unique name',
      ),
    };
    const before = build(reworded, BUILT);
    const id = cardAt(BUILT, 'course/1-storage.cards.json', 3).id;
    expect(cardAt(before, 'course/1-storage.cards.json', 3).id).toBe(id);
    const after = build(
      { 'other/disks.md': reworded['course/1-storage.md'] ?? '', 'course/2-queues.md': QUEUES },
      before,
    );
    expect(cardAt(after, 'other/disks.cards.json', 3).id).toBe(id);
  });

  it('keeps all ids when a note moves together with its deck', () => {
    const { 'course/1-storage.cards.json': deck = '', ...others } = BUILT;
    const moved: Files = { 'other/1-storage.md': STORAGE, 'course/2-queues.md': QUEUES };
    const once = build(moved, { ...others, 'other/1-storage.cards.json': deck });
    expect(livingIds(once)).toEqual(livingIds(BUILT));
    expect(readDeck(once['other/1-storage.cards.json'] ?? '').note).toBe('other/1-storage.md');
  });

  it('gives no id twice when a note is copied together with its deck', () => {
    const copied: Files = { ...NOTES, 'copy/1-storage.md': STORAGE };
    const once = build(copied, { ...BUILT, 'copy/1-storage.cards.json': BUILT['course/1-storage.cards.json'] ?? '' });
    const ids = Object.keys(once).flatMap((path) => cardsOf(once, path).map((card) => card.id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(livingIds(once)).toEqual(livingIds(BUILT));
    expect(cardsOf(once, 'course/1-storage.cards.json')).toEqual(cardsOf(BUILT, 'course/1-storage.cards.json'));
    expect(build(copied, once)).toEqual(once);
  });

  it('keeps the cards of a deleted note on the shelf of a note in the same folder, and gives them back', () => {
    const left: Files = {
      'a-first/x.md': '# X\n**Apex** = highest point of a triangle\n',
      'course/2-queues.md': QUEUES,
    };
    const whole = { ...left, 'course/1-storage.md': STORAGE };
    const before = build(whole, {});
    const once = build(left, before);
    expect(Object.keys(once).sort()).toEqual(['a-first/x.cards.json', 'course/2-queues.cards.json']);
    const shelved = cardsOf(once, 'course/2-queues.cards.json').filter((card) => card.place === 'shelf');
    expect(shelved.map((card) => card.id).sort()).toEqual(
      cardsOf(before, 'course/1-storage.cards.json')
        .map((card) => card.id)
        .sort(),
    );
    expect(build(left, once)).toEqual(once);
    expect(build(whole, once)).toEqual(before);
  });

  it('leaves decks alone when there is no note at all, and says so', () => {
    const { changes, problems } = buildDeckChanges([], storedDecks(BUILT));
    expect(changes).toEqual([]);
    expect(problems.map(({ path }) => path)).toEqual(Object.keys(BUILT));
  });

  it('keeps a refused card refused', () => {
    const refused = Object.fromEntries(
      Object.entries(BUILT).map(([path, text]) => [
        path,
        text.replace('"lines": [3, 3]', '"lines": [3, 3],\n      "place": "never"'),
      ]),
    );
    const ids = cardsOf(refused, 'course/1-storage.cards.json').flatMap((card) =>
      card.place === 'never' ? [card.id] : [],
    );
    expect(ids).toHaveLength(1);
    const edited = build({ ...NOTES, 'course/1-storage.md': STORAGE.replace('# Storage', '# Disks') }, refused);
    expect(
      cardsOf(edited, 'course/1-storage.cards.json').flatMap((card) => (card.place === 'never' ? [card.id] : [])),
    ).toEqual(ids);
  });
});

describe('building after any edits', () => {
  const TERMS = ['Volume', 'Bucket', 'Snapshot', 'Queue', 'Topic', 'Shard', 'Cache', 'Lease', 'Token', 'Ledger'];
  const MEANINGS = [
    'directory that outlives its container',
    'place for objects with a unique name',
    'copy of a disk at one point in time',
    'line of messages that wait for a consumer',
    'ordered part of a stream',
  ];
  const line = fc
    .tuple(fc.constantFrom(...TERMS), fc.constantFrom(...MEANINGS))
    .map(([term, meaning]) => `**${term}** = ${meaning}`);
  const note = fc.array(line, { maxLength: 6 }).map((lines) => `# Notes\n${lines.join('\n')}\n`);
  const folder = fc.dictionary(fc.constantFrom('a/1.md', 'a/2.md', 'b/3.md'), note, {
    minKeys: 1,
    noNullPrototype: true,
  });

  it('is settled at once, names every id once and loses none', () => {
    fc.assert(
      fc.property(fc.array(folder, { minLength: 2, maxLength: 4 }), (versions) => {
        let decks: Files = {};
        for (const notes of versions) {
          const before = new Set(Object.keys(decks).flatMap((path) => cardsOf(decks, path).map((card) => card.id)));
          decks = build(notes, decks);
          expect(Object.keys(decks).sort()).toEqual(
            Object.keys(notes)
              .map((path) => path.replace('.md', '.cards.json'))
              .sort(),
          );
          expect(build(notes, decks)).toEqual(decks);
          const ids = Object.keys(decks).flatMap((path) => cardsOf(decks, path).map((card) => card.id));
          expect(new Set(ids).size).toBe(ids.length);
          expect([...before].filter((id) => !ids.includes(id))).toEqual([]);
        }
      }),
      { numRuns: 25, seed: 20261124 },
    );
  });
});

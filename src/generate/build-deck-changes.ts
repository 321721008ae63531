import { cardsToDeckFile, type DeckFile, deckFileToCards } from '../cards/deck-file.ts';
import { type NoteText, type TakenIn, takeInNotes } from '../cards/take-in-notes.ts';
import type { Card } from '../model/card.ts';
import type { CardId } from '../model/ids.ts';
import type { CommandProblem } from './command-result.ts';
import { writeDeckText } from './deck-text.ts';
import { toCommandProblem } from './english.ts';

/** A deck file as it lies in the folder. */
export interface StoredDeck {
  readonly path: string;
  readonly text: string;
  readonly deck: DeckFile;
}

/** A file to be written, or with `text: null` to be deleted. */
export interface DeckChange {
  readonly path: string;
  readonly text: string | null;
}

export interface DeckChanges {
  readonly deckCount: number;
  readonly changes: readonly DeckChange[];
  /** What the compiler has to say about the notes. */
  readonly problems: readonly CommandProblem[];
}

/**
 * What has to change for every note to have its present deck beside it. Ids come from the earlier decks, so that an edited note
 * keeps its cards, also those whose text is gone. Building again after the changes were made changes nothing.
 */
export function buildDeckChanges(notes: readonly NoteText[], stored: readonly StoredDeck[]): DeckChanges {
  // Without any note there is nowhere to keep their cards.
  if (notes.length === 0) return { deckCount: 0, changes: [], problems: stored.map(reportLoneDeck) };
  const taken = takeInNotes(notes, earlierCards(stored), '');
  const cardsByPath = placeCards(taken);
  const textBefore = new Map(stored.map(({ path, text }) => [path, text]));
  const changes: DeckChange[] = [];
  const built = new Set<string>();
  for (const note of taken.notes) {
    const path = deckPathOf(note.path);
    const text = writeDeckText(cardsToDeckFile(note.path, note.title, cardsByPath.get(note.path) ?? []));
    built.add(path);
    // A checkout on Windows may have turned the line ends.
    if (textBefore.get(path)?.replace(/\r\n/g, '\n') !== text) changes.push({ path, text });
  }
  for (const { path } of stored) if (!built.has(path)) changes.push({ path, text: null });
  return {
    deckCount: taken.notes.length,
    changes,
    problems: taken.problems.map(toCommandProblem),
  };
}

function reportLoneDeck({ path }: StoredDeck): CommandProblem {
  return { path, line: 1, message: 'There is no note for this deck. Delete it if the note is gone for good.' };
}

export function deckPathOf(notePath: string): string {
  return notePath.replace(/\.md$/i, '.cards.json');
}

/** All cards of the earlier decks. Where a deck was copied with its note, the original's card stands for both. */
function earlierCards(stored: readonly StoredDeck[]): Card[] {
  const isOriginal = ({ path, deck }: StoredDeck): boolean => deckPathOf(deck.note) === path;
  const byId = new Map<CardId, Card>();
  for (const one of [...stored.filter(isOriginal), ...stored.filter((each) => !isOriginal(each))]) {
    for (const card of deckFileToCards(one.deck, '')) {
      const known = byId.get(card.id);
      if (!known || (known.place === 'shelf' && card.place !== 'shelf')) byId.set(card.id, card);
    }
  }
  return [...byId.values()];
}

/**
 * The cards of each note in their order in the file: those of its text as they come in it, then those whose text is gone, by
 * where they stood and by id. The order may hang on nothing that the file does not say, else the next build would change it.
 */
function placeCards({ notes, cards, changes }: TakenIn): ReadonlyMap<string, readonly Card[]> {
  const inText = new Set(changes.filter(({ kind }) => kind !== 'gone').map(({ card }) => card.id));
  const homeOf = createHomeFinder(
    notes.map(({ path }) => path),
    changes,
  );
  const byPath = new Map<string, Card[]>();
  const gone = cards.filter(({ id }) => !inText.has(id)).sort(byPlace);
  for (const card of [...cards.filter(({ id }) => inText.has(id)), ...gone]) {
    const home = homeOf(card.source.path);
    const list = byPath.get(home);
    if (list) list.push(card);
    else byPath.set(home, [card]);
  }
  return byPath;
}

function byPlace(one: Card, other: Card): number {
  return one.source.from - other.source.from || one.source.to - other.source.to || (one.id < other.id ? -1 : 1);
}

/**
 * Where the cards of a path are kept: with its note, or when that is gone, with the note that most of its cards went to, else
 * with the first note of the same folder, else with the first note.
 */
function createHomeFinder(paths: readonly string[], changes: TakenIn['changes']): (path: string) => string {
  const known = new Set(paths);
  const moves = new Map<string, Map<string, number>>();
  for (const { before, card } of changes) {
    if (!before || known.has(before.source.path) || !known.has(card.source.path)) continue;
    const counts = moves.get(before.source.path) ?? new Map<string, number>();
    counts.set(card.source.path, (counts.get(card.source.path) ?? 0) + 1);
    moves.set(before.source.path, counts);
  }
  return (path) => {
    if (known.has(path)) return path;
    const [most] = [...(moves.get(path) ?? [])].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    if (most) return most[0];
    const sorted = [...paths].sort();
    const home = sorted.find((other) => folderOf(other) === folderOf(path)) ?? sorted[0];
    if (home === undefined) throw new Error(`There is no note that could keep the cards of ${path}`);
    return home;
  };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

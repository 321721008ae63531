import type { CardChange } from '../cards/diff-cards.ts';
import { type NoteText, type TakenIn, takeInNotes } from '../cards/take-in-notes.ts';
import type { Card } from '../model/card.ts';
import type { Note } from '../model/note.ts';
import { nextStamp } from '../model/stamp.ts';
import type { NotesWrite } from '../store/store.ts';
import type { Deps } from './deps.ts';

/** What taking in some notes would change. Nothing is written yet. */
export interface ImportPlan {
  readonly write: NotesWrite;
  readonly changes: readonly CardChange[];
  readonly problems: TakenIn['problems'];
  /** Paths of the notes that are new or have another text now. */
  readonly paths: readonly string[];
}

/** Compares the given notes, together with those already here, with the cards so far. */
export async function planImport(deps: Deps, texts: readonly NoteText[]): Promise<ImportPlan> {
  const [notes, cards] = await Promise.all([deps.store.readAllNotes(), deps.store.readAllCards()]);
  return joinImport(notes, cards, texts, nextStamp(null, deps.nowMillis(), deps.store.deviceId));
}

/** The pure part: old notes and cards, new texts, and the stamp for what changes. */
export function joinImport(
  notes: readonly Note[],
  cards: readonly Card[],
  texts: readonly NoteText[],
  stamp: string,
): ImportPlan {
  const textByPath = new Map(notes.map((note) => [note.path, note.text]));
  const changed = new Set<string>();
  for (const { path, text } of texts) {
    const known = findKnownPath([...textByPath.keys()], path);
    if (textByPath.get(known) !== text) changed.add(known);
    textByPath.set(known, text);
  }
  const taken = takeInNotes(
    [...textByPath].map(([path, text]) => ({ path, text })),
    cards,
    stamp,
  );
  const before = new Map<string, string>(cards.map((card) => [card.id, JSON.stringify(card)]));
  return {
    write: {
      notes: taken.notes.filter((note) => changed.has(note.path)),
      cards: taken.cards.filter((card) => before.get(card.id) !== JSON.stringify(card)),
    },
    changes: taken.changes,
    problems: taken.problems.filter((problem) => changed.has(problem.path)),
    paths: [...changed],
  };
}

/**
 * The note that a file is a new version of: the one with its path, or the only one with its file name, because a file
 * chosen on a phone comes without its folder. Otherwise the file's own path: a new note.
 */
function findKnownPath(paths: readonly string[], path: string): string {
  if (paths.includes(path) || path.includes('/')) return path;
  const [only, ...others] = paths.filter((known) => known.split('/').at(-1) === path);
  return only !== undefined && others.length === 0 ? only : path;
}

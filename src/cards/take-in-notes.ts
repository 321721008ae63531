import type { Card } from '../model/card.ts';
import type { CardId } from '../model/ids.ts';
import type { Note } from '../model/note.ts';
import type { Stamp } from '../model/stamp.ts';
import { type CompiledNote, type CompileOptions, compileNote, type NoteProblem } from '../notes/compile-note.ts';
import { createNoteId } from './card-id.ts';
import { type CardChange, diffCards } from './diff-cards.ts';
import type { OwnWordings } from './own-wording.ts';

export interface NoteText {
  /** Path with `/` from the folder of notes. */
  readonly path: string;
  readonly text: string;
}

export interface TakenIn {
  /** All given notes, ready to be stored. */
  readonly notes: readonly Note[];
  /** All cards, ready to be stored: also those that did not change. */
  readonly cards: readonly Card[];
  readonly changes: readonly CardChange[];
  /** Cards whose own wording the notes say by now: an edit event with `null` drops it. */
  readonly takenHome: readonly CardId[];
  readonly problems: readonly NoteProblem[];
}

/**
 * Compiles all notes and compares the result with the cards so far. Give every note the learner has: cards of notes that
 * are not given count as gone. Writes nothing; the same input gives the same ids on every device.
 */
export function takeInNotes(
  texts: readonly NoteText[],
  previous: readonly Card[],
  stamp: Stamp,
  options: CompileOptions = {},
  wordings: OwnWordings = new Map(),
): TakenIn {
  return takeInCompiled(
    texts.map(({ path, text }) => ({ text, compiled: compileNote(path, text, options) })),
    previous,
    stamp,
    wordings,
  );
}

/** The same for notes that are compiled already, for example one by one with a progress bar. */
export function takeInCompiled(
  compiled: readonly { readonly text: string; readonly compiled: CompiledNote }[],
  previous: readonly Card[],
  stamp: Stamp,
  wordings: OwnWordings = new Map(),
): TakenIn {
  const sorted = [...compiled].sort((a, b) =>
    a.compiled.path < b.compiled.path ? -1 : a.compiled.path > b.compiled.path ? 1 : 0,
  );
  const notes = sorted.map(
    ({ text, compiled: note }): Note => ({
      id: createNoteId(note.path),
      path: note.path,
      title: note.title,
      text,
      changedAt: stamp,
    }),
  );
  const drafts = sorted.flatMap(({ compiled: note }) => note.drafts);
  const { cards, changes, takenHome } = diffCards(previous, drafts, stamp, wordings);
  return { notes, cards, changes, takenHome, problems: sorted.flatMap(({ compiled: note }) => note.problems) };
}

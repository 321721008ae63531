import { compileNote } from '../../src/notes/compile-note.ts';

/** The cards of a note that are asked, each in one line: its question, then its answer with its items apart by ` | `. */
export function deckOf(note: string): string[] {
  return compileNote('note.md', note)
    .drafts.filter((draft) => !draft.isTray)
    .map((draft) => `${draft.question} ${draft.answer.replace(/\n/g, ' | ')}`);
}

import { createTwoFilesPatch } from 'diff';
import type { Card } from '../model/card.ts';
import type { NoteId } from '../model/ids.ts';
import { type CompileOptions, compileNote } from '../notes/compile-note.ts';
import { findChange, type TextChange } from './find-change.ts';
import { type OwnWording, wordingKey } from './own-wording.ts';
import { replaceInLines } from './replace-in-lines.ts';

/** A note that is to say what the learner made of its cards. */
export interface NoteEdit {
  readonly text: string;
  /** The lines that change, counted from 1, as they are and as they will be. */
  readonly lines: readonly { readonly line: number; readonly before: string; readonly after: string }[];
}

interface EditableNote {
  readonly id: NoteId;
  readonly path: string;
  readonly text: string;
}

/**
 * The text of the note after the learner's wording of a card was taken home: the changed words are looked up in the card's
 * lines and exchanged there, markup and all the rest untouched. The new text is compiled, and it only counts when a card
 * comes out that says exactly what the learner wrote. Null when the words are not found once, or something else comes out.
 */
export function planNoteEdit(
  note: EditableNote,
  card: Card,
  wording: OwnWording,
  options: CompileOptions = {},
): NoteEdit | null {
  if (card.noteId !== note.id || card.source.path !== note.path)
    throw new Error(`Card ${card.id} is not of note ${note.id}.`);
  const changes = [findChange(card.question, wording.question), findChange(card.answer, wording.answer)].filter(
    (change): change is TextChange => change !== null,
  );
  if (changes.length === 0) return null;
  const end = note.text.includes('\r\n') ? '\r\n' : '\n';
  const lines = note.text.split(/\r?\n/);
  const { from, to } = card.source;
  let own: readonly string[] = lines.slice(from - 1, to);
  for (const change of changes) {
    const replaced = replaceInLines(own, change);
    if (replaced === null) return null;
    own = replaced;
  }
  const changed = lines.map((line, index) => own[index - from + 1] ?? line);
  const text = changed.join(end);
  const wanted = wordingKey(wording);
  const isDone = compileNote(note.path, text, options).drafts.some(
    (draft) => wordingKey(draft) === wanted && draft.source.from <= to && draft.source.to >= from,
  );
  if (!isDone) return null;
  return {
    text,
    lines: changed.flatMap((after, index) => {
      const before = lines[index] ?? '';
      return before === after ? [] : [{ line: index + 1, before, after }];
    }),
  };
}

/** What changes as a unified diff, for `git apply` or `patch`. */
export function writeNotePatch(path: string, before: string, after: string): string {
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, '', '');
}

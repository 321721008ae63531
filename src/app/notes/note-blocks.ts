import type { NoteLine } from '../../ui/note-line.ts';
import { findTable, type NoteTable } from '../../ui/note-table.ts';

/** A note as it is drawn: single lines, and tables whose rows are lines. `number` is the first line, counted from 1. */
export type NoteBlock =
  | { readonly kind: 'line'; readonly number: number; readonly line: NoteLine }
  | { readonly kind: 'table'; readonly number: number; readonly table: NoteTable };

/** The blocks of a note in order. `lines` are those of `readNoteLines`. */
export function groupBlocks(noteText: string, lines: readonly NoteLine[]): readonly NoteBlock[] {
  const raw = noteText.split(/\r?\n/);
  const blocks: NoteBlock[] = [];
  for (let number = 1; number <= lines.length; number++) {
    const table = findTable(raw, lines, number, lines.length);
    const line = lines[number - 1];
    if (table !== null) {
      blocks.push({ kind: 'table', number, table });
      number = table.end;
    } else if (line !== undefined) blocks.push({ kind: 'line', number, line });
  }
  return blocks;
}

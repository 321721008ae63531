import type { SourceRange } from '../model/card.ts';
import { type NoteLine, readNoteLines } from '../ui/note-line.ts';
import { findTable, type TableRow } from '../ui/note-table.ts';

export interface SourceLine {
  /** Counted from 1. */
  readonly number: number;
  /** As it stands in the note; without the space around it, except in code. */
  readonly text: string;
  readonly isSource: boolean;
  /** For a line of a code block: what the fence calls its language, empty where it says nothing. null for other lines. */
  readonly language: string | null;
  /** How deep the line is set in, 0 to 3. */
  readonly depth: number;
}

export interface SourceRow extends TableRow {
  readonly isSource: boolean;
}

export type ExcerptBlock =
  | { readonly kind: 'line'; readonly line: SourceLine }
  | { readonly kind: 'table'; readonly head: SourceRow; readonly rows: readonly SourceRow[] };

/** Lines shown before and after the source of a card, at most. */
const LINES_AROUND = 4;
const DEEPEST = 3;

/**
 * The paragraph of the note around a card: its own lines, and those above and below up to a blank line or heading. A table keeps
 * its head however far above it stands; fences are left out, the code between them stays. Empty when the note no longer has these lines.
 */
export function excerptNote(noteText: string, source: SourceRange): readonly ExcerptBlock[] {
  const raw = noteText.split(/\r?\n/);
  if (source.from > raw.length) return [];
  const drawn = readNoteLines(noteText);
  const last = Math.min(source.to, raw.length);
  const isSource = (number: number): boolean => number >= source.from && number <= source.to;
  const isBorder = (number: number): boolean => {
    const kind = drawn[number - 1]?.kind;
    return kind === 'heading' || (kind !== 'code' && (raw[number - 1] ?? '').trim() === '');
  };
  let first = source.from;
  while (first > 1 && !isBorder(first - 1)) first--;
  let end = last;
  while (end < raw.length && !isBorder(end + 1)) end++;

  const near = (number: number): boolean => number >= source.from - LINES_AROUND && number <= last + LINES_AROUND;
  const blocks: ExcerptBlock[] = [];
  for (let number = first; number <= end; number++) {
    const table = findTable(raw, drawn, number, end);
    if (table !== null) {
      const rows = table.rows.filter((row) => near(row.number));
      const mark = (row: TableRow): SourceRow => ({ ...row, isSource: isSource(row.number) });
      if (rows.length > 0 || isSource(number))
        blocks.push({ kind: 'table', head: mark(table.head), rows: rows.map(mark) });
      number = table.end;
    } else if (near(number)) {
      const line = toLine(number, raw[number - 1] ?? '', drawn[number - 1], isSource(number));
      if (line) blocks.push({ kind: 'line', line });
    }
  }
  return blocks;
}

function toLine(number: number, raw: string, drawn: NoteLine | undefined, isSource: boolean): SourceLine | null {
  if (drawn?.kind === 'code') return { number, text: raw, isSource, language: drawn.language, depth: 0 };
  // What is drawn blank although it is not: a fence, or dollars around a formula.
  if (drawn === undefined || drawn.kind === 'blank') return null;
  const isFormula = drawn.text.startsWith('$$');
  const spaces = /^[ \t]*/.exec(raw)?.[0].replaceAll('\t', '  ').length ?? 0;
  return {
    number,
    text: isFormula ? drawn.text : raw.trim(),
    isSource,
    language: null,
    depth: Math.min(DEEPEST, Math.floor(spaces / 2)),
  };
}

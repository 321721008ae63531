import type { SourceRange } from '../model/card.ts';
import { type NoteLine, readNoteLines } from '../ui/note-line.ts';

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

export interface SourceRow {
  readonly number: number;
  readonly cells: readonly string[];
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
    const tableEnd = findTableEnd(raw, drawn, number, end);
    if (tableEnd !== null) {
      const rows = range(number + 2, tableEnd).filter(near);
      const toRow = (row: number): SourceRow => ({
        number: row,
        cells: splitCells(raw[row - 1] ?? ''),
        isSource: isSource(row),
      });
      if (rows.length > 0 || isSource(number))
        blocks.push({ kind: 'table', head: toRow(number), rows: rows.map(toRow) });
      number = tableEnd;
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

/** The last line of the table that begins at a line; null where none begins. A table is a row, a row of dashes, and rows. */
function findTableEnd(raw: readonly string[], drawn: readonly NoteLine[], number: number, end: number): number | null {
  const isRow = (line: number): boolean =>
    line <= end && drawn[line - 1]?.kind !== 'code' && (raw[line - 1] ?? '').includes('|');
  if (
    !isRow(number) ||
    !isRow(number + 1) ||
    !/^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/.test(raw[number] ?? '')
  ) {
    return null;
  }
  let last = number + 1;
  while (isRow(last + 1)) last++;
  return last;
}

/** The cells of a row: `| a | b \| c |` gives `a` and `b | c`. */
function splitCells(row: string): readonly string[] {
  return row
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

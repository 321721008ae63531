import type { NoteLine } from './note-line.ts';

export interface TableRow {
  /** Line of the note, counted from 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

export interface NoteTable {
  readonly head: TableRow;
  readonly rows: readonly TableRow[];
  /** Its last line. */
  readonly end: number;
}

/** A row of dashes, with colons for the side that a column keeps to. */
const DASHES = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/**
 * The table that begins at line `number` of a note, up to line `end`; null where none begins. A table is a row, a row of dashes, and
 * rows. `drawn` says which lines are code.
 */
export function findTable(
  raw: readonly string[],
  drawn: readonly NoteLine[],
  number: number,
  end: number,
): NoteTable | null {
  const isRow = (line: number): boolean =>
    line <= end && drawn[line - 1]?.kind !== 'code' && (raw[line - 1] ?? '').includes('|');
  if (!isRow(number) || !isRow(number + 1) || !DASHES.test(raw[number] ?? '')) return null;
  const toRow = (line: number): TableRow => ({ number: line, cells: splitCells(raw[line - 1] ?? '') });
  const rows: TableRow[] = [];
  let last = number + 1;
  while (isRow(last + 1)) rows.push(toRow(++last));
  return { head: toRow(number), rows, end: last };
}

/** The cells of a row: `| a | b \| c |` gives `a` and `b | c`. */
function splitCells(row: string): readonly string[] {
  return row
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

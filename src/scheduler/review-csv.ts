import { type Grade, isGrade } from '../model/grade.ts';
import { fail, type Result, succeed } from '../model/result.ts';
import type { Millis, StudyDay } from '../model/time.ts';
import { isoToMillis } from './iso-time.ts';
import type { ReviewColumns } from './training-set.ts';

export interface ReviewRow {
  readonly cardId: string;
  readonly grade: Grade;
  readonly atMillis: Millis;
}

export interface ReviewTable {
  readonly rows: readonly ReviewRow[];
  /** Rows with rating 0: the card was moved by hand and not answered. */
  readonly skippedCount: number;
}

/** What is wrong with a file, and on which line, counted from 1. */
export interface ReviewCsvProblem {
  readonly line: number;
  readonly message: string;
}

const COLUMNS = ['card_id', 'review_time', 'review_rating'] as const;
type Column = (typeof COLUMNS)[number];

/**
 * Reviews from a table with the column names of the FSRS optimizer: `card_id`, `review_time` (ISO 8601 or milliseconds
 * since 1970) and `review_rating` (1 to 4), in any order, among any others. Rows may be in any order.
 */
export function parseReviewCsv(text: string): Result<ReviewTable, ReviewCsvProblem> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const names = splitFields(lines[0] ?? '').map((name) => name.toLowerCase());
  const missing = COLUMNS.filter((column) => !names.includes(column));
  if (missing.length > 0) return fail({ line: 1, message: `The first line names no column ${missing.join(', ')}.` });

  const rows: ReviewRow[] = [];
  let skippedCount = 0;
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line.trim() === '') continue;
    const row = parseRow(names, splitFields(line));
    if (typeof row === 'string') return fail({ line: i + 1, message: row });
    if (row === null) skippedCount++;
    else rows.push(row);
  }
  return succeed({ rows, skippedCount });
}

/** Rows as columns in the order of time, with study days from `dayOf`. */
export function rowsToColumns(rows: readonly ReviewRow[], dayOf: (atMillis: Millis) => StudyDay): ReviewColumns {
  const sorted = [...rows].sort((a, b) => a.atMillis - b.atMillis);
  const numbers = new Map<string, number>();
  for (const { cardId } of sorted) if (!numbers.has(cardId)) numbers.set(cardId, numbers.size);
  return {
    cardCount: numbers.size,
    card: Uint32Array.from(sorted, ({ cardId }) => numbers.get(cardId) ?? 0),
    day: Int32Array.from(sorted, ({ atMillis }) => dayOf(atMillis)),
    grade: Uint8Array.from(sorted, ({ grade }) => grade),
  };
}

/** A row, null for one that is no answer, or what is wrong with it. */
function parseRow(names: readonly string[], fields: readonly string[]): ReviewRow | null | string {
  const fieldOf = (column: Column) => fields[names.indexOf(column)] ?? '';
  const cardId = fieldOf('card_id');
  if (cardId === '') return 'card_id is empty.';
  const rating = fieldOf('review_rating');
  const grade = rating === '' ? Number.NaN : Number(rating);
  if (grade === 0) return null;
  if (!isGrade(grade)) return `review_rating is "${rating}" and should be 1, 2, 3 or 4.`;
  const time = fieldOf('review_time');
  const atMillis = /^-?\d+(\.\d+)?$/.test(time) ? Number(time) : isoToMillis(time);
  if (atMillis === null) return `review_time is "${time}" and should be an ISO time or milliseconds since 1970.`;
  return { cardId, grade, atMillis };
}

/** Fields between commas; one in double quotes may hold commas, and two quotes for one. Source: RFC 4180. */
function splitFields(line: string): string[] {
  if (!line.includes('"')) return line.split(',').map((field) => field.trim());
  const fields: string[] = [];
  const pattern = /\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*(?:,|$)/y;
  while (pattern.lastIndex < line.length) {
    const match = pattern.exec(line);
    if (match === null) return [...fields, line.slice(pattern.lastIndex)];
    fields.push(match[1] === undefined ? (match[2] ?? '').trim() : match[1].replaceAll('""', '"'));
  }
  return fields;
}

import type { SourceRange } from '../model/card.ts';

export interface SourceLine {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
  readonly isSource: boolean;
}

/** Lines shown before and after the source of a card, at most. */
const LINES_AROUND = 4;

/**
 * The paragraph of the note around a card: its own lines, and those above and below up to a blank line or heading.
 * Empty when the note no longer has these lines.
 */
export function excerptNote(noteText: string, source: SourceRange): readonly SourceLine[] {
  const lines = noteText.split(/\r?\n/);
  if (source.from > lines.length) return [];
  const isBorder = (number: number): boolean => (lines[number - 1] ?? '').trim() === '';
  let from = source.from;
  while (from > 1 && source.from - from < LINES_AROUND && !isBorder(from - 1)) from--;
  let to = Math.min(source.to, lines.length);
  while (to < lines.length && to - source.to < LINES_AROUND && !isBorder(to + 1)) to++;
  const excerpt: SourceLine[] = [];
  for (let number = from; number <= to; number++) {
    const text = (lines[number - 1] ?? '').trim();
    if (text !== '') excerpt.push({ number, text, isSource: number >= source.from && number <= source.to });
  }
  return excerpt;
}

import type { Card } from '../../model/card.ts';

/**
 * The note with a card's new wording in the lines it comes from. Words that were exchanged in question or answer are looked for in those
 * lines; each has to stand there exactly once. null when that is not so: nothing is guessed.
 */
export function replaceWording(
  noteText: string,
  card: Card,
  wording: { readonly question: string; readonly answer: string },
): string | null {
  const exchanges = [...findExchanges(card.question, wording.question), ...findExchanges(card.answer, wording.answer)];
  if (exchanges.length === 0) return noteText;
  const start = lineStart(noteText, card.source.from);
  const end = lineStart(noteText, card.source.to + 1);
  let lines = noteText.slice(start, end);
  for (const { before, after } of exchanges) {
    const changed = replaceOnce(lines, before, after);
    if (changed === null) return null;
    lines = changed;
  }
  return noteText.slice(0, start) + lines + noteText.slice(end);
}

interface Exchange {
  readonly before: string;
  readonly after: string;
}

/** The words in the middle that differ, between the same words at the start and at the end. */
function findExchanges(before: string, after: string): Exchange[] {
  if (before === after) return [];
  const old = before.split(/\s+/);
  const now = after.split(/\s+/);
  let same = 0;
  while (same < old.length && same < now.length && old[same] === now[same]) same++;
  let tail = 0;
  while (tail < old.length - same && tail < now.length - same && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  // Words put in between need a neighbour to be found by.
  const from = same === old.length - tail && same > 0 ? same - 1 : same;
  return [
    {
      before: trimEnd(old.slice(from, old.length - tail).join(' ')),
      after: trimEnd(now.slice(from, now.length - tail).join(' ')),
    },
  ];
}

/** The question mark and full stop of a card do not stand in its line. */
function trimEnd(words: string): string {
  return words.replace(/[?.!]+$/, '');
}

function replaceOnce(lines: string, before: string, after: string): string | null {
  if (before === '') return null;
  const low = lines.toLowerCase();
  const at = low.indexOf(before.toLowerCase());
  if (at < 0 || low.indexOf(before.toLowerCase(), at + 1) >= 0) return null;
  // The first letter of a card is a capital; in the line it is what it was.
  const isLower = lines[at] === lines[at]?.toLowerCase() && before[0] !== lines[at];
  const fitted = isLower ? after.charAt(0).toLowerCase() + after.slice(1) : after;
  return lines.slice(0, at) + fitted + lines.slice(at + before.length);
}

/** Where a line begins, counted from 1; the end of the text for a line behind it. */
function lineStart(text: string, line: number): number {
  let at = 0;
  for (let number = 1; number < line; number++) {
    const newline = text.indexOf('\n', at);
    if (newline < 0) return text.length;
    at = newline + 1;
  }
  return at;
}

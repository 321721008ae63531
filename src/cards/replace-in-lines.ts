import type { TextChange } from './find-change.ts';

/** Words around a change that are looked for together with it, most first: they tell one place from another. */
const MOST_CONTEXT_WORDS = 4;

/**
 * The lines with the change made, or null when its words stand nowhere or in several places. Markup between and around the
 * words does not matter and stays.
 */
export function replaceInLines(lines: readonly string[], change: TextChange): string[] | null {
  if (change.before.length === 0) return null;
  const text = lines.join('\n');
  for (let around = MOST_CONTEXT_WORDS; around >= 0; around--) {
    const left = around === 0 ? [] : change.left.slice(-around);
    const right = change.right.slice(0, around);
    if (around > 0 && around > Math.max(left.length, right.length)) continue;
    const found = [...text.matchAll(writePattern(left, change.before, right))];
    const [match] = found;
    if (found.length > 1) return null;
    const words = match?.groups?.['words'];
    if (match === undefined || words === undefined) continue;
    const start = match.index + (match.groups?.['left']?.length ?? 0);
    const after = fitCase(change, words);
    return `${text.slice(0, start)}${keepMarkup(words, change.before, after)}${text.slice(start + words.length)}`.split(
      '\n',
    );
  }
  return null;
}

const MARKUP = '[*_`~=]*';

/** Finds the words in any case, with markup and one line end at most between them. */
function writePattern(left: readonly string[], words: readonly string[], right: readonly string[]): RegExp {
  const gap = `${MARKUP}\\s+${MARKUP}`;
  const join = (list: readonly string[]): string => list.map(escapeWord).join(gap);
  const before = left.length === 0 ? '' : `${join(left)}${gap}`;
  const after = right.length === 0 ? '' : `(?=${gap}${join(right)})`;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?<left>${before})(?<words>${join(words)})(?![\\p{L}\\p{N}])${after}`, 'giu');
}

function escapeWord(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replace(/["']/g, '["\']');
}

/** A card begins with a capital letter where its line may not. */
function fitCase(change: TextChange, found: string): string {
  const after = change.after.join(' ');
  const isFirst = change.left.length === 0;
  const first = change.before[0] ?? '';
  const wasRaised = isFirst && /^\p{Lu}/u.test(first) && /^\p{Ll}/u.test(found);
  const isName = /^\p{Lu}[^\s]*\p{Lu}/u.test(after);
  return wasRaised && !isName ? after.charAt(0).toLowerCase() + after.slice(1) : after;
}

/** Keeps the markup inside the found words when as many words stay, so that bold stays on the word it was on. */
function keepMarkup(found: string, before: readonly string[], after: string): string {
  const pieces = found.split(/(\s+)/);
  const words = after.split(' ');
  if (before.length !== words.length || pieces.length !== 2 * words.length - 1) return after;
  return pieces
    .map((piece, index) => {
      if (index % 2 === 1) return piece;
      const [, open = '', close = ''] = /^([*_`~=]*).*?([*_`~=]*)$/s.exec(piece) ?? [];
      return `${open}${words[index / 2] ?? ''}${close}`;
    })
    .join('');
}

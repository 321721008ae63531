import type { Entry } from './outline-types.ts';

/** Sentence starts: the first word, and words behind a full stop, a question mark or a semicolon. */
const START = /(^|[.!?;]\s+)([A-Z][a-z]{2,})(?=\s+[^A-Z\s])/g;

/** Words inside a sentence: in lower case, or with a capital at the start. */
const INNER_WORD = /(?<=[\p{L}\d,)]\s)(?:([a-z]+)|([A-Z][a-z]+))(?!\p{L})/gu;

const IS_ASCII = /^[ -~]*$/;

/** What `INNER_WORD` finds, for plain text: one pass over the words of every line of the note. */
function readInnerWords(text: string, ordinary: Set<string>, names: Set<string>): void {
  for (let space = text.indexOf(' ', 1); space > 0; space = text.indexOf(' ', space + 1)) {
    const before = text.charCodeAt(space - 1);
    const isInside = isLetter(before) || (before >= 48 && before <= 57) || before === 44 || before === 41;
    let end = space + 1;
    let hasInnerCapital = false;
    for (; end < text.length && isLetter(text.charCodeAt(end)); end++)
      if (end > space + 1 && text.charCodeAt(end) < 97) hasInnerCapital = true;
    if (!isInside || hasInnerCapital || end === space + 1) continue;
    const word = text.slice(space + 1, end);
    if (word.charCodeAt(0) >= 97) ordinary.add(word);
    else if (word.length > 1) names.add(word.toLowerCase());
  }
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/**
 * Writes the first word of a sentence in lower case when the note uses it as an ordinary word elsewhere, so that
 * "Devices are found by address" asks "What are devices found by?". Names keep their capital: they have it in the middle
 * of a sentence as well, or never occur without it.
 */
export function lowerSentenceStarts(entries: readonly Entry[]): Entry[] {
  const ordinary = new Set<string>();
  const names = new Set<string>();
  for (const entry of entries) {
    if (entry.block) continue;
    const text = entry.marker === 'heading' ? '' : entry.text;
    if (IS_ASCII.test(text)) readInnerWords(text, ordinary, names);
    else
      for (const match of text.matchAll(INNER_WORD)) {
        if (match[1] !== undefined) ordinary.add(match[1]);
        else if (match[2] !== undefined) names.add(match[2].toLowerCase());
      }
  }
  return entries.map((entry) => {
    if (entry.block || entry.marker === 'heading' || !/[A-Z]/.test(entry.text)) return entry;
    const bold = entry.inline.bold[0];
    const text = entry.text.replace(START, (all, before: string, word: string, offset: number) => {
      const lower = word.toLowerCase();
      if (!ordinary.has(lower) || names.has(lower)) return all;
      if (bold !== undefined && entry.text.startsWith(bold, offset + before.length)) return all;
      return before + lower;
    });
    return text === entry.text ? entry : { ...entry, text };
  });
}

import { diffArrays } from 'diff';

/** A word of the answer, or one that was typed beyond it. */
export interface TypedPart {
  readonly text: string;
  /**
   * - `same`: typed, whatever its case and marks. - `typo`: typed with a slip; `typed` says how.
   * - `missing`: not typed. - `extra`: typed, but not in the answer. - `free`: an article or mark that nobody has to type.
   */
  readonly mark: 'same' | 'typo' | 'missing' | 'extra' | 'free';
  readonly typed?: string;
}

export interface Comparison {
  /** `same`: all that matters was typed and nothing else. `partly`: at least half of it. `other`: less. `nothing`: the field was left empty. */
  readonly verdict: 'same' | 'partly' | 'other' | 'nothing';
  /** The words of the answer in their order, with the extra ones where they were typed. */
  readonly parts: readonly TypedPart[];
}

/** Words that carry nothing here: leaving them out or putting them in is no mistake. */
const FREE_WORDS = new Set(['a', 'an', 'the']);
const LETTERS_PER_SLIP = 4;
const MOST_SLIPS = 2;

/**
 * Compares what was typed with the answer, word by word. Case, accents, marks and articles do not count; a word of four letters may
 * have one slip (a letter wrong, missing, too many or two swapped), one of eight two. Numbers have to be right.
 */
export function compareTyped(typed: string, answer: string): Comparison {
  const typedWords = splitWords(typed);
  if (typedWords.length === 0) return { verdict: 'nothing', parts: splitWords(answer).map(asMissing) };
  const changes = diffArrays(splitWords(answer), typedWords, { comparator: isSameWord });
  // The equal words of a change are those of the text typed; the answer's own are wanted.
  const answerWords = splitWords(answer)[Symbol.iterator]();
  const parts = changes.flatMap((change): TypedPart[] => {
    if (change.added) return change.value.map((text) => ({ text, mark: isFree(text) ? 'free' : 'extra' }));
    return change.value.map((word): TypedPart => {
      const text = answerWords.next().value ?? word;
      if (change.removed) return asMissing(text);
      return normalise(text) === normalise(word) ? { text, mark: 'same' } : { text, mark: 'typo', typed: word };
    });
  });
  return { verdict: judge(parts), parts };
}

function judge(parts: readonly TypedPart[]): Comparison['verdict'] {
  const count = (...marks: TypedPart['mark'][]) => parts.filter((part) => marks.includes(part.mark)).length;
  const known = count('same', 'typo');
  if (count('missing', 'extra') === 0) return 'same';
  return known >= count('missing') && known > 0 ? 'partly' : 'other';
}

function asMissing(text: string): TypedPart {
  return { text, mark: isFree(text) ? 'free' : 'missing' };
}

function isFree(word: string): boolean {
  const plain = normalise(word);
  return plain === '' || FREE_WORDS.has(plain);
}

function splitWords(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** A word without case, accents and marks around it. */
function normalise(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}$+#]+|[^\p{L}\p{N}%+#]+$/gu, '');
}

function isSameWord(answerWord: string, typedWord: string): boolean {
  const [a, b] = [normalise(answerWord), normalise(typedWord)];
  if (a === b) return true;
  if (/\d/.test(a) || /\d/.test(b)) return false;
  const slips = Math.min(MOST_SLIPS, Math.floor(Math.min(a.length, b.length) / LETTERS_PER_SLIP));
  return slips > 0 && countSlips(a, b, slips) <= slips;
}

/**
 * Optimal string alignment distance: letters changed, left out, added, and neighbours swapped. Stops counting above `most`.
 * Source: https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance
 */
function countSlips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isEqual = a[i - 1] === b[j - 1];
      let slips = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isEqual ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        slips = Math.min(slips, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(slips);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

import { normaliseTerm } from '../notes/normalise-term.ts';

/** A text as words, ready for comparison with others. */
export interface ComparedText {
  /** Words that carry meaning, normalised, in order. */
  readonly words: readonly string[];
  /** Those of them that are names, acronyms or numbers. */
  readonly names: ReadonlySet<string>;
  readonly key: string;
}

export interface Likeness {
  /** 0 to 1: share of words found on both sides, typos allowed. */
  readonly ratio: number;
  /** Both sides have words the other lacks: something was put in the place of something else. */
  readonly isSwapped: boolean;
  /** A name, acronym or number was put in the place of another. */
  readonly isNameSwapped: boolean;
}

const FUNCTION_WORDS = new Set(
  (
    'of to in on for and or is are be was were it its this that these those with by as at from into what which who how why when where do ' +
    'does did can could will would should may might must so if you your they them their there has have had also some ____ not_'
  ).split(' '),
);

/** Prepares a question or answer for comparison. "not" and "never" count as words: they turn a fact round. */
export function prepareText(text: string): ComparedText {
  const words: string[] = [];
  const names = new Set<string>();
  const tokens = text.split(/\s+/);
  tokens.forEach((token, index) => {
    for (const word of normaliseTerm(token).split(' ')) {
      if (word === '' || FUNCTION_WORDS.has(word) || /^_+$/.test(word)) continue;
      words.push(word);
      const bare = token.replace(/^[^\p{L}\p{N}]+/u, '');
      if (/\d/.test(word) || /^\p{Lu}[\p{L}\d-]*\p{Lu}/u.test(bare) || (index > 0 && /^\p{Lu}/u.test(bare)))
        names.add(word);
    }
  });
  return { words, names, key: normaliseTerm(text) };
}

/** How like two texts are. Words that differ by a typo or an ending count as the same. */
export function compareTexts(one: ComparedText, other: ComparedText): Likeness {
  if (one.key === other.key) return { ratio: 1, isSwapped: false, isNameSwapped: false };
  const rest = [...other.words];
  const missing: string[] = [];
  let matched = 0;
  for (const word of one.words) {
    const at = rest.indexOf(word);
    if (at >= 0) {
      rest.splice(at, 1);
      matched += 1;
    } else missing.push(word);
  }
  const unmatched: string[] = [];
  for (const word of missing) {
    const at = rest.findIndex((candidate) => isSameWord(word, candidate));
    if (at >= 0) {
      rest.splice(at, 1);
      matched += 1;
    } else unmatched.push(word);
  }
  const total = one.words.length + other.words.length;
  const isSwapped = unmatched.length > 0 && rest.length > 0;
  const isNameSwapped =
    isSwapped && unmatched.some((word) => one.names.has(word)) && rest.some((word) => other.names.has(word));
  return { ratio: total === 0 ? 0 : (2 * matched) / total, isSwapped, isNameSwapped };
}

/** True for typos and inflections of one word. Short words have to agree: EBS is not EFS, 2 is not 3. */
export function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  if (/\d/.test(one) || /\d/.test(other)) return false;
  const shorter = Math.min(one.length, other.length);
  const longer = Math.max(one.length, other.length);
  if (shorter <= 3) return false;
  if (shorter === 4) return longer <= 5 && isTransposed(one, other);
  if (isNegation(one, other)) return false;
  if (shorter >= 5 && sharedPrefix(one, other) >= Math.max(4, shorter - 2) && longer - shorter <= 3) return true;
  const allowed = shorter >= 8 ? 2 : 1;
  return editDistance(one, other, allowed) <= allowed;
}

/** "encrypted" and "unencrypted", "sync" and "async" differ by a prefix that turns the meaning round. */
function isNegation(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return (
    long.endsWith(short) && /^(?:un|in|im|non|dis|a|de|anti|ir|il)$/.test(long.slice(0, long.length - short.length))
  );
}

function isTransposed(one: string, other: string): boolean {
  return one.length === other.length && [...one].sort().join('') === [...other].sort().join('');
}

function sharedPrefix(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}

/** Optimal string alignment distance, cut off above `limit`. Source: Damerau 1964, with adjacent swaps counted once. */
export function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        value = Math.min(value, (before[j - 2] ?? 0) + 1);
      row.push(value);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[other.length] ?? limit + 1;
}

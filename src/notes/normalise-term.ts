import { memoize } from './memoize.ts';

/**
 * Words in the form in which terms are compared: lower case, no accents, no punctuation, no articles, plural endings off.
 * "Docker Images" and "a docker image" are the same term.
 */
export const normaliseTerm = memoize(normalise);

const IS_ASCII = /^[ -~]*$/;

function normalise(text: string): string {
  const acronyms = text.includes('S') ? (text.match(/\b[A-Z]{2,}S\b/g) ?? []).map((word) => word.toLowerCase()) : [];
  const words = IS_ASCII.test(text) ? splitAscii(text.toLowerCase()) : splitUnicode(text);
  let out = '';
  for (const word of words) {
    if (word === '' || word === 'a' || word === 'an' || word === 'the') continue;
    const stemmed = acronyms.includes(word) ? word : stem(word);
    out = out === '' ? stemmed : `${out} ${stemmed}`;
  }
  return out;
}

function splitUnicode(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .replace(/[^\p{L}\p{N}$€£%+#_]+/gu, ' ')
    .split(' ');
}

/** The same for plain text, in one pass: most terms are plain, and this runs for every card. */
function splitAscii(lower: string): readonly string[] {
  const words: string[] = [];
  let word = '';
  let from = 0;
  for (let at = 0; at <= lower.length; at++) {
    const code = at < lower.length ? lower.charCodeAt(at) : SPACE;
    if (isTermChar(code)) continue;
    if (at > from) word += lower.slice(from, at);
    from = at + 1;
    const isPossessive = code === APOSTROPHE && lower.charCodeAt(at + 1) === LETTER_S && !isWordChar(lower, at + 2);
    if (isPossessive) {
      at += 1;
      from = at + 1;
    } else if (word !== '') {
      words.push(word);
      word = '';
    }
  }
  return words;
}

const SPACE = 32;
const APOSTROPHE = 39;
const LETTER_S = 115;

/** Letters, digits and the signs that tell terms apart: "C#", "C++", "5 %", "snake_case". Lower case only. */
function isTermChar(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 48 && code <= 57) ||
    code === 36 ||
    code === 37 ||
    code === 43 ||
    code === 35 ||
    code === 95
  );
}

function isWordChar(lower: string, at: number): boolean {
  const code = lower.charCodeAt(at);
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95;
}

function stem(word: string): string {
  if (!word.endsWith('s')) return word;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  const isSingular = word.endsWith('ss') || word.endsWith('us') || word.endsWith('is');
  return word.length > 3 && !isSingular ? word.slice(0, -1) : word;
}

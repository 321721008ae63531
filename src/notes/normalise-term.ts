import { memoize } from './memoize.ts';

/**
 * Words in the form in which terms are compared: lower case, no accents, no punctuation, no articles, plural endings off.
 * "Docker Images" and "a docker image" are the same term.
 */
export const normaliseTerm = memoize(normaliseText);

const IS_ASCII = /^[ -~]*$/;

/** The same for a text that is seen once, such as a whole meaning: nothing is remembered. */
export function normaliseText(text: string): string {
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

/** The same for plain text, without the alphabets of the world: most terms are plain, and this runs for every card. */
function splitAscii(lower: string): readonly string[] {
  const text = lower.includes("'") ? lower.replace(/'s\b/g, '') : lower;
  return text.match(/[a-z\d$%+#_]+/g) ?? [];
}

function stem(word: string): string {
  if (!word.endsWith('s')) return word;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  const isSingular = word.endsWith('ss') || word.endsWith('us') || word.endsWith('is');
  return word.length > 3 && !isSingular ? word.slice(0, -1) : word;
}

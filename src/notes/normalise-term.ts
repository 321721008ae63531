import { memoize } from './memoize.ts';

/**
 * Words in the form in which terms are compared: lower case, no accents, no punctuation, no articles, plural endings off.
 * "Docker Images" and "a docker image" are the same term.
 */
export const normaliseTerm = memoize(normalise);

const IS_ASCII = /^[ -~]*$/;

function normalise(text: string): string {
  const acronyms = new Set((text.match(/\b[A-Z]{2,}S\b/g) ?? []).map((word) => word.toLowerCase()));
  const plain = IS_ASCII.test(text) ? text : text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  return plain
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .replace(/[^\p{L}\p{N}$€£%+#_]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== 'a' && word !== 'an' && word !== 'the' && word !== '')
    .map((word) => (acronyms.has(word) ? word : stem(word)))
    .join(' ');
}

function stem(word: string): string {
  if (!word.endsWith('s')) return word;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

import { findHeadNoun } from './noun-phrase.ts';
import { PREPOSITIONS, RELATIVES, readWords, SUBORDINATORS } from './words.ts';

/** The noun phrase at the start of the rest of a clause: the object. */
export function findObject(rest: string): string {
  const { tokens, bare } = readWords(rest);
  let end = 0;
  for (; end < tokens.length; end++) {
    const word = bare[end] ?? '';
    if (
      end > 0 &&
      ((PREPOSITIONS.has(word) && word !== 'of') || SUBORDINATORS.has(word) || RELATIVES.has(word) || word === 'so')
    )
      break;
    if (/[,;:.(]$/.test(tokens[end] ?? '') || (tokens[end] ?? '').startsWith('(')) {
      if (!(tokens[end] ?? '').startsWith('(')) end += 1;
      break;
    }
  }
  const phrase = tokens
    .slice(0, end)
    .join(' ')
    .replace(/[,;:.]$/, '');
  return findHeadNoun(phrase) ? phrase : '';
}

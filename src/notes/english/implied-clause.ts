import { memoize } from '../memoize.ts';
import type { Clause } from './clause.ts';
import { INTRANSITIVE } from './find-verb.ts';
import { isPlural } from './noun-phrase.ts';
import { findVerbForm, isParticiple } from './verbs.ts';
import {
  ADJECTIVES,
  ADVERBS,
  CONJUNCTIONS,
  DETERMINERS,
  PREPOSITIONS,
  RELATIVES,
  readWords,
  SUBORDINATORS,
} from './words.ts';

/**
 * A clause whose "is" was left out: "backups stored in S3", "locked to a region". The subject is empty when the line
 * starts with the participle or adjective. Null when the words are a plain noun phrase.
 */
export const findImpliedClause = memoize(readImpliedClause);

function readImpliedClause(text: string): Clause | null {
  const { tokens, bare } = readWords(text);
  if (tokens.length === 0 || (DETERMINERS.has(bare[0] ?? '') && (bare[0] ?? '') !== 'all')) return null;
  let at = 0;
  const adverbs: string[] = [];
  let isNegated = false;
  for (; at < tokens.length - 1; at++) {
    const word = bare[at] ?? '';
    if (word === 'not') isNegated = true;
    else if (ADVERBS.has(word) || /^[a-z]{4,}ly$/.test(word)) adverbs.push(tokens[at] ?? '');
    else break;
  }
  const first = bare[at] ?? '';
  const next = bare[at + 1] ?? '';
  const endsHere =
    next === '' ||
    PREPOSITIONS.has(next) ||
    CONJUNCTIONS.has(next) ||
    SUBORDINATORS.has(next) ||
    next === 'to' ||
    /[,;]$/.test(tokens[at] ?? '');
  const make = (subject: string, rest: string): Clause => ({
    front: '',
    subject,
    adverb: adverbs.join(' '),
    auxiliary: subject && isPlural(subject) ? 'are' : 'is',
    isNegated,
    base: 'be',
    verb: 'is',
    shape: 'copula',
    rest,
  });
  if (/^(?:compared|based|given|depending|followed|regarding|including)$/.test(first)) return null;
  if ((isParticiple(first) || isAdjective(first)) && (endsHere || (isParticiple(first) && ADVERBS.has(next))))
    return make(
      '',
      tokens
        .slice(at)
        .join(' ')
        .replace(/^[A-Z](?=[a-z]+ )/, (letter) => letter.toLowerCase()),
    );
  if (isNegated || adverbs.length > 0) return null;
  for (let i = 1; i < tokens.length - 1; i++) {
    const word = bare[i] ?? '';
    if (RELATIVES.has(word) || PREPOSITIONS.has(word) || SUBORDINATORS.has(word) || /[,;:(]/.test(tokens[i - 1] ?? ''))
      return null;
    if (i === 1 && ADJECTIVES.has(first)) return null;
    if (/^(?:compared|based|given|followed)$/.test(word)) return null;
    const after = bare[i + 1] ?? '';
    const before = bare[i - 1] ?? '';
    if (INTRANSITIVE.has(findVerbForm(word)?.base ?? '')) return null;
    const verbBefore = findVerbForm(before);
    if (verbBefore?.form === 'past') return null;
    if (
      isParticiple(word) &&
      (PREPOSITIONS.has(after) || SUBORDINATORS.has(after) || after === 'to') &&
      !ADVERBS.has(before) &&
      !ADJECTIVES.has(before) &&
      before !== 'not'
    ) {
      return make(tokens.slice(0, i).join(' '), tokens.slice(i).join(' '));
    }
    if ((isParticiple(word) || isAdjective(word)) && before === 'not' && i > 1) {
      return { ...make(tokens.slice(0, i - 1).join(' '), tokens.slice(i).join(' ')), isNegated: true };
    }
  }
  return null;
}

/** True for known adjectives and for words that look like one: "scalable", "stateless". */
export function isAdjective(word: string): boolean {
  return ADJECTIVES.has(word) || /^[a-z]{3,}(?:able|ible|less|ful|ous)$/.test(word);
}

import { decapitalise, isPlural } from '../english/noun-phrase.ts';
import { bareWord, firstWord } from '../english/words.ts';
import type { StatementFact } from '../fact.ts';
import { type Ask, joinWords } from './ask.ts';
import { invert, splitRest } from './sentence.ts';

export const LOCATION_VERBS = new Set(
  'store keep hold live reside run locate deploy host place find create install save put sit exist stay launch cache occur happen take'.split(
    ' ',
  ),
);

export function isNounStart(text: string): boolean {
  return /^(?:an?|the|one|your|its|two|three|part)\b/i.test(text) || isPlural(text);
}

/** "in reverse order", "in parallel": how something is done, no place. */
export function isManner(object: string): boolean {
  return /^(?:[a-z]+ )?(?:order|parallel|sequence|turn|advance|bulk|batches)$/i.test(object);
}

/** "capacity", "rest": what stands behind "at" and is no place but a state. */
export function isState(preposition: string, object: string): boolean {
  return (
    preposition === 'at' &&
    /^(?:(?:full|half|low|high|reduced|large|great|top) )?(?:capacity|risk|rest|scale|speed|peace|war|random|will|ease|work|hand|stake|fault|odds)$/i.test(
      object,
    )
  );
}

export type Make = (wh: string, tail: string, answer: string, direction?: string) => Ask | null;

/** "works only when X" -> "When does Y work?"; "stopped if X" -> "When is Y stopped?". */
export function askTail(fact: StatementFact, open: string): Ask | null {
  const { clause } = fact;
  const split = splitRest(clause.rest);
  const word = bareWord(firstWord(split.tail.replace(/^only\s+/i, '')));
  const isSpan = word === 'until' && /^(?:wait|pause|stay|last|run|keep|remain|stop|retry)$/.test(clause.base);
  const wh = isSpan
    ? 'Until when'
    : /^(?:if|when|whenever|unless|until|once|before|after|while|during)$/.test(word)
      ? 'When'
      : /^(?:so|because|since|to|in)$/.test(word)
        ? 'Why'
        : null;
  if (!wh || clause.isNegated) return null;
  const question = joinWords(wh, invert(clause, split.core));
  return {
    question: `${open}${open ? decapitalise(question) : question}?`,
    answer: split.tail,
    form: 'question',
    direction: 'condition',
  };
}

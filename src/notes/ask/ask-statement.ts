import { changeClause } from '../english/clause.ts';
import { isAdjective } from '../english/implied-clause.ts';
import { capitalise, decapitalise, isPlural } from '../english/noun-phrase.ts';
import { findObject } from '../english/object.ts';
import { countWords } from '../english/words.ts';
import type { StatementFact } from '../fact.ts';
import { type Ask, changeAsk, joinWords } from './ask.ts';
import { askComplement } from './ask-complement.ts';
import { chooseGap, findAmount, makeGap } from './gap.ts';
import { invert, isYou, takesPlainVerb, writeSentence } from './sentence.ts';

/** Cards for a statement: what follows the verb, a marked word or number as a gap, and the subject when it is a name. */
export function askStatement(fact: StatementFact): Ask[] {
  const { clause } = fact;
  const exception = askUnless(fact);
  if (exception) return exception;
  const many = askHowMany(fact);
  if (many) return [many];
  const only = askOnly(fact);
  if (only) return [only];
  const also = askAlso(fact);
  const owned = askOwned(fact);
  const lead = fact.lead ? `${fact.lead}, ` : '';
  const open = clause.front ? `${lead}${clause.front}, ` : lead;
  const asks: Ask[] = [];
  const sentence = writeSentence(clause);
  const main = owned ?? askComplement(fact, lead);
  const bareGap = chooseGap(sentence, clause.rest, fact.targets);
  const isDenied =
    bareGap !== null && clause.isNegated && clause.shape === 'copula' && sentence.includes(`not ${bareGap}`);
  const gapText = isDenied ? `not ${bareGap}` : bareGap;
  const placed = fact.topic && !mentionsWord(sentence, fact.topic) ? `${capitalise(fact.topic)}: ` : '';
  const gap = gapText ? (makeGap(lead, sentence, gapText) ?? makeGap(lead || placed, sentence, gapText)) : null;
  const numberGap = findAmount(clause.rest);
  if (main) asks.push(gap && gapText !== main.answer ? changeAsk(main, { instead: gap }) : main);
  else if (gap && !isBareOption(clause, gap.answer)) {
    const reverse = isAdjective(gap.answer.toLowerCase()) ? askWhatIs(fact, lead) : null;
    asks.push(changeAsk(reverse ?? gap, { doubt: 0.05 }));
  } else if (clause.rest === '' && clause.shape === 'verb' && !isYou(clause.subject) && !clause.subject.includes(' '))
    asks.push({
      question: `${open}${open ? 'what' : 'What'} ${takesPlainVerb(clause.subject) ? 'do' : 'does'} ${decapitalise(clause.subject)} do?`,
      answer: writeSentence(changeClause(clause, clause.subject, '', ''))
        .slice(clause.subject.length)
        .trim(),
      form: 'question',
      direction: 'complement',
    });
  if (main && numberGap && numberGap.length + 4 < main.answer.length) {
    const ask = makeGap(lead, sentence, numberGap);
    if (ask) asks.push(ask);
  }
  const second = numberGap ? findAmount(clause.rest.slice(clause.rest.indexOf(numberGap) + numberGap.length)) : null;
  if (second && second !== numberGap && asks.length > 0) {
    const ask = makeGap(lead, sentence, second);
    if (ask) asks.push(changeAsk(ask, { doubt: 0.05 }));
  }
  for (const target of fact.targets.slice(0, 3)) {
    if (
      asks.some(
        (ask) => ask.answer.toLowerCase().includes(target.toLowerCase()) && ask.answer.length < target.length + 30,
      )
    )
      continue;
    if (target.toLowerCase() === clause.subject.toLowerCase().replace(/^(?:an?|the)\s+/, '')) continue;
    const ask = makeGap(lead, sentence, target);
    if (ask) asks.push(changeAsk(ask, { doubt: 0.05 }));
  }
  if (also) return [also];
  const reverse = askSubject(fact, lead);
  if (reverse) asks.push(reverse);
  return asks;
}

/** "the size can be set": what is left out would be the deed alone, and any deed would do. */
function isBareOption(clause: StatementFact['clause'], answer: string): boolean {
  const isOption = /^(?:can|could|may|might)$/.test(clause.auxiliary) && clause.base === 'be' && !clause.isNegated;
  return (
    isOption &&
    clause.rest === answer &&
    /^(?:set|changed|used|configured|specified|defined|customi[sz]ed|chosen)$/.test(answer)
  );
}

function mentionsWord(sentence: string, topic: string): boolean {
  return sentence.toLowerCase().includes(topic.toLowerCase());
}

/** "X does not V unless Y" -> "When does X V?" "Only if Y". "X is Y, unless Z" -> "When is X not Y?" "If Z". */
function askUnless(fact: StatementFact): Ask[] | null {
  const { clause } = fact;
  const match = /^(.*?)[,\s]*\bunless\s+(.+)$/i.exec(clause.rest);
  if (!match) return null;
  if (!clause.isNegated) return askExcept(fact, match[1] ?? '', match[2] ?? '');
  const front = clause.front ? `${clause.front}, ` : '';
  const adverb = clause.adverb.replace(/\bnever\b/i, '').trim();
  const question = joinWords('when', invert({ ...clause, isNegated: false, adverb }, match[1] ?? ''));
  const answer = `Only if ${match[2]}`.replace(/\bto$/, 'to do so');
  return [{ question: `${front}${question}?`, answer, form: 'question', direction: 'exception' }];
}

/** The statement without its exception, and when it does not hold. */
function askExcept(fact: StatementFact, rest: string, exception: string): Ask[] {
  const clause = { ...fact.clause, rest };
  const denied = {
    ...clause,
    isNegated: true,
    adverb: clause.adverb.replace(/\b(?:generally|usually|normally|always)\b/gi, '').trim(),
  };
  const shape = denied.shape === 'past' || denied.shape === 'verb' ? denyVerb(denied) : invert(denied, rest);
  const front = clause.front ? `${clause.front}, ` : '';
  const when: Ask = {
    question: `${front}${front ? 'when' : 'When'} ${shape}?`,
    answer: `If ${exception}`,
    form: 'question',
    direction: 'exception',
  };
  return [...(rest === '' ? [] : askStatement({ ...fact, clause })), when];
}

function denyVerb(clause: StatementFact['clause']): string {
  return invert({ ...clause, isNegated: false, adverb: joinWords('not', clause.adverb) }, clause.rest);
}

/** "manual work is tough to repeat in another region" -> "What is tough to repeat in another region?". */
function askWhatIs(fact: StatementFact, lead: string): Ask | null {
  const { clause } = fact;
  const words = countWords(clause.rest);
  if (clause.shape !== 'copula' || clause.isNegated || clause.front || words < 4 || countWords(clause.subject) > 5)
    return null;
  const question = joinWords(lead ? 'what' : 'What', 'is', clause.adverb, clause.rest);
  return { question: `${lead}${question}?`, answer: clause.subject, form: 'question', direction: 'subject' };
}

/** "a token has a lifetime of 15 minutes" -> "What is the lifetime of a token?". */
function askOwned(fact: StatementFact): Ask | null {
  const { clause } = fact;
  if (clause.base !== 'have' || clause.shape !== 'verb' || clause.front || isYou(clause.subject)) return null;
  const named =
    /^(?:an?|the)\s+((?:[\p{L}-]+\s){0,3}[\p{L}-]+)\s+of\s+((?:up to |at (?:least|most) |about |around )?[~<>≤≥]?[$€£]?\d.*)$/u.exec(
      clause.rest,
    );
  const counted =
    /^((?:up to |at (?:least|most) |about |around )?[~<>≤≥]?\d[\d,.]*\s\p{L}+)\s+of\s+((?:\p{L}+\s){0,2}\p{L}+)$/u.exec(
      clause.rest,
    );
  const name = named?.[1] ?? counted?.[2];
  const value = named?.[2] ?? counted?.[1];
  if (!name || !value) return null;
  const question = `${fact.lead ? `${fact.lead}, what` : 'What'} is the ${name} of ${decapitalise(clause.subject)}?`;
  return { question, answer: value, form: 'question', direction: 'complement' };
}

/** "you can also pull the images" -> "What can you also do with the images?". */
function askAlso(fact: StatementFact): Ask | null {
  const { clause } = fact;
  if (!isYou(clause.subject) || !/\balso\b/i.test(clause.adverb) || clause.auxiliary !== 'can') return null;
  const object = findObject(clause.rest);
  if (!object) return null;
  const tail = clause.rest.slice(object.length).trim();
  return {
    question: joinWords('What can you also do with', object, tail && !/^(?:and|or|,)/.test(tail) && tail).concat('?'),
    answer: joinWords(clause.base, clause.rest),
    form: 'question',
    direction: 'complement',
  };
}

/** "only the owner can sell the house" -> "Who or what can sell the house?": the subject is what such a sentence tells. */
function askOnly(fact: StatementFact): Ask | null {
  const { clause } = fact;
  if (!/^only\s+\S/i.test(clause.subject) || clause.isNegated || clause.front || clause.rest === '') return null;
  const lead = fact.lead ? `${fact.lead}, ` : '';
  const isPerson =
    /\b(?:owner|user|admin|administrator|manager|master|author|member|doctor|nurse|judge|court|king|queen|tenant|creator|driver)s?$/i.test(
      clause.subject,
    );
  const asked = writeSentence(changeClause(clause, isPerson ? 'who' : 'what'));
  return { question: `${lead}${asked}?`, answer: clause.subject, form: 'question', direction: 'subject' };
}

/** "up to 8 bulbs are shown for each room" -> "How many bulbs are shown for each room?". */
function askHowMany(fact: StatementFact): Ask | null {
  const { clause } = fact;
  const match =
    /^((?:(?:up to|at most|at least|about|around|only|over|more than|less than) )?\d[\d,.]*) ((?:[\p{L}-]+ ){0,3}[\p{L}-]+)$/iu.exec(
      clause.subject,
    );
  if (!match || !isPlural(match[2] ?? '') || clause.isNegated || clause.front !== '' || clause.rest === '') return null;
  const lead = fact.lead ? `${fact.lead}, ` : '';
  const asked = writeSentence(changeClause(clause, `${lead ? 'how' : 'How'} many ${match[2]}`));
  return { question: `${lead}${asked}?`, answer: match[1] ?? '', form: 'question', direction: 'subject' };
}

/** "The daemon replaces the hypervisor" -> "What replaces the hypervisor?". Only for subjects that are names and complements that tell them apart. */
function askSubject(fact: StatementFact, lead: string): Ask | null {
  const { clause } = fact;
  const subject = clause.subject;
  if (isYou(subject) || clause.isNegated || countWords(subject) > 5 || /[,(]/.test(subject)) return null;
  const isList = clause.shape === 'copula' && /^[^,]+(?:,[^,]+){2,}/.test(clause.rest);
  if (isList || /\bown [\p{L} ]+:\s/u.test(clause.rest)) return null;
  const isName = fact.targets.some((target) => subject.toLowerCase().includes(target.toLowerCase()));
  if (!isName || clause.rest.length > 100) return null;
  const contentWords = clause.rest.split(/\s+/).filter((word) => word.length > 3).length;
  if (contentWords < (clause.shape === 'copula' ? 2 : 1)) return null;
  const front = clause.front ? `${clause.front}, ` : '';
  const singular = changeClause(clause, 'what', clause.rest, '');
  const sentence = writeSentence(singular).replace(/^what\b/, 'What');
  const open = lead + front;
  const question =
    clause.shape === 'copula'
      ? joinWords(
          'What',
          clause.auxiliary === 'was' || clause.auxiliary === 'were' ? 'was' : 'is',
          clause.adverb,
          clause.rest,
        )
      : sentence;
  return {
    question: `${open}${open ? decapitalise(question) : question}?`,
    answer: subject,
    form: 'question',
    direction: 'subject',
    doubt: 0.05,
  };
}

import { type Clause, findClause } from '../english/clause.ts';
import { startsNounPhrase } from '../english/find-verb.ts';
import { findImpliedClause } from '../english/implied-clause.ts';
import { decapitalise } from '../english/noun-phrase.ts';
import { findVerbForm, isPersonVerb } from '../english/verbs.ts';
import {
  ADVERBS,
  CONJUNCTIONS,
  COPULAS,
  countWords,
  DETERMINERS,
  firstWord,
  MODALS,
  PREPOSITIONS,
  SUBORDINATORS,
} from '../english/words.ts';
import type { ConsequenceFact, ReasonFact } from '../fact.ts';
import { revealText } from '../outline/inline-text.ts';
import { type Ask, joinWords } from './ask.ts';
import { addTopic } from './name-topic.ts';
import { invert, writeGerund, writeSentence } from './sentence.ts';

export function askReason(fact: ReasonFact): Ask[] {
  const clause = findClause(fact.effect) ?? findImpliedClause(fact.effect);
  const why = clause?.subject
    ? joinWords('Why', invert(clause, clause.rest))
    : `What is the reason for ${decapitalise(fact.effect)}`;
  const asks: Ask[] = [];
  const subject = clause?.subject ?? fact.effect;
  if (fact.relation === 'purpose') {
    const isClause = /^so that\b/i.test(fact.cause);
    asks.push({
      question: addTopic(`${why}?`, fact, subject),
      answer: isClause || /^(?:to|for)\b/i.test(fact.cause) ? fact.cause : `To ${fact.cause}`,
      form: 'question',
      direction: 'purpose',
    });
    if (
      clause &&
      clause.subject.toLowerCase() === 'you' &&
      !isClause &&
      !clause.isNegated &&
      /^to\b/i.test(fact.cause)
    ) {
      const goal = fact.cause.replace(/^to\s+/i, '');
      const deed =
        clause.auxiliary === 'can' || clause.auxiliary === ''
          ? joinWords(clause.base, clause.rest)
          : joinWords(clause.base, clause.rest);
      asks.push({
        question: addTopic(`How do you ${goal}?`, fact, 'you'),
        answer: deed,
        form: 'question',
        direction: 'means',
      });
    }
    return asks;
  }
  asks.push({
    question: addTopic(`${why}?`, fact, subject),
    answer: `Because ${decapitalise(fact.cause)}`,
    form: 'question',
    direction: 'cause',
  });
  const cause = findClause(fact.cause) ?? findImpliedClause(fact.cause);
  if (cause?.subject && clause?.subject && !/^of /i.test(fact.cause)) {
    const question = `What is the consequence of ${nameClause(cause)}?`;
    asks.push({
      question: addTopic(question, fact, cause.subject),
      answer: writeSentence(clause),
      form: 'question',
      direction: 'effect',
      doubt: 0.1,
    });
  }
  return asks;
}

/** A clause as a noun phrase: "the daemon being lighter", or "this: ..." where that would be hard to read. */
function nameClause(clause: Clause): string {
  if (/^by default$/i.test(clause.front)) return `${nameClause({ ...clause, front: '' })} by default`;
  const isHard =
    /^\p{L}+ing\b|,/u.test(clause.subject) ||
    countWords(clause.subject) > 4 ||
    clause.isNegated ||
    clause.front !== '' ||
    (clause.shape === 'modal' && /^(?:it|this|that|so)$/.test(clause.base));
  return isHard ? `this: ${decapitalise(writeSentence(clause))}` : writeGerund(clause);
}

/** "turn the wheel", in quotation marks as well: what somebody is to do, not what happens. */
function isDeed(text: string): boolean {
  const shown = revealText(text).replace(/^"([^"]+)"/, '$1');
  const clause = findClause(shown);
  if (clause === null) return isUnknownVerb(/^([a-z]+) (?:the|your|an?) \S/i.exec(shown)?.[1]?.toLowerCase() ?? '');
  const words = clause?.rest.split(' ') ?? [];
  return (
    clause.subject === '' &&
    clause.front === '' &&
    clause.shape === 'verb' &&
    clause.verb === clause.base &&
    (isPersonVerb(clause.base) || /^["\ue022]/.test(text) || startsNounPhrase(words[0] ?? ''))
  );
}

/** "phone" in "phone the clerk": what stands before an article, where no other sort of word fits. */
function isUnknownVerb(word: string): boolean {
  const isOther = [DETERMINERS, PREPOSITIONS, CONJUNCTIONS, SUBORDINATORS, ADVERBS, COPULAS, MODALS].some((words) =>
    words.has(word),
  );
  const form = findVerbForm(word);
  return word !== '' && !isOther && (form === null || form.form === 'base') && !/(?:ing|ed|ss|s|ly)$/.test(word);
}

/** The subject of "if the queue is empty". */
function subjectOf(condition: string): string {
  const body = condition.replace(/^\w+\s/, '');
  return findClause(body)?.subject || firstWord(body);
}

export function askConsequence(fact: ConsequenceFact): Ask[] {
  const effect = findClause(fact.effect);
  const cause = findClause(fact.cause) ?? findImpliedClause(fact.cause);
  if (fact.relation === 'need') {
    const use =
      /^(?:(?:you )?(?:should|can|need to|have to|must) )?(use|choose|pick|consider|go with|go for|try)\b\s+(.+)$/i.exec(
        fact.effect,
      );
    const isDeed =
      /^(?:(?:you )?(?:should|need to|have to|must) )?(?:need|enable|create|set|configure|add|increase|decrease|check|make|ensure|verify|do)\b/i.test(
        fact.effect,
      );
    const verb = use ? (use[1] ?? 'use').toLowerCase() : isDeed ? 'do' : 'use';
    const answer = use
      ? (use[2] ?? fact.effect)
      : fact.effect.replace(/^(?:you )?(?:should|need to|have to|must)\s+/i, '');
    return [
      {
        question: addTopic(
          `What should you ${verb} ${/^of\s/i.test(fact.cause) ? 'in case' : 'if'} ${decapitalise(fact.cause)}?`,
          // What the lines are about would be the answer.
          fact.topic && answer.toLowerCase().includes(fact.topic.toLowerCase()) ? { ...fact, topic: null } : fact,
          cause?.subject || fact.cause,
        ),
        answer,
        form: 'question',
        direction: 'effect',
      },
    ];
  }
  if (fact.relation === 'condition') {
    const condition = decapitalise(fact.cause);
    const asked = isDeed(fact.effect) ? 'What do you do' : null;
    const isPast = effect?.shape === 'past' || effect?.auxiliary === 'was' || effect?.auxiliary === 'were';
    return [
      {
        question: addTopic(
          `${asked ?? `What ${isPast ? 'happened' : 'happens'}`} ${condition}?`,
          fact,
          subjectOf(fact.cause),
        ),
        answer: fact.effect,
        form: 'question',
        direction: 'effect',
      },
    ];
  }
  if (fact.relation === 'next') {
    const doing = cause?.subject ? decapitalise(writeSentence(cause)) : decapitalise(fact.cause);
    return [
      {
        question: addTopic(`What happens next after ${cause?.subject ? doing : `"${doing}"`}?`, fact, 'you'),
        answer: fact.effect,
        form: 'question',
        direction: 'next',
      },
    ];
  }
  const asks: Ask[] = [];
  const named = cause?.subject ? nameClause(cause) : decapitalise(fact.cause);
  const subject = cause?.subject ?? fact.cause.split(' ').slice(0, 4).join(' ');
  asks.push({
    question: addTopic(`What is the consequence of ${named}?`, fact, subject),
    answer: fact.effect,
    form: 'question',
    direction: 'effect',
  });
  if (effect?.subject && cause?.subject && !/[,;]/.test(fact.effect) && fact.effect.length <= 90) {
    const question = joinWords('Why', invert(effect, effect.rest));
    asks.push({
      question: addTopic(`${question}?`, fact, effect.subject),
      answer: `Because ${decapitalise(writeSentence(cause))}`,
      form: 'question',
      direction: 'cause',
      doubt: 0.1,
    });
  }
  return asks;
}

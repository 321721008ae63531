import { joinWords } from '../ask/ask.ts';
import { invert, writeGerund, writeSentence } from '../ask/sentence.ts';
import { type Clause, findClause } from '../english/clause.ts';
import { findImpliedClause } from '../english/implied-clause.ts';
import { beFor, capitalise, decapitalise, isPlural } from '../english/noun-phrase.ts';
import { findObject } from '../english/object.ts';
import { findVerbForm } from '../english/verbs.ts';
import { bareWord, endsInColon, lastWord, PREPOSITIONS } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { sentenceOf } from './complete-sentence.ts';
import { completeSubject, type LineContext } from './line-context.ts';

/** The question of a lead-in that is a statement left open: "S3 supports:" -> "What does S3 support?". */
export function setFromClause(
  context: LineContext,
  leadIn: string,
  word: string,
  make: (ask: string, frame: string, doubt?: number) => Fact,
): Fact | null {
  if (!endsInColon(context.node.text)) return null;
  const because = /^(?:because|since)\s+(.+?),\s+(.+)$/i.exec(leadIn);
  if (because) {
    const cause = sentenceOf(because[1] ?? '', context);
    if (!cause.clause) return null;
    const named = writeGerund(cause.clause);
    return make(`What are the ${word} consequences of ${named}?`, `Consequences of ${named}`);
  }
  if (/^(?:if|when|whenever|once|unless|means that if)\b/i.test(leadIn)) return null;
  const purpose = /^(.+?) (?:is |are )?(not )?(needed|required|used|meant|useful) (?:to|for)$/i.exec(leadIn);
  if (purpose && findImpliedClause(purpose[1] ?? '') === null) {
    const thing = (purpose[1] ?? '').replace(/\s(?:is|are)$/i, '');
    const state = `${purpose[2] ? 'not ' : ''}${(purpose[3] ?? '').toLowerCase()}`;
    return make(
      `What ${beFor(thing)} ${thing} ${state} for (${word} things)?`.replace(/\((some) things\)/, ''),
      `${capitalise(thing)} ${beFor(thing)} ${state} to`,
    );
  }
  const conditional = /^(.+?) (?:only )?(?:if|when)$/i.exec(leadIn)?.[1];
  const then = conditional ? findClause(conditional) : null;
  const event = then && completeSubject(then, context);
  if (event) return make(`When ${invert(event, event.rest)}?`, `${capitalise(writeSentence(event))} when`);
  const found = findClause(leadIn);
  const clause = found ? completeSubject(found, context) : null;
  if (!clause) return null;
  const sentence = capitalise(writeSentence(clause));
  if (
    clause.rest === '' &&
    /^(?:fail|succeed|start|end|stop|crash|happen|occur|change|expire|die|terminate|finish|break|restart)$/.test(
      clause.base,
    )
  ) {
    const event = decapitalise(writeSentence(clause));
    return make(`What happens when ${event}?`, `When ${event}`);
  }
  if (clause.rest === 'to' && clause.shape === 'copula') {
    const thing = /^(?:the|an?|your|its)\s/i.test(clause.subject)
      ? decapitalise(clause.subject)
      : `the ${decapitalise(clause.subject)}`;
    return make(`What ${beFor(clause.subject)} ${thing}?`, `${capitalise(thing)} ${beFor(clause.subject)} to`);
  }
  if (isOpenEnded(clause)) {
    const tail = clause.rest;
    const question = joinWords('What', invert(clause, tail), needsDo(clause, leadIn, context) && 'do');
    return make(
      `${question} (${word === 'some' ? 'some things' : `${word} things`})?`
        .replace(/ \((\w+ things)\)\?$/, '? ($1)')
        .replace(/\? \((\w+) things\)$/, '?'),
      sentence,
      0.05,
    );
  }
  const announced = /^(?:the |these |those )?(?:following|(?:\d|two|three|four|five|six)(?: following)?)\s+(.+)$/i.exec(
    clause.subject,
  );
  if (announced && isPlural(clause.subject) && clause.rest !== '')
    return make(
      `Which ${announced[1]} ${joinWords(clause.shape === 'copula' ? 'are' : clause.auxiliary, clause.isNegated && 'not', clause.shape === 'copula' ? '' : clause.base, clause.rest)}?`,
      sentence,
    );
  const object = findObject(clause.rest);
  if (object && isPlural(object) && clause.shape !== 'copula') {
    const after = clause.rest.slice(object.length).trim();
    return make(`${capitalise(joinWords('Which', object, invert(clause, after)))}?`, sentence, 0.05);
  }
  return null;
}

function isOpenEnded(clause: Clause): boolean {
  if (clause.rest === '') return true;
  const last = bareWord(lastWord(clause.rest));
  return PREPOSITIONS.has(last) || last === 'to';
}

function needsDo(clause: Clause, leadIn: string, context: LineContext): boolean {
  if (!/\bto$/.test(leadIn)) return false;
  const first = bareWord(context.node.children[0]?.text.split(' ')[0] ?? '');
  return findVerbForm(first)?.form === 'base' || clause.base === 'use';
}

import { type Clause, findClause } from '../english/clause.ts';
import { findImpliedClause } from '../english/implied-clause.ts';
import { beFor, isPlural, withArticle } from '../english/noun-phrase.ts';
import { findVerbForm, isPersonVerb } from '../english/verbs.ts';
import { bareWord, countWords, firstWord, PREPOSITIONS } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { isAttributeName, isValue } from './attribute-name.ts';
import { definitionFacts } from './definition-facts.ts';
import { isTermLike, type LineContext } from './line-context.ts';
import { factBase, makeFact, type SentenceRule } from './rule.ts';
import { statementFrom } from './statement-facts.ts';

/** Any sentence with subject and verb. */
export const statementRule: SentenceRule = {
  name: 'statement',
  kind: 'statement',
  confidence: 0.7,
  about:
    'A sentence with subject and verb. The subject may come from the lines above. Asks for what follows the verb, or leaves a marked word or number out. Below a name, "..., then ..." asks how it works.',
  sample: 'The **pump** drives the **turbine**',
  becomes: ['What does the pump drive?', 'The turbine'],
  refuses: 'pumps and turbines',
  find: (text, context) => {
    const limit = findLimit(text, context) ?? findSequence(text, context);
    if (limit) return [limit];
    const clause = findClause(text, context.targets) ?? findDescribed(text);
    if (!clause || /:(?:\s|$)|\s[-–—]\s|\b(?:vs\.?|versus)$/i.test(clause.subject)) return null;
    if (isEmptyStatement(clause)) return [];
    // "describe dependencies: a.txt for Python": a label that is an order.
    if (clause.subject === '' && clause.verb === clause.base && /^[a-z]+s: \S/.test(clause.rest)) return [];
    if (clause.subject === 'both' && !context.scope.versus) return null;
    if (/^no\s[^,]*,/i.test(clause.subject)) return null;
    if (clause.subject === '' && /^(?:cost|take|make)$/.test(clause.base) && /\sto\s/.test(clause.rest)) return [];
    const opening = firstWord(clause.subject);
    if (/^(?:when|if|while|because)$/i.test(opening)) return [];
    if (/^(?:how|where|why) (?:you|it|they|to)\b/i.test(clause.subject)) return [];
    if (/^[a-z]/.test(opening) && PREPOSITIONS.has(opening)) return null;
    if (/^(?:the )?(?:more|less)\b/i.test(clause.subject)) return null;
    if (clause.shape === 'modal' && clause.base === 'use' && /^(?:for|when|if)\b/i.test(clause.rest))
      return statementFrom(
        statementRule,
        { ...clause, base: 'be', verb: 'be', rest: `used ${clause.rest}` },
        context,
        context.lead,
      );
    const use = findUse(clause, context);
    if (use) return [use];
    const named = clause.subject.replace(/^(?:the|an?)\s+/i, '');
    if (clause.shape === 'copula' && !clause.isNegated && isAttributeName(named) && isValue(clause.rest))
      return definitionFacts(statementRule, named, clause.rest, context);
    return statementFrom(statementRule, clause, context, context.lead);
  },
};

/** `locked to a region`, `good for logs`: "is" left out. */
export const impliedRule: SentenceRule = {
  name: 'implied-is',
  kind: 'statement',
  confidence: 0.65,
  about: 'A participle or adjective without "is": the subject comes from the line or from above.',
  sample: '### Passports\n-issued by the state',
  becomes: ['What are Passports issued by?', 'The state'],
  refuses: '-state issued documents',
  find: (text, context) => {
    const fit =
      /^(?:an? )?(great|good|perfect|best|ideal|poor|bad) (fit|choice|option|candidate|match) (for .+)$/i.exec(text);
    if (fit && context.scope.phrase) return definitionFacts(impliedRule, context.scope.phrase, fit[3] ?? '', context);
    const clause = findImpliedClause(text);
    if (!clause) return null;
    if (clause.subject === '' && !context.scope.phrase) return [];
    if (/^(?:horrible|terrible|awful|annoying|ugly|amazing|awesome|cool|nice|sad|weird)\b/i.test(clause.rest))
      return [];
    return statementFrom(impliedRule, clause, context, context.lead);
  },
};

/** "use when baking for guests": when to use what the lines are about. */
function findUse(clause: Clause, context: LineContext): Fact | null {
  const topic = context.scope.phrase;
  const isUse = clause.base === 'use' && clause.verb === 'use' && clause.subject === '' && clause.front === '';
  const aim = isUse && topic ? /^(?:them|it) (to [a-z]+ .+)$/i.exec(clause.rest)?.[1] : undefined;
  if (aim && topic && !clause.isNegated)
    return makeFact(factBase(statementRule, context), {
      kind: 'comparison',
      question: `What do you use ${withArticle(topic)} for?`,
      answer: aim,
      terms: [topic, aim],
    });
  if (!isUse || !topic || clause.isNegated || !/^(?:when|if) \S+ \S/i.test(clause.rest)) return null;
  return makeFact(factBase(statementRule, context), {
    kind: 'comparison',
    question: `When do you use ${withArticle(topic)}?`,
    answer: clause.rest,
    terms: [topic, clause.rest],
  });
}

/** "Not for children", "not where damages suffice": where what the lines are about does not apply. */
function findLimit(text: string, context: LineContext): Fact | null {
  const match = /^not (for|in|on|with|where|when|if|during) (\S.+)$/i.exec(text);
  const topic = context.scope.phrase;
  if (!match || !topic) return null;
  const [, word = '', rest = ''] = match;
  const shown = withArticle(topic);
  const isCase = /^(?:where|when|if|during)$/i.test(word);
  const question = isCase
    ? `When ${isPlural(topic) ? 'do' : 'does'} ${shown} not apply?`
    : `What ${beFor(topic)} ${shown} not ${/^for$/i.test(word) ? '' : 'used '}${word.toLowerCase()}?`;
  const answer = isCase ? `${word.replace(/^where$/i, 'when')} ${rest}` : rest;
  return makeFact(factBase(statementRule, context), { kind: 'comparison', question, answer, terms: [topic, rest] });
}

const SEQUENCE = /[,;]\s+(?:and\s+)?then\s+(?=[a-z]+\s)/i;

/** True when a deed follows "then", with or without who does it. */
function isSequence(text: string): boolean {
  const match = SEQUENCE.exec(text);
  const next = match ? text.slice(match.index + match[0].length) : '';
  const form = findVerbForm(bareWord(firstWord(next)));
  return (
    match !== null &&
    (form?.form === 'base' ||
      form?.form === 'third' ||
      Boolean(findClause(next)?.subject) ||
      /^(?:an?|the) [a-z]+ [a-z]+s\s/.test(next))
  );
}

/** "fills the tank, then opens the valve" below a label: how the thing works. Only the first such line below it. */
function findSequence(text: string, context: LineContext): Fact | null {
  const { phrase, origin, task } = context.scope;
  if (!isSequence(text) || !phrase || task || origin === null || origin === 'title') return null;
  const above = context.node.parent?.children ?? [];
  if (above.slice(0, above.indexOf(context.node)).some((line) => isSequence(line.text))) return null;
  const clause = findClause(text);
  if (clause?.front !== '' || clause.shape !== 'verb' || /^(?:you|this|that)$/i.test(clause.subject)) return null;
  if (clause.subject === '' && clause.verb === clause.base && isPersonVerb(clause.base)) return null;
  const isNamed = !/^(?:it|they)?$/i.test(clause.subject);
  if (isNamed && origin !== 'label' && origin !== 'lead-in') return null;
  const name = withArticle(phrase);
  const answer = clause.subject === '' || isNamed ? text : text.slice(clause.subject.length + 1);
  const question = `How ${isPlural(phrase) ? 'do' : 'does'} ${name} work?`;
  return makeFact(factBase(statementRule, context), { kind: 'comparison', question, answer, terms: [phrase, text] });
}

/** "leaflet, which merely invites others": a name and what it does. */
function findDescribed(text: string): Clause | null {
  const match = /^([^,]{3,50}), which ([^,]{6,})$/.exec(text);
  return match && isTermLike(match[1] ?? '') ? findClause(`${match[1]} ${match[2]}`) : null;
}

function isEmptyStatement(clause: Clause): boolean {
  if (/^(?:there|here)$/i.test(clause.subject) && countWords(clause.rest) < 3) return true;
  return (
    /^(?:this|that|these|those)$/i.test(clause.subject) && clause.shape === 'copula' && countWords(clause.rest) < 4
  );
}

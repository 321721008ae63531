import { findAmount } from '../ask/ask-statement.ts';
import { type Clause, findClause, findImpliedClause, findObject } from '../english/clause.ts';
import { lowerTerm, singularOf } from '../english/noun-phrase.ts';
import { findVerbForm } from '../english/verbs.ts';
import { bareWord, PREPOSITIONS } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import type { LineContext } from './line-context.ts';
import { definitionFacts, statementFrom } from './make-facts.ts';
import { factBase, type SentenceRule } from './rule.ts';

/** `X is a Y`: a definition by its verb. */
export const copulaRule: SentenceRule = {
  name: 'is-a',
  kind: 'definition',
  confidence: 0.8,
  about: 'A sentence "X is a ..." whose subject is a name or a term.',
  sample: 'A monsoon is a seasonal wind that brings heavy rain',
  becomes: ['What is a monsoon?', 'A seasonal wind that brings heavy rain'],
  refuses: 'it is a pity',
  find: (text, context) => {
    const clause = findClause(text);
    if (clause?.shape !== 'copula' || clause.isNegated || clause.front || clause.adverb || context.scope.versus)
      return null;
    const subject = clause.subject.replace(/^(?:an?|the)\s+/i, '');
    if (
      subject === '' ||
      subject.split(' ').length > 5 ||
      /[,(]/.test(subject) ||
      /^(?:it|they|this|that|these|there|you|which|one|all|everything|both)$/i.test(subject)
    )
      return null;
    const first = bareWord(clause.rest.split(' ')[0] ?? '');
    if (!/^(?:an?|the|one|any)$/.test(first) || clause.rest.split(' ').length < 3) return null;
    if (/\b(?:was|were)\b/.test(clause.auxiliary) && /^\d|^the (?:first|last|same)\b/.test(clause.rest)) return null;
    const article = /^(an?|the)\s/i.exec(clause.subject)?.[1]?.toLowerCase();
    const facts = definitionFacts(copulaRule, subject, clause.rest, context);
    return facts.map((fact) =>
      fact.kind === 'definition' && article ? { ...fact, shownTerm: `${article} ${lowerTerm(subject)}` } : fact,
    );
  },
};

/** Any sentence with subject and verb. */
export const statementRule: SentenceRule = {
  name: 'statement',
  kind: 'statement',
  confidence: 0.7,
  about:
    'A sentence with subject and verb. The subject may come from the lines above. Asks for what follows the verb, or leaves a marked word or number out.',
  sample: 'The **pump** drives the **turbine**',
  becomes: ['What does the pump drive?', 'The turbine'],
  refuses: 'pumps and turbines',
  find: (text, context) => {
    const clause = findClause(text);
    if (!clause) return null;
    if (isEmptyStatement(clause)) return [];
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
    const clause = findImpliedClause(text);
    if (!clause) return null;
    if (clause.subject === '' && !context.scope.phrase) return [];
    return statementFrom(impliedRule, clause, context, context.lead);
  },
};

/** `99.9% availability`, `max 10 items per call`. */
export const amountRule: SentenceRule = {
  name: 'amount',
  kind: 'attribute',
  confidence: 0.65,
  about: 'A short line without a verb that gives a number with its unit: the number is left out.',
  sample: '### Elevators\n-max 8 persons per cabin',
  becomes: ['Elevators: max ____ persons per cabin.', '8'],
  refuses: '### Elevators\n-8',
  find: (text, context) => {
    const amount = findAmount(text);
    const topic = context.scope.phrase;
    if (!amount || !topic || text.length > 110) return null;
    const at = text.indexOf(amount);
    const rest = `${text.slice(0, at)}${text.slice(at + amount.length)}`.replace(/[^\p{L}]+/gu, ' ').trim();
    if (rest.split(' ').filter((word) => word.length > 2).length < 2) return null;
    const topicText =
      context.scope.aspect && !rest.includes(context.scope.aspect) ? `${topic} ${context.scope.aspect}` : topic;
    return [
      {
        ...factBase(amountRule, context),
        kind: 'attribute',
        attribute: text,
        owner: topicText,
        value: amount,
        isGap: true,
      },
    ];
  },
};

/** Short lines without a verb that still hold one word worth recalling. */
export const fragmentRule: SentenceRule = {
  name: 'fragment',
  kind: 'attribute',
  confidence: 0.6,
  about:
    'A short line without a verb, with a name, an acronym, "no", "all" or a comparative in it: that word is left out. Other fragments wait in the tray.',
  sample: '### Bicycles\n-no emissions in traffic',
  becomes: ['Bicycles: no ____ in traffic.', 'Emissions'],
  refuses: '-no emissions in traffic',
  find: (text, context) => {
    const topic = context.scope.phrase;
    const words = text.split(' ');
    if (!topic || words.length < 2 || words.length > 10 || text.length > 80 || /[?=→]/.test(text) || findClause(text))
      return null;
    const found = fragmentTarget(text, words, topic, context);
    if (!found) return null;
    return [
      {
        ...factBase(fragmentRule, context, found.doubt),
        kind: 'attribute',
        attribute: text,
        owner: topic,
        value: found.target,
        isGap: true,
      },
    ];
  },
};

function fragmentTarget(
  text: string,
  words: readonly string[],
  topic: string,
  context: LineContext,
): { target: string; doubt: number } | null {
  const marked = context.targets.find((target) => text.includes(target) && target.length < text.length);
  if (marked) return { target: marked, doubt: 0 };
  const opened =
    /^(no|all|better|lower|higher|faster|slower|less|more|fewer|cheaper|unlimited|strong|weak)\s+(.+)$/i.exec(text);
  if (opened) {
    const target = findObject(opened[2] ?? '');
    if (target !== '' && target.split(' ').length <= 5) return { target, doubt: 0 };
  }
  const names = words
    .filter((word, index) => /[A-Z]{2}|\d|[\ue000-\ue0ff]/.test(word) || (index > 0 && /^[A-Z]/.test(word)))
    .map((word) => word.replace(/[.,;:()]/g, ''));
  const fresh = names.filter((name) => !topic.toLowerCase().includes(name.toLowerCase()));
  if (fresh.length === 1 && words.length >= 3) return { target: fresh[0] ?? '', doubt: 0 };
  const head = findObject(text);
  const headWords = head.split(' ');
  if (headWords.length >= 2 && words.length >= 3) return { target: headWords.slice(-1).join(' '), doubt: 0.1 };
  return null;
}

/** `X for Y`: what a thing is there for. */
export const forRule: SentenceRule = {
  name: 'x-for-y',
  kind: 'definition',
  confidence: 0.65,
  about: 'A name, the word "for" and a purpose, without a verb. Two pairs in one line give two cards.',
  sample: 'Aspirin for mild pain and Morphine for severe pain',
  becomes: ['What is for mild pain?', 'Aspirin'],
  refuses: 'waiting for the results of the test',
  find: (text, context) => {
    const pairs = readPairs(text);
    if (pairs.length >= 2) return pairs.map((pair) => pairFact(pair, context));
    if (findClause(text)) return null;
    const match = /^([A-Z\ue000-\ue0ff][^,;→=]{1,40}?)\s+(?:is\s+)?for\s+(.{6,})$/.exec(text);
    if (!match || (match[1] ?? '').split(' ').length > 4) return null;
    return definitionFacts(forRule, match[1] ?? '', `for ${match[2]}`, context);
  },
};

interface Pair {
  readonly frame: string;
  readonly name: string;
  readonly use: string;
}

/** "push to A (for x) and/or B for y" -> the two names and what each is for. */
export function readPairs(text: string): Pair[] {
  const parts = text.split(/\s+(?:and\/or|and|or)\s+|,\s+/);
  if (parts.length < 2 || parts.length > 4) return [];
  const pairs: Pair[] = [];
  for (const [index, part] of parts.entries()) {
    const match = /^(.*?)\s*\(?\bfor\s+([^()]{3,50})\)?$/i.exec(part.trim());
    if (!match) return [];
    let name = (match[1] ?? '').trim();
    let frame = '';
    if (index === 0) {
      const words = name.split(' ');
      let from = 0;
      for (let i = 0; i < words.length; i++)
        if (PREPOSITIONS.has(bareWord(words[i] ?? '')) || findVerbForm(bareWord(words[i] ?? ''))?.form === 'base')
          from = i + 1;
      frame = words.slice(0, from).join(' ');
      name = words.slice(from).join(' ');
    }
    if (name === '' || name.split(' ').length > 4 || findClause(name)) return [];
    pairs.push({ frame: pairs[0]?.frame ?? frame, name, use: (match[2] ?? '').trim() });
  }
  return pairs;
}

function pairFact(pair: Pair, context: LineContext): Fact {
  const words = pair.frame.split(' ').filter(Boolean);
  const verbAt = words.findIndex((word) => {
    const form = findVerbForm(bareWord(word));
    return form?.form === 'gerund' || form?.form === 'base';
  });
  const deed = words
    .slice(Math.max(0, verbAt))
    .join(' ')
    .replace(/^(?:(?:set ?up|need to)\s+)+/i, '');
  const isPlace = /\b(?:to|in|on|from|at)$/.test(deed);
  const preposition = /\b(to|in|on|from|at|with|via|by)$/.exec(deed)?.[1] ?? '';
  const act = deed.replace(/\s(?:to|in|on|from|at|with|via|by)$/, '');
  const gerundMatch = findVerbForm(bareWord(act.split(' ')[0] ?? ''));
  const question =
    !act || verbAt < 0 || !gerundMatch
      ? `What ${/s$/.test(pair.name) ? 'are' : 'is'} for ${pair.use}?`
      : `${isPlace ? 'Where' : 'What'} do you ${gerundMatch.base} ${objectFor(act.split(' ').slice(1).join(' '), pair.use)}${isPlace ? '' : ` ${preposition}`}?`;
  return {
    ...factBase(forRule, context),
    kind: 'comparison',
    question: verbAt < 0 && context.scope.phrase ? question : question.replace(/\s{2,}/g, ' '),
    answer: lowerTerm(pair.name),
    terms: [pair.name, pair.use],
  };
}

/** "docker images" and "public images" name one thing: the longer question is not needed. */
function objectFor(object: string, use: string): string {
  const last = (text: string): string => singularOf(bareWord(text.split(' ').pop() ?? ''));
  return last(object) === last(use) ? use : `${object} for ${use}`;
}

function isEmptyStatement(clause: Clause): boolean {
  if (/^(?:there|here)$/i.test(clause.subject) && clause.rest.split(' ').length < 3) return true;
  return (
    /^(?:this|that|these|those)$/i.test(clause.subject) &&
    clause.shape === 'copula' &&
    clause.rest.split(' ').length < 4
  );
}

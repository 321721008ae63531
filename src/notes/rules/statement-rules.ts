import { mentions } from '../ask/ask-fact.ts';
import { findAmount } from '../ask/ask-statement.ts';
import { invert } from '../ask/sentence.ts';
import { type Clause, findClause } from '../english/clause.ts';
import { findImpliedClause } from '../english/implied-clause.ts';
import { capitalise, decapitalise, isPlural, lowerTerm, singularOf } from '../english/noun-phrase.ts';
import { findObject } from '../english/object.ts';
import { findVerbForm } from '../english/verbs.ts';
import { bareWord, PREPOSITIONS } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { bindPronouns, completeSubject, type LineContext } from './line-context.ts';
import { definitionFacts, isAttributeName, isValue, statementFrom } from './make-facts.ts';
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
    const more = /^(.{8,}?),?\s+and\s+((?:must|can|cannot|should|will|may|has|have|is|are|does)\s.+)$/i.exec(
      clause.rest,
    );
    const facts = definitionFacts(copulaRule, subject, more?.[1] ?? clause.rest, context);
    const second = more ? findClause(`${clause.subject} ${more[2]}`) : null;
    const shownTerm = article ? `${article} ${lowerTerm(subject)}` : lowerTerm(subject);
    const named = facts.map((fact) => (fact.kind === 'definition' ? { ...fact, shownTerm } : fact));
    return second ? [...named, ...statementFrom(copulaRule, second, context, null)] : named;
  },
};

/** `the layers are A, B, C and D`, `in four messages: A, B, C, D`: an enumeration inside a sentence. */
export const inlineListRule: SentenceRule = {
  name: 'inline-list',
  kind: 'set',
  confidence: 0.75,
  about: 'A sentence that counts up three or more names after "are", or after a number and its noun.',
  sample: '### Traffic lights\nThe colours are red, yellow and green',
  becomes: ['What are the colours (traffic lights)?', 'Red\nYellow\nGreen'],
  refuses: '### Traffic lights\nThe colours are easy to see, even at night',
  find: (text, context) => {
    const clause = findClause(text);
    if (!clause || clause.isNegated || clause.subject === '') return null;
    const base = factBase(inlineListRule, context);
    const topic = context.scope.phrase;
    const place = topic && !mentions(text, topic) ? ` (${topic})` : '';
    if (
      clause.shape === 'copula' &&
      isPlural(clause.subject) &&
      !/^(?:they|these|those|you|we)$/i.test(clause.subject)
    ) {
      const items = readItems(clause.rest);
      if (!items) return null;
      const subject = decapitalise(clause.subject);
      return [
        {
          ...base,
          kind: 'set',
          ask: `What are ${subject}${place}?`,
          frame: `${capitalise(subject)}${place}`,
          items,
          isOpen: false,
        },
      ];
    }
    const counted =
      /^((?:in|of|into|by|with|through|from)\s+)?((?:two|three|four|five|six|seven|\d)\s+[\p{L} -]{3,30}?):\s+(.+)$/u.exec(
        clause.rest,
      );
    const items = counted ? readItems(counted[3] ?? '') : null;
    const complete = items ? completeSubject(clause, context) : null;
    if (!counted || !items || !complete) return null;
    const open = (counted[1] ?? '').trim();
    const ask = `${open ? `${open} which` : 'which'} ${counted[2]} ${invert(complete, '')}${place}?`;
    return [
      { ...base, kind: 'set', ask: capitalise(ask), frame: capitalise(text.replace(/:.*$/, '')), items, isOpen: false },
    ];
  },
};

/** Three or more short names with commas and a last "and"; null for anything else. */
function readItems(text: string): string[] | null {
  const plain = text.replace(/\s*\((?:remember|see|e\.g|mnemonic)[^()]*\)/i, '').replace(/[.]$/, '');
  if (/[;:=→]/.test(plain) || !/,/.test(plain)) return null;
  const parts = plain.split(/,\s*(?:and\s+|or\s+)?|\s+and\s+/).map((part) => part.trim());
  const isName = (part: string): boolean =>
    part !== '' &&
    part.split(' ').length <= 4 &&
    findClause(part) === null &&
    !PREPOSITIONS.has(bareWord(part.split(' ')[0] ?? '')) &&
    !/^(?:even|not|but|so|which|that|also)\b/i.test(part);
  return parts.length >= 3 && parts.length <= 9 && parts.every(isName) ? parts.map(capitalise) : null;
}

/** `X is called Y`: a name for something described. */
export const calledRule: SentenceRule = {
  name: 'called',
  kind: 'comparison',
  confidence: 0.8,
  about: 'Something described and the name it is called by. Several names in one sentence give one card each.',
  sample: 'The part of a leaf that carries water is called the vein',
  becomes: ['What is the part of a leaf that carries water called?', 'The vein'],
  refuses: 'the doctor was called at night',
  find: (text, context) => {
    if (!/\b(?:called|known as|referred to as|termed|named)\b/i.test(text)) return null;
    const match =
      /^(.+?)\s+(is|are|was|were)\s+(?:also\s+|often\s+|sometimes\s+|usually\s+)?(?:called|known as|referred to as|termed|named)\s+(.+)$/i.exec(
        text,
      );
    if (
      !match ||
      /^(?:it|they|this|that|these|there|he|she)$/i.test(match[1] ?? '') ||
      /^(?:if|when|because|from|by|at|in|on)\b/i.test(match[3] ?? '')
    )
      return null;
    const [, subject = '', be = 'is', rest = ''] = match;
    if (findClause(subject) && !/\b(?:that|which|who|where)\b/.test(subject)) return null;
    const first = (
      rest.split(/,\s+|\s+(?:after|because|since|by)\s+|\s+and\s+(?=\S+\s+(?:the|an?)\s)/)[0] ?? rest
    ).replace(/\s*\([^()]*\)$/, '');
    const pairs = [{ thing: bindPronouns(subject, context, null), name: first }];
    for (const more of rest.matchAll(/(?:,\s+|\s+and\s+)(\S+)\s+((?:the|an?)\s[\p{L} -]{3,30}?)(?=,|\s+and\s|$)/gu))
      pairs.push({ thing: more[1] ?? '', name: more[2] ?? '' });
    const facts: Fact[] = pairs.map((pair) => ({
      ...factBase(calledRule, context),
      kind: 'comparison',
      question: `What ${be.toLowerCase()} ${decapitalise(pair.thing)} called?`,
      answer: pair.name,
      terms: [pair.thing, pair.name],
    }));
    const amount = findAmount(rest.slice(first.length));
    if (amount && context.scope.phrase)
      facts.push({
        ...factBase(calledRule, context),
        kind: 'attribute',
        attribute: text,
        owner: context.scope.phrase,
        value: amount,
        isGap: true,
      });
    return facts;
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
    const clause = findClause(text, context.targets);
    if (!clause || /:(?:\s|$)|\s[-–—]\s/.test(clause.subject)) return null;
    if (isEmptyStatement(clause)) return [];
    if (clause.subject === '' && /^(?:cost|take|make)$/.test(clause.base) && /\sto\s/.test(clause.rest)) return [];
    const opening = clause.subject.split(' ')[0] ?? '';
    if (/^[a-z]/.test(opening) && PREPOSITIONS.has(opening)) return null;
    if (/^(?:the )?(?:more|less)\b/i.test(clause.subject)) return null;
    if (clause.shape === 'modal' && clause.base === 'use' && /^(?:for|when|if)\b/i.test(clause.rest))
      return statementFrom(
        statementRule,
        { ...clause, base: 'be', verb: 'be', rest: `used ${clause.rest}` },
        context,
        context.lead,
      );
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
    const words = rest.split(' ').filter((word) => word.length > 2);
    if (words.length < 2 && !words.some((word) => word.length > 4)) return null;
    const topicText =
      context.scope.aspect && !rest.includes(context.scope.aspect) ? `${topic} ${context.scope.aspect}` : topic;
    const marked = context.targets.find(
      (target) => text.startsWith(target) && target.length < text.length - 4 && !target.includes(amount),
    );
    const more: Fact[] = marked
      ? [
          {
            ...factBase(amountRule, context),
            kind: 'attribute',
            attribute: text,
            owner: topicText,
            value: marked,
            isGap: true,
          },
        ]
      : [];
    return [
      ...more,
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
  const means = /^(?:\S+\s){2,}?(?:using|via|through)\s+(.+)$/i.exec(text);
  if (means && (means[1] ?? '').split(' ').length <= 5)
    return { target: (means[1] ?? '').replace(/[.,;]$/, ''), doubt: 0 };
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
    const how = /^([A-Z\ue000-\ue0ff][^,;→=]{1,40}?)\s+for\s+how\s+(.{6,})$/.exec(text);
    const clause = how ? findClause(how[2] ?? '') : null;
    if (how && clause?.subject)
      return [
        {
          ...factBase(forRule, context),
          kind: 'comparison',
          question: `How ${invert(clause, clause.rest)}?`,
          answer: `With ${how[1]}`,
          terms: [how[1] ?? '', how[2] ?? ''],
        },
      ];
    if (findClause(text)) return null;
    const bare = /^for\s+((?!(?:example|instance|free|now|each|every)\b).{8,})$/i.exec(text);
    if (bare && context.scope.phrase && !/,\s+(?:you|the|it|use)\b/.test(text))
      return definitionFacts(forRule, context.scope.phrase, text, context);
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

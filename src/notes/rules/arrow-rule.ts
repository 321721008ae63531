import { mentions } from '../ask/name-topic.ts';
import { findClause, isOrder } from '../english/clause.ts';
import { findImpliedClause } from '../english/implied-clause.ts';
import {
  articleFor,
  capitalise,
  findHeadNoun,
  isPlural,
  lowerTerm,
  singularOf,
  withArticle,
} from '../english/noun-phrase.ts';
import { findVerbForm } from '../english/verbs.ts';
import { bareWord, countWords, DETERMINERS, firstWord, lastWord, MASS_NOUNS } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { needs } from '../needs.ts';
import { revealText } from '../outline/inline-text.ts';
import { readPairList, readSequence } from './arrow-chains.ts';
import { isAttributeName } from './attribute-name.ts';
import { sentenceOf } from './complete-sentence.ts';
import { conditionFacts } from './condition-rule.ts';
import { consequenceFacts } from './consequence-rules.ts';
import { definitionFacts } from './definition-facts.ts';
import { readDependentLabel } from './dependent-label.ts';
import { isDeedLabel, isSideLabel, sideFacts } from './generic-label.ts';
import { isTermLike, type LineContext } from './line-context.ts';
import { reasonFacts } from './reason-rules.ts';
import { factBase, makeFact, type SentenceRule } from './rule.ts';
import { isClickPath } from './skip.ts';
import { statementFrom } from './statement-facts.ts';

/** `A --> B`: a definition, a consequence, a need and its answer, or a chain. Told apart by what stands on the left. */
export const arrowRule: SentenceRule = {
  name: 'arrow',
  kind: 'consequence',
  confidence: 0.75,
  about:
    'An arrow. After a term it defines; after a clause it gives the consequence; after "need" or "if" it gives what to do. Click paths are left out.',
  sample: '-the cable breaks --> the lift stops at the next floor',
  becomes: ['What happens when the cable breaks?', 'The lift stops at the next floor'],
  refuses: '-go to the menu --> click settings --> select users',
  needs: needs('→'),
  find: (text, context) => {
    if (!text.includes('→')) return null;
    const parts = text
      .split(/\s*→\s*/)
      .map((part) => part.trim())
      .filter(Boolean);
    if (parts.length < 2 || isClickPath(parts)) return [];
    const isChain = parts.length >= 3 && parts.slice(1).every((part) => isBareDeed(part));
    if (isChain && context.scope.phrase)
      return [
        makeFact(factBase(arrowRule, context), {
          kind: 'step',
          task: context.scope.phrase,
          steps: parts.map((part) => ({ text: part, from: context.from, to: context.to })),
        }),
      ];
    const facts: Fact[] = [];
    const pairs = readPairList(arrowRule, text, context);
    if (pairs) return pairs;
    const sequence = readSequence(arrowRule, parts, context);
    if (sequence) return sequence;
    const labelled = readLabel(parts, context);
    if (labelled) {
      facts.push(...labelled.facts);
      if (labelled.isDone) return facts;
      parts[0] = labelled.rest;
    }
    const but = /^(.{6,}?),?\s+but\s+(.{8,})$/i.exec(parts[0] ?? '');
    if (but && findClause(but[2] ?? '')?.subject && !/^(?:if|when)\b/i.test(parts[0] ?? '')) parts[0] = but[2] ?? '';
    for (let i = 1; i < parts.length; i++) {
      const left = parts[i - 1] ?? '';
      const right = parts[i] ?? '';
      const isEvent =
        parts.length > 2 && i === 1 && isTermLike(left) && findClause(right)?.subject && !findClause(left);
      if (isEvent) {
        facts.push(
          makeFact(factBase(arrowRule, context, 0.1), {
            kind: 'comparison',
            question: `What follows "${left}"${context.scope.phrase ? ` (${context.scope.phrase})` : ''}?`,
            answer: right,
            terms: [left, right],
          }),
        );
        continue;
      }
      const isBare = i > 1 && !findClause(left)?.subject && countWords(left) <= 8;
      if (isBare && !/^(?:if|when|because)\b/i.test(right))
        facts.push(
          makeFact(factBase(arrowRule, context, 0.1), {
            kind: 'comparison',
            question: `What follows "${left}" (${parts[0]})?`,
            answer: right,
            terms: [left, right],
          }),
        );
      else facts.push(...pairFacts(left, right, context, i > 1));
    }
    return facts;
  },
};

/** "side effect: cough → switch": the label or term in front of a chain, and what it says. Null when there is none. */
function readLabel(
  parts: readonly string[],
  context: LineContext,
): { facts: readonly Fact[]; rest: string; isDone: boolean } | null {
  const match = /^([^:=→]{2,40}?)(:| =)\s+(\S.*)$/.exec(parts[0] ?? '');
  const [, raw = '', mark = '', said = ''] = match ?? [];
  if (!match || /^(?:if|when|to|for|because|example|ex)\b/i.test(raw) || (mark !== ':' && !/[,:]/.test(said)))
    return null;
  const name = raw.replace(/\s*\([^()]*\)$/, '');
  const isLabel = readDependentLabel(name, context) !== null || isSideLabel(name);
  const clause = findClause(said);
  const isOpen = clause !== null && (clause.subject === '' || clause.shape === 'modal');
  const isTerm = isTermLike(name) && !findClause(name) && !isAttributeName(name);
  if (!isLabel && (!isTerm || isOpen || /^(?:if|when)\b/i.test(parts[1] ?? ''))) return null;
  const facts = definitionFacts(arrowRule, name, said, context);
  if (/^(?:use case|scenario|situation)$/i.test(name) && parts.length === 2) {
    const question = `${capitalise(said.replace(/[.,;:]$/, ''))}. What do you do?`;
    const asked: Fact = {
      ...factBase(arrowRule, context),
      kind: 'comparison',
      question,
      answer: parts[1] ?? '',
      terms: [said],
    };
    return { facts: [asked], rest: said, isDone: true };
  }
  if (isLabel) return { facts, rest: said, isDone: false };
  if (parts.length > 2 || mark !== ':') return { facts, rest: name, isDone: mark !== ':' && parts.length === 2 };
  const question = `What follows from ${withArticle(lowerTerm(name)).replace(/^an? /, 'the ')}?`;
  const follows: Fact = makeFact(factBase(arrowRule, context), {
    kind: 'comparison',
    question,
    answer: parts[1] ?? '',
    terms: [name, parts[1] ?? ''],
  });
  return { facts: [...facts, follows], rest: name, isDone: true };
}

/** What an arrow leads to when it is no definition: "less traffic", "cheaper". */
const BETTER =
  /^(?:(?:even |much |far )?(?:increased|decreased|reduced|less|more|fewer|higher|lower|better|worse|faster|slower|cheaper|easier|harder|safer|quicker|no)\b)/i;

const LINK = /^(?:so|therefore|thus|hence|means|meaning|this means|that means|which means|it means)\s+(?:that\s+)?/i;

/** "checks permissions", "returns the secret": what happens, without who does it. */
function isBareDeed(text: string): boolean {
  const clause = findClause(text);
  return (
    clause !== null &&
    clause.subject === '' &&
    clause.front === '' &&
    clause.shape === 'verb' &&
    clause.verb !== clause.base
  );
}

function pairFacts(rawLeft: string, rawRight: string, context: LineContext, isLater: boolean): Fact[] {
  const named = rawLeft
    .replace(/\s*\([^()]*\)/g, '')
    .replace(/,\s+\d{4}$/, '')
    .trim();
  const left = rawLeft !== named && isTermLike(named) && !findClause(named) ? named : rawLeft;
  if (/^because\b/i.test(rawRight))
    return reasonFacts(
      arrowRule,
      left,
      rawRight.replace(/^because\s+(?!of)/i, '').replace(/^because of/i, 'of'),
      context,
    );
  const right = rawRight
    .replace(LINK, '')
    .replace(/^(?:really|very|super|so|quite) (?:important|cool|nice|useful)(?:,\s+|$)/i, '');
  if (right === '') return [];
  const base = factBase(arrowRule, context);
  if (/\?$/.test(left)) return [];
  if ((isSideLabel(left) || isDeedLabel(left, right)) && context.scope.phrase && !isLater)
    return sideFacts(arrowRule, left, right, context);
  if (/^\d[\d,.]*\s\p{L}+s?$/u.test(left) && /\d/.test(right) && !isLater) {
    const asked = /^(?:max|maximum|at most|up to)\b/i.test(right)
      ? `What is the limit with ${left}?`
      : `What do ${left} give?`;
    return [makeFact(base, { kind: 'comparison', question: asked, answer: right, terms: [left, right] })];
  }
  const worked = /^(?:example|ex|e\.g\.?)\s*:?\s+(.+)$/i.exec(left);
  if (worked) return workedExample(worked[1] ?? '', right, context);
  const way = readWay(left, right, context);
  if (way && !isLater) return [way];
  const need =
    /^(?:if (?:you )?|when (?:you )?|you )?(need|want|needs|looking for|require|requires|must have)\s+(.+)$/i.exec(
      left,
    );
  if (need && !isLater) {
    const verb = /^(?:looking for)$/i.test(need[1] ?? '')
      ? 'are looking for'
      : (need[1] ?? 'need').replace(/s$/, '').toLowerCase();
    return [makeFact(base, { kind: 'consequence', cause: `you ${verb} ${need[2]}`, effect: right, relation: 'need' })];
  }
  const aim = /^(?:in order )?to\s+([a-z]+)\b/i.exec(right);
  if (aim && findVerbForm(bareWord(aim[1] ?? ''))?.form === 'base' && findClause(left)?.subject) {
    const effect = sentenceOf(left, context);
    if (effect.clause)
      return [
        makeFact(base, {
          kind: 'reason',
          effect: effect.text,
          cause: right.replace(/^in order /i, ''),
          relation: 'purpose',
        }),
        ...statementFrom(arrowRule, effect.clause, context, null, 0.05),
      ];
  }
  const goal = findClause(left);
  const means = /^(?:you (?:should|can|must) )?(?:use|choose|pick|go with)\s+(.+)$/i.exec(right);
  if (means && isOrder(goal) && !isLater && left !== context.leadTerm)
    return [
      makeFact(base, {
        kind: 'consequence',
        cause: `you need to ${left.charAt(0).toLowerCase()}${left.slice(1)}`,
        effect: `use ${means[1]}`,
        relation: 'need',
      }),
    ];
  const isTimed =
    /^(?:after|before|while|until) (?=\S+ \S)/i.test(left) && findClause(left.replace(/^\S+\s/, '')) !== null;
  const done = /^((?:if|when|whenever|once|as soon as)\s[^,]+),\s+(?:then\s+)?([^,]+)$/i.exec(left);
  if (done && !isLater && findClause(done[2] ?? '')?.subject)
    return [
      ...conditionFacts(arrowRule, done[1] ?? '', done[2] ?? '', context),
      ...conditionFacts(arrowRule, `if ${done[2]}`, right, context, 0.05),
    ];
  if (isTimed || /^(?:if|when|whenever|once|unless|as soon as|in case)\b/i.test(left))
    return conditionFacts(arrowRule, left, right, context);
  const wanted = /^to ([a-z]+\b.*)$/i.exec(left)?.[1];
  if (wanted && !isLater && isOrder(findClause(right)) && findVerbForm(firstWord(wanted))?.form === 'base')
    return [
      makeFact(base, {
        kind: 'comparison',
        question: `How do you ${wanted}?`,
        answer: right,
        terms: [wanted, right],
      }),
    ];
  if (
    wanted &&
    !isLater &&
    !wanted.includes(',') &&
    findVerbForm(firstWord(wanted))?.form === 'base' &&
    (BETTER.test(right) || findClause(right) === null)
  )
    return [makeFact(base, { kind: 'consequence', cause: `when you ${wanted}`, effect: right, relation: 'condition' })];
  if (/^not (?:in|on|at|under|found|allowed|enough)\b/i.test(left) && !isLater && !findClause(left))
    return [
      makeFact(base, {
        kind: 'consequence',
        cause: `when something is ${left.charAt(0).toLowerCase()}${left.slice(1)}`,
        effect: right,
        relation: 'condition',
      }),
    ];
  const guessed = /^(?:maybe|perhaps|probably),? (.+)$/i.exec(left)?.[1];
  if (guessed && findClause(guessed)?.subject) return conditionFacts(arrowRule, `if ${guessed}`, right, context);
  const opening = bareWord(firstWord(left));
  if (/^(?:over|under|above|below|without|within|during|inside|outside|beyond)\s/i.test(left) && !findClause(left))
    return conditionFacts(arrowRule, left, right, context);
  const isEvent =
    /^[\p{L} -]+\s(?:deficiency|excess|lack|loss|failure|increase|decrease|damage|shortage|overdose|infection|rise|fall|drop)$/u.test(
      left.toLowerCase(),
    ) &&
    countWords(left) <= 4 &&
    left !== context.leadTerm;
  if (isEvent && findClause(right)?.subject) return consequenceFacts(arrowRule, left, right, context);
  const isSort = /^(?:[a-z-]+ ){0,3}(?:service|platform|tool|database|system|software|framework)$/.test(left);
  const deed = isSort && context.scope.phrase && left !== context.leadTerm && !isLater ? findClause(right) : null;
  if (deed && deed.subject === '' && deed.verb !== deed.base) return statementFrom(arrowRule, deed, context, null);
  const isState =
    (/^[a-z]/.test(left) || left.includes(' + ')) &&
    left !== context.leadTerm &&
    left.includes(' ') &&
    BETTER.test(right) &&
    !findClause(right)?.subject;
  if (isState && !isLater && !findClause(left)) return consequenceFacts(arrowRule, left, right, context);
  // "one valve → less noise", "cross traffic → you wait": no name and what it means.
  const isCounted = /^(?:one|two|three|four|no|some|many|any|each|every) /i.test(left);
  const isYours = /^[a-z]+ [a-z ]+$/.test(left) && /^you /.test(right) && findClause(right)?.subject === 'you';
  if ((isCounted || isYours) && !isLater && left !== context.leadTerm && !findClause(left))
    return consequenceFacts(arrowRule, left, right, context);
  if (
    !isLater &&
    (left === context.leadTerm || (isTermLike(left) && !findClause(left)) || isAttributeName(left)) &&
    !isVerbStart(opening, left)
  ) {
    const duty = /^(?:you )?(?:need to|must|should|have to)\s+(?!be\b|have\b)(.+)$/i.exec(right);
    if (duty && /\b(?:problem|issue|error|failure|exception|timeout|throttling|loss|attack)s?$/i.test(left))
      return [
        makeFact(base, {
          kind: 'comparison',
          question: `What should you do about the ${lowerTerm(left)}?`,
          answer: duty[1] ?? '',
          terms: [left, duty[1] ?? ''],
        }),
      ];
    if (/^(?:use|choose|go with)\s/i.test(right) && left !== context.leadTerm) {
      return [
        makeFact(base, {
          kind: 'consequence',
          cause: `you need ${left.charAt(0).toLowerCase()}${left.slice(1)}`,
          effect: right,
          relation: 'need',
        }),
      ];
    }
    const isSymptom = /(?:time-?out|error|refused|exception|failure|failed|denied|slow|crash|4\d\d|5\d\d)\W*$/i.test(
      revealText(left),
    );
    if (
      isSymptom &&
      /\b(?:issue|issues|error|errors|problem|problems|missing|not|wrong|denied|blocked|full|down)\b/i.test(right) &&
      countWords(right) <= 10
    )
      return [
        makeFact(base, {
          kind: 'comparison',
          question: `What does ${withArticle(left)} point to?`,
          answer: right,
          terms: [left, right],
        }),
      ];
    const listed = right.split(/\s*,\s+/);
    const isListed = listed.length >= 2 && listed.every((part) => countWords(part) <= 3 && /^[A-Z]/.test(part));
    if (isListed && left !== context.leadTerm)
      return [
        makeFact(base, {
          kind: 'comparison',
          question: `What belongs to ${withArticle(left)}?`,
          answer: right,
          terms: [left, right],
        }),
      ];
    const first = bareWord(firstWord(right));
    if (first === 'can' || first === 'cannot' || first === 'must') {
      const done = sentenceOf(right, { ...context, scope: { ...context.scope, phrase: left } });
      if (done.clause && done.clause.subject.toLowerCase() === 'you') {
        return [
          makeFact(base, {
            kind: 'definition',
            term: left,
            meaning: right.replace(/^can\s+/i, '').replace(/^must/i, 'you must'),
            role: first === 'can' ? 'ability' : 'noun',
            isReversible: false,
          }),
        ];
      }
    }
    return definitionFacts(arrowRule, left, right, context);
  }
  const more = sentenceOf(left, context).clause;
  if (more && !isLater && isAboutLastNoun(left, right)) {
    const said = findClause(right);
    const facts = statementFrom(arrowRule, more, context, null, 0.05);
    return said ? [...facts, ...statementFrom(arrowRule, said, context, null)] : facts;
  }
  if (findClause(left) || findImpliedClause(left) || isVerbStart(opening, left))
    return consequenceFacts(arrowRule, left, right, context, isLater ? 0.05 : 0);
  if (countWords(left) <= 8 && !isLater) return consequenceFacts(arrowRule, left, right, context, 0.1);
  return isLater ? consequenceFacts(arrowRule, left, right, context, 0.2) : [];
}

/** "made of wagons → each wagon can have seats": more about the noun in front of the arrow, no consequence. */
function isAboutLastNoun(left: string, right: string): boolean {
  const each = /^(?:each|every|any) ([\p{L}-]+) /iu.exec(right)?.[1]?.toLowerCase();
  return each !== undefined && singularOf(bareWord(lastWord(left))) === each;
}

/** "quick repair → just swap the wheel": a thing and the deed that gets it. Null for other pairs. */
function readWay(left: string, right: string, context: LineContext): Fact | null {
  const deed = /^(?:you )?(?:just|simply)\s+(([a-z]+)\s.+)$/i.exec(right);
  if (!deed || findVerbForm((deed[2] ?? '').toLowerCase())?.form !== 'base') return null;
  const thing = left.charAt(0).toLowerCase() + left.slice(1);
  if (
    findClause(left) ||
    countWords(left) > 8 ||
    left === context.leadTerm ||
    isPlural(left) ||
    /^[A-Z]\w*[A-Z\d]/.test(left)
  )
    return null;
  const first = bareWord(firstWord(thing));
  const isOne = DETERMINERS.has(first) || MASS_NOUNS.has(findHeadNoun(thing));
  const named = isOne ? thing : `${articleFor(thing)} ${thing}`;
  const topic = context.scope.phrase;
  const place = topic && !mentions(left, topic) ? `For ${withArticle(topic).replace(/^an? /, 'the ')}, how` : 'How';
  return makeFact(factBase(arrowRule, context), {
    kind: 'comparison',
    question: `${place} do you get ${named}?`,
    answer: deed[1] ?? '',
    terms: [left, deed[1] ?? ''],
  });
}

/** "example: 10 writes of 2 KB → 20 WCU": the inputs in the question, the figure as the answer. */
function workedExample(inputs: string, result: string, context: LineContext): Fact[] {
  const figure = /^(?:=\s*)?([$€£]?\d[\d.,]*)\s*(.*)$/.exec(result);
  if (!figure || !/\d/.test(inputs)) return [];
  const unit = (figure[2] ?? '').trim();
  const question = unit ? `How many ${unit} does this take: ${inputs}?` : `What is the result of this: ${inputs}?`;
  return [
    makeFact(factBase(arrowRule, context, 0.1), {
      kind: 'comparison',
      question,
      answer: result,
      terms: [inputs, result],
    }),
  ];
}

function isVerbStart(word: string, text: string): boolean {
  const form = findVerbForm(word);
  return form !== null && form.form === 'base' && (!form.nounToo || findClause(text) !== null) && text.includes(' ');
}

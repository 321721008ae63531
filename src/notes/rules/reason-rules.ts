import { writeSentence } from '../ask/sentence.ts';
import { type Clause, findClause, findImpliedClause, findObject } from '../english/clause.ts';
import { beFor, capitalise, findHeadNoun, isPlural } from '../english/noun-phrase.ts';
import { bareWord, MODALS } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { bindPronouns, isTermLike, type LineContext, rememberClause } from './line-context.ts';
import { completeText, definitionFacts, statementFrom } from './make-facts.ts';
import { factBase, type RuleInfo, type SentenceRule } from './rule.ts';

/** The sentence with its subject, as text. */
export function sentenceOf(
  text: string,
  context: LineContext,
  near: string | null = null,
): { text: string; clause: Clause | null } {
  const done = completeText(text, context, near);
  return done.clause
    ? { text: capitalise(writeSentence(done.clause)), clause: done.clause }
    : { text: capitalise(done.text), clause: null };
}

/** What "it" means after "deleting a file adds ...": the file, not the deleting. */
function nounOfSubject(subject: string): string {
  const deed = /^\p{L}+ing\s+(?:an?|the|your)\s+(.+)$/iu.exec(subject);
  return deed ? `the ${deed[1]}` : subject;
}

/** The last noun of a statement, for a pronoun in the next half: "make a container from your app" -> "your app". */
function lastNoun(text: string): string | null {
  const match = /\b((?:a|an|the|your|our|its|each)\s+(?:[\p{L}\d.-]+\s?){1,3})$/iu.exec(text.replace(/[.,;]+$/, ''));
  return match ? (match[1] ?? '').trim() : null;
}

/** `X because Y`. */
export const becauseRule: SentenceRule = {
  name: 'because',
  kind: 'reason',
  confidence: 0.85,
  about: 'A statement and its reason, joined by because, b/c, since or due to.',
  sample: 'Copper is used in cables because it conducts well',
  becomes: ['Why is Copper used in cables?', 'Because Copper conducts well'],
  refuses: 'since 1990 the lake has been clean',
  find: (text, context) => {
    const front = /^(?:because|since|as|due to the fact that)\s+(.+)$/i.exec(text);
    if (front && !/^since\s+\d/i.test(text)) {
      const parts = splitCause(front[1] ?? '');
      if (parts) return reasonFacts(becauseRule, parts.effect, parts.cause, context);
      if (!/^because/i.test(text)) return null;
      const above = context.node.previous ?? context.node.parent;
      return above && !above.isQuestion && above.marker !== 'heading'
        ? reasonFacts(becauseRule, above.text.replace(/[:：]$/, ''), front[1] ?? '', context, 0.15)
        : [];
    }
    const middle = /^(.{3,}?),?\s+(because of|because|due to|since|thanks to)\s+(.+)$/i.exec(text);
    if (!middle) return null;
    const [, effect = '', word = '', cause = ''] = middle;
    if (/^since$/i.test(word) && (/^\d|^the\b/.test(cause) || !findClause(cause))) return null;
    const isNoun = /of$|^due|^thanks/i.test(word);
    return reasonFacts(
      becauseRule,
      effect.replace(/[,;(]\s*$/, '').replace(/\s(?:but|and)$/, ''),
      isNoun ? `of ${cause}`.replace(/^of of /, 'of ') : cause,
      context,
    );
  },
};

/** "A, B" or "the daemon is lighter can run more": cause and effect of a sentence that starts with because. */
function splitCause(text: string): { cause: string; effect: string } | null {
  const comma = /^(.+?),\s+(?:then |so )?(.+)$/.exec(text);
  if (comma && (findClause(comma[1] ?? '') || findImpliedClause(comma[1] ?? '')))
    return { cause: comma[1] ?? '', effect: comma[2] ?? '' };
  const clause = findClause(text);
  if (!clause) return null;
  const words = text.split(' ');
  const restWords = clause.rest.split(' ');
  for (let i = 1; i < restWords.length; i++) {
    if (MODALS.has(bareWord(restWords[i] ?? ''))) {
      const at = words.length - restWords.length + i;
      return { cause: words.slice(0, at).join(' '), effect: words.slice(at).join(' ') };
    }
  }
  return null;
}

export function reasonFacts(
  rule: RuleInfo,
  effectText: string,
  causeText: string,
  context: LineContext,
  doubt = 0,
): Fact[] {
  const causeIsNoun = /^of /i.test(causeText);
  const effect = sentenceOf(effectText, context);
  const near = effect.clause && effect.clause.subject.toLowerCase() !== 'you' ? effect.clause.subject : null;
  const cause = causeIsNoun
    ? { text: bindPronouns(causeText, context, near), clause: null }
    : sentenceOf(causeText, context, near);
  const effectFull = effect.clause ? effect.text : nameEffect(effect.text, context);
  if (!effectFull) return [];
  if (cause.clause) rememberClause(cause.clause, context);
  return [
    { ...factBase(rule, context, doubt), kind: 'reason', effect: effectFull, cause: cause.text, relation: 'cause' },
  ];
}

/** A fragment as effect: "revolutionary" -> "Docker is revolutionary", "no servers to manage" -> "there are no servers to manage". */
function nameEffect(text: string, context: LineContext): string | null {
  const topic = context.scope.phrase;
  if (/^no\s/i.test(text))
    return `There ${beFor(findHeadNoun(text.replace(/^no\s+/i, '')))} ${text.replace(/^No/, 'no')}`;
  const isAdjective = /^[A-Za-z-]+(?: [a-z-]+)?$/.test(text) && !isPlural(text);
  if (topic && isAdjective) return `${topic} ${beFor(topic)} ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
  return text.split(' ').length >= 3 ? text : null;
}

/** `X, therefore Y`. */
export const thereforeRule: SentenceRule = {
  name: 'therefore',
  kind: 'consequence',
  confidence: 0.8,
  about: 'A cause and what follows from it, joined by therefore, so, hence, thus, which means.',
  sample: 'Ice is lighter than water, therefore lakes freeze from the top',
  becomes: ['What is the consequence of Ice being lighter than water?', 'Lakes freeze from the top'],
  refuses: 'so far only two planets have rings',
  find: (text, context) => {
    const match =
      /^(.{4,}?)[,;]?\s+(?:therefore|thus|hence|consequently|as a result|which means|meaning|this means|that means|so(?=\s+(?:you|it|they|can|cannot|must|need|needs|no|there|the|if|only|all|your|any|not|will|a|an|more|less|make|use)\b))\s*(?:that\s+)?[:,]?\s*(.{3,})$/i.exec(
        text,
      );
    if (!match || /^so that\b/i.test(match[2] ?? '')) return null;
    return consequenceFacts(thereforeRule, (match[1] ?? '').replace(/[,;]$/, ''), match[2] ?? '', context);
  },
};

export function consequenceFacts(
  rule: RuleInfo,
  causeText: string,
  effectText: string,
  context: LineContext,
  doubt = 0,
): Fact[] {
  const facts: Fact[] = [];
  const equals = /^(.{2,40}?)\s*=\s*(.+)$/.exec(causeText);
  let causeFull = causeText;
  if (equals && isTermLike(equals[1] ?? '')) {
    facts.push(...definitionFacts(rule, equals[1] ?? '', equals[2] ?? '', context));
    const clause = findImpliedClause(equals[2] ?? '');
    causeFull =
      clause && clause.subject === ''
        ? `${equals[1]} ${beFor(equals[1] ?? '')} ${equals[2]}`
        : causeText.replace('=', beFor(equals[1] ?? ''));
  }
  const cause = sentenceOf(causeFull, context);
  const near =
    cause.clause && cause.clause.subject.toLowerCase() !== 'you'
      ? nounOfSubject(cause.clause.subject)
      : lastNoun(causeFull);
  if (cause.clause?.base === 'have' && !cause.clause.isNegated) {
    const owned = findClause(effectText) ?? findImpliedClause(effectText);
    const object = findObject(cause.clause.rest);
    if (owned && owned.subject === '' && object) {
      facts.push(...statementFrom(rule, cause.clause, context, null, doubt));
      facts.push(...statementFrom(rule, { ...owned, subject: object.replace(/^an? /i, 'the ') }, context, null, doubt));
      return facts;
    }
  }
  const effect = sentenceOf(effectText, context, near);
  if (cause.clause) rememberClause(cause.clause, context);
  const base = factBase(rule, context, doubt);
  if (cause.clause && cause.clause.subject.toLowerCase() === 'you' && !cause.clause.front) {
    const deed = writeSentence({
      ...cause.clause,
      auxiliary: '',
      shape: cause.clause.shape === 'modal' ? 'verb' : cause.clause.shape,
    });
    facts.push({ ...base, kind: 'consequence', cause: `when ${deed}`, effect: effect.text, relation: 'condition' });
  } else {
    const causeName = cause.text || causeFull;
    if (!cause.clause && causeName.split(' ').length < 2 && !context.scope.phrase) return facts;
    facts.push({ ...base, kind: 'consequence', cause: causeName, effect: effect.text, relation: 'result' });
  }
  if (facts.length === 1 && cause.clause && !equals && cause.clause.subject.toLowerCase() !== 'you')
    facts.push(...statementFrom(rule, cause.clause, context, null, doubt + 0.05));
  return facts;
}

/** `do X so that Y`. */
export const soThatRule: SentenceRule = {
  name: 'so-that',
  kind: 'reason',
  confidence: 0.8,
  about: 'A deed and its purpose, joined by "so that" or "in order to".',
  sample: 'Bees dance so that others find the flowers',
  becomes: ['Why do Bees dance?', 'So that others find the flowers'],
  refuses: 'so that is why the sky is blue',
  find: (text, context) => {
    const match = /^(.{4,}?),?\s+so that\s+(.+)$/i.exec(text);
    if (!match) return null;
    const deed = (match[1] ?? '').replace(/^you need to consider (?=how )/i, 'you need to know ');
    const effect = sentenceOf(deed, context);
    if (!effect.clause) return null;
    const near = lastNoun(deed) ?? (effect.clause.subject.toLowerCase() === 'you' ? null : effect.clause.subject);
    const purpose = bindPronouns(match[2] ?? '', context, near);
    return [
      {
        ...factBase(soThatRule, context),
        kind: 'reason',
        effect: effect.text,
        cause: `So that ${purpose}`,
        relation: 'purpose',
      },
    ];
  },
};

/** `if X, Y` and `when X, Y`. */
export const conditionRule: SentenceRule = {
  name: 'condition',
  kind: 'consequence',
  confidence: 0.8,
  about: 'A condition in front and what happens then.',
  sample: 'If the pressure drops, the valve opens',
  becomes: ['What happens if the pressure drops?', 'The valve opens'],
  refuses: 'the valve is open',
  find: (text, context) => {
    const match =
      /^((?:even )?(?:if|when|whenever|once|in case|as soon as|unless)\s+.+?)(?:,\s+then\s+|,\s+|\s+then\s+|\s*→\s*)(.+)$/i.exec(
        text,
      );
    if (!match || /^even/i.test(match[1] ?? '')) return null;
    return conditionFacts(conditionRule, match[1] ?? '', match[2] ?? '', context);
  },
};

const ADVICE =
  /^(?:you (?:should|can|need to|must|have to) |should |must )?(?:use|choose|pick|need|consider|go with|go for|enable|try|check|make sure|ensure|verify|increase|decrease|add|set|create|configure)\b/i;

export function conditionFacts(
  rule: RuleInfo,
  condition: string,
  effectText: string,
  context: LineContext,
  doubt = 0,
): Fact[] {
  const cause = completeCondition(condition, context);
  const base = factBase(rule, context, doubt);
  const effect = effectText.replace(/^(?:then|so|therefore|it means|this means|that means|means)\s+(?:that\s+)?/i, '');
  if (ADVICE.test(effect) && /^(?:if|when|in case|whenever)\b/i.test(cause)) {
    return [
      {
        ...base,
        kind: 'consequence',
        cause: cause.replace(/^(?:if|when|whenever|in case)\s+/i, ''),
        effect,
        relation: 'need',
      },
    ];
  }
  const parts = effect.split(/\s*→\s*/);
  const full = sentenceOf(parts[0] ?? effect, context, conditionNoun(cause));
  const clause = full.clause;
  if (clause && clause.subject.toLowerCase() === 'you' && !clause.isNegated && parts.length === 1) {
    return statementFrom(rule, clause, context, capitalise(cause), doubt);
  }
  if (clause) rememberClause(clause, context);
  const facts: Fact[] = [{ ...base, kind: 'consequence', cause, effect: full.text, relation: 'condition' }];
  for (let i = 1; i < parts.length; i++) {
    const next = sentenceOf(parts[i] ?? '', context);
    facts.push({ ...base, kind: 'consequence', cause: full.text, effect: next.text, relation: 'result' });
  }
  return facts;
}

/** The condition with its subject: "if it fails" -> "if the task fails", "if need more" -> "if you need more". */
export function completeCondition(condition: string, context: LineContext): string {
  const match =
    /^((?:if|when|whenever|once|in case|as soon as|unless|after|before|while|until)(?:\s+that)?)\s+(.+)$/i.exec(
      condition.trim(),
    );
  if (!match) return condition;
  const word = (match[1] ?? 'if').toLowerCase();
  const body = match[2] ?? '';
  if (/\w+ing$/.test(body.split(' ')[0] ?? '')) return `${word === 'if' ? 'when' : word} ${body}`;
  const example = /^(.*?),?\s+(e\.g\.,?\s.+|such as\s.+|for example,?\s.+)$/i.exec(body);
  const bare = findClause(example?.[1] ?? body);
  const isDoing =
    bare !== null && bare.subject === '' && bare.shape !== 'copula' && bare.base !== 'be' && bare.verb === bare.base;
  const full = sentenceOf(isDoing ? `you ${example?.[1] ?? body}` : (example?.[1] ?? body), context);
  const tail = example ? `, ${example[2]}` : '';
  const text = full.text.charAt(0).toLowerCase() + full.text.slice(1);
  return full.clause
    ? `${word} ${isAcronymStart(full.text) ? full.text : text}${tail}`
    : `${word} ${bindPronouns(body, context, null)}`;
}

function isAcronymStart(text: string): boolean {
  return /^(?:[A-Z]{2}|[A-Z][a-z]*[A-Z0-9]|[A-Z][a-z]+ [A-Z])/.test(text);
}

function conditionNoun(condition: string): string | null {
  const clause = findClause(condition.replace(/^\w+\s+/, ''));
  if (!clause || clause.subject.toLowerCase() === 'you') return null;
  return clause.subject === '' ? null : clause.subject;
}

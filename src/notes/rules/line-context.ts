import { type Clause, changeClause, findClause } from '../english/clause.ts';
import { findImpliedClause } from '../english/implied-clause.ts';
import { decapitalise, findHeadNoun, isPlural, withArticle } from '../english/noun-phrase.ts';
import { findObject } from '../english/object.ts';
import { isParticiple, isPersonVerb, isReaderVerb } from '../english/verbs.ts';
import { bareWord, countWords, firstWord, PREPOSITIONS, PRONOUN_SUBJECTS } from '../english/words.ts';
import type { OutlineNode } from '../outline/outline-types.ts';
import type { Scope } from '../outline/topic.ts';

/** Words that name nothing that a pronoun can stand for later, and signs that no noun has in it. */
const NO_NOUN =
  /^(?:and|or|but|its|their)\s|^(?:you|it|they|this|that|them|these|what|how|something|everything)$|^(?:there|that|if|how|to|whether)\b|[,;()→=]/i;

/** Nouns mentioned so far: what "it", "they" and "the daemon" can stand for. */
export class Memory {
  plural: string | null = null;
  singular: string | null = null;
  /** The subject of the sentence before, and the line it stands in. */
  subject: { readonly phrase: string; readonly node: OutlineNode } | null = null;
  readonly #terms = new Map<string, string>();
  /** Shorthand that the note explains for itself: "SE" is "side effects". */
  readonly legend: ReadonlyMap<string, string>;

  constructor(legend: ReadonlyMap<string, string> = new Map()) {
    this.legend = legend;
  }

  /** Forgets what was said: a new section begins. */
  reset(): void {
    this.plural = null;
    this.singular = null;
    this.subject = null;
    this.#terms.clear();
  }

  mention(phrase: string): void {
    const clean = phrase
      .replace(
        /^(?:the|a|an|multiple|many|several|some|all|any|each|every|more|these|those|your|\d+|two|three|four)\s+/i,
        '',
      )
      .trim();
    if (
      clean === '' ||
      countWords(clean) > 4 ||
      NO_NOUN.test(clean) ||
      PREPOSITIONS.has(bareWord(clean)) ||
      (clean.includes('ing ') && /^\p{L}+ing (?:an?|the|your)\b/u.test(clean))
    )
      return;
    if (isPlural(clean)) this.plural = clean;
    else this.singular = clean;
    const words = clean.split(' ');
    if (words.length > 1) this.#terms.set((words[words.length - 1] ?? '').toLowerCase(), clean);
  }

  /** "the daemon" -> "the Docker daemon" when that was named before. */
  completeTerm(phrase: string): string {
    const match = /^[Tt]he ([\p{L}-]+)$/u.exec(phrase);
    const known = match ? this.#terms.get((match[1] ?? '').toLowerCase()) : undefined;
    return known ? `the ${known}` : phrase;
  }
}

/** One line with everything a rule may ask about its surroundings. */
export interface LineContext {
  readonly node: OutlineNode;
  readonly scope: Scope;
  readonly memory: Memory;
  readonly from: number;
  readonly to: number;
  readonly priority: number;
  /** Bold, highlighted or code spans of the line. */
  readonly targets: readonly string[];
  /** A condition the line stands under: "If you have a server". */
  readonly lead: string | null;
  /** The span the line starts with, when it is marked. */
  readonly leadTerm: string | null;
}

/** The subject of the sentence just before, in the same line or the one right above. */
function recentSubject(context: LineContext): string | null {
  const recent = context.memory.subject;
  if (!recent || (recent.node !== context.node && recent.node !== context.node.previous)) return null;
  return recent.node === context.node || context.node.marker === 'plain' ? recent.phrase : null;
}

/** What "it" can mean here: the topic when it is singular, else the last singular noun. */
export function singularAntecedent(context: LineContext): string | null {
  const topic = context.scope.phrase;
  const recent = recentSubject(context);
  if (recent && !isPlural(recent)) return recent;
  if (topic && !isPlural(topic)) return topic;
  return context.memory.singular ?? topic;
}

/** What "they" can mean here: the last plural noun, else a plural topic. */
export function pluralAntecedent(context: LineContext): string | null {
  const topic = context.scope.phrase;
  const recent = recentSubject(context);
  if (recent && isPlural(recent)) return recent;
  if (context.memory.plural) return context.memory.plural;
  return topic && isPlural(topic) ? topic : null;
}

/**
 * The clause with a subject that stands alone: pronouns replaced, a missing subject filled in from the topic, or "you" for
 * what a person does. Null when nothing fits.
 */
export function completeSubject(clause: Clause, context: LineContext, near: string | null = null): Clause | null {
  const subject = clause.subject.trim();
  const lower = subject.toLowerCase();
  const withSubject = (found: string | null): Clause | null => (found ? changeClause(clause, found) : null);
  const inFront = subjectOfFront(clause.front) ?? near;
  if (lower.endsWith('ose') || lower.endsWith('ese'))
    if (/^(?:all |both |some )?(?:of )?(?:these|those)$/.test(lower)) return null;
  if (lower === 'both') return withSubject(context.scope.versus ? context.scope.versus.join(' and ') : null);
  if (subject === '' && clause.auxiliary === 'do' && clause.isNegated)
    return { ...clause, subject: 'you', auxiliary: 'must' };
  if (lower === 'it' && clause.front !== '' && clause.base === 'be' && EMPTY_IT.test(clause.rest)) return null;
  if (lower === 'it' && inFront && !isPlural(inFront)) return withSubject(definite(inFront));
  if (lower === 'they' && inFront && isPlural(inFront)) return withSubject(definite(inFront));
  if (lower === 'it' || lower === 'this' || lower === 'that') {
    const perspective = /^from (?:the |a |an )?(.+?)(?:'s|s)? (?:perspective|point of view|standpoint|view)$/i.exec(
      clause.front,
    );
    if (perspective) return withSubject(`the ${perspective[1] ?? ''}`);
    if (lower !== 'it') return null;
    return withSubject(nameOf(singularAntecedent(context)));
  }
  if (lower === 'they' || lower === 'these' || lower === 'those')
    return withSubject(pluralAntecedent(context) ?? nameOf(context.scope.phrase));
  if (lower === 'he' || lower === 'she') {
    const recent = recentSubject(context);
    return withSubject(recent && /^[A-Z]/.test(recent) ? recent : null);
  }
  const isUser = lower === 'users' || lower === 'user';
  if (lower === 'you' || (isUser && clause.shape !== 'copula')) return withSubject('you');
  if (isUser) return clause;
  if (subject !== '') {
    if (/\b(?:it|they|them)\b/i.test(subject) && countWords(subject) < 4) return null;
    return withSubject(
      bindPronouns(context.memory.completeTerm(subject), context, /^(?:its|their)\s/i.test(subject) ? near : null),
    );
  }
  const topic = nameOf(context.scope.phrase);
  if (clause.shape === 'copula') return withSubject(topic ?? context.memory.plural);
  if (clause.shape === 'modal') {
    if (clause.base === 'be' || clause.base === 'have') return withSubject(topic);
    // Only a person wants something: "may want to log all access".
    if (clause.base === 'want') return withSubject('you');
    const takesObject = clause.rest !== '' && !PREPOSITIONS.has(bareWord(firstWord(clause.rest)));
    const isChoice = /^(?:can|could|must|should|need to|have to)$/.test(clause.auxiliary);
    return withSubject(
      isChoice && isReaderVerb(clause.base) && (takesObject || /^(?:think|worry|pay|go)$/.test(clause.base))
        ? 'you'
        : topic,
    );
  }
  const isOrder = /^(?:never|always)$/i.test(clause.adverb) && clause.verb === clause.base && clause.shape === 'verb';
  if (isOrder) return { ...clause, subject: 'you', auxiliary: 'must', shape: 'modal' };
  const isBase = clause.verb === clause.base;
  const isDealtWith =
    topic !== null && isBase && clause.front === '' && ABOUT_TOPIC.has(clause.base) && WITHOUT_OBJECT.test(clause.rest);
  if (isDealtWith) return { ...clause, subject: 'you', rest: `${topic} ${clause.rest}` };
  if (!isBase) return withSubject(topic);
  const isUse = clause.base === 'use' && /^(?:them|it)\b|\b(?:if|when)\b/i.test(clause.rest);
  if (isUse) return withSubject('you');
  if (topic && isPlural(topic))
    return withSubject(
      isPersonVerb(clause.base) &&
        !/^(?:have|need|share|use|pass|change|move|start|stop|scale|get|give|allow)$/.test(clause.base)
        ? 'you'
        : topic,
    );
  const grants = /^(?:allow|enable|help|let|force|require|cause)$/.test(clause.base) && /\sto\s/.test(clause.rest);
  const usesAbove = clause.base === 'use' && /^(?:them|it)\b/i.test(clause.rest);
  if (usesAbove) return withSubject('you');
  if (isPersonVerb(clause.base) && !grants) return withSubject('you');
  const recent = recentSubject(context) ?? subjectAbove(context);
  const isRelated =
    recent !== null &&
    isPlural(recent) &&
    (!topic || recent.toLowerCase().includes(topic.replace(/^the /i, '').toLowerCase()));
  return withSubject(isRelated ? recent : topic);
}

/** "it is impossible to pass": "it" stands for the deed, not for a noun. */
const EMPTY_IT =
  /^(?:(?:im)?possible|hard|easy|easier|harder|difficult|necessary|unnecessary|important|better|best|good|bad|safe|unsafe|common|useful|required|recommended|allowed|forbidden|enough) (?:for \S+(?: \S+)? )?to [a-z]/i;

/** The subject of "if the master fails, it ...": what a pronoun after the comma stands for. */
function subjectOfFront(front: string): string | null {
  if (front === '') return null;
  const body =
    /^(?:even\s+)?(?:if|when|whenever|once|after|before|while|although|though|because|since|as|until)\s+(.+)$/i.exec(
      front,
    );
  const clause = body ? findClause(body[1] ?? '') : null;
  if (!clause || clause.subject === '' || PRONOUN_SUBJECTS.has(clause.subject.toLowerCase())) return null;
  return clause.subject;
}

/** What a person does with the thing that the lines are about: "store in the dark". */
const ABOUT_TOPIC = new Set(
  'give hold store replace administer inject swallow discard refrigerate dilute shake withdraw keep serve cook bake water prune'.split(
    ' ',
  ),
);
const WITHOUT_OBJECT =
  /^(?:in|if|when|every|with|at|before|after|on|once|until|for|by|without|as|within|during|twice|daily|slowly|cold|warm|dry)\b/i;

/** "a message" named before is "the message" now. */
export function definite(noun: string): string {
  return noun.replace(/^(?:an?|each|every|any)\s+/i, 'the ');
}

/** The subject of the line just above in the same list. */
function subjectAbove(context: LineContext): string | null {
  const recent = context.memory.subject;
  return recent && recent.node === context.node.previous ? recent.phrase : null;
}

function nameOf(phrase: string | null): string | null {
  if (!phrase) return null;
  const named = withArticle(phrase);
  return named.replace(/^an? /, 'the ');
}

/** "at this layer" below "Physical Layer" is at the physical layer; "here" at the end is in what the lines are about. */
function nameThis(text: string, topic: string | null): string {
  if (!topic) return text;
  const head = findHeadNoun(topic).toLowerCase();
  const named = nameOf(topic) ?? topic;
  return text
    .replace(/\b[Tt]his ([\p{L}-]+)\b/gu, (all, noun: string) =>
      noun.toLowerCase() === head ? (/^the /i.test(named) ? named : `the ${named}`) : all,
    )
    .replace(/\bhere$/i, `in ${named}`);
}

/**
 * Replaces "it", "they", "them", "its", "their" whose noun stands outside the text. `near` is the noun named just before,
 * for example in the first half of the sentence.
 */
export function bindPronouns(raw: string, context: LineContext, near: string | null): string {
  if (!/\b(?:it|its|they|them|their|itself|this|here)\b/i.test(raw)) return raw;
  const text = nameThis(raw, context.scope.phrase);
  const meant = near === null ? null : nounOfDeed(near);
  const isNearPlural = meant !== null && isPlural(meant);
  const nameOne = (): string | null =>
    near && !isNearPlural ? definite(decapitalise(nounOfDeed(near))) : nameOf(singularAntecedent(context));
  const nameSeveral = (): string | null => (isNearPlural ? meant : pluralAntecedent(context));
  return text.replace(/\b(it|its|they|them|their)\b/gi, (word, _group: string, offset: number) => {
    const before = text.slice(0, offset);
    const lower = word.toLowerCase();
    const after = text.slice(offset + word.length);
    if (near && /^\s+own\b/i.test(after)) return word;
    // "a role for CodeDeploy to perform what it needs".
    if (lower === 'it' && /\bfor [A-Z]\S* to\s/.test(before)) return word;
    if (lower === 'it' && /\b(?:make|find)s?\s$/i.test(before) && EASED.test(after)) return word;
    const isPluralWord = lower.startsWith('the');
    if (hasNounBefore(before, isPluralWord)) return word;
    const noun = isPluralWord ? nameSeveral() : nameOne();
    if (!noun) return word;
    if (lower === 'its' || lower === 'their') return noun.endsWith('s') ? `${noun}'` : `${noun}'s`;
    return noun;
  });
}

/** "makes it easy to draw": "it" stands for the deed. */
const EASED =
  /^\s(?:easy|easier|possible|hard|harder|simple|simpler|cheaper|faster|impossible)\s(?:for \S+ (?:\S+ )?)?to\s/i;

/**
 * The same for what stands behind the verb of a subject. "It" right behind the verb is not the subject, since who does something
 * does it to something else: it is what the lines are about, and where the line above spoke of a third thing it stays "it".
 */
export function bindObject(rest: string, context: LineContext, subject: string | null): string {
  const match = subject && nounOfDeed(subject) === subject ? /^it\b(.*)$/is.exec(rest) : null;
  if (!match || !subject) return bindPronouns(rest, context, subject);
  return `${nameOf(clearObject(subject, context)) ?? 'it'}${bindPronouns(match[1] ?? '', context, subject)}`;
}

function clearObject(subject: string, context: LineContext): string | null {
  const topic = context.scope.phrase;
  const above = context.memory.subject;
  if (!topic || isPlural(topic) || bareName(topic) === bareName(subject)) return null;
  return above && bareName(above.phrase) !== bareName(topic) ? null : topic;
}

function bareName(phrase: string): string {
  return phrase.replace(/^(?:the|an?)\s+/i, '').toLowerCase();
}

/** What "it" means after "deleting a file adds ...": the file, not the deleting. */
export function nounOfDeed(subject: string): string {
  const deed = /^\p{L}+ing\s+(.+)$/u.exec(subject);
  const object = deed ? findObject(deed[1] ?? '') : '';
  return object === ''
    ? subject
    : definite(/^(?:the|an?|your|its)\s/i.test(object) || isPlural(object) ? object : `the ${object}`);
}

function hasNounBefore(before: string, wantsPlural: boolean): boolean {
  const words = before.split(' ').filter((word) => word.length > 2);
  if (wantsPlural) return words.some((word) => isPlural(word.replace(/[,;.]$/, '')));
  if (words.length < 2) return false;
  return /\b(?:[Aa]n?|[Tt]he|[Yy]our|[Ee]ach|[Ee]very|[Oo]ne)\s+\p{L}/u.test(before);
}

/** Remembers the nouns of a clause for the lines that follow. */
export function rememberClause(clause: Clause, context: LineContext): void {
  if (clause.subject && clause.subject.toLowerCase() !== 'you') {
    context.memory.mention(clause.subject);
    context.memory.subject = { phrase: clause.subject, node: context.node };
  }
  // "void means that the contract never existed": what is told about is the contract.
  const told = clause.base === 'mean' ? findClause(/^that (.+)$/.exec(clause.rest)?.[1] ?? '') : null;
  if (told?.subject) context.memory.subject = { phrase: told.subject, node: context.node };
  const implied = clause.shape === 'copula' ? null : findObject(clause.rest);
  if (implied) context.memory.mention(implied);
}

/** True when the words are a noun phrase that can be a term: short, no verb, no question. */
export function isTermLike(text: string): boolean {
  const words = text.split(' ');
  if (/^(?:[A-Za-z]\.){2,}$/.test(text)) return true;
  if (
    text === '' ||
    words.length > 6 ||
    /[,;:.?!→=]/.test(text.replace(/\.(?=\w)|\b(?:Art|Sec|Nr|No|Ch|St|Dr)\.(?= )/g, ''))
  )
    return false;
  if (
    !/^[A-Z]{2,}$/.test(text) &&
    /^(?:if|when|because|so|then|also|and|or|but|to|for|with|in|on|at|by|from|after|before|you|it|they|this|that|these|there|can|must|need|not|no|only|e\.g|i\.e|once|while|unless|as)\b/i.test(
      text,
    )
  )
    return false;
  const head = findHeadNoun(text);
  return (
    (head !== '' && (!isParticiple(head.toLowerCase()) || words.length === 1) && findImpliedClause(text) === null) ||
    words.length === 1
  );
}

import type { Clause } from '../english/clause.ts';
import { findImpliedClause, findObject } from '../english/clause.ts';
import { findHeadNoun, isPlural, withArticle } from '../english/noun-phrase.ts';
import { isParticiple, isPersonVerb } from '../english/verbs.ts';
import { bareWord, PREPOSITIONS } from '../english/words.ts';
import type { OutlineNode } from '../outline/outline-types.ts';
import type { Scope } from '../outline/topic.ts';

/** Nouns mentioned so far: what "it", "they" and "the daemon" can stand for. */
export class Memory {
  plural: string | null = null;
  singular: string | null = null;
  /** The subject of the sentence before, and the line it stands in. */
  subject: { readonly phrase: string; readonly node: OutlineNode } | null = null;
  readonly #terms = new Map<string, string>();

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
    if (clean === '' || clean.split(' ').length > 4 || /[,;()→=]/.test(clean) || PREPOSITIONS.has(bareWord(clean)))
      return;
    if (/^(?:you|it|they|this|that|them|these|what|how|something|everything)$/i.test(clean)) return;
    if (isPlural(clean)) this.plural = clean;
    else this.singular = clean;
    const words = clean.split(' ');
    if (words.length > 1) this.#terms.set((words[words.length - 1] ?? '').toLowerCase(), clean);
  }

  /** "the daemon" -> "the Docker daemon" when that was named before. */
  completeTerm(phrase: string): string {
    const match = /^the ([\p{L}-]+)$/iu.exec(phrase);
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
export function completeSubject(clause: Clause, context: LineContext): Clause | null {
  const subject = clause.subject.trim();
  const lower = subject.toLowerCase();
  const withSubject = (found: string | null): Clause | null => (found ? { ...clause, subject: found } : null);
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
  if (lower === 'you' || lower === 'users' || lower === 'user') return withSubject('you');
  if (subject !== '') {
    if (/\b(?:it|they|them)\b/i.test(subject) && subject.split(' ').length < 4) return null;
    return withSubject(bindPronouns(context.memory.completeTerm(subject), context, null));
  }
  const topic = nameOf(context.scope.phrase);
  if (clause.shape === 'copula') return withSubject(topic ?? context.memory.plural);
  if (clause.shape === 'modal') {
    if (clause.base === 'be' || clause.base === 'have') return withSubject(topic);
    const takesObject = clause.rest !== '' && !PREPOSITIONS.has(bareWord(clause.rest.split(' ')[0] ?? ''));
    return withSubject(isPersonVerb(clause.base) && takesObject ? 'you' : topic);
  }
  const isBase = clause.verb === clause.base;
  if (!isBase) return withSubject(topic);
  if (topic && isPlural(topic))
    return withSubject(
      isPersonVerb(clause.base) &&
        !/^(?:have|need|share|use|pass|change|move|start|stop|scale|get|give|allow)$/.test(clause.base)
        ? 'you'
        : topic,
    );
  if (isPersonVerb(clause.base)) return withSubject('you');
  return withSubject(context.memory.plural ?? topic);
}

function nameOf(phrase: string | null): string | null {
  if (!phrase) return null;
  const named = withArticle(phrase);
  return named.replace(/^an? /, 'the ');
}

/**
 * Replaces "it", "they", "them", "its", "their" whose noun stands outside the text. `near` is the noun named just before,
 * for example in the first half of the sentence.
 */
export function bindPronouns(text: string, context: LineContext, near: string | null): string {
  if (!/\b(?:it|its|they|them|their|itself)\b/i.test(text)) return text;
  const single = near && !isPlural(near) ? near : nameOf(singularAntecedent(context));
  const plural = near && isPlural(near) ? near : pluralAntecedent(context);
  return text.replace(/\b(it|its|they|them|their)\b/gi, (word, _group: string, offset: number) => {
    const before = text.slice(0, offset);
    const lower = word.toLowerCase();
    const isPluralWord = lower.startsWith('the');
    if (hasNounBefore(before, isPluralWord)) return word;
    const noun = isPluralWord ? plural : single;
    if (!noun) return word;
    if (lower === 'its' || lower === 'their') return noun.endsWith('s') ? `${noun}'` : `${noun}'s`;
    return noun;
  });
}

function hasNounBefore(before: string, wantsPlural: boolean): boolean {
  const words = before.split(' ').filter((word) => word.length > 2);
  if (words.length < 2) return false;
  if (wantsPlural) return words.some((word) => isPlural(word.replace(/[,;.]$/, '')));
  return /\b(?:a|an|the|your|each|every|one)\s+\p{L}+/iu.test(before);
}

/** Remembers the nouns of a clause for the lines that follow. */
export function rememberClause(clause: Clause, context: LineContext): void {
  if (clause.subject && clause.subject.toLowerCase() !== 'you') {
    context.memory.mention(clause.subject);
    context.memory.subject = { phrase: clause.subject, node: context.node };
  }
  const implied = clause.shape === 'copula' ? null : findObject(clause.rest);
  if (implied) context.memory.mention(implied);
}

/** True when the words are a noun phrase that can be a term: short, no verb, no question. */
export function isTermLike(text: string): boolean {
  const words = text.split(' ');
  if (text === '' || words.length > 6 || /[,;:.?!→=]/.test(text.replace(/\.(?=\w)/g, ''))) return false;
  if (
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

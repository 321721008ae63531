import type { Clause } from '../english/clause.ts';
import { startsNounPhrase } from '../english/find-verb.ts';
import { isAdjective } from '../english/implied-clause.ts';
import { decapitalise, isPlural } from '../english/noun-phrase.ts';
import { findVerbForm, gerund, isParticiple, thirdPerson } from '../english/verbs.ts';
import {
  ADJECTIVES,
  bareWord,
  CONJUNCTIONS,
  firstWord,
  PREPOSITIONS,
  PRONOUN_SUBJECTS,
  readWords,
  SUBORDINATORS,
  type Words,
} from '../english/words.ts';
import { joinWords } from './ask.ts';

/** The subject inside a sentence: names that start like a preposition ("On Demand Instances") keep their capital. */
function lowerSubject(subject: string): string {
  const first = firstWord(subject);
  const isName = PREPOSITIONS.has(first.toLowerCase()) || /^[A-Z][a-z]+$/.test(subject);
  return isName &&
    /^[A-Z]/.test(first) &&
    !PRONOUN_SUBJECTS.has(first.toLowerCase()) &&
    !/^(?:There|Everything|Data)$/.test(first)
    ? subject
    : decapitalise(subject);
}

export function isYou(subject: string): boolean {
  return subject.toLowerCase() === 'you';
}

/** True when the verb after this subject has its plain form. */
export function takesPlainVerb(subject: string): boolean {
  return isYou(subject) || isPlural(subject) || /^(?:they|we|these|those)$/i.test(subject);
}

/** The number of the verb: several things with commas between them have the one that the writer gave them. */
function isSeveral(clause: Clause): boolean {
  if (takesPlainVerb(clause.subject)) return true;
  const isWritten =
    clause.shape === 'verb' ? clause.verb === clause.base : /^(?:are|were|do|have)\b/.test(clause.auxiliary);
  return (
    isWritten && /^[^\s,()]+(?:\s[^\s,()]+){0,2}(?:,\s(?:and\s)?[^\s,()]+(?:\s[^\s,()]+){0,2})+$/.test(clause.subject)
  );
}

export function beOf(clause: Clause): string {
  if (clause.auxiliary === 'was' || clause.auxiliary === 'were') return isSeveral(clause) ? 'were' : 'was';
  if (clause.auxiliary.endsWith('been')) return `${isSeveral(clause) ? 'have' : 'has'} been`;
  return isSeveral(clause) ? 'are' : 'is';
}

/** The whole sentence again, with agreeing verb: the base of gap cards. No full stop. */
export function writeSentence(clause: Clause, rest = clause.rest): string {
  const subject = clause.subject;
  const front = clause.front ? `${clause.front},` : '';
  const inside = lowerSubject(subject);
  const start = front ? inside : subject;
  if (clause.shape === 'copula') {
    return joinWords(
      front,
      start,
      beOf(clause),
      clause.isNegated && !/\bnever\b/i.test(clause.adverb) && 'not',
      clause.adverb,
      rest,
    );
  }
  if (clause.shape === 'modal') {
    const not = clause.isNegated && !/\bnever\b/i.test(clause.adverb);
    const auxiliary = agreeAuxiliary(clause);
    const modal = not && auxiliary === 'can' ? 'cannot' : joinWords(auxiliary, not && 'not');
    return joinWords(front, start, modal, clause.adverb, clause.base, rest);
  }
  const verb = clause.shape === 'past' ? clause.verb : isSeveral(clause) ? clause.base : thirdPerson(clause.base);
  return joinWords(front, start, clause.adverb, verb, rest);
}

function agreeAuxiliary(clause: Clause): string {
  const plain = isSeveral(clause);
  if (clause.auxiliary === 'need to') return plain ? 'need to' : 'needs to';
  if (clause.auxiliary === 'have to') return plain ? 'have to' : 'has to';
  if (clause.auxiliary === 'do' || clause.auxiliary === 'does') return plain ? 'do' : 'does';
  if (clause.auxiliary === 'have' || clause.auxiliary === 'has') return plain ? 'have' : 'has';
  return clause.auxiliary;
}

/** "Docker containers running on the same server": the clause as a noun phrase, after "consequence of". */
export function writeGerund(clause: Clause): string {
  const subject = isYou(clause.subject) ? 'you' : decapitalise(clause.subject);
  const not = clause.isNegated && 'not';
  if (clause.shape === 'copula')
    return joinWords(subject, not, !/^[a-z]+ing\b/.test(clause.rest) && 'being', clause.adverb, clause.rest);
  if (clause.shape === 'modal') {
    const able = clause.auxiliary === 'can' || clause.auxiliary === 'could' ? 'being able to' : null;
    if (/^(?:have|has|had)$/.test(clause.auxiliary))
      return joinWords(subject, not, 'having', clause.adverb, clause.base, clause.rest);
    const having = /^(?:must|need to|have to|should)$/.test(clause.auxiliary) ? 'having to' : null;
    if (able ?? having) return joinWords(subject, not, able ?? having, clause.base, clause.rest);
    return joinWords(subject, not, clause.adverb, gerund(clause.base), clause.rest);
  }
  return joinWords(subject, clause.adverb, gerund(clause.base), clause.rest);
}

/**
 * The words that open a question about what follows the verb: "do security groups only contain". `tail` is put at the end.
 */
export function invert(clause: Clause, tail: string): string {
  const subject = lowerSubject(clause.subject);
  const not = clause.isNegated && !/\bnever\b/i.test(clause.adverb) && 'not';
  const plain = isSeveral(clause);
  if (clause.shape === 'copula') return joinWords(beOf(clause), subject, not, clause.adverb, tail);
  if (clause.shape === 'past') return joinWords('did', subject, clause.adverb, clause.base, tail);
  if (clause.shape === 'modal') {
    if (clause.auxiliary === 'need to' || clause.auxiliary === 'have to') {
      return joinWords(
        plain ? 'do' : 'does',
        subject,
        not,
        clause.auxiliary.replace(' to', ''),
        clause.adverb,
        'to',
        clause.base,
        tail,
      );
    }
    const auxiliary = agreeAuxiliary(clause);
    return joinWords(auxiliary, subject, not, clause.adverb, clause.base, tail);
  }
  return joinWords(plain ? 'do' : 'does', subject, clause.adverb, clause.base, tail);
}

export interface SplitRest {
  /** What the verb acts on, or the complement. */
  readonly core: string;
  /** "when the stack is deleted", "to save costs": can move into the question. */
  readonly tail: string;
  readonly tailKind: 'condition' | 'purpose' | 'manner' | 'place' | null;
}

const CONDITION_WORDS = new Set(
  'if when whenever unless until while once during before after because since except'.split(' '),
);

/** Verbs whose "to ..." is what they are about: "allows users to log in". */
const INFINITIVE_VERBS = new Set(
  'allow enable let help require force cause tell ask invite encourage urge persuade remind warn teach want need expect permit lead tend try start begin continue fail have seem appear wait be get'.split(
    ' ',
  ),
);

/** Splits what follows the verb at the first adverbial: a condition, a purpose, a manner. */
export function splitRest(rest: string, base = ''): SplitRest {
  const takesInfinitive = INFINITIVE_VERBS.has(base);
  const words = readWords(rest);
  const { tokens, bare } = words;
  let depth = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? '';
    if (token.startsWith('(')) depth += 1;
    const inside = depth > 0;
    if (token.includes(')')) depth -= 1;
    if (inside) continue;
    const word = bare[i] ?? '';
    if (i === 0 && /^(?:that|whether|how)$/.test(word)) return { core: rest, tail: '', tailKind: null };
    const kind = tailKindAt(words, i);
    if (!kind || (takesInfinitive && kind === 'purpose' && word === 'to')) continue;
    const from = i > 0 && bare[i - 1] === 'only' && kind === 'condition' ? i - 1 : i;
    const core = tokens.slice(0, from).join(' ').replace(/[,;]$/, '');
    return { core, tail: tokens.slice(from).join(' ').replace(/[.]$/, ''), tailKind: kind };
  }
  return { core: rest, tail: '', tailKind: null };
}

function tailKindAt({ tokens, bare }: Words, index: number): SplitRest['tailKind'] {
  const word = bare[index] ?? '';
  const next = bare[index + 1] ?? '';
  if (CONDITION_WORDS.has(word) && next !== '' && next !== 'of') return 'condition';
  if (word === 'so' && next === 'that') return 'purpose';
  if (word === 'in' && next === 'order') return bare[index + 2] === 'to' ? 'purpose' : null;
  if (word === 'in' && next === 'case') return 'condition';
  if (index > 0 && word === 'by' && next === 'default') return 'condition';
  if (
    index > 0 &&
    word === 'to' &&
    /^[a-z]/.test(tokens[index + 1] ?? '') &&
    isVerbAfterTo(next) &&
    !(next === 'do' && index + 2 >= tokens.length) &&
    findVerbForm(next)?.form === 'base' &&
    (findVerbForm(next)?.nounToo !== true || startsNounPhrase(tokens[index + 2] ?? '')) &&
    !isCatenative(bare[index - 1] ?? '')
  )
    return 'purpose';
  if (index > 0 && (word === 'by' || word === 'without' || word === 'using') && (/ing$/.test(next) || word === 'using'))
    return 'manner';
  return null;
}

function isVerbAfterTo(word: string): boolean {
  if (PRONOUN_SUBJECTS.has(word) || /^(?:them|it|us|him|her)$/.test(word)) return false;
  if (ADJECTIVES.has(word) && findVerbForm(word)?.form !== 'base') return false;
  return (
    word !== '' &&
    /^[a-z]+$/.test(word) &&
    !PREPOSITIONS.has(word) &&
    !SUBORDINATORS.has(word) &&
    !/^(?:the|a|an|your|its|this|that|all|any|each|one|another|other|multiple|many)$/.test(word) &&
    !isNounLike(word)
  );
}

function isNounLike(word: string): boolean {
  return /(?:tion|ment|ness|ity|ers|s)$/.test(word) && !/(?:ss|ess|pass|process|access|address)$/.test(word);
}

/** Words whose "to ..." is no purpose: "able to", "way to", "allowed to", "how to". */
function isCatenative(word: string): boolean {
  return /^(?:set|configured|designed|made|asked|told|able|unable|allowed|going|way|ways|how|ability|need|needs|used|have|has|had|likely|want|wants|ready|possible|permission|permissions|access|right|trying|try|supposed|up|due|what|when|where|easy|easier|hard|harder|required|want|free|similar|equal|related|connected|close|attached|compared|next|according|prior|thanks|addition|invitations?|failure|attempts?|intention|promise|duty|refusal|decision|obligation|willingness|tendency)$/.test(
    word,
  );
}

/** "stored in S3" -> participle, preposition and what follows. Null when there is no such pattern. */
export function splitPassive(complement: string): { head: string; preposition: string; object: string } | null {
  const tokens = complement.split(' ');
  // Words such as "at rest" behind the participle.
  let state = 0;
  for (let i = 1; i < Math.min(tokens.length, 6); i++) {
    const word = bareWord(tokens[i] ?? '');
    if ((tokens[i] ?? '').startsWith('(') || CONJUNCTIONS.has(word)) return null;
    if (!PREPOSITIONS.has(word)) continue;
    const isState = /^(?:at rest|in transit|in flight)$/.test(`${word} ${bareWord(tokens[i + 1] ?? '')}`);
    if (isState && i + 3 < tokens.length) {
      state += 2;
      i += 1;
      continue;
    }
    const before = bareWord(tokens[i - 1 - state] ?? '');
    if (
      !isParticiple(before) &&
      !isAdjective(before) &&
      !/^(?:subject|part|due|proportional|rich|resistant|related)$|(?:er|able|ent|ant|ful|ive)$/.test(before)
    )
      return null;
    if (i + 1 >= tokens.length) return null;
    return { head: tokens.slice(0, i).join(' '), preposition: word, object: tokens.slice(i + 1).join(' ') };
  }
  return null;
}

import { memoize } from '../memoize.ts';
import { DO_FORMS, type Found, findVerb } from './find-verb.ts';
import { isPlural } from './noun-phrase.ts';
import { findVerbForm, isParticiple } from './verbs.ts';
import {
  ADVERBS,
  CONJUNCTIONS,
  COPULAS,
  countWords,
  DETERMINERS,
  MODALS,
  PREPOSITIONS,
  readWords,
  SUBORDINATORS,
  type Words,
} from './words.ts';

/** A statement taken apart. `rest` is what follows the verb; for "is" and "are" it is the whole complement. */
export interface Clause {
  /** What stands before the subject: "From the server's perspective". */
  readonly front: string;
  /** Empty when the line leaves it out: "runs on Linux". */
  readonly subject: string;
  readonly adverb: string;
  /** `can`, `must`, `need to`, `is`, `does`; empty for a plain verb. */
  readonly auxiliary: string;
  readonly isNegated: boolean;
  /** Base form of the main verb; `be` for a copula. */
  readonly base: string;
  /** The main verb as written. */
  readonly verb: string;
  readonly shape: 'copula' | 'modal' | 'verb' | 'past';
  readonly rest: string;
}

/** The clause with another subject, and another rest and front. Written out, not spread: every statement passes here. */
export function changeClause(clause: Clause, subject: string, rest = clause.rest, front = clause.front): Clause {
  const { adverb, auxiliary, isNegated, base, verb, shape } = clause;
  return { front, subject, adverb, auxiliary, isNegated, base, verb, shape, rest };
}

/** "Usually, the lamp is off": one word in front of a whole sentence. */
const SENTENCE_ADVERB =
  /^(?:generally|usually|typically|normally|internally|technically|historically|traditionally|originally|ideally|meanwhile|nowadays),$/i;

const FIXED_FRONT = /^(?:under the (?:hood|covers)|behind the (?:scenes|curtains?)|at some point)$/;

/** "Traditionally you need a hose": the same without a comma, in front of words that open a sentence. */
const BARE_ADVERB =
  /^(?:usually|typically|normally|technically|historically|traditionally|originally|ideally|nowadays)$/i;

/** Splits a leading phrase off: "In a VPC, subnets are ..." or "from the server's view it runs ...". */
function splitFront(words: Words): number {
  const { tokens, bare } = words;
  const first = bare[0] ?? '';
  if (first === 'by' && /^default,?$/.test(tokens[1] ?? '')) return 2;
  if (FIXED_FRONT.test(`${first} ${bare[1] ?? ''} ${bare[2] ?? ''}`) && tokens.length > 5) return 3;
  if (first === 'to') return splitGoal(words);
  const isTime =
    /^(?:years?|months?|weeks?|days?|hours?|decades?|centuries)$/.test(bare[1] ?? '') &&
    /^(?:later|earlier|ago|after|before),$/.test(tokens[2] ?? '');
  if (isTime)
    return 3 + (PREPOSITIONS.has(bare[3] ?? '') ? splitFront({ tokens: tokens.slice(3), bare: bare.slice(3) }) : 0);
  if (
    /^(?:in|by|from|since|until|around)$/.test(first) &&
    /^\d{3,4}s?$/.test(tokens[1] ?? '') &&
    /^(?:the|an?|[A-Z].*)$/.test(tokens[2] ?? '')
  )
    return 2;
  if (/^(?:during|in|after|before|at|on|under|within|throughout)$/.test(first) && DETERMINERS.has(bare[1] ?? '')) {
    for (let i = 3; i < Math.min(tokens.length - 2, 7); i++) {
      const before = bare[i - 1] ?? '';
      if (/,$/.test(tokens[i - 1] ?? '') || PREPOSITIONS.has(bare[i] ?? '')) break;
      if (
        /^(?:the|an?|each|every|all|you|it|they)$/.test(bare[i] ?? '') &&
        !PREPOSITIONS.has(before) &&
        !CONJUNCTIONS.has(before)
      )
        return i;
    }
  }
  if (first === 'for' && !tokens.slice(0, 8).some((token) => /,$/.test(token))) {
    const modal = bare.findIndex((word, index) => index >= 2 && index <= 5 && MODALS.has(word));
    if (modal > 0 && !DETERMINERS.has(bare[modal - 2] ?? '')) return modal;
  }
  const isSubordinate = SUBORDINATORS.has(first) || first === 'even';
  const opens =
    PREPOSITIONS.has(first) ||
    isSubordinate ||
    (first === 'except' && bare[1] === 'for') ||
    (first === 'just' && bare[1] === 'like');
  if (!opens && SENTENCE_ADVERB.test(tokens[0] ?? '')) return 1;
  if (BARE_ADVERB.test(tokens[0] ?? '') && /^(?:you|they|it|the|there)$/.test(bare[1] ?? '')) return 1;
  if (!opens)
    return /^(?:then|so|therefore|thus|hence|also|finally|however|instead|plus|note|remember),?$/i.test(tokens[0] ?? '')
      ? 1
      : 0;
  for (let i = 1; i < Math.min(tokens.length - 1, 16); i++) {
    if (/,$/.test(tokens[i] ?? '') && !/^(?:e\.g\.|i\.e\.|etc)/.test(tokens[i] ?? '')) return i + 1;
  }
  for (let i = 2; i < Math.min(tokens.length - 1, 12); i++) {
    const word = bare[i] ?? '';
    if (word === 'it' || word === 'they' || word === 'you' || word === 'there') {
      const next = bare[i + 1] ?? '';
      const isSubject =
        ADVERBS.has(next) || MODALS.has(next) || COPULAS.has(next) || DO_FORMS.has(next) || findVerbForm(next) !== null;
      if (isSubject && (isSubordinate ? countSubjects(words, i) > 0 : true)) return i;
    }
    if (isSubordinate && i > 2 && MODALS.has(word) && isVerbPhrase(words, 1, i)) return i;
  }
  return 0;
}

/** "to expose a function can use a balancer": the words before the modal say what for. */
function splitGoal(words: Words): number {
  const { tokens, bare } = words;
  for (let i = 2; i < Math.min(tokens.length - 1, 18); i++) {
    if (/,$/.test(tokens[i] ?? '')) return i + 1;
    const word = bare[i] ?? '';
    const isSubject = word === 'you' || MODALS.has(word);
    if (isSubject && !PREPOSITIONS.has(bare[i - 1] ?? '')) return i;
  }
  return 0;
}

/** "if use SSE-KMS" before "may": words that start with a verb and hold no other subject. */
function isVerbPhrase(words: Words, from: number, to: number): boolean {
  const { tokens, bare } = words;
  const form = findVerbForm(bare[from] ?? '');
  return form !== null && form.form === 'base' && to - from >= 2 && !/,$/.test(tokens[to - 1] ?? '');
}

/** A subordinate clause has a verb of its own before the main subject comes. */
function countSubjects(words: Words, before: number): number {
  const { bare } = words;
  let verbs = 0;
  for (let i = 1; i < before; i++) {
    const word = bare[i] ?? '';
    const form = findVerbForm(word);
    if (COPULAS.has(word) || MODALS.has(word) || (form && form.form !== 'gerund' && !form.nounToo)) verbs += 1;
  }
  return verbs;
}

/** "always update the parent", "never rebase": the adverb before a command. */
function skipAdverb(words: Words, start: number): number {
  const { tokens, bare } = words;
  const isAdverb = /^(?:always|never|only|just|simply|also|directly|automatically|first)$/i.test(tokens[start] ?? '');
  return isAdverb && findVerbForm(bare[start + 1] ?? '')?.form === 'base' ? start + 1 : start;
}

/** A bold name at the start is no verb, whatever its words: "**Block Public Access** settings were made". */
function skipName(text: string, tokens: readonly string[], start: number, names: readonly string[]): number {
  if (start > 0) return start;
  const name = names.find((one) => one.includes(' ') && /^[A-Z]/.test(one) && text.startsWith(one));
  const words = name ? countWords(name) : 0;
  return words > 0 && words < tokens.length ? words - 1 : start;
}

/** Takes a line apart into subject, verb and rest. Returns null when it holds no finite verb: a name or a fragment. */
export function findClause(text: string, names: readonly string[] = []): Clause | null {
  return names.length === 0 ? findPlainClause(text) : readClause(text, names);
}

const findPlainClause = memoize((text) => readClause(text, []));

function readClause(text: string, names: readonly string[]): Clause | null {
  const words = readWords(text);
  const { tokens, bare } = words;
  if (tokens.length < 2) return null;
  const start = splitFront(words);
  const from = skipName(text, tokens, start, names);
  const ordered = skipAdverb(words, from);
  const form = ordered > from ? findVerbForm(bare[ordered] ?? '') : null;
  const found: Found | null = form ? { at: ordered, kind: 'verb', form } : findVerb(words, from);
  if (!found || (found.at > start && CONJUNCTIONS.has(bare[found.at - 1] ?? ''))) return null;
  return buildClause(words, start, found);
}

/** "have bought shares": the participle is the verb, not an adjective of what is had. */
function isPerfect(words: Words, at: number): boolean {
  const { tokens, bare } = words;
  const word = bare[at] ?? '';
  const next = bare[at + 1] ?? '';
  return (
    isParticiple(word) &&
    findVerbForm(word) !== null &&
    (next === '' || DETERMINERS.has(next) || PREPOSITIONS.has(next) || isPlural(tokens[at + 1] ?? ''))
  );
}

function buildClause(words: Words, start: number, found: Found): Clause | null {
  const { tokens, bare } = words;
  let subjectEnd = found.at;
  const adverbs: string[] = [];
  while (subjectEnd > start && ADVERBS.has(bare[subjectEnd - 1] ?? '') && !/,$/.test(tokens[subjectEnd - 1] ?? '')) {
    subjectEnd -= 1;
    adverbs.unshift(tokens[subjectEnd] ?? '');
  }
  if (start === 0 && subjectEnd > 0) {
    const firstWord = bare[0] ?? '';
    if (firstWord === 'only' || firstWord === 'also') subjectEnd = Math.max(subjectEnd, 1);
  }
  const front = tokens.slice(0, start).join(' ').replace(/,$/, '');
  const subject = tokens.slice(start, subjectEnd).join(' ').replace(/,$/, '');
  let at = found.at + 1;
  let isNegated = false;
  const takeAdverbs = (): void => {
    for (; at < tokens.length; at++) {
      const word = bare[at] ?? '';
      if (word === 'not' || word === 'never') isNegated = true;
      if (word === 'not') continue;
      if (word === 'by' && /^default$/i.test(tokens[at + 1] ?? '') && at + 2 < tokens.length) {
        adverbs.push('by default');
        at += 1;
        continue;
      }
      if (word === 'no' && !/^(?:longer|more)$/.test(bare[at + 1] ?? '')) break;
      if (
        word === 'never' ||
        (ADVERBS.has(word) && at + 1 < tokens.length && word !== 'more' && word !== 'so' && word !== 'once')
      ) {
        adverbs.push(tokens[at] ?? '');
        continue;
      }
      break;
    }
  };
  const word = bare[found.at] ?? '';
  const rest = (): string => tokens.slice(at).join(' ');
  if (adverbs.some((adverb) => /^never$/i.test(adverb))) isNegated = true;
  if (found.kind === 'copula') {
    takeAdverbs();
    return {
      front,
      subject,
      adverb: adverbs.join(' '),
      auxiliary: word,
      isNegated,
      base: 'be',
      verb: word,
      shape: 'copula',
      rest: rest(),
    };
  }
  if (found.kind === 'modal' || found.kind === 'do') {
    const auxiliary = word === 'cannot' ? 'can' : word === 'need' && bare[at] === 'be' ? 'must' : word;
    if (word === 'cannot') isNegated = true;
    takeAdverbs();
    const main = bare[at] ?? '';
    if (main === '' || SUBORDINATORS.has(main) || PREPOSITIONS.has(main) || CONJUNCTIONS.has(main)) return null;
    at += 1;
    const base =
      findVerbForm(main)?.base ?? (/^[A-Z]{2,}$/.test(tokens[at - 1] ?? '') ? (tokens[at - 1] ?? main) : main);
    if (base === 'be') takeAdverbs();
    return {
      front,
      subject,
      adverb: adverbs.join(' '),
      auxiliary,
      isNegated,
      base,
      verb: main,
      shape: 'modal',
      rest: rest(),
    };
  }
  const next = bare[at] ?? '';
  const wantsInfinitive = found.kind === 'have' || found.form?.base === 'need';
  if (wantsInfinitive && next === 'to' && at + 1 < tokens.length) {
    at += 1;
    const main = bare[at] ?? '';
    at += 1;
    const auxiliary = found.kind === 'have' ? 'have to' : 'need to';
    const base = findVerbForm(main)?.base ?? main;
    return {
      front,
      subject,
      adverb: adverbs.join(' '),
      auxiliary,
      isNegated,
      base,
      verb: main,
      shape: 'modal',
      rest: rest(),
    };
  }
  if (found.kind === 'have' && next === 'been') {
    at += 1;
    return {
      front,
      subject,
      adverb: adverbs.join(' '),
      auxiliary: `${word} been`,
      isNegated,
      base: 'be',
      verb: word,
      shape: 'copula',
      rest: rest(),
    };
  }
  if (found.kind === 'have' && isPerfect(words, at)) {
    const main = bare[at] ?? '';
    at += 1;
    return {
      front,
      subject,
      adverb: adverbs.join(' '),
      auxiliary: word,
      isNegated,
      base: main,
      verb: main,
      shape: 'modal',
      rest: rest(),
    };
  }
  const base = found.form?.base ?? word;
  const shape = found.kind === 'past' ? 'past' : 'verb';
  return { front, subject, adverb: adverbs.join(' '), auxiliary: '', isNegated, base, verb: word, shape, rest: rest() };
}

/** Whether the clause tells somebody to do something: "handle burnt rolls", with nobody named and nothing in front. */
export function isOrder(clause: Clause | null): clause is Clause {
  return (
    clause !== null &&
    clause.subject === '' &&
    clause.front === '' &&
    clause.shape === 'verb' &&
    clause.verb === clause.base
  );
}

import { findHeadNoun, isPlural } from './noun-phrase.ts';
import { findVerbForm, isParticiple, type VerbForm } from './verbs.ts';
import {
  ADJECTIVES,
  ADVERBS,
  bareWord,
  CONJUNCTIONS,
  COPULAS,
  DETERMINERS,
  MASS_NOUNS,
  MODALS,
  PREPOSITIONS,
  PRONOUN_SUBJECTS,
  QUESTION_WORDS,
  RELATIVES,
  SUBORDINATORS,
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

interface Found {
  readonly at: number;
  readonly kind: 'modal' | 'copula' | 'do' | 'have' | 'verb' | 'past';
  readonly form: VerbForm | null;
}

const DO_FORMS = new Set(['do', 'does', 'did']);
const HAVE_FORMS = new Set(['have', 'has', 'had']);
/** Third-person forms that are nouns too, but before a preposition are read as verbs. */
const VERB_BEFORE_PREPOSITION = new Set(
  'scales runs uses starts stops works costs drops falls ends returns maps rises'.split(' '),
);
const IMPERATIVE_NOUNISH = new Set(
  'use store scale schedule check tag cache run set start stop change build copy test lock write read block print drop limit'.split(
    ' ',
  ),
);
/** Verbs without an object: their past form is a verb, not a participle. */
const INTRANSITIVE = new Set(
  'end begin meet die occur happen rise fall live resign return arrive collapse emerge disappear last'.split(' '),
);
/** Adverbs of direction that belong to the verb before them. */
export const PARTICLES: ReadonlySet<string> = new Set('up out off down back away'.split(' '));

function isNumber(word: string): boolean {
  return /^[\d$€£~<>]/.test(word);
}

function startsNounPhrase(token: string): boolean {
  const word = bareWord(token);
  return (
    DETERMINERS.has(word) ||
    MASS_NOUNS.has(word) ||
    ADJECTIVES.has(word) ||
    QUESTION_WORDS.has(word) ||
    PRONOUN_SUBJECTS.has(word) ||
    word === 'them' ||
    word === 'how' ||
    isNumber(word) ||
    isPlural(token) ||
    /^[A-Z\ue041-\ue05a]/.test(token)
  );
}

/** Finds the finite verb from `start` on; null when the words are no clause. */
function findVerb(tokens: readonly string[], start: number): Found | null {
  let depth = 0;
  let inRelative = false;
  for (let i = start; i < tokens.length; i++) {
    const token = tokens[i] ?? '';
    if (token.startsWith('(')) depth += 1;
    if (depth > 0) {
      if (token.includes(')')) depth -= 1;
      continue;
    }
    const word = bareWord(token);
    if (i > start && RELATIVES.has(word)) {
      inRelative = true;
      continue;
    }
    if (i > start && SUBORDINATORS.has(word) && word !== 'before' && word !== 'after' && word !== 'as') return null;
    if (i > start && QUESTION_WORDS.has(word)) return null;
    if (word === 'to') {
      i += 1;
      continue;
    }
    const found = readVerbAt(tokens, i, start);
    if (!found) continue;
    if (inRelative) {
      inRelative = false;
      if (found.kind === 'modal' || found.kind === 'copula' || found.kind === 'do') i += 1;
      continue;
    }
    return found;
  }
  return null;
}

function readVerbAt(tokens: readonly string[], at: number, start: number): Found | null {
  const token = tokens[at] ?? '';
  const word = bareWord(token);
  if (at > start && /[,;:]$/.test(tokens[at - 1] ?? '') && !MODALS.has(word) && !COPULAS.has(word)) return null;
  if (word === 'may' && at > start && /^May/.test(token)) return null;
  if (MODALS.has(word)) return { at, kind: 'modal', form: null };
  if (COPULAS.has(word)) return { at, kind: 'copula', form: null };
  if (DO_FORMS.has(word) && (bareWord(tokens[at + 1] ?? '') === 'not' || at > start))
    return { at, kind: 'do', form: null };
  if (HAVE_FORMS.has(word)) return { at, kind: 'have', form: findVerbForm('have') };
  const form = findVerbForm(word);
  if (!form || form.form === 'gerund') return null;
  const next = tokens[at + 1] ?? '';
  const nextWord = bareWord(next);
  const isFirst = at === start;
  if (isFirst ? isVerbFirst(form, word, next, nextWord, token) : isVerbLater(tokens, at, start, form, next, nextWord)) {
    const isPast =
      !isFirst && (form.form === 'past' || (form.form === 'participle' && !['base', 'third'].includes(form.form)));
    return { at, kind: isPast ? 'past' : 'verb', form };
  }
  return null;
}

function isVerbFirst(form: VerbForm, word: string, next: string, nextWord: string, token: string): boolean {
  if (/[,;:)]$/.test(token) || next === '' || MODALS.has(nextWord) || COPULAS.has(nextWord) || HAVE_FORMS.has(nextWord))
    return false;
  if (form.form === 'past' || form.form === 'participle') return false;
  if (nextWord === 'of' || nextWord === 'and' || nextWord === 'or') return !form.nounToo && nextWord !== 'of';
  if (form.form === 'third') {
    if (!form.nounToo) return true;
    const isBareName = /^[A-Z]/.test(next) && !DETERMINERS.has(nextWord);
    return (startsNounPhrase(next) && !isBareName) || VERB_BEFORE_PREPOSITION.has(word);
  }
  if (ADJECTIVES.has(word) && !DETERMINERS.has(nextWord)) return false;
  if (PARTICLES.has(nextWord) || /^[a-z]{4,}ly$/.test(nextWord)) return true;
  if (!form.nounToo) return true;
  if (word === 'use') return !/^(?:case|cases|of)$/.test(nextWord);
  if (DETERMINERS.has(nextWord) || isNumber(nextWord) || nextWord === 'them') return true;
  return IMPERATIVE_NOUNISH.has(word) && (startsNounPhrase(next) || PREPOSITIONS.has(nextWord));
}

function isVerbLater(
  tokens: readonly string[],
  at: number,
  start: number,
  form: VerbForm,
  next: string,
  nextWord: string,
): boolean {
  let before = at - 1;
  while (before > start && ADVERBS.has(bareWord(tokens[before] ?? ''))) before -= 1;
  const beforeToken = tokens[before] ?? '';
  const beforeWord = bareWord(beforeToken);
  if (DETERMINERS.has(beforeWord) && !PRONOUN_SUBJECTS.has(beforeWord)) return false;
  if (
    PREPOSITIONS.has(beforeWord) ||
    ADJECTIVES.has(beforeWord) ||
    CONJUNCTIONS.has(beforeWord) ||
    isNumber(beforeWord)
  )
    return false;
  const token = tokens[at] ?? '';
  if (/[,;:]$/.test(token)) return false;
  if (MODALS.has(nextWord) || COPULAS.has(nextWord) || HAVE_FORMS.has(nextWord)) return false;
  const isPronoun = PRONOUN_SUBJECTS.has(beforeWord);
  if (form.form === 'past' || form.form === 'participle') return isPastVerb(tokens, at, form, nextWord, isPronoun);
  if (form.form === 'third') {
    if (isPronoun) return true;
    if (!form.nounToo) return true;
    if (isPlural(beforeToken)) return false;
    if (next === '') return false;
    if (PREPOSITIONS.has(nextWord))
      return (
        VERB_BEFORE_PREPOSITION.has(bareWord(token)) ||
        (DETERMINERS.has(bareWord(tokens[start] ?? '')) && !hasLaterVerb(tokens, at + 1))
      );
    return startsNounPhrase(next) && !hasLaterVerb(tokens, at + 1);
  }
  if (!isPronoun && !isPlural(beforeToken) && !isPlural(tokens.slice(start, before + 1).join(' '))) return false;
  if (isPronoun) return true;
  if (!form.nounToo) return true;
  return (
    startsNounPhrase(next) ||
    /^(?:from|into|through)$/.test(nextWord) ||
    (IMPERATIVE_NOUNISH.has(form.base) && PREPOSITIONS.has(nextWord))
  );
}

function isPastVerb(
  tokens: readonly string[],
  at: number,
  form: VerbForm,
  nextWord: string,
  isPronoun: boolean,
): boolean {
  if (isPronoun) return true;
  if (hasLaterVerb(tokens, at + 1)) return false;
  if (INTRANSITIVE.has(form.base) || /^(?:itself|himself|herself|themselves|not)$/.test(nextWord)) return true;
  const isOnlyPast = form.form === 'past' && !isParticiple(bareWord(tokens[at] ?? ''));
  if (isOnlyPast) return true;
  return (
    nextWord !== '' &&
    !PREPOSITIONS.has(nextWord) &&
    !SUBORDINATORS.has(nextWord) &&
    startsNounPhrase(tokens[at + 1] ?? '')
  );
}

function hasLaterVerb(tokens: readonly string[], from: number): boolean {
  for (let i = from; i < tokens.length; i++) {
    const word = bareWord(tokens[i] ?? '');
    if (SUBORDINATORS.has(word) || RELATIVES.has(word)) return false;
    if (MODALS.has(word) || COPULAS.has(word)) return true;
  }
  return false;
}

/** Splits a leading phrase off: "In a VPC, subnets are ..." or "from the server's view it runs ...". */
function splitFront(tokens: readonly string[]): number {
  const first = bareWord(tokens[0] ?? '');
  if (first === 'by' && /^default,?$/.test(tokens[1] ?? '')) return 2;
  const isSubordinate = SUBORDINATORS.has(first) || first === 'even';
  const opens = PREPOSITIONS.has(first) || isSubordinate;
  if (!opens)
    return /^(?:then|so|therefore|thus|hence|also|finally|however|instead|plus|note|remember),?$/i.test(tokens[0] ?? '')
      ? 1
      : 0;
  for (let i = 1; i < Math.min(tokens.length - 1, 16); i++) {
    if (/,$/.test(tokens[i] ?? '') && !/^(?:e\.g\.|i\.e\.|etc)/.test(tokens[i] ?? '')) return i + 1;
  }
  for (let i = 2; i < Math.min(tokens.length - 1, 12); i++) {
    const word = bareWord(tokens[i] ?? '');
    if (word === 'it' || word === 'they' || word === 'you') {
      const next = bareWord(tokens[i + 1] ?? '');
      const isSubject =
        ADVERBS.has(next) || MODALS.has(next) || COPULAS.has(next) || DO_FORMS.has(next) || findVerbForm(next) !== null;
      if (isSubject && (isSubordinate ? countSubjects(tokens, i) > 0 : true)) return i;
    }
  }
  return 0;
}

/** A subordinate clause has a verb of its own before the main subject comes. */
function countSubjects(tokens: readonly string[], before: number): number {
  let verbs = 0;
  for (let i = 1; i < before; i++) {
    const word = bareWord(tokens[i] ?? '');
    const form = findVerbForm(word);
    if (COPULAS.has(word) || MODALS.has(word) || (form && form.form !== 'gerund' && !form.nounToo)) verbs += 1;
  }
  return verbs;
}

/** Takes a line apart into subject, verb and rest. Returns null when it holds no finite verb: a name or a fragment. */
export function findClause(text: string): Clause | null {
  const tokens = text.split(' ').filter(Boolean);
  if (tokens.length < 2) return null;
  const start = splitFront(tokens);
  const found = findVerb(tokens, start);
  if (!found || (found.at > start && CONJUNCTIONS.has(bareWord(tokens[found.at - 1] ?? '')))) return null;
  return buildClause(tokens, start, found);
}

function buildClause(tokens: readonly string[], start: number, found: Found): Clause {
  let subjectEnd = found.at;
  const adverbs: string[] = [];
  while (
    subjectEnd > start &&
    ADVERBS.has(bareWord(tokens[subjectEnd - 1] ?? '')) &&
    !/,$/.test(tokens[subjectEnd - 1] ?? '')
  ) {
    subjectEnd -= 1;
    adverbs.unshift(tokens[subjectEnd] ?? '');
  }
  if (start === 0 && subjectEnd > 0) {
    const firstWord = bareWord(tokens[0] ?? '');
    if (firstWord === 'only' || firstWord === 'also') subjectEnd = Math.max(subjectEnd, 1);
  }
  const front = tokens.slice(0, start).join(' ').replace(/,$/, '');
  const subject = tokens.slice(start, subjectEnd).join(' ').replace(/,$/, '');
  let at = found.at + 1;
  let isNegated = false;
  const takeAdverbs = (): void => {
    for (; at < tokens.length; at++) {
      const word = bareWord(tokens[at] ?? '');
      if (word === 'not' || word === 'never') isNegated = true;
      if (word === 'not') continue;
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
  const word = bareWord(tokens[found.at] ?? '');
  const rest = (): string => tokens.slice(at).join(' ');
  const common = { front, subject };
  if (adverbs.some((adverb) => /^never$/i.test(adverb))) isNegated = true;
  if (found.kind === 'copula') {
    takeAdverbs();
    return {
      ...common,
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
    const auxiliary = word === 'cannot' ? 'can' : word;
    if (word === 'cannot') isNegated = true;
    takeAdverbs();
    const main = bareWord(tokens[at] ?? '');
    at += 1;
    const base = findVerbForm(main)?.base ?? main;
    if (base === 'be') takeAdverbs();
    return {
      ...common,
      adverb: adverbs.join(' '),
      auxiliary,
      isNegated,
      base,
      verb: main,
      shape: 'modal',
      rest: rest(),
    };
  }
  const next = bareWord(tokens[at] ?? '');
  const wantsInfinitive = found.kind === 'have' || found.form?.base === 'need';
  if (wantsInfinitive && next === 'to' && at + 1 < tokens.length) {
    at += 1;
    const main = bareWord(tokens[at] ?? '');
    at += 1;
    const auxiliary = found.kind === 'have' ? 'have to' : 'need to';
    const base = findVerbForm(main)?.base ?? main;
    return {
      ...common,
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
      ...common,
      adverb: adverbs.join(' '),
      auxiliary: `${word} been`,
      isNegated,
      base: 'be',
      verb: word,
      shape: 'copula',
      rest: rest(),
    };
  }
  const base = found.form?.base ?? word;
  const shape = found.kind === 'past' ? 'past' : 'verb';
  return { ...common, adverb: adverbs.join(' '), auxiliary: '', isNegated, base, verb: word, shape, rest: rest() };
}

/**
 * A clause whose "is" was left out: "backups stored in S3", "locked to a region". The subject is empty when the line
 * starts with the participle or adjective. Null when the words are a plain noun phrase.
 */
export function findImpliedClause(text: string): Clause | null {
  const tokens = text.split(' ').filter(Boolean);
  if (tokens.length === 0 || (DETERMINERS.has(bareWord(tokens[0] ?? '')) && bareWord(tokens[0] ?? '') !== 'all'))
    return null;
  let at = 0;
  const adverbs: string[] = [];
  let isNegated = false;
  for (; at < tokens.length - 1; at++) {
    const word = bareWord(tokens[at] ?? '');
    if (word === 'not') isNegated = true;
    else if (ADVERBS.has(word)) adverbs.push(tokens[at] ?? '');
    else break;
  }
  const first = bareWord(tokens[at] ?? '');
  const next = bareWord(tokens[at + 1] ?? '');
  const endsHere =
    next === '' ||
    PREPOSITIONS.has(next) ||
    CONJUNCTIONS.has(next) ||
    SUBORDINATORS.has(next) ||
    next === 'to' ||
    /[,;]$/.test(tokens[at] ?? '');
  const make = (subject: string, rest: string): Clause => ({
    front: '',
    subject,
    adverb: adverbs.join(' '),
    auxiliary: subject && isPlural(subject) ? 'are' : 'is',
    isNegated,
    base: 'be',
    verb: 'is',
    shape: 'copula',
    rest,
  });
  if ((isParticiple(first) || isAdjective(first)) && (endsHere || (isParticiple(first) && ADVERBS.has(next))))
    return make('', tokens.slice(at).join(' '));
  if (isNegated || adverbs.length > 0) return null;
  for (let i = 1; i < tokens.length - 1; i++) {
    const word = bareWord(tokens[i] ?? '');
    if (RELATIVES.has(word) || PREPOSITIONS.has(word) || SUBORDINATORS.has(word) || /[,;:(]/.test(tokens[i - 1] ?? ''))
      return null;
    const after = bareWord(tokens[i + 1] ?? '');
    const before = bareWord(tokens[i - 1] ?? '');
    if (
      isParticiple(word) &&
      (PREPOSITIONS.has(after) || SUBORDINATORS.has(after) || after === 'to') &&
      !ADVERBS.has(before) &&
      !ADJECTIVES.has(before) &&
      before !== 'not'
    ) {
      return make(tokens.slice(0, i).join(' '), tokens.slice(i).join(' '));
    }
    if (isParticiple(word) && before === 'not' && i > 1) {
      return { ...make(tokens.slice(0, i - 1).join(' '), tokens.slice(i).join(' ')), isNegated: true };
    }
  }
  return null;
}

/** True for known adjectives and for words that look like one: "scalable", "stateless". */
export function isAdjective(word: string): boolean {
  return ADJECTIVES.has(word) || /^[a-z]{3,}(?:able|ible|less|ful|ous)$/.test(word);
}

/** The noun phrase at the start of the rest of a clause: the object. */
export function findObject(rest: string): string {
  const tokens = rest.split(' ').filter(Boolean);
  let end = 0;
  for (; end < tokens.length; end++) {
    const word = bareWord(tokens[end] ?? '');
    if (
      end > 0 &&
      ((PREPOSITIONS.has(word) && word !== 'of') || SUBORDINATORS.has(word) || RELATIVES.has(word) || word === 'so')
    )
      break;
    if (/[,;:.(]$/.test(tokens[end] ?? '') || (tokens[end] ?? '').startsWith('(')) {
      if (!(tokens[end] ?? '').startsWith('(')) end += 1;
      break;
    }
  }
  const phrase = tokens
    .slice(0, end)
    .join(' ')
    .replace(/[,;:.]$/, '');
  return findHeadNoun(phrase) ? phrase : '';
}

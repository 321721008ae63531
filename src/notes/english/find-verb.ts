import { isPlural } from './noun-phrase.ts';
import { findVerbForm, isOnlyParticiple, isParticiple, type VerbForm } from './verbs.ts';
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
  type Words,
} from './words.ts';

export interface Found {
  readonly at: number;
  readonly kind: 'modal' | 'copula' | 'do' | 'have' | 'verb' | 'past';
  readonly form: VerbForm | null;
}

export const DO_FORMS = new Set(['do', 'does', 'did']);
export const HAVE_FORMS = new Set(['have', 'has', 'had']);
/** Third-person forms that are nouns too, but before a preposition are read as verbs. */
const VERB_BEFORE_PREPOSITION = new Set(
  'scales runs uses starts stops works costs drops falls ends returns maps rises'.split(' '),
);
const IMPERATIVE_NOUNISH = new Set(
  'output push pull load return process force record query handle support deliver host share search filter use store scale schedule check tag cache run set start stop change build copy test lock write read block print drop limit'.split(
    ' ',
  ),
);
/** Of the verbs above, those that make compounds as often as commands: "read replicas", "write capacity", "block storage". */
const COMPOUND_MAKERS = new Set('read write block cache test lock log copy set limit drop print change'.split(' '));
/** Verbs that take "of": "consists of". */
const OF_VERBS = new Set('consist dispose think speak conceive'.split(' '));
/** Verbs without an object: their past form is a verb, not a participle. */
export const INTRANSITIVE = new Set(
  'end begin meet die occur happen rise fall live resign return arrive collapse emerge disappear last fail retaliate recover remain belong argue claim persist vanish succeed stay revolt retreat emigrate immigrate travel flee point exist suffice'.split(
    ' ',
  ),
);
/** Adverbs of direction that belong to the verb before them. */
export const PARTICLES: ReadonlySet<string> = new Set('up out off down back away'.split(' '));

function isNumber(word: string): boolean {
  return /^[\d$€£~<>]/.test(word);
}

export function startsNounPhrase(token: string): boolean {
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
export function findVerb(words: Words, start: number): Found | null {
  const { tokens, bare } = words;
  let depth = 0;
  let inRelative = false;
  for (let i = start; i < tokens.length; i++) {
    const token = tokens[i] ?? '';
    if (token.startsWith('(')) depth += 1;
    if (depth > 0) {
      if (token.includes(')')) depth -= 1;
      continue;
    }
    const word = bare[i] ?? '';
    if (i > start && RELATIVES.has(word)) {
      inRelative = true;
      continue;
    }
    const afterContact = i > start ? skipContactClause(words, i) : i;
    if (afterContact > i) {
      i = afterContact - 1;
      continue;
    }
    if (i > start && SUBORDINATORS.has(word) && word !== 'before' && word !== 'after' && word !== 'as') return null;
    if (i > start && QUESTION_WORDS.has(word)) return null;
    if (word === 'to') {
      if (QUESTION_WORDS.has(bare[i + 1] ?? '')) return null;
      i += 1;
      continue;
    }
    const found = readVerbAt(words, i, start);
    if (!found) continue;
    if (inRelative) {
      inRelative = false;
      const takesBare =
        found.form !== null &&
        /^(?:help|let|make)$/.test(found.form.base) &&
        findVerbForm(bare[i + 1] ?? '')?.form === 'base';
      if (found.kind === 'modal' || found.kind === 'copula' || found.kind === 'do' || takesBare) i += 1;
      continue;
    }
    return found;
  }
  return null;
}

/**
 * "the keys you make are stored": what "you" does belongs to the keys. Returns where the verb of the sentence stands behind it,
 * or `at` when there is no such clause.
 */
function skipContactClause({ tokens, bare }: Words, at: number): number {
  const before = tokens[at - 1] ?? '';
  const noun = bare[at - 1] ?? '';
  if (!/^(?:you|they|users?)$/.test(bare[at] ?? '') || /[,;:.]$/.test(before)) return at;
  if (PREPOSITIONS.has(noun) || CONJUNCTIONS.has(noun) || SUBORDINATORS.has(noun) || QUESTION_WORDS.has(noun))
    return at;
  if (MODALS.has(noun) || COPULAS.has(noun) || DO_FORMS.has(noun) || ADVERBS.has(noun) || noun === 'to') return at;
  for (let i = at + 2; i < tokens.length; i++) {
    const word = bare[i] ?? '';
    if (/[,;:]$/.test(tokens[i - 1] ?? '') || SUBORDINATORS.has(word) || RELATIVES.has(word)) return at;
    if (CONJUNCTIONS.has(word) || QUESTION_WORDS.has(word) || /^(?:you|they|it|we)$/.test(word)) return at;
    if (COPULAS.has(word) || MODALS.has(word)) return i;
  }
  return at;
}

function readVerbAt(words: Words, at: number, start: number): Found | null {
  const { tokens, bare } = words;
  const token = tokens[at] ?? '';
  const word = bare[at] ?? '';
  if (at > start && /[,;:]$/.test(tokens[at - 1] ?? '') && !MODALS.has(word) && !COPULAS.has(word)) return null;
  if (word === 'will' && COPULAS.has(bare[at + 1] ?? '')) return null;
  if (word === 'may' && at > start && /^May/.test(token)) return null;
  if (word === 'need' && /^(?:be|not)$/.test(bare[at + 1] ?? '')) return { at, kind: 'modal', form: null };
  if (MODALS.has(word)) return { at, kind: 'modal', form: null };
  if (COPULAS.has(word)) return { at, kind: 'copula', form: null };
  if (DO_FORMS.has(word) && ((bare[at + 1] ?? '') === 'not' || at > start)) return { at, kind: 'do', form: null };
  if (HAVE_FORMS.has(word)) return { at, kind: 'have', form: findVerbForm('have') };
  const form = findVerbForm(word);
  if (!form || form.form === 'gerund') return null;
  const next = tokens[at + 1] ?? '';
  const nextWord = bare[at + 1] ?? '';
  const isFirst = at === start;
  if (!isFirst && /^[A-Z]/.test(token)) return null;
  if (isFirst && /^[A-Z]{2,}$/.test(token)) return null;
  // "Route 53 answers": a name with a number.
  const third = bare[at + 2] ?? '';
  // "build and host ovens": two orders.
  const isPair =
    isFirst &&
    form.form === 'base' &&
    form.nounToo &&
    nextWord === 'and' &&
    findVerbForm(third)?.form === 'base' &&
    /^[a-z]/.test(third);
  if (isPair && startsNounPhrase(tokens[at + 3] ?? '')) return { at, kind: 'verb', form };
  const isNumbered = isFirst && /^[A-Z][a-z]/.test(token) && /^\d+$/.test(next);
  if (isNumbered && (findVerbForm(third)?.form === 'third' || MODALS.has(third) || COPULAS.has(third))) return null;
  // "fully glazed tea pot": what a thing is like.
  const isQuality =
    !isFirst &&
    (form.form === 'past' || form.form === 'participle') &&
    nextWord !== '' &&
    !PREPOSITIONS.has(nextWord) &&
    !startsWithDeterminer(nextWord) &&
    bare.slice(start, at).every((before) => /ly$/.test(before));
  if (isQuality) return null;
  // "to detect burnt rolls": what a deed is done to, not what happened.
  if (at - 2 >= start && bare[at - 2] === 'to' && form.form !== 'third' && isParticiple(word)) return null;
  if (isFirst && form.form === 'base' && (isTitlePair(token, next, form) || isCompoundSubject(words, at))) return null;
  const hasCondition = tokens.slice(at + 2).some((later) => later === 'if' || later === 'when' || later === 'until');
  if (
    isFirst
      ? isVerbFirst(form, word, next, nextWord, token, hasCondition)
      : isVerbLater(words, at, start, form, next, nextWord)
  ) {
    const isPast =
      !isFirst &&
      (isUnchangedPast(form, word, tokens[at - 1] ?? '') ||
        form.form === 'past' ||
        (form.form === 'participle' && !['base', 'third'].includes(form.form)));
    return { at, kind: isPast ? 'past' : 'verb', form };
  }
  return null;
}

function startsWithDeterminer(word: string): boolean {
  return DETERMINERS.has(word) || PRONOUN_SUBJECTS.has(word) || /^(?:it|them|him|her|us|me)$/.test(word);
}

/** "Write Through", "Block Public Access": a name, no command. */
function isTitlePair(token: string, next: string, form: VerbForm): boolean {
  return form.nounToo && /^[A-Z][a-z]/.test(token) && /^[A-Z][a-z]/.test(next) && form.base !== 'use';
}

/** "wait time can be", "access keys are": the words before the modal are one noun phrase. */
function isCompoundSubject(words: Words, start: number): boolean {
  const { tokens, bare } = words;
  for (let i = start + 1; i < Math.min(tokens.length, start + 5); i++) {
    const word = bare[i] ?? '';
    if (MODALS.has(word) || COPULAS.has(word)) return i > start + 1;
    if (
      i <= start + 4 &&
      findVerbForm(word)?.form === 'third' &&
      (i === start + 1 || findVerbForm(word)?.nounToo === false) &&
      (DETERMINERS.has(bare[i + 1] ?? '') || /^[A-Z]/.test(tokens[i + 1] ?? '') || PARTICLES.has(bare[i + 1] ?? ''))
    )
      return true;
    const form = findVerbForm(word);
    const isDeed = form?.form === 'third' && (!form.nounToo || VERB_BEFORE_PREPOSITION.has(word));
    if (i === start + 1 && isDeed && PREPOSITIONS.has(bare[i + 1] ?? '')) return true;
    // "output rolls go to the shop".
    if (
      i === start + 2 &&
      form?.form === 'base' &&
      !form.nounToo &&
      isPlural(tokens[i - 1] ?? '') &&
      PREPOSITIONS.has(bare[i + 1] ?? '')
    )
      return true;
    const isBreak =
      DETERMINERS.has(word) ||
      PRONOUN_SUBJECTS.has(word) ||
      PREPOSITIONS.has(word) ||
      RELATIVES.has(word) ||
      SUBORDINATORS.has(word) ||
      QUESTION_WORDS.has(word) ||
      CONJUNCTIONS.has(word) ||
      /[,;:]$/.test(tokens[i - 1] ?? '');
    if (isBreak) return false;
  }
  return false;
}

function isVerbFirst(
  form: VerbForm,
  word: string,
  next: string,
  nextWord: string,
  token: string,
  hasCondition: boolean,
): boolean {
  if (
    /[,;:)]$/.test(token) ||
    next === '' ||
    MODALS.has(nextWord) ||
    COPULAS.has(nextWord) ||
    HAVE_FORMS.has(nextWord) ||
    DO_FORMS.has(nextWord)
  )
    return false;
  if (form.form === 'past' || form.form === 'participle' || next.startsWith('(')) return false;
  if (
    /^(?:type|phase|stage|class|group|step|level|schedule|rank|port|process|layer)$/.test(word) &&
    /^\d/.test(nextWord)
  )
    return false;
  if (form.nounToo && RELATIVES.has(nextWord)) return false;
  if (form.nounToo && /^(?:between|since|per)$/.test(nextWord)) return false;
  if (nextWord === 'of') return !form.nounToo && form.form === 'third' && OF_VERBS.has(form.base);
  if (nextWord === 'and' || nextWord === 'or') return !form.nounToo;
  if (form.form === 'base' && findVerbForm(nextWord)?.form === 'gerund' && !TAKES_GERUND.test(word)) return false;
  if (form.form === 'third') {
    if (!form.nounToo) return true;
    const isBareName = /^[A-Z]/.test(token) && /^[A-Z]/.test(next) && !DETERMINERS.has(nextWord);
    return (startsNounPhrase(next) && !isBareName) || VERB_BEFORE_PREPOSITION.has(word) || nextWord === 'only';
  }
  if (ADJECTIVES.has(word) && !DETERMINERS.has(nextWord)) return false;
  if (PARTICLES.has(nextWord) || /^[a-z]{4,}ly$/.test(nextWord)) return true;
  if (!form.nounToo) return true;
  if (word === 'use') return !/^(?:case|cases|of)$/.test(nextWord);
  if (DETERMINERS.has(nextWord) || isNumber(nextWord) || nextWord === 'them') return true;
  if (hasCondition) return true;
  if (COMPOUND_MAKERS.has(word) && !/^(?:data|from|to|up|all|multiple|many|more)$/.test(nextWord)) return false;
  return IMPERATIVE_NOUNISH.has(word) && (startsNounPhrase(next) || PREPOSITIONS.has(nextWord));
}

/** Verbs that take a doing word: "start baking". Behind others it makes a compound: "issue tracking". */
const TAKES_GERUND =
  /^(?:start|stop|begin|keep|avoid|try|consider|require|mean|support|enable|allow|use|prevent|include|involve|continue|finish|disable|practise|practice|get|go|do|add|recommend|suggest|need|perform|simplify|ease|reduce|improve|speed|provide|handle|combine|compare|block|save)$/;

/** "the gold standard", "the default": an adjective that stands for a noun. */
function isHeadNoun(words: Words, at: number, start: number): boolean {
  const { bare } = words;
  const before = bare[at - 1] ?? '';
  if (at - 1 < start) return false;
  return (
    !DETERMINERS.has(before) &&
    !ADVERBS.has(before) &&
    !COPULAS.has(before) &&
    !ADJECTIVES.has(before) &&
    !PREPOSITIONS.has(before)
  );
}

/** "the Act of 1930 raised": a year that belongs to the noun before. */
function isYearOf(words: Words, at: number): boolean {
  const { tokens, bare } = words;
  const before = tokens[at - 1] ?? '';
  return (
    /^\d{4}$/.test(tokens[at] ?? '') && (/^(?:of|in|from)$/.test(bare[at - 1] ?? '') || /^[A-Z][a-z]+$/.test(before))
  );
}

/** "Route 53 answers": a name at the start with a number behind it. */
function isNumberOfName({ tokens }: Words, at: number, start: number): boolean {
  return at === start + 1 && /^[A-Z][a-z]/.test(tokens[start] ?? '') && /^\d+$/.test(tokens[at] ?? '');
}

/** "the government cut spending": the past of verbs that never change, behind a singular noun. */
function isUnchangedPast(form: VerbForm, word: string, before: string): boolean {
  return (
    form.form === 'base' &&
    form.base === word &&
    /^(?:cut|set|put|hit|let|shut|split|spread|burst|cast|cost)$/.test(word) &&
    !isPlural(before) &&
    !PRONOUN_SUBJECTS.has(bareWord(before))
  );
}

function isVerbLater(words: Words, at: number, start: number, form: VerbForm, next: string, nextWord: string): boolean {
  const { tokens, bare } = words;
  let before = at - 1;
  while (before > start && ADVERBS.has(bare[before] ?? '')) before -= 1;
  const beforeToken = tokens[before] ?? '';
  const beforeWord = bare[before] ?? '';
  if (/['’]s$/.test(beforeToken) && !PRONOUN_SUBJECTS.has(beforeWord.slice(0, -2))) return false;
  // "no code changes needed": a name and what is not.
  if (bare[start] === 'no' && /^(?:required|needed|necessary|allowed|supported|available)$/.test(nextWord))
    return false;
  // Behind "both" a noun would be a plural.
  if (beforeWord === 'both' && before === start && form.form === 'base' && form.base === bare[at]) return true;
  if (DETERMINERS.has(beforeWord) && !PRONOUN_SUBJECTS.has(beforeWord)) return false;
  if (
    PREPOSITIONS.has(beforeWord) ||
    (ADJECTIVES.has(beforeWord) && !isHeadNoun(words, before, start)) ||
    CONJUNCTIONS.has(beforeWord) ||
    (isNumber(beforeWord) && !isYearOf(words, before) && !isNumberOfName(words, before, start))
  )
    return false;
  const token = tokens[at] ?? '';
  const word = bare[at] ?? '';
  const isListed = /,$/.test(token) && findVerbForm(nextWord)?.form === form.form && !form.nounToo;
  if ((/[,;:]$/.test(token) && !isListed) || beforeWord === 'non' || beforeWord === 'per') return false;
  if (form.nounToo && next.startsWith('(')) return false;
  if (MODALS.has(nextWord) || COPULAS.has(nextWord) || HAVE_FORMS.has(nextWord)) return false;
  const isPronoun = PRONOUN_SUBJECTS.has(beforeWord);
  if (form.form === 'past' || form.form === 'participle') return isPastVerb(words, at, form, nextWord, isPronoun);
  if (form.form === 'third') {
    if (isPronoun) return true;
    if (!form.nounToo) return true;
    if (isPlural(beforeToken)) return false;
    if (next === '') return false;
    if (at === start + 1 && /^(?:until|unless|only)$/.test(nextWord)) return true;
    const nextForm = findVerbForm(nextWord);
    if (nextForm?.form === 'base' && PARTICLES.has(bare[at + 2] ?? '')) return false;
    // "output logs go to the shop".
    if (nextForm?.form === 'base' && !nextForm.nounToo && PREPOSITIONS.has(bare[at + 2] ?? '')) return false;
    if (PREPOSITIONS.has(nextWord))
      return (
        VERB_BEFORE_PREPOSITION.has(word) ||
        ((DETERMINERS.has(bare[start] ?? '') || isNumberOfName(words, before, start)) && !hasLaterVerb(words, at + 1))
      );
    const isNamed = at === start + 1 && /^[A-Z][A-Z0-9]+$/.test(beforeToken) && findVerbForm(nextWord) === null;
    return (startsNounPhrase(next) || isNamed) && !hasLaterVerb(words, at + 1);
  }
  if (isUnchangedPast(form, word, beforeToken) && DETERMINERS.has(bare[start] ?? '') && startsNounPhrase(next))
    return true;
  if (!isPronoun && !isPlural(beforeToken) && !isPlural(tokens.slice(start, before + 1).join(' '))) return false;
  if (isPronoun) return true;
  if (isParticiple(word) && hasLaterVerb(words, at + 1)) return false;
  const beforeForm = findVerbForm(beforeWord);
  if (form.nounToo && (beforeForm?.form === 'participle' || isParticiple(beforeWord)) && !isPlural(beforeToken))
    return false;
  if (!form.nounToo) return true;
  return (
    PARTICLES.has(nextWord) ||
    startsNounPhrase(next) ||
    /^(?:from|into|through)$/.test(nextWord) ||
    (IMPERATIVE_NOUNISH.has(form.base) && PREPOSITIONS.has(nextWord))
  );
}

/** "Milton Friedman and Anna Schwartz argued": people do things, files are dealt with. */
function isPersonName(words: Words, at: number): boolean {
  const { tokens, bare } = words;
  const isYear = /^\d{4}$/.test(tokens[at - 1] ?? '') && /^(?:of|in)$/.test(tokens[at - 2] ?? '');
  const end = isYear ? at - 2 : at;
  const next = bare[at + 1] ?? '';
  const isProper = /^The$/i.test(tokens[0] ?? '') && /^[A-Z]/.test(tokens[end - 1] ?? '') && end >= 2;
  if (isProper && next !== '' && !PREPOSITIONS.has(next) && !CONJUNCTIONS.has(next)) return true;
  const names = tokens.slice(Math.max(0, at - 2), at);
  return names.length === 2 && names.every((name) => /^[A-Z][a-z]+$/.test(name));
}

function isPastVerb(words: Words, at: number, form: VerbForm, nextWord: string, isPronoun: boolean): boolean {
  const { tokens, bare } = words;
  if (isPronoun) return true;
  if (hasLaterVerb(words, at + 1) || isOnlyParticiple(bare[at] ?? '')) return false;
  if (
    INTRANSITIVE.has(form.base) ||
    isPersonName(words, at) ||
    /^(?:itself|himself|herself|themselves|not)$/.test(nextWord)
  )
    return true;
  const isOnlyPast = form.form === 'past' && !isParticiple(bare[at] ?? '');
  if (isOnlyPast) return true;
  const isLoneNoun = at === 1 && !DETERMINERS.has(nextWord) && !/^[A-Z]{2}/.test(tokens[0] ?? '');
  if (isLoneNoun && !/^[A-Z]/.test(tokens[at + 1] ?? '')) return false;
  return (
    nextWord !== '' &&
    !PREPOSITIONS.has(nextWord) &&
    !SUBORDINATORS.has(nextWord) &&
    startsNounPhrase(tokens[at + 1] ?? '')
  );
}

function hasLaterVerb(words: Words, from: number): boolean {
  const { tokens, bare } = words;
  for (let i = from; i < tokens.length; i++) {
    const word = bare[i] ?? '';
    if (SUBORDINATORS.has(word) || RELATIVES.has(word)) return false;
    if (MODALS.has(word) || COPULAS.has(word)) return true;
  }
  return false;
}

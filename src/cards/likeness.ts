import { normaliseTerm } from '../notes/normalise-term.ts';
import { isTurningWord, relateWords } from './word-likeness.ts';

/** A text as words, ready for comparison with others. */
export interface ComparedText {
  /** Words that carry meaning, normalised, in order. */
  readonly words: readonly string[];
  /** Those of them that are names, acronyms or numbers. */
  readonly names: ReadonlySet<string>;
  /** The whole text normalised: equal keys are equal words, function words included. */
  readonly key: string;
}

export interface Likeness {
  /** 0 to 1: share of words found on both sides, typos and synonyms allowed. */
  readonly ratio: number;
  /** Words only the first text has. */
  readonly missing: readonly string[];
  /** Words only the second text has. */
  readonly added: readonly string[];
  /** Words that are the same only if one is a typo. */
  readonly typoCount: number;
  /** A name, acronym or number was put in the place of another. */
  readonly isNameSwapped: boolean;
  /** A word that turns the fact round came, went or was exchanged: not, never, min and max, before and after. */
  readonly isTurned: boolean;
  /** The same words in another order: "A replaces B" is not "B replaces A". */
  readonly isReordered: boolean;
}

const FUNCTION_WORDS = new Set(
  (
    'of to in on for and or is are be was were it its this that these those at as from into what which who how why when where do ' +
    'does did can could will would should may might must so if you your they them their there has have had also some by'
  ).split(' '),
);
/** In a text with fewer words a typo may be in the only one that tells. */
const FEW_WORDS = 3;
/** One of these more or less on one side is another fact. */
const NEGATIONS = new Set(['not', 'no', 'never', 'cannot', 'none', 'without', 'neither', 'nothing']);

/** Signs that are words: "x != y" does not say what "x = y" says. */
function spellSigns(text: string): string {
  if (!/[!<>≠≤≥−'’-]/.test(text)) return text;
  return text
    .replace(/!=|≠/g, ' not ')
    .replace(/<=|≤|(?<![<-])<(?!<)/g, ' less ')
    .replace(/>=|≥|(?<![>=-])>(?!>)/g, ' more ')
    .replace(/(^|[\s(=])[-−](?=\d)/g, '$1 minus ')
    .replace(/\b(ca|wo)n[’']t\b/gi, (_, verb: string) => (/ca/i.test(verb) ? 'can not' : 'will not'))
    .replace(/n[’']t\b/g, ' not');
}

/** Prepares a question for comparison. Its first word may be a name: a question begins with "What", a gap with its subject. */
export function prepareQuestion(question: string): ComparedText {
  return prepareWords(question, true);
}

/** Prepares any other text. Its first word is written large whatever it is, so it does not count as a name. */
export function prepareText(text: string): ComparedText {
  return prepareWords(text, false);
}

/** "not" and "never" count as words: they turn a fact round. */
function prepareWords(text: string, isFirstName: boolean): ComparedText {
  const words: string[] = [];
  const names = new Set<string>();
  const spelled = spellSigns(text);
  const tokens = spelled.split(/\s+/);
  tokens.forEach((token, index) => {
    const bare = token.replace(/^[^\p{L}\p{N}]+/u, '');
    const isName = /^\p{Lu}[\p{L}\d-]*\p{Lu}/u.test(bare) || ((isFirstName || index > 0) && /^\p{Lu}/u.test(bare));
    for (const word of normaliseTerm(token).split(' ')) {
      if (word === '' || FUNCTION_WORDS.has(word) || /^_+$/.test(word)) continue;
      words.push(word);
      if (isName || /\d/.test(word)) names.add(word);
    }
  });
  return { words, names, key: normaliseTerm(spelled) };
}

const EQUAL: Likeness = {
  ratio: 1,
  missing: [],
  added: [],
  typoCount: 0,
  isNameSwapped: false,
  isTurned: false,
  isReordered: false,
};

/**
 * How like two texts are. `explained` holds words that came from headings: of the first and of the second text's. A
 * heading word that gave way to another heading word is no difference.
 */
export function compareTexts(
  one: ComparedText,
  other: ComparedText,
  explained?: { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> },
): Likeness {
  if (one.key === other.key) return EQUAL;
  const { pairs, missing, added } = pairWords(one.words, other.words);
  const typoCount = pairs.filter(({ isTypo }) => isTypo).length;
  const lost = explained ? missing.filter((word) => !explained.before.has(word)) : missing;
  const won = explained ? added.filter((word) => !explained.after.has(word)) : added;
  const total = 2 * pairs.length + lost.length + won.length;
  const isSwapped = lost.length > 0 && won.length > 0;
  return {
    ratio: total === 0 ? (one.words.length === other.words.length ? 1 : 0) : (2 * pairs.length) / total,
    missing: lost,
    added: won,
    typoCount,
    isNameSwapped: isSwapped && lost.some((word) => one.names.has(word)) && won.some((word) => other.names.has(word)),
    isTurned: countNegations(lost) !== countNegations(won) || (lost.some(isTurningWord) && won.some(isTurningWord)),
    isReordered: isOutOfOrder(pairs.map(({ at }) => at)),
  };
}

interface WordPairs {
  /** For each paired word of the first text, in order: where its partner stands in the second. */
  readonly pairs: readonly { readonly at: number; readonly isTypo: boolean }[];
  readonly missing: readonly string[];
  readonly added: readonly string[];
}

/** Pairs words one to one: equal ones first, then synonyms and inflections, then typos. */
function pairWords(one: readonly string[], other: readonly string[]): WordPairs {
  const partner = new Array<number>(one.length).fill(-1);
  const isTaken = new Array<boolean>(other.length).fill(false);
  const isTypo = new Array<boolean>(one.length).fill(false);
  const pairUp = (index: number, isPartner: (candidate: string, word: string) => boolean): boolean => {
    const word = one[index];
    if (word === undefined) return false;
    const at = other.findIndex((candidate, position) => !isTaken[position] && isPartner(candidate, word));
    if (at < 0) return false;
    partner[index] = at;
    isTaken[at] = true;
    return true;
  };
  for (let index = 0; index < one.length; index++) pairUp(index, (candidate, word) => candidate === word);
  // Texts without an equal word are not made alike by synonyms and typos; most pairs that are compared end here.
  if (!isTaken.includes(true) && Math.min(one.length, other.length) >= FEW_WORDS)
    return { pairs: [], missing: one, added: other };
  for (let index = 0; index < one.length; index++)
    if (partner[index] === -1) pairUp(index, (candidate, word) => relateWords(word, candidate) === 'same');
  for (let index = 0; index < one.length; index++)
    if (partner[index] === -1)
      isTypo[index] = pairUp(index, (candidate, word) => relateWords(word, candidate) === 'typo');
  return {
    pairs: partner.flatMap((at, index) => (at < 0 ? [] : [{ at, isTypo: isTypo[index] === true }])),
    missing: one.filter((_, index) => partner[index] === -1),
    added: other.filter((_, index) => !isTaken[index]),
  };
}

function countNegations(words: readonly string[]): number {
  return words.filter((word) => NEGATIONS.has(word)).length;
}

function isOutOfOrder(positions: readonly number[]): boolean {
  return positions.some((position, index) => position < (positions[index - 1] ?? -1));
}

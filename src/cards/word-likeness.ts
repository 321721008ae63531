import { normaliseTerm } from '../notes/normalise-term.ts';

/** How two words stand to each other. A typo counts as the same word only where other signs agree. */
export type WordRelation = 'same' | 'typo' | 'other';

/** Words that are exchanged freely when a note is reworded. Each row is one meaning; all are stems as `normaliseTerm` gives them. */
const SYNONYM_ROWS: readonly string[] = [
  'use used using utilize utilise utilized utilised employ',
  'store stored keep kept save saved',
  'make create build',
  'made created built',
  'run execute',
  'show display',
  'get fetch retrieve obtain',
  'need require needed required',
  'start begin launch',
  'stop end halt',
  'large big huge',
  'small little tiny',
  'fast quick rapid',
  'easy simple',
  'allow let permit enable',
  'contain hold include',
  'remove delete erase',
  'choose select pick',
  'change modify alter',
  'app application',
  'info information',
  'repo repository',
  'config configuration',
  'db database',
  'env environment',
  'dev development developer',
  'admin administrator',
  'perm permission',
  'max maximum',
  'min minimum',
  'sec second',
  'hr hour',
  'often frequently',
  'many lot several multiple',
  'whole entire complete full',
  'split divide',
  'automatically auto',
  'cheap inexpensive',
  'way method',
  'around about approximately roughly',
  'give provide offer',
  'help assist',
  'happen occur',
  'between among',
];

/**
 * Words that turn a fact round when one stands in the place of another. They are never typos or synonyms of each other,
 * whatever their letters.
 */
const TURNING_WORDS = new Set(
  normaliseTerm(
    'not no never cannot none nothing neither without with only always min minimum max maximum default average recommended limit free ' +
      'first second third last next previous before after above below up down in out inbound outbound ingress egress on off over under ' +
      'more less most least fewer higher lower high low upper greater smaller larger bigger longer shorter faster slower hot cold ' +
      'public private internal external local global remote open closed start stop begin end read write input output push pull ' +
      'upload download import export encrypt decrypt encode decode allow deny enable disable enabled disabled add remove increase decrease ' +
      'sync async synchronous asynchronous static dynamic stateful stateless mutable immutable horizontal vertical left right ' +
      'true false yes one two three four five six seven eight nine ten half double even odd positive negative active passive ' +
      'parent child primary secondary source destination target client server sender receiver producer consumer old new ' +
      'same different single multiple strong weak hard soft manual automatic required optional request response minus plus',
  ).split(' '),
);

const meaningOfWord = new Map<string, number>();
SYNONYM_ROWS.forEach((row, index) => {
  for (const word of normaliseTerm(row).split(' ')) meaningOfWord.set(word, index);
});

export function isTurningWord(word: string): boolean {
  return TURNING_WORDS.has(word);
}

/** Compares two normalised words. Words with digits have to agree, short ones nearly so: EBS is not EFS, 2 is not 3. */
export function relateWords(one: string, other: string): WordRelation {
  if (one === other) return 'same';
  if (/\d/.test(one) || /\d/.test(other)) return 'other';
  const meaning = meaningOfWord.get(one);
  if (meaning !== undefined && meaning === meaningOfWord.get(other)) return 'same';
  if (!beginAlike(one, other)) return 'other';
  if (TURNING_WORDS.has(one) && TURNING_WORDS.has(other)) return 'other';
  if (isOpposite(one, other)) return 'other';
  if (isInflection(one, other)) return 'same';
  return isTypo(one, other) ? 'typo' : 'other';
}

/** One slip leaves one of the first two letters at or beside its place. Cheap, and most pairs of words end here. */
function beginAlike(one: string, other: string): boolean {
  return one[0] === other[0] || one[1] === other[1] || one[0] === other[1] || one[1] === other[0];
}

/** "encrypted" and "unencrypted", "sync" and "async" differ by a prefix that turns the meaning round. */
function isOpposite(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return (
    long.endsWith(short) &&
    /^(?:un|in|im|non|dis|a|de|anti|ir|il|re|sub|super|over|under|multi|pre|post|micro|inter|intra)$/.test(
      long.slice(0, long.length - short.length),
    )
  );
}

const ENDING = /(?:ing|ings|ed|er|ers|or|ors|ion|ions|ation|ations|ment|ments|ly|es|e|al|able|ive|ity)$/;
/** Endings that make another thing of a word: who does it, where it is kept. */
const AGENT_ENDING = /(?:er|or)$/;

/** Forms of one verb or noun: "deploy", "deployed", "deploying", "deployment"; not "consume" and "consumer". */
function isInflection(one: string, other: string): boolean {
  if (one.slice(0, 4) !== other.slice(0, 4)) return false;
  const stemOne = one.replace(ENDING, '');
  const stemOther = other.replace(ENDING, '');
  if (Math.min(stemOne.length, stemOther.length) < 4) return false;
  if (AGENT_ENDING.test(one) !== AGENT_ENDING.test(other)) return false;
  return stemOne === stemOther;
}

/** One slip of the keyboard in a word of five letters, two in one of eight. In shorter words only swapped or dropped letters count. */
function isTypo(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  const longer = Math.max(one.length, other.length);
  if (longer - shorter > 2) return false;
  // A final letter more makes another word of a short one ("use", "user"), so it has to be within the word.
  if (shorter < 3) return false;
  if (shorter === 3 || (shorter === 4 && longer === 4)) {
    if (one.length === other.length) return isTransposed(one, other);
    return longer === 4 && one[0] === other[0] && one.at(-1) === other.at(-1) && editDistance(one, other, 1) === 1;
  }
  if (shorter >= 8 && one[0] === other[0]) return editDistance(one, other, 2) <= 2;
  // A final letter more makes another word: "serve", "server".
  if (longer === shorter + 1 && AGENT_ENDING.test(longer === one.length ? one : other) && isBeginning(one, other))
    return false;
  return editDistance(one, other, 1) <= 1;
}

function isBeginning(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

/** Two neighbouring letters changed places, nothing else. */
function isTransposed(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  if (at < 0 || at + 1 >= one.length) return false;
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}

/** Optimal string alignment distance, cut off above `limit`. Source: Damerau 1964, with adjacent swaps counted once. */
export function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        value = Math.min(value, (before[j - 2] ?? 0) + 1);
      row.push(value);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[other.length] ?? limit + 1;
}

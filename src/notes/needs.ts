/**
 * What a pattern waits for, and whether a text holds it. Hundreds of patterns look at every line of a note, and nearly all
 * of them look for a word that is not there. So a rule, a check or a pattern says which words or characters it needs, one
 * of them at least; a text is read once for all needs, and what it cannot meet is not tried. A need decides nothing: it may
 * seem met when it is not (two words can share a place in the table), but it is never missed, and the pattern has the say.
 */
export interface Need {
  readonly chars: number;
  readonly group: number;
  readonly bit: number;
}

/** What one text holds of all that is needed somewhere, as sets of bits. */
export interface Signs {
  readonly text: string;
  readonly chars: number;
  /** One set for each group of needs. */
  readonly words: readonly number[];
}

/** Bits of a number that are safe everywhere: larger numbers are kept on the heap. */
const BITS = 30;
const TABLE_SIZE = 4096;
const FIRST_HASH = 7;

/** For each word, by its hash, the needs that it meets where it stands. A table for each group of needs. */
interface Tables {
  readonly anywhere: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
}
const tables: Tables[] = [];
/** For each word the groups whose tables it stands in, as bits: most words stand in none. */
const groupsOf = new Int32Array(TABLE_SIZE);
/** The needs by their lists: several patterns can wait for the same. */
const known = new Map<string, Need>();
let needCount = 0;

/** The sort of each character that some need names. Digits are one sort, capitals another. */
const charSorts = new Int32Array(TABLE_SIZE);
const sortsByName = new Map<string, number>();

/** Letters, digits and the underscore, in lower case; 0 for what stands between words. */
const LETTERS = new Uint8Array(128);
for (const char of 'abcdefghijklmnopqrstuvwxyz0123456789_') {
  LETTERS[char.charCodeAt(0)] = char.charCodeAt(0);
  LETTERS[char.toUpperCase().charCodeAt(0)] = char.charCodeAt(0);
}

/**
 * The need for one of these at least. `because` is a word of the text in any case, with no letter, digit or underscore at
 * its sides; `^if` is such a word at the very start, `of$` one that only other signs follow; `=` is a character, `()` any of
 * these characters, `1` any digit, `A` any capital. They stand with spaces between them.
 */
export function needs(list: string): Need {
  let need = known.get(list);
  if (!need) {
    need = readNeed(list);
    known.set(list, need);
  }
  return need;
}

function readNeed(list: string): Need {
  const group = Math.floor(needCount / BITS);
  const bit = 1 << (needCount % BITS);
  needCount += 1;
  tables[group] ??= {
    anywhere: new Int32Array(TABLE_SIZE),
    first: new Int32Array(TABLE_SIZE),
    last: new Int32Array(TABLE_SIZE),
  };
  let chars = 0;
  for (const item of list.split(' ')) {
    if (/^(?:[^a-z]|[^a-zA-Z\d^$]+)$/.test(item)) chars |= sortOf(item);
    else if (item.startsWith('^')) enter('first', group, item.slice(1), bit);
    else if (item.endsWith('$')) enter('last', group, item.slice(0, -1), bit);
    else enter('anywhere', group, item, bit);
  }
  return { chars, group, bit };
}

function enter(where: keyof Tables, group: number, word: string, bit: number): void {
  const table = tables[group]?.[where];
  if (!table || !/^[a-z\d_]+$/.test(word)) throw new Error(`"${word}" is no word that can be needed.`);
  let hash = FIRST_HASH;
  for (let at = 0; at < word.length; at++) hash = addLetter(hash, word.charCodeAt(at));
  const place = placeOf(hash);
  table[place] = (table[place] ?? 0) | bit;
  groupsOf[place] = (groupsOf[place] ?? 0) | (1 << group);
}

function sortOf(name: string): number {
  let sort = sortsByName.get(name);
  if (sort === undefined) {
    if (sortsByName.size >= BITS) throw new Error(`There are too many sorts of characters for "${name}".`);
    sort = 1 << sortsByName.size;
    sortsByName.set(name, sort);
    const members = name === '1' ? '0123456789' : name === 'A' ? 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' : name;
    for (const member of members) {
      const code = member.charCodeAt(0);
      const place = code < 128 ? code : sortPlace(code);
      charSorts[place] = (charSorts[place] ?? 0) | sort;
    }
  }
  return sort;
}

function sortPlace(code: number): number {
  return 128 + (code % (TABLE_SIZE - 128));
}

function addLetter(hash: number, letter: number): number {
  return (Math.imul(hash, 33) ^ letter) & 0xffffff;
}

function placeOf(hash: number): number {
  return (hash ^ (hash >> 4) ^ (hash >> 12)) & (TABLE_SIZE - 1);
}

/** One pass over the characters. It runs for every line and card: what it looks up in the loop stands in its own names. */
export function readSigns(text: string): Signs {
  const words = new Array<number>(tables.length).fill(0);
  const letters = LETTERS;
  const sorts = charSorts;
  const groups = groupsOf;
  const { length } = text;
  let chars = 0;
  let hash = FIRST_HASH;
  let start = 0;
  let lastPlace = -1;
  for (let at = 0; at <= length; at++) {
    const code = at < length ? text.charCodeAt(at) : 32;
    chars |= sorts[code < 128 ? code : sortPlace(code)] ?? 0;
    const letter = code < 128 ? (letters[code] ?? 0) : 0;
    if (letter > 0) {
      hash = addLetter(hash, letter);
      continue;
    }
    if (at > start) {
      lastPlace = placeOf(hash);
      if (groups[lastPlace] !== 0) meet(words, lastPlace, start === 0);
      hash = FIRST_HASH;
    }
    start = at + 1;
  }
  if (lastPlace >= 0 && groups[lastPlace] !== 0) meetLast(words, lastPlace);
  return { text, chars, words };
}

function meetLast(words: number[], place: number): void {
  for (let left = groupsOf[place] ?? 0; left !== 0; left &= left - 1) {
    const group = 31 - Math.clz32(left & -left);
    words[group] = (words[group] ?? 0) | (tables[group]?.last[place] ?? 0);
  }
}

function meet(words: number[], place: number, isFirst: boolean): void {
  for (let left = groupsOf[place] ?? 0; left !== 0; left &= left - 1) {
    const group = 31 - Math.clz32(left & -left);
    const table = tables[group];
    const first = isFirst ? (table?.first[place] ?? 0) : 0;
    words[group] = (words[group] ?? 0) | (table?.anywhere[place] ?? 0) | first;
  }
}

/** The two texts looked at last: the rules for a sentence, or the checks of a card, follow each other. */
let latest: Signs = readSigns('');
let other: Signs = latest;

/** The text is looked at next: nobody has to read its signs again. */
export function recallSigns(signs: Signs): void {
  if (latest === signs) return;
  other = latest;
  latest = signs;
}

/** False when a text with these signs holds nothing of what is needed. */
export function meets(signs: Signs, need: Need): boolean {
  return (signs.chars & need.chars) !== 0 || ((signs.words[need.group] ?? 0) & need.bit) !== 0;
}

/** False when the text holds nothing of what is needed, so that there is no use in a closer look. */
export function mayHold(text: string, need: Need): boolean {
  return meets(latest.text === text ? latest : signsOf(text), need);
}

/** Apart from `mayHold`, which stands in hundreds of places and has to stay small. */
function signsOf(text: string): Signs {
  const before = latest;
  latest = other.text === text ? other : readSigns(text);
  other = before;
  return latest;
}

/** A pattern that is tried only on texts that hold what it needs. */
export class Pattern {
  readonly need: Need;
  readonly regex: RegExp;

  constructor(list: string, regex: RegExp) {
    this.need = needs(list);
    this.regex = regex;
    PATTERNS.push(this);
  }

  test(text: string): boolean {
    return mayHold(text, this.need) && this.regex.test(text);
  }

  exec(text: string): RegExpExecArray | null {
    return mayHold(text, this.need) ? this.regex.exec(text) : null;
  }

  /** The text with another in the place of what is found. */
  replace(text: string, by: string): string {
    return mayHold(text, this.need) ? text.replace(this.regex, by) : text;
  }
}

/** All patterns with a need. A test holds each to what it finds without. */
export const PATTERNS: Pattern[] = [];

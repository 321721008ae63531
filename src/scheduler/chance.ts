import type { CardId } from '../model/ids.ts';

/** Between the fields of a seed, so that card `c1` at count 12 is not card `c11` at count 2. It occurs in no id. */
const SEPARATOR = '\u0000';

/**
 * A number in [0, 1) that depends on the card and on how often it was answered, and on nothing else. The preview and the
 * answer therefore draw the same number, however long the learner thinks.
 */
export function chanceOf(cardId: CardId, reviewCount: number): number {
  return hashText(`${cardId}${SEPARATOR}${reviewCount}`) / 2 ** 32;
}

/**
 * A 32-bit hash of a text. Sources: FNV-1a (Fowler, Noll, Vo) over UTF-16 code units, then the mixing steps at the end of
 * MurmurHash3 (Appleby), without which texts that differ only in their last letter would lie close together.
 */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * A stream of numbers in [0, 1) for simulation and shuffling; the same seed gives the same stream everywhere.
 * Source: mulberry32 (Tommy Ettinger), a 32-bit generator in the public domain.
 */
export function createChances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

import { editDistance } from '../../cards/word-likeness.ts';
import type { LibraryCard } from './library-card.ts';

export interface WordSuggestion {
  readonly word: string;
  readonly cardCount: number;
}

const SHORTEST = 4;
const LONG_FROM = 7;

/** The word in the cards that is nearest to one that no card has, and in how many cards it stands; null when none is near. */
export function suggestWord(wanted: string, cards: Iterable<LibraryCard>): WordSuggestion | null {
  if (wanted.length < SHORTEST || /\s/.test(wanted)) return null;
  const limit = wanted.length >= LONG_FROM ? 2 : 1;
  const counts = new Map<string, number>();
  for (const { words } of cards) {
    if (words === null) continue;
    for (const word of new Set(`${words.question} ${words.answer}`.match(/[\p{L}\p{N}]+/gu))) {
      if (Math.abs(word.length - wanted.length) <= limit) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  let best: (WordSuggestion & { distance: number }) | null = null;
  for (const [word, cardCount] of counts) {
    const distance = editDistance(wanted, word, limit);
    if (distance > limit) continue;
    const isBetter =
      best === null || distance < best.distance || (distance === best.distance && cardCount > best.cardCount);
    if (isBetter) best = { word, cardCount, distance };
  }
  return best && { word: best.word, cardCount: best.cardCount };
}

import type { CardView } from '../model/card-view.ts';

/** Below this likeness two cards are merely about the same subject. */
const LEAST_LIKENESS = 0.3;

/**
 * The card that is most easily mixed up with this one: the one that shares most of its words, weighed by how rare they are
 * among the candidates. null when none is like it. Cards of the same fact are left out: they are asked about it on purpose.
 */
export function findConfusable(view: CardView, candidates: readonly CardView[]): CardView | null {
  const others = candidates.filter(
    ({ card }) => card.id !== view.card.id && card.factId !== view.card.factId && card.place === 'deck',
  );
  const words = new Map(others.map((other) => [other, wordsOf(other)]));
  const counts = new Map<string, number>();
  for (const own of words.values()) for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weightOf = (word: string) => Math.log((others.length + 2) / ((counts.get(word) ?? 0) + 1));

  const wanted = wordsOf(view);
  let best: CardView | null = null;
  let bestLikeness = LEAST_LIKENESS;
  for (const [other, own] of words) {
    const shared = sum([...wanted].filter((word) => own.has(word)).map(weightOf));
    const all = sum([...new Set([...wanted, ...own])].map(weightOf));
    const likeness = all === 0 ? 0 : shared / all;
    if (likeness <= bestLikeness) continue;
    best = other;
    bestLikeness = likeness;
  }
  return best;
}

function wordsOf({ question, answer }: CardView): ReadonlySet<string> {
  return new Set(`${question} ${answer}`.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

import { createMemoryModel, recallChance, STABILITY_MIN } from './memory-model.ts';
import type { TrainingSet } from './training-set.ts';
import { numberAt } from './typed-arrays.ts';
import { DEFAULT_WEIGHTS } from './weights.ts';

const LONGEST_FIRST_STABILITY = 100;
/** How strongly a first stability is held near the default where there is little data. */
const PULL_TO_DEFAULT = 1 / 16;
const SEARCH_STEPS = 60;

interface FirstReview {
  readonly elapsedDays: number;
  recalled: number;
  count: number;
}

/**
 * w0 to w3 from the first reviews that came at least a day after the first answer: for each first grade the stability
 * under which their outcomes are most likely, then put in order. A grade that never came first is filled in from the
 * others. Source: fsrs-rs, `parameter_initialization.rs`; the filling in is our own.
 */
export function fitInitialStability(set: TrainingSet): number[] {
  const groups = groupFirstReviews(set);
  const all = groups.flatMap((group) => [...group.values()]);
  const total = sum(all, (review) => review.count);
  const average = total === 0 ? 0 : sum(all, (review) => review.recalled) / total;
  const fitted = groups.map((group, i) =>
    group.size === 0 ? null : searchStability([...group.values()], average, numberAt(DEFAULT_WEIGHTS, i)),
  );
  const counts = groups.map((group) => sum([...group.values()], (review) => review.count));
  return fillMissing(orderStabilities(fitted, counts));
}

/** For each first grade, by days elapsed until the first review that counts. */
function groupFirstReviews(set: TrainingSet): Map<number, FirstReview>[] {
  const groups = [1, 2, 3, 4].map(() => new Map<number, FirstReview>());
  for (let card = 0; card < set.cardCount; card++) {
    const start = numberAt(set.starts, card);
    const end = numberAt(set.starts, card + 1);
    for (let i = start + 1; i < end; i++) {
      const elapsedDays = numberAt(set.elapsedDays, i);
      if (elapsedDays === 0) continue;
      const group = groups[numberAt(set.grade, start) - 1];
      const review = group?.get(elapsedDays) ?? { elapsedDays, recalled: 0, count: 0 };
      review.count++;
      if (numberAt(set.grade, i) > 1) review.recalled++;
      group?.set(elapsedDays, review);
      break;
    }
  }
  return groups;
}

/** The stability from 0.001 to 100 days with the least loss; the loss has one valley, so thirds are cut off in turn. */
function searchStability(reviews: readonly FirstReview[], average: number, usual: number): number {
  const curve = createMemoryModel(DEFAULT_WEIGHTS);
  const smoothed = reviews.map(({ elapsedDays, recalled, count }) => ({
    elapsedDays,
    count,
    recall: (recalled + average) / (count + 1),
  }));
  const loss = (stability: number) =>
    sum(smoothed, ({ elapsedDays, count, recall }) => {
      const chance = Math.min(Math.max(recallChance(curve, stability, elapsedDays), 1e-9), 1 - 1e-9);
      return -count * (recall * Math.log(chance) + (1 - recall) * Math.log(1 - chance));
    }) +
    Math.abs(stability - usual) * PULL_TO_DEFAULT;
  let low = STABILITY_MIN;
  let high = LONGEST_FIRST_STABILITY;
  for (let i = 0; i < SEARCH_STEPS; i++) {
    const third = (high - low) / 3;
    if (loss(low + third) < loss(high - third)) high -= third;
    else low += third;
  }
  return (low + high) / 2;
}

/** A better grade never means a shorter stability: of two that contradict each other the one with more data stays. */
function orderStabilities(fitted: readonly (number | null)[], counts: readonly number[]): (number | null)[] {
  const ordered = [...fitted];
  for (let i = 0; i < 4; i++) {
    for (let j = i + 1; j < 4; j++) {
      const [worse, better] = [ordered[i] ?? null, ordered[j] ?? null];
      if (worse === null || better === null || worse <= better) continue;
      if (numberAt(counts, i) > numberAt(counts, j)) ordered[j] = worse;
      else ordered[i] = better;
    }
  }
  return ordered;
}

/** A missing grade is as far from its default, as a ratio, as its neighbours are from theirs. */
function fillMissing(fitted: readonly (number | null)[]): number[] {
  const known = fitted.flatMap((stability, i) =>
    stability === null ? [] : [{ i, ratio: Math.log(stability / numberAt(DEFAULT_WEIGHTS, i)) }],
  );
  const filled = fitted.map((stability, i) => {
    if (stability !== null) return stability;
    const before = known.filter((other) => other.i < i).at(-1);
    const behind = known.find((other) => other.i > i);
    const near = [before, behind].flatMap((other) => (other === undefined ? [] : [other]));
    const share = near.length === 0 ? 0 : sum(near, ({ ratio }) => ratio) / near.length;
    return numberAt(DEFAULT_WEIGHTS, i) * Math.exp(share);
  });
  return filled.map((stability) => Math.min(Math.max(stability, STABILITY_MIN), LONGEST_FIRST_STABILITY));
}

function sum<Item>(items: readonly Item[], amountOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + amountOf(item), 0);
}

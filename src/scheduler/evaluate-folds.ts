import { type Predictions, predictItems, type Score, scoreItems } from './score-weights.ts';
import { trainWeights } from './train-weights.ts';
import { createTrainingSet, type ReviewColumns, takeReviews } from './training-set.ts';
import { numberAt } from './typed-arrays.ts';
import { DEFAULT_WEIGHTS } from './weights.ts';

export const FOLDS = 5;

/** How well default and fitted weights foretell what is not yet known to them. Only items are scored. */
export interface FoldEvaluation {
  readonly reviewCount: number;
  /** Items that were scored: all but those of the first part, which is only learnt from. */
  readonly predictedCount: number;
  readonly folds: readonly { readonly default: Score; readonly fitted: Score }[];
  readonly default: Score;
  readonly fitted: Score;
}

/**
 * Splits the items, in the order of time, into six parts, and for each part but the first fits the weights to all reviews
 * before it and scores the part. Histories run on through the parts, as they do for a learner.
 */
export function evaluateFolds(columns: ReviewColumns): FoldEvaluation {
  const set = createTrainingSet(columns);
  const positions = itemPositions(columns);
  const borders = foldBorders(set.itemCount);
  const byDefault = predictItems(set, DEFAULT_WEIGHTS);
  const fitted: Predictions = { ...byDefault, chance: byDefault.chance.slice() };
  const folds = Array.from({ length: FOLDS }, (_, fold) => {
    const from = numberAt(borders, fold + 1);
    const to = numberAt(borders, fold + 2);
    if (to > from) {
      const known = createTrainingSet(takeReviews(columns, numberAt(positions, from)));
      const trained = trainWeights(known);
      if (trained?.isBetter === true) {
        fitted.chance.set(predictItems(set, trained.weights).chance.subarray(from, to), from);
      }
    }
    return { default: scoreItems(byDefault, from, to), fitted: scoreItems(fitted, from, to) };
  });
  const first = numberAt(borders, 1);
  return {
    reviewCount: set.reviewCount,
    predictedCount: set.itemCount - first,
    folds,
    default: scoreItems(byDefault, first, set.itemCount),
    fitted: scoreItems(fitted, first, set.itemCount),
  };
}

/** Where the six parts begin, and the end of the last: seven numbers of items. */
export function foldBorders(itemCount: number): number[] {
  return Array.from({ length: FOLDS + 2 }, (_, i) => Math.round((itemCount * i) / (FOLDS + 1)));
}

/** For each item its position among all reviews. */
function itemPositions({ cardCount, card, day }: ReviewColumns): number[] {
  const lastDay = new Float64Array(cardCount).fill(Number.POSITIVE_INFINITY);
  const positions: number[] = [];
  card.forEach((c, i) => {
    if (numberAt(day, i) > numberAt(lastDay, c)) positions.push(i);
    lastDay[c] = numberAt(day, i);
  });
  return positions;
}

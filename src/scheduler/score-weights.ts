import { createMemoryModel, initialStability, nextDifficulty, nextStability, recallChance } from './memory-model.ts';
import type { TrainingSet } from './training-set.ts';
import { byteAt, floatAt, intAt, wordAt } from './typed-arrays.ts';

const SUREST = 1e-9;

/**
 * What the model said about each item before its answer was known, indexed by item: the chance of recall, whether it was
 * recalled, and the bin in which RMSE compares it with others like it.
 */
export interface Predictions {
  readonly chance: Float64Array;
  readonly recalled: Uint8Array;
  readonly bin: Float64Array;
}

export interface Score {
  readonly itemCount: number;
  /** Mean of -ln of the chance given to what happened. Not weighted. */
  readonly logLoss: number;
  /** Root mean square difference between predicted and actual recall within bins of similar items. */
  readonly rmseBins: number;
  /** Share of items recalled. */
  readonly retention: number;
}

/** Items whose predicted recall lay within [from, to): a well calibrated model has the means nearly equal. */
export interface CalibrationPoint {
  readonly from: number;
  readonly to: number;
  readonly itemCount: number;
  readonly meanPredicted: number;
  readonly meanRecalled: number;
}

/** Runs the model over all cards. */
export function predictItems(set: TrainingSet, weights: readonly number[]): Predictions {
  const model = createMemoryModel(weights);
  const chances = new Float64Array(set.itemCount);
  const recalled = new Uint8Array(set.itemCount);
  const bin = new Float64Array(set.itemCount);
  for (let card = 0; card < set.cardCount; card++) {
    const start = wordAt(set.starts, card);
    const end = wordAt(set.starts, card + 1);
    if (end === start) continue;
    let stability = initialStability(model, byteAt(set.grade, start));
    let difficulty = floatAt(model.initialDifficulty, byteAt(set.grade, start));
    let longReviews = 0;
    let lapses = 0;
    for (let i = start + 1; i < end; i++) {
      const elapsedDays = intAt(set.elapsedDays, i);
      const grade = byteAt(set.grade, i);
      const chance = elapsedDays === 0 ? 1 : recallChance(model, stability, elapsedDays);
      const item = intAt(set.item, i);
      if (item >= 0) {
        longReviews++;
        chances[item] = chance;
        recalled[item] = grade > 1 ? 1 : 0;
        bin[item] = binOf(elapsedDays, longReviews, lapses);
        if (grade === 1) lapses++;
      }
      stability = nextStability(model, stability, difficulty, elapsedDays, chance, grade);
      difficulty = nextDifficulty(model, difficulty, grade);
    }
  }
  return { chance: chances, recalled, bin };
}

/** Scores the items from `from` up to `to`, in the order of time. */
export function scoreItems(predictions: Predictions, from: number, to: number): Score {
  let loss = 0;
  let recalledCount = 0;
  const bins = new Map<number, { count: number; difference: number }>();
  for (let item = from; item < to; item++) {
    const chance = floatAt(predictions.chance, item);
    const recalled = byteAt(predictions.recalled, item);
    const sure = Math.min(Math.max(chance, SUREST), 1 - SUREST);
    loss -= Math.log(recalled === 1 ? sure : 1 - sure);
    recalledCount += recalled;
    const key = floatAt(predictions.bin, item);
    const bin = bins.get(key) ?? { count: 0, difference: 0 };
    bin.count++;
    bin.difference += chance - recalled;
    bins.set(key, bin);
  }
  const itemCount = Math.max(0, to - from);
  // The squared mean difference of a bin times its count is its squared sum of differences over its count.
  const squares = [...bins.values()].reduce((sum, { count, difference }) => sum + difference ** 2 / count, 0);
  return {
    itemCount,
    logLoss: itemCount === 0 ? 0 : loss / itemCount,
    rmseBins: itemCount === 0 ? 0 : Math.sqrt(squares / itemCount),
    retention: itemCount === 0 ? 0 : recalledCount / itemCount,
  };
}

/** Mean log-loss of all items under some weights. */
export function logLossOf(set: TrainingSet, weights: readonly number[]): number {
  return scoreItems(predictItems(set, weights), 0, set.itemCount).logLoss;
}

/** Predicted against actual recall in `binCount` bands of equal width; empty bands are left out. */
export function calibrate({ chance, recalled }: Predictions, binCount = 20): CalibrationPoint[] {
  const sums = Array.from({ length: binCount }, () => ({ count: 0, predicted: 0, recalled: 0 }));
  chance.forEach((value, item) => {
    const sum = sums[Math.min(binCount - 1, Math.floor(value * binCount))];
    if (sum === undefined) return;
    sum.count++;
    sum.predicted += value;
    sum.recalled += byteAt(recalled, item);
  });
  return sums.flatMap(({ count, predicted, recalled: recalls }, i) =>
    count === 0
      ? []
      : [
          {
            from: i / binCount,
            to: (i + 1) / binCount,
            itemCount: count,
            meanPredicted: predicted / count,
            meanRecalled: recalls / count,
          },
        ],
  );
}

/**
 * Items are alike when days elapsed, reviews so far and lapses so far fall into the same bands, which widen by a factor.
 * Source: fsrs-rs, `dataset.rs`, `r_matrix_index`.
 */
function binOf(elapsedDays: number, longReviews: number, lapses: number): number {
  const elapsedBand = Math.round(248 * 3.62 ** floorLog(elapsedDays, 3.62));
  const reviewBand = Math.round(1.99 * 1.89 ** floorLog(longReviews + 1, 1.89));
  const lapseBand = lapses === 0 ? 0 : Math.round(1.65 * 1.73 ** floorLog(lapses, 1.73));
  return (elapsedBand * 4096 + reviewBand) * 4096 + lapseBand;
}

function floorLog(value: number, base: number): number {
  return Math.floor(Math.log(value) / Math.log(base));
}

import type { WeightsId } from '../model/ids.ts';
import { fail, type Result, succeed } from '../model/result.ts';

/** How many weights FSRS-6 has. */
export const WEIGHT_COUNT = 21;

/** FSRS-6's own weights, fitted to several hundred million reviews. Source: fsrs-rs, `DEFAULT_PARAMETERS`. */
export const DEFAULT_WEIGHTS: readonly number[] = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
  0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

export const DEFAULT_WEIGHTS_ID = 'default-6' as WeightsId;

/** The range of each weight, lowest and highest. Source: fsrs-rs, `parameter_clipper.rs`, for at most one relearning step. */
export const WEIGHT_BOUNDS: readonly (readonly [number, number])[] = [
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [1, 10],
  [0.001, 4],
  [0.001, 4],
  [0.001, 0.75],
  [0, 4.5],
  [0, 0.8],
  [0.001, 3.5],
  [0.001, 5],
  [0.001, 0.25],
  [0.001, 0.9],
  [0, 4],
  [0, 1],
  [1, 6],
  [0, 2],
  [0, 2],
  [0, 0.8],
  [0.1, 0.8],
];

/** Why a set of weights was refused. `index` counts from 0. */
export type WeightsProblem =
  | { readonly type: 'WrongWeightCount'; readonly count: number }
  | { readonly type: 'WeightNotFinite'; readonly index: number; readonly value: number };

/** The weights as given, when they are 21 finite numbers; a problem otherwise. Nothing is replaced. */
export function checkWeights(weights: ArrayLike<number>): Result<readonly number[], WeightsProblem> {
  if (weights.length !== WEIGHT_COUNT) return fail({ type: 'WrongWeightCount', count: weights.length });
  const checked = Array.from(weights);
  const index = checked.findIndex((weight) => !Number.isFinite(weight));
  if (index >= 0) return fail({ type: 'WeightNotFinite', index, value: checked[index] ?? Number.NaN });
  return succeed(checked);
}

/** Each weight moved into its range. */
export function clipWeights(weights: readonly number[]): number[] {
  return WEIGHT_BOUNDS.map(([lowest, highest], i) => Math.min(Math.max(weights[i] ?? lowest, lowest), highest));
}

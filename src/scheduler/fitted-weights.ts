import type { WeightsId } from '../model/ids.ts';
import { fail, type Result, succeed } from '../model/result.ts';
import { hashText } from './chance.ts';
import { checkWeights, type WeightsProblem } from './weights.ts';

/** Below this many items a fit is as likely to lose as to win. Source: 24 simulated learners, see `docs/scheduling.md`. */
export const FEWEST_ITEMS_TO_FIT = 400;
/** How much the log has to grow before another fit is worth its time. */
const GROWTH = 1.1;

/** The set of weights in force, as it is kept in the log. */
export interface FittedWeights {
  readonly id: WeightsId;
  readonly weights: readonly number[];
}

export type WeightsTextProblem = WeightsProblem | { readonly type: 'NotWeights'; readonly text: string };

/** Whether to offer a fit: from 400 items on, and again whenever their number has grown by a tenth. */
export function isFitDue(itemCount: number, itemCountAtLastFit: number | null): boolean {
  if (itemCount < FEWEST_ITEMS_TO_FIT) return false;
  return itemCountAtLastFit === null || itemCount >= itemCountAtLastFit * GROWTH;
}

/** Weights as one line of text, the value of a setting event. The same weights always have the same text. */
export function formatWeights(weights: readonly number[]): string {
  return weights.join(' ');
}

/**
 * Weights from the text of a setting, with an id that follows from them: two devices that adopted the same weights call
 * them the same. Whatever is not 21 finite numbers is refused.
 */
export function parseWeights(text: string): Result<FittedWeights, WeightsTextProblem> {
  const parts = text.trim().split(/[\s,]+/);
  if (parts.some((part) => !/^-?\d/.test(part))) return fail({ type: 'NotWeights', text });
  const checked = checkWeights(parts.map(Number));
  return checked.ok ? succeed({ id: weightsIdOf(checked.value), weights: checked.value }) : checked;
}

/** The id of fitted weights, for example `fit-01c8a4f2`. */
export function weightsIdOf(weights: readonly number[]): WeightsId {
  return `fit-${hashText(formatWeights(weights)).toString(16).padStart(8, '0')}` as WeightsId;
}

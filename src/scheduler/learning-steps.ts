import type { Interval } from '../model/card-state.ts';
import { AGAIN, EASY, type Grade, HARD } from '../model/grade.ts';

const SECONDS_PER_DAY = 86_400;

/** Seconds until the card comes back, by grade; `good` is null when no step is left and the card moves on to review. */
export interface StepDelays {
  readonly again: number;
  readonly hard: number;
  readonly good: number | null;
}

/**
 * The delays on one step, or null without steps. A step beyond the last, left over from a longer list, counts as the last.
 * Hard repeats the step; on the first it lies halfway to the second, and where there is only one it is half as long
 * again, at most a day more. Source: anki `rslib/src/scheduler/states/steps.rs`.
 */
export function stepDelays(stepsMinutes: readonly number[], step: number): StepDelays | null {
  const first = stepsMinutes[0];
  const index = clampStep(stepsMinutes, step);
  const current = stepsMinutes[index];
  if (first === undefined || current === undefined) return null;
  const again = first * 60;
  const next = stepsMinutes[index + 1];
  const good = next === undefined ? null : next * 60;
  if (index > 0) return { again, hard: current * 60, good };
  const hard = good === null ? Math.min(again * 1.5, again + SECONDS_PER_DAY) : (again + good) / 2;
  return { again, hard, good };
}

/** The step that follows an answer and its delay in seconds; null when the answer ends learning. */
export function nextStep(
  stepsMinutes: readonly number[],
  step: number,
  grade: Grade,
): { readonly step: number; readonly seconds: number } | null {
  const index = clampStep(stepsMinutes, step);
  const delays = stepDelays(stepsMinutes, index);
  if (delays === null || grade === EASY) return null;
  if (grade === AGAIN) return { step: 0, seconds: delays.again };
  if (grade === HARD) return { step: index, seconds: delays.hard };
  return delays.good === null ? null : { step: index + 1, seconds: delays.good };
}

/** The index of the step a card is on: at least 0, at most the last there is. */
export function clampStep(stepsMinutes: readonly number[], step: number): number {
  return Math.min(Math.max(0, step), Math.max(0, stepsMinutes.length - 1));
}

/** Seconds within a day stay seconds; a day or more is rounded to whole study days. */
export function delayToInterval(seconds: number): Interval {
  return seconds < SECONDS_PER_DAY
    ? { unit: 'seconds', seconds: Math.round(seconds) }
    : { unit: 'days', days: Math.round(seconds / SECONDS_PER_DAY) };
}

/** Length for comparing intervals of both units. */
export function intervalToSeconds(interval: Interval): number {
  return interval.unit === 'seconds' ? interval.seconds : interval.days * SECONDS_PER_DAY;
}

import type { CardState } from '../model/card-state.ts';

/**
 * Whether a lapse count makes a card a leech: at the threshold, and again each half threshold after it, so that a card
 * that stays hard is brought up again. With threshold 8 at 8, 12, 16 lapses; threshold 0 switches the rule off.
 * Source: anki `rslib/src/scheduler/states/review.rs`.
 */
export function isLeechCount(lapseCount: number, threshold: number): boolean {
  if (threshold <= 0 || lapseCount < threshold) return false;
  return (lapseCount - threshold) % Math.max(1, Math.ceil(threshold / 2)) === 0;
}

/** Whether this very answer made the card a leech: the moment to help, not each time it is shown. */
export function becameLeech(before: CardState, after: CardState, threshold: number): boolean {
  return after.lapseCount > before.lapseCount && isLeechCount(after.lapseCount, threshold);
}

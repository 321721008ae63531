import type { CardState } from '../model/card-state.ts';
import type { Millis } from '../model/time.ts';
import type { Engine } from './memory.ts';
import { MILLIS_PER_DAY } from './study-day.ts';

/**
 * The chance of recall at an instant, counted in fractions of a day since the last answer, so that it does not stand
 * still between two midnights; null for a card that was never answered. A last answer in the future, from a clock that
 * was wrong, counts as just now.
 */
export function retrievabilityAt(state: CardState, nowMillis: Millis, engine: Engine): number | null {
  if (state.memory === null || state.lastReviewAtMillis === null) return null;
  return engine.retrievability(state.memory, Math.max(0, nowMillis - state.lastReviewAtMillis) / MILLIS_PER_DAY);
}

import type { QueueCandidate } from '../model/queue.ts';

/**
 * Seconds a card takes, all its repetitions of the day together. A new card is seen about twice on its first day.
 * Source: mean answer times of Anki's learners as fsrs-rs's simulator has them (about 12 s a review, 17 s a first answer).
 */
const REVIEW_SECONDS = 13;
const NEW_SECONDS = 30;

/** Minutes that the cards will take, at least 1. */
export function estimateMinutes(queue: readonly Pick<QueueCandidate, 'state'>[]): number {
  const seconds = queue.reduce((sum, { state }) => sum + (state.phase === 'new' ? NEW_SECONDS : REVIEW_SECONDS), 0);
  return Math.max(1, Math.round(seconds / 60));
}

import type { QueueInput } from '../model/queue.ts';
import type { Settings } from '../model/settings.ts';
import { type Deps, readToday } from './deps.ts';

/**
 * Of each fact only one new card a day is asked, so more are read than will be shown: enough for facts of this many
 * cards on average.
 */
const CARDS_A_FACT = 4;

/** Candidates for today within the learner's limits. */
export function readPlanInput(deps: Deps, settings: Settings): Promise<QueueInput> {
  return deps.store.readQueueInput({
    day: readToday(deps, settings),
    nowMillis: deps.nowMillis(),
    newLimit: settings.newCardsPerDay * CARDS_A_FACT,
    reviewLimit: settings.reviewsPerDay,
  });
}

import type { QueueInput } from '../model/queue.ts';
import type { Settings } from '../model/settings.ts';
import { type Deps, readToday } from './deps.ts';

/** Candidates for today within the learner's limits. */
export function readPlanInput(deps: Deps, settings: Settings): Promise<QueueInput> {
  return deps.store.readQueueInput({
    day: readToday(deps, settings),
    nowMillis: deps.nowMillis(),
    newLimit: settings.newCardsPerDay,
    reviewLimit: settings.reviewsPerDay,
  });
}

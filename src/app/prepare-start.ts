import type { AllSettings } from '../model/settings.ts';
import { prepareReview } from '../review/prepare-review.ts';
import type { ReviewPort } from '../review/review-port.ts';
import type { Deps } from './deps.ts';
import { readTodayView, type TodayView } from './read-today.ts';
import { createReviewPort } from './review-port.ts';
import { readHashPath } from './use-hash-path.ts';

/** What the first drawing needs, so that it is the only one until the learner does something. */
export interface Start {
  readonly deps: Deps;
  readonly settings: AllSettings;
  readonly noteCount: number;
  /** For a start straight into the review: its first card is read already. It holds for these settings only. */
  readonly reviewPort: ReviewPort | null;
  /** For a start on Today: gives what it says, once. undefined when it was not read, or given already. */
  readonly takeToday: () => TodayView | undefined;
}

/** Reads what the first screen shows. */
export async function prepareStart(deps: Deps): Promise<Start> {
  const [settings, counts] = await Promise.all([deps.store.readSettings(), deps.store.readCounts()]);
  const path = counts.notes > 0 ? readHashPath() : null;
  const reviewPort =
    path === '/review' ? createReviewPort(deps, settings, await prepareReview(createReviewPort(deps, settings))) : null;
  let today = path === '/' ? await readTodayView(deps, settings) : undefined;
  const takeToday = () => {
    const taken = today;
    today = undefined;
    return taken;
  };
  return { deps, settings, noteCount: counts.notes, reviewPort, takeToday };
}

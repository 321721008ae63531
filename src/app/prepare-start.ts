import type { AllSettings } from '../model/settings.ts';
import { prepareReview } from '../review/prepare-review.ts';
import type { ReviewPort } from '../review/review-port.ts';
import type { Deps } from './deps.ts';
import { createReviewPort } from './review-port.ts';

/** What the first drawing needs, so that it is the only one until the learner does something. */
export interface Start {
  readonly deps: Deps;
  readonly settings: AllSettings;
  readonly noteCount: number;
  /** For a start straight into the review: its first card is read already. It holds for these settings only. */
  readonly reviewPort: ReviewPort | null;
}

/** Reads what the first screen shows. */
export async function prepareStart(deps: Deps): Promise<Start> {
  const [settings, counts] = await Promise.all([deps.store.readSettings(), deps.store.readCounts()]);
  const isReview = location.hash === '#/review' && counts.notes > 0;
  const reviewPort = isReview
    ? createReviewPort(deps, settings, await prepareReview(createReviewPort(deps, settings)))
    : null;
  return { deps, settings, noteCount: counts.notes, reviewPort };
}

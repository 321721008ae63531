import type { CardState } from '../model/card-state.ts';
import type { Settings } from '../model/settings.ts';
import type { Moment } from '../model/time.ts';
import { configFromSettings } from '../scheduler/config.ts';
import { createReviewEvent, type ReviewRequest } from '../scheduler/create-review.ts';
import { createUndo, type UndoRequest } from '../scheduler/create-undo.ts';
import { previewGrades } from '../scheduler/grade-card.ts';
import type { Preview } from './session.ts';

/** The part of the scheduler that a review needs once an answer is uncovered. It is loaded after the first card is shown. */
export interface Grading {
  previewGrades(state: CardState, now: Moment): Preview;
  createReview(request: Omit<ReviewRequest, 'config'>): ReturnType<typeof createReviewEvent>;
  createUndo(request: Omit<UndoRequest, 'config'>): ReturnType<typeof createUndo>;
}

export function createGrading(settings: Settings): Grading {
  const config = configFromSettings(settings);
  return {
    previewGrades(state, now) {
      const { 1: again, 2: hard, 3: good, 4: easy } = previewGrades(state, now, config);
      return { 1: again.interval, 2: hard.interval, 3: good.interval, 4: easy.interval };
    },
    createReview: (request) => createReviewEvent({ ...request, config }),
    createUndo: (request) => createUndo({ ...request, config }),
  };
}

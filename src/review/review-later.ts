import type { CardId } from '../model/ids.ts';
import { type ReviewOptions, readReviewOptions } from '../model/review-options.ts';
import { DrawnText } from '../ui/drawn-text.tsx';
import { loadLaterText } from '../ui/text/text.ts';
import { AnswerText } from './answer-text.tsx';
import { createAnswering } from './answering.ts';
import { CardTaps } from './card-taps.tsx';
import { GradeBar } from './grade-bar.tsx';
import { gradeOfKey } from './grade-choice.ts';
import { KeyList } from './key-list.tsx';
import { ListReview } from './list-review.tsx';
import { OtherView } from './other-view.tsx';
import type { ReviewExtras, ReviewPort } from './review-port.ts';
import { SourceLines } from './source-lines.tsx';

const PARTS = {
  AnswerText,
  CardTaps,
  DrawnText,
  GradeBar,
  KeyList,
  ListReview,
  OtherView,
  SourceLines,
  createAnswering,
  gradeOfKey,
};

type Aids = typeof import('./card-aids.tsx');

/** What a review needs once its first card is there. */
export type LaterParts = typeof PARTS & {
  readonly extras: ReviewExtras;
  readonly options: ReviewOptions;
  /** What the options add; null while nothing is switched on. */
  readonly aids: Aids | null;
  /** By list card: what was missed when it was last asked in this session. */
  readonly missedItems: Map<CardId, readonly string[]>;
};

/**
 * Everything after the first question, fetched as soon as that is shown: when a write fails or a newer version takes over, there may
 * be no way to fetch it any more.
 */
export async function loadLaterParts(port: ReviewPort): Promise<LaterParts> {
  const options = readReviewOptions(port.values);
  const isAided = Object.keys(port.values).some((key) => key.startsWith('review.'));
  const [extras, aids] = await Promise.all([
    port.loadExtras(),
    isAided ? import('./card-aids.tsx') : null,
    loadLaterText(),
  ]);
  return { ...PARTS, extras, options, aids, missedItems: new Map() };
}

import { describe, expect, it } from 'vitest';
import { DEFAULT_REVIEW_OPTIONS, readReviewOptions, reviewOptionKey } from '../../src/model/review-options.ts';

describe('review options', () => {
  it('are all off where nothing was set', () => {
    expect(readReviewOptions({})).toEqual(DEFAULT_REVIEW_OPTIONS);
  });

  it('are read from the settings under their own keys, those of the scheduler left aside', () => {
    const values = {
      'review.swipe': true,
      'review.gradeCount': 2,
      'review.showAnswerAfterSeconds': 15,
      'review.readAloud': 'hands-free',
      newCardsPerDay: 7,
      swipe: false,
    };
    expect(readReviewOptions(values)).toEqual({
      ...DEFAULT_REVIEW_OPTIONS,
      swipe: true,
      gradeCount: 2,
      showAnswerAfterSeconds: 15,
      readAloud: 'hands-free',
    });
  });

  it.each([
    ['swipe', 1],
    ['gradeCount', 3],
    ['gradesFrom', 'top'],
    ['showAnswerAfterSeconds', -1],
    ['showAnswerAfterSeconds', 1.5],
    ['showAnswerAfterSeconds', 121],
    ['readAloud', true],
    ['typeAnswer', 'yes'],
    ['haptics', null],
  ] as const)('a value that makes no sense is passed over: %s %s', (key, value) => {
    expect(readReviewOptions({ [reviewOptionKey(key)]: value })).toEqual(DEFAULT_REVIEW_OPTIONS);
  });
});

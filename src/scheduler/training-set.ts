import { byteAt, intAt, wordAt } from './typed-arrays.ts';

/**
 * A review log as columns, in the order of time. `card` numbers the cards from 0; `day` is the study day; `grade` is 1 to 4.
 * Typed arrays, because a log of a million reviews is read in one go and handed to another thread without copying.
 */
export interface ReviewColumns {
  readonly cardCount: number;
  readonly card: Uint32Array;
  readonly day: Int32Array;
  readonly grade: Uint8Array;
}

/**
 * The same reviews card after card. Those of card `c` lie from `starts[c]` up to `starts[c + 1]`.
 * A review at least a day after the one before it is an item: something that can be predicted. Items are numbered in
 * the order of time; `item` is -1 for all other reviews.
 */
export interface TrainingSet {
  readonly cardCount: number;
  readonly reviewCount: number;
  readonly itemCount: number;
  readonly starts: Uint32Array;
  /** Study days since the card's review before; 0 for its first. */
  readonly elapsedDays: Int32Array;
  readonly grade: Uint8Array;
  readonly item: Int32Array;
}

/** Sorts columns into sequences, in time that grows with the number of reviews. */
export function createTrainingSet({ cardCount, card, day, grade }: ReviewColumns): TrainingSet {
  const reviewCount = card.length;
  const starts = new Uint32Array(cardCount + 1);
  for (const c of card) starts[c + 1] = wordAt(starts, c + 1) + 1;
  for (let c = 0; c < cardCount; c++) starts[c + 1] = wordAt(starts, c + 1) + wordAt(starts, c);

  const filled = starts.slice(0, cardCount);
  const lastDay = new Int32Array(cardCount);
  const set = {
    elapsedDays: new Int32Array(reviewCount),
    grade: new Uint8Array(reviewCount),
    item: new Int32Array(reviewCount).fill(-1),
  };
  let itemCount = 0;
  for (let i = 0; i < reviewCount; i++) {
    const c = wordAt(card, i);
    const at = wordAt(filled, c);
    filled[c] = at + 1;
    set.grade[at] = byteAt(grade, i);
    if (at > wordAt(starts, c)) {
      const elapsed = Math.max(0, intAt(day, i) - intAt(lastDay, c));
      set.elapsedDays[at] = elapsed;
      if (elapsed > 0) set.item[at] = itemCount++;
    }
    lastDay[c] = intAt(day, i);
  }
  return { cardCount, reviewCount, itemCount, starts, ...set };
}

/** The first `count` reviews in time. The arrays are views, not copies. */
export function takeReviews(columns: ReviewColumns, count: number): ReviewColumns {
  return {
    cardCount: columns.cardCount,
    card: columns.card.subarray(0, count),
    day: columns.day.subarray(0, count),
    grade: columns.grade.subarray(0, count),
  };
}

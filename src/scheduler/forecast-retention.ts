import type { CardState } from '../model/card-state.ts';
import type { StudyDay } from '../model/time.ts';
import { chanceOf } from './chance.ts';
import { type StartedCard, simulateWorkload } from './simulate-workload.ts';

/** With more cards a part of them is played through and the result scaled up: the shape stays, the wait does not. */
const MOST_CARDS = 4_000;

export interface RetentionQuestion {
  readonly weights: readonly number[];
  /** Cards of the deck; paused ones left out. */
  readonly states: readonly CardState[];
  readonly today: StudyDay;
  readonly days: number;
  readonly newCardsPerDay: number;
  readonly reviewsPerDay: number;
  readonly maximumIntervalDays: number;
}

/** What one desired retention leads to. */
export interface RetentionForecast {
  readonly retention: number;
  /** Reviews and first answers a day, on average. */
  readonly cardsPerDay: number;
  readonly minutesPerDay: number;
  /** Cards that would be recalled at the end if all were asked. */
  readonly rememberedCards: number;
  /** Cards that will have been started by then. */
  readonly startedCards: number;
}

/** Plays the coming days through for each retention, beginning with the cards as they stand. */
export function forecastRetentions(question: RetentionQuestion, retentions: readonly number[]): RetentionForecast[] {
  const { states, today, days } = question;
  const share = Math.min(1, MOST_CARDS / Math.max(1, states.length));
  const sample = share === 1 ? states : states.filter(({ cardId }) => chanceOf(cardId, 0) < share);
  const started = sample.flatMap((state) => toStarted(state, today));
  const newCount = sample.length - started.length;
  return retentions.map((retention) => {
    const workload = simulateWorkload(
      {
        weights: question.weights,
        days,
        newCount,
        newCardsPerDay: Math.max(question.newCardsPerDay === 0 ? 0 : 1, Math.round(question.newCardsPerDay * share)),
        reviewsPerDay: Math.max(1, Math.round(question.reviewsPerDay * share)),
        maximumIntervalDays: question.maximumIntervalDays,
        started,
      },
      retention,
    );
    const firstAnswers = workload.newCounts.reduce((sum, count) => sum + count, 0);
    return {
      retention,
      cardsPerDay: (workload.reviewsPerDay + firstAnswers / days) / share,
      minutesPerDay: workload.minutesPerDay / share,
      rememberedCards: workload.rememberedCards / share,
      startedCards: (started.length + firstAnswers) / share,
    };
  });
}

function toStarted({ memory, lastReviewDay, dueDay }: CardState, today: StudyDay): StartedCard[] {
  if (memory === null || lastReviewDay === null) return [];
  return [{ memory, daysSinceReview: Math.max(0, today - lastReviewDay), dueInDays: (dueDay ?? today) - today }];
}

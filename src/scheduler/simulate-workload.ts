import type { MemoryState } from '../model/card-state.ts';
import { createChances } from './chance.ts';
import {
  createMemoryModel,
  initialStability,
  intervalFor,
  type MemoryModel,
  nextDifficulty,
  nextStability,
  recallChance,
} from './memory-model.ts';
import { drawIndex, FIRST_GRADE_CHANCES, PASS_GRADE_CHANCES } from './simulate-learner.ts';
import { numberAt } from './typed-arrays.ts';

/** Seconds an answer takes by grade: the first answer ever, and those in review. Source: fsrs-rs, `simulation.rs`. */
const FIRST_SECONDS = [19.58, 18.79, 13.78, 10.71];
const REVIEW_SECONDS = [19.38, 17.59, 12.38, 8.94];
/** What relearning takes after a lapse: about one more answer. */
const RELEARN_SECONDS = 16.44;

/** A card that was started, as it stands on the first day of the simulation. */
export interface StartedCard {
  readonly memory: MemoryState;
  readonly daysSinceReview: number;
  /** Days until it is due; 0 or less means it is due already. */
  readonly dueInDays: number;
}

export interface WorkloadOptions {
  readonly weights: readonly number[];
  readonly days: number;
  readonly newCount: number;
  readonly newCardsPerDay: number;
  readonly reviewsPerDay: number;
  readonly maximumIntervalDays?: number;
  /** Cards under way; none by default. */
  readonly started?: readonly StartedCard[];
  readonly seed?: number;
}

export interface Workload {
  readonly desiredRetention: number;
  /** By day: reviews of cards under way, first answers, minutes for both. */
  readonly reviewCounts: readonly number[];
  readonly newCounts: readonly number[];
  readonly minutes: readonly number[];
  /** Sum of the chances of recall over all cards started, at the end. */
  readonly rememberedCards: number;
  readonly reviewsPerDay: number;
  readonly minutesPerDay: number;
  /** Minutes spent in all for each card remembered at the end; the smaller the better. */
  readonly minutesPerRememberedCard: number;
}

interface Card {
  stability: number;
  difficulty: number;
  lastDay: number;
}

/**
 * Plays the coming days through for one desired retention: cards fall due, are remembered with the chance the model gives
 * and come back after the interval that follows. Cards beyond the daily limit wait for the next day.
 */
export function simulateWorkload(options: WorkloadOptions, desiredRetention: number): Workload {
  const model = createMemoryModel(options.weights);
  const chance = createChances(options.seed ?? 1);
  const dueByDay = Array.from({ length: options.days }, (): Card[] => []);
  const cards: Card[] = [];
  const reviewCounts: number[] = [];
  const newCounts: number[] = [];
  const minutes: number[] = [];
  const longest = options.maximumIntervalDays ?? 36_500;
  const plan = (card: Card, day: number) => {
    const interval = Math.round(intervalFor(model, card.stability, desiredRetention));
    dueByDay[day + Math.min(Math.max(1, interval), longest)]?.push(card);
  };
  for (const { memory, daysSinceReview, dueInDays } of options.started ?? []) {
    const card = { stability: memory.stability, difficulty: memory.difficulty, lastDay: -daysSinceReview };
    cards.push(card);
    dueByDay[Math.max(0, Math.round(dueInDays))]?.push(card);
  }
  let newLeft = options.newCount;
  for (let day = 0; day < options.days; day++) {
    const due = dueByDay[day] ?? [];
    const asked = due.slice(0, options.reviewsPerDay);
    dueByDay[day + 1]?.unshift(...due.slice(options.reviewsPerDay));
    let seconds = 0;
    for (const card of asked) {
      seconds += review(model, card, day, chance);
      plan(card, day);
    }
    const started = Math.min(newLeft, options.newCardsPerDay);
    newLeft -= started;
    for (let n = 0; n < started; n++) {
      const grade = 1 + drawIndex(FIRST_GRADE_CHANCES, chance());
      const card = {
        stability: initialStability(model, grade),
        difficulty: numberAt(model.initialDifficulty, grade),
        lastDay: day,
      };
      seconds += numberAt(FIRST_SECONDS, grade - 1);
      cards.push(card);
      plan(card, day);
    }
    reviewCounts.push(asked.length);
    newCounts.push(started);
    minutes.push(seconds / 60);
  }
  const rememberedCards = cards.reduce(
    (sum, card) => sum + recallChance(model, card.stability, Math.max(0, options.days - card.lastDay)),
    0,
  );
  const totalMinutes = sumOf(minutes);
  return {
    desiredRetention,
    reviewCounts,
    newCounts,
    minutes,
    rememberedCards,
    reviewsPerDay: sumOf(reviewCounts) / Math.max(1, options.days),
    minutesPerDay: totalMinutes / Math.max(1, options.days),
    minutesPerRememberedCard: rememberedCards === 0 ? 0 : totalMinutes / rememberedCards,
  };
}

/** The same for each retention, for a slider that shows what it costs: 70 % to 99 % by default. */
export function simulateRetentions(
  options: WorkloadOptions,
  retentions: readonly number[] = Array.from({ length: 30 }, (_, i) => (70 + i) / 100),
): Workload[] {
  return retentions.map((retention) => simulateWorkload(options, retention));
}

/** Answers a card on a day. Returns the seconds it takes. */
function review(model: MemoryModel, card: Card, day: number, chance: () => number): number {
  const elapsed = day - card.lastDay;
  const recall = recallChance(model, card.stability, elapsed);
  const grade = chance() < recall ? 2 + drawIndex(PASS_GRADE_CHANCES, chance()) : 1;
  const { stability, difficulty } = card;
  card.stability = nextStability(model, stability, difficulty, elapsed, recall, grade);
  card.difficulty = nextDifficulty(model, difficulty, grade);
  card.lastDay = day;
  if (grade > 1) return numberAt(REVIEW_SECONDS, grade - 1);
  // After a lapse the card is asked again the same day and usually known.
  card.stability = nextStability(model, card.stability, card.difficulty, 0, 1, 3);
  card.difficulty = nextDifficulty(model, card.difficulty, 3);
  return numberAt(REVIEW_SECONDS, 0) + RELEARN_SECONDS;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

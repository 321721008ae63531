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
import type { ReviewColumns } from './training-set.ts';
import { numberAt } from './typed-arrays.ts';
import { DEFAULT_WEIGHTS } from './weights.ts';

/** How often each grade is given when a card is seen first, and when a recall succeeds. Source: fsrs-rs, `simulation.rs`. */
export const FIRST_GRADE_CHANCES = [0.24, 0.094, 0.495, 0.171];
export const PASS_GRADE_CHANCES = [0.224, 0.631, 0.145];

export interface LearnerOptions {
  readonly seed: number;
  /** How the learner's memory really works. */
  readonly weights: readonly number[];
  readonly reviewCount: number;
  readonly newCardsPerDay: number;
  /** Weights by which the cards are scheduled, and the retention aimed at. */
  readonly schedulingWeights?: readonly number[];
  readonly desiredRetention?: number;
}

interface Card {
  readonly id: number;
  /** As the memory really is. */
  stability: number;
  difficulty: number;
  /** As the scheduler believes. */
  believedStability: number;
  believedDifficulty: number;
  lastDay: number;
}

/**
 * The log of a learner whose memory follows known weights exactly: the truth against which a fit can be measured. A card
 * is answered on the day it is due, and again on the same day until it is not failed.
 */
export function simulateLearner(options: LearnerOptions): ReviewColumns {
  const chance = createChances(options.seed);
  const truth = createMemoryModel(options.weights);
  const belief = createMemoryModel(options.schedulingWeights ?? DEFAULT_WEIGHTS);
  const retention = options.desiredRetention ?? 0.9;
  const card = new Uint32Array(options.reviewCount);
  const days = new Int32Array(options.reviewCount);
  const grades = new Uint8Array(options.reviewCount);
  const dueByDay = new Map<number, Card[]>();
  let written = 0;
  let cardCount = 0;
  const isFull = () => written >= options.reviewCount;
  const write = (id: number, day: number, grade: number) => {
    if (isFull()) return;
    card[written] = id;
    days[written] = day;
    grades[written++] = grade;
  };
  const plan = (learnt: Card, day: number) => {
    // Some are answered a little early or late, as fuzz and busy days have it.
    const days = intervalFor(belief, learnt.believedStability, retention) * (0.85 + 0.4 * chance());
    const due = day + Math.max(1, Math.round(days));
    const list = dueByDay.get(due);
    if (list === undefined) dueByDay.set(due, [learnt]);
    else list.push(learnt);
  };
  for (let day = 0; !isFull(); day++) {
    const due = dueByDay.get(day) ?? [];
    dueByDay.delete(day);
    for (const learnt of due) {
      const recalled = chance() < recallChance(truth, learnt.stability, day - learnt.lastDay);
      let grade = recalled ? 2 + drawIndex(PASS_GRADE_CHANCES, chance()) : 1;
      write(learnt.id, day, grade);
      answer(truth, belief, learnt, day, grade);
      while (grade === 1 && !isFull()) {
        grade = chance() < 0.15 ? 1 : 3;
        write(learnt.id, day, grade);
        answer(truth, belief, learnt, day, grade);
      }
      plan(learnt, day);
    }
    for (let n = 0; n < options.newCardsPerDay && !isFull(); n++) {
      const grade = 1 + drawIndex(FIRST_GRADE_CHANCES, chance());
      const learnt = begin(truth, belief, cardCount++, day, grade);
      write(learnt.id, day, grade);
      if (grade < 4) {
        write(learnt.id, day, 3);
        answer(truth, belief, learnt, day, 3);
      }
      plan(learnt, day);
    }
  }
  return { cardCount, card, day: days, grade: grades };
}

function begin(truth: MemoryModel, belief: MemoryModel, id: number, day: number, grade: number): Card {
  return {
    id,
    stability: initialStability(truth, grade),
    difficulty: numberAt(truth.initialDifficulty, grade),
    believedStability: initialStability(belief, grade),
    believedDifficulty: numberAt(belief.initialDifficulty, grade),
    lastDay: day,
  };
}

function answer(truth: MemoryModel, belief: MemoryModel, card: Card, day: number, grade: number): void {
  const elapsed = day - card.lastDay;
  const { stability, difficulty, believedStability, believedDifficulty } = card;
  const really = recallChance(truth, stability, elapsed);
  const believed = recallChance(belief, believedStability, elapsed);
  card.stability = nextStability(truth, stability, difficulty, elapsed, really, grade);
  card.difficulty = nextDifficulty(truth, difficulty, grade);
  card.believedStability = nextStability(belief, believedStability, believedDifficulty, elapsed, believed, grade);
  card.believedDifficulty = nextDifficulty(belief, believedDifficulty, grade);
  card.lastDay = day;
}

/** The index into shares that `chance` in [0, 1) falls on. */
export function drawIndex(shares: readonly number[], chance: number): number {
  let left = chance * shares.reduce((sum, share) => sum + share, 0);
  const index = shares.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  return index < 0 ? shares.length - 1 : index;
}

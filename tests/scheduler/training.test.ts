import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GradientTape } from '../../src/scheduler/card-gradient.ts';
import { createChances } from '../../src/scheduler/chance.ts';
import {
  createMemoryModel,
  initialStability,
  nextDifficulty,
  nextStability,
  recallChance,
} from '../../src/scheduler/memory-model.ts';
import { calibrate, logLossOf, predictItems, scoreItems } from '../../src/scheduler/score-weights.ts';
import { simulateLearner } from '../../src/scheduler/simulate-learner.ts';
import { trainWeights } from '../../src/scheduler/train-weights.ts';
import { createTrainingSet, type TrainingSet, takeReviews } from '../../src/scheduler/training-set.ts';
import { DEFAULT_WEIGHTS, WEIGHT_BOUNDS } from '../../src/scheduler/weights.ts';
import { anyGrade, anyWeights, engineFor } from './make-values.ts';

/** A learner unlike the default: quicker to forget, with steps of difficulty of their own. */
const TRUTH = [
  0.16, 0.8, 3.4, 12, 6.9, 0.65, 2.7, 0.03, 1.65, 0.25, 1.05, 1.7, 0.09, 0.32, 1.35, 0.5, 2.2, 0.6, 0.15, 0.12, 0.22,
];

/** A log of one card each: [study day, grade]. */
function setOf(cards: readonly (readonly (readonly [number, number])[])[]): TrainingSet {
  const rows = cards.flatMap((reviews, card) => reviews.map(([day, grade]) => ({ card, day, grade })));
  rows.sort((a, b) => a.day - b.day);
  return createTrainingSet({
    cardCount: cards.length,
    card: Uint32Array.from(rows, ({ card }) => card),
    day: Int32Array.from(rows, ({ day }) => day),
    grade: Uint8Array.from(rows, ({ grade }) => grade),
  });
}

describe('a training set', () => {
  it('puts reviews card after card and numbers those a day or more apart in the order of time', () => {
    const set = setOf([
      [
        [0, 3],
        [0, 3],
        [2, 1],
        [2, 3],
      ],
      [
        [1, 4],
        [9, 3],
      ],
    ]);
    expect([...set.starts]).toEqual([0, 4, 6]);
    expect([...set.elapsedDays]).toEqual([0, 0, 2, 0, 0, 8]);
    expect([...set.grade]).toEqual([3, 3, 1, 3, 4, 3]);
    expect([...set.item]).toEqual([-1, -1, 0, -1, -1, 1]);
    expect(set.itemCount).toBe(2);
  });

  it('takes a clock that was moved back as the same day', () => {
    const set = createTrainingSet({
      cardCount: 1,
      card: Uint32Array.of(0, 0),
      day: Int32Array.of(9, 7),
      grade: Uint8Array.of(3, 3),
    });
    expect([...set.elapsedDays]).toEqual([0, 0]);
    expect(set.itemCount).toBe(0);
  });
});

describe('the model used for training', () => {
  it('is the one used for grading', () => {
    fc.assert(
      fc.property(
        anyWeights,
        anyGrade,
        fc.array(fc.tuple(fc.nat(400), anyGrade), { maxLength: 10 }),
        (weights, first, rest) => {
          const engine = engineFor(weights);
          const model = createMemoryModel(weights);
          let memory = engine.init(first);
          for (const [elapsedDays, grade] of rest) {
            const { stability, difficulty } = memory;
            const chance = elapsedDays === 0 ? 1 : recallChance(model, stability, elapsedDays);
            const next = engine.step(memory, elapsedDays, grade);
            expect(nextDifficulty(model, difficulty, grade)).toBeCloseTo(next.difficulty, 6);
            const ours = nextStability(model, stability, difficulty, elapsedDays, chance, grade);
            // ts-fsrs rounds within its formulas to 8 decimals, which weighs on stabilities of a thousandth of a day.
            expect(Math.abs(ours - next.stability)).toBeLessThanOrEqual(1e-4 * next.stability + 1e-7);
            memory = next;
          }
          expect(initialStability(model, first)).toBeCloseTo(engine.init(first).stability, 8);
        },
      ),
    );
  });

  it('has derivatives that agree with small differences', () => {
    const chance = createChances(11);
    const cards = Array.from({ length: 60 }, () => {
      let day = 0;
      return Array.from({ length: 10 }, () => {
        day += chance() < 0.25 ? 0 : Math.ceil(20 * chance() ** 2);
        return [day, 1 + Math.floor(4 * chance())] as const;
      });
    });
    const set = setOf(cards);
    const itemWeights = Float64Array.from({ length: set.itemCount }, () => 0.25 + chance());
    const lossAt = (weights: readonly number[]) => {
      const tape = new GradientTape(weights);
      let loss = 0;
      for (let card = 0; card < set.cardCount; card++) loss += tape.addCard(set, card, itemWeights);
      return { loss, gradient: [...tape.gradient] };
    };
    for (const weights of [DEFAULT_WEIGHTS, TRUTH]) {
      const { gradient } = lossAt(weights);
      weights.forEach((weight, i) => {
        const step = 1e-5 * Math.max(1, weight);
        const moved = (by: number) => lossAt(weights.map((other, j) => (j === i ? other + by : other))).loss;
        const slope = (moved(step) - moved(-step)) / (2 * step);
        expect(gradient[i], `derivative by w${i}`).not.toBe(0);
        expect(Math.abs((gradient[i] ?? Number.NaN) - slope) / Math.max(1e-3, Math.abs(slope)), `w${i}`).toBeLessThan(
          1e-4,
        );
      });
    }
  });
});

describe('fitting weights', () => {
  it('to 400,000 reviews foretells the last fifth of the days as well as the truth', () => {
    const columns = simulateLearner({ seed: 4, weights: TRUTH, reviewCount: 400_000, newCardsPerDay: 40 });
    const set = createTrainingSet(columns);
    const border = Math.floor((columns.day.at(-1) ?? 0) * 0.8);
    const known = createTrainingSet(
      takeReviews(
        columns,
        columns.day.findIndex((day) => day > border),
      ),
    );
    const trained = trainWeights(known);
    if (trained === null) throw new Error('Nobody stopped the training.');
    const heldOut = (weights: readonly number[]) =>
      scoreItems(predictItems(set, weights), known.itemCount, set.itemCount).logLoss;
    const truth = heldOut(TRUTH);
    expect(set.itemCount - known.itemCount).toBeGreaterThan(40_000);
    expect(Math.abs(heldOut(trained.weights) - truth)).toBeLessThan(5e-4);
    expect(heldOut(DEFAULT_WEIGHTS) - truth).toBeGreaterThan(5e-3);
    expect(trained.isBetter).toBe(true);
    expect(trained.logLossAfter).toBeLessThan(trained.logLossBefore);
  });

  const small = createTrainingSet(simulateLearner({ seed: 5, weights: TRUTH, reviewCount: 6000, newCardsPerDay: 15 }));

  it('gives the same weights each time, whole in four decimals and within their ranges', () => {
    const [first, second] = [trainWeights(small), trainWeights(small)];
    expect(first).toEqual(second);
    first?.weights.forEach((weight, i) => {
      const [lowest, highest] = WEIGHT_BOUNDS[i] ?? [Number.NaN, Number.NaN];
      expect(Number(weight.toFixed(4))).toBe(weight);
      expect(weight).toBeGreaterThanOrEqual(lowest);
      expect(weight).toBeLessThanOrEqual(highest);
    });
    expect(first?.weights.slice(0, 4)).toEqual([...(first?.weights.slice(0, 4) ?? [])].sort((a, b) => a - b));
  });

  it('tells how far it is, to the end', () => {
    const seen: number[] = [];
    trainWeights(small, DEFAULT_WEIGHTS, {
      onProgress: ({ done, total }) => {
        seen.push(done / total);
        return true;
      },
    });
    expect(seen.length).toBeGreaterThanOrEqual(40);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  it('stops when it is told to', () => {
    let steps = 0;
    expect(trainWeights(small, DEFAULT_WEIGHTS, { onProgress: () => ++steps < 7 })).toBeNull();
    expect(steps).toBe(7);
  });

  it('does not call weights better that explain the log worse than those in use', () => {
    const fitted = trainWeights(small)?.weights ?? [];
    const again = trainWeights(small, fitted);
    expect(again).toMatchObject({ isBetter: false });
    expect(again?.logLossAfter).toBe(again?.logLossBefore);
  });

  it('keeps the weights in use with fewer than 8 items, and fits only first stabilities with fewer than 64', () => {
    const take = (count: number) => trainWeights(createTrainingSet(takeReviews(columns, count)));
    const columns = simulateLearner({ seed: 6, weights: TRUTH, reviewCount: 400, newCardsPerDay: 10 });
    const few = take(20);
    expect(few?.itemCount).toBeLessThan(8);
    expect(few?.weights).toEqual(DEFAULT_WEIGHTS);
    const some = take(60);
    expect(some?.itemCount).toBeGreaterThanOrEqual(8);
    expect(some?.itemCount).toBeLessThan(64);
    expect(some?.weights.slice(4)).toEqual(DEFAULT_WEIGHTS.slice(4));
    expect(some?.weights.slice(0, 4)).not.toEqual(DEFAULT_WEIGHTS.slice(0, 4));
  });

  it('stands logs of one kind of answer and logs without items', () => {
    const allGood = setOf(
      Array.from(
        { length: 200 },
        (_, card) =>
          [
            [card, 3],
            [card + 3, 3],
            [card + 12, 3],
          ] as const,
      ),
    );
    const allAgain = setOf(
      Array.from(
        { length: 200 },
        (_, card) =>
          [
            [card, 1],
            [card + 1, 1],
            [card + 2, 1],
          ] as const,
      ),
    );
    for (const set of [allGood, allAgain]) {
      const weights = trainWeights(set)?.weights ?? [];
      expect(weights).toHaveLength(21);
      expect(weights.every(Number.isFinite)).toBe(true);
      expect(logLossOf(set, weights)).toBeLessThanOrEqual(logLossOf(set, DEFAULT_WEIGHTS));
    }
    expect(trainWeights(setOf([]))?.weights).toEqual(DEFAULT_WEIGHTS);
  });
});

describe('a score', () => {
  // Two cards: one passed after 4 days, one failed after 4 days and passed after 1.
  const set = setOf([
    [
      [0, 3],
      [4, 3],
    ],
    [
      [0, 3],
      [4, 1],
      [5, 3],
    ],
  ]);
  const predictions = predictItems(set, DEFAULT_WEIGHTS);

  it('is the mean of minus the logarithm of the chance given to what happened', () => {
    const engine = engineFor(DEFAULT_WEIGHTS);
    const [first, failed] = [engine.init(3), engine.step(engine.init(3), 4, 1)];
    const [early, late] = [engine.retrievability(first, 4), engine.retrievability(failed, 1)];
    const score = scoreItems(predictions, 0, 3);
    expect(score.logLoss).toBeCloseTo(-(Math.log(early) + Math.log(1 - early) + Math.log(late)) / 3, 6);
    expect(score.retention).toBeCloseTo(2 / 3, 12);
    // The first two are alike and lie in one bin: half of them was recalled. The third stands alone.
    expect(score.rmseBins).toBeCloseTo(Math.sqrt((2 * (early - 0.5) ** 2 + (late - 1) ** 2) / 3), 6);
  });

  it('of nothing is zero', () => {
    expect(scoreItems(predictions, 1, 1)).toEqual({ itemCount: 0, logLoss: 0, rmseBins: 0, retention: 0 });
  });

  it('shows well calibrated predictions for a learner whose weights are known', () => {
    const columns = simulateLearner({ seed: 8, weights: TRUTH, reviewCount: 60_000, newCardsPerDay: 20 });
    const items = createTrainingSet(columns);
    const curve = calibrate(predictItems(items, TRUTH));
    expect(curve.reduce((sum, point) => sum + point.itemCount, 0)).toBe(items.itemCount);
    for (const { from, to, itemCount, meanPredicted, meanRecalled } of curve) {
      expect(meanPredicted).toBeGreaterThanOrEqual(from);
      expect(meanPredicted).toBeLessThanOrEqual(to);
      // Four standard errors.
      if (itemCount > 100) expect(Math.abs(meanPredicted - meanRecalled)).toBeLessThan(4 * Math.sqrt(0.25 / itemCount));
    }
  });
});

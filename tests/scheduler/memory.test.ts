import fc from 'fast-check';
import { default_w, FSRSAlgorithm } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import type { MemoryState } from '../../src/model/card-state.ts';
import { GRADES, type Grade } from '../../src/model/grade.ts';
import type { WeightsId } from '../../src/model/ids.ts';
import { createDefaultEngine, createEngine, type Engine } from '../../src/scheduler/memory.ts';
import { DEFAULT_WEIGHTS } from '../../src/scheduler/weights.ts';
import { anyGrade, anyWeights, changeWeights, engineFor } from './make-values.ts';

const engine = createDefaultEngine();

/** Memory after answers given as [grade, study days since the previous answer]. */
function remember(model: Engine, answers: readonly (readonly [Grade, number])[]): MemoryState {
  const [first, ...others] = answers;
  if (first === undefined) throw new Error('At least one answer is needed.');
  return others.reduce((memory, [grade, elapsedDays]) => model.step(memory, elapsedDays, grade), model.init(first[0]));
}

function expectClose(actual: number, expected: number, relative = 1e-4): void {
  expect(Math.abs(actual - expected) / expected, `${actual} against ${expected}`).toBeLessThan(relative);
}

describe('the memory model, against values published with fsrs-rs', () => {
  const history = [
    [1, 0],
    [3, 0],
    [3, 1],
    [3, 3],
    [3, 8],
    [3, 21],
  ] as const;

  it('remembers a history of six answers', () => {
    const memory = remember(engine, history);
    expectClose(memory.stability, 53.62691);
    expectClose(memory.difficulty, 6.3574867);
  });

  it('remembers it with the same-day formula switched off', () => {
    const memory = remember(engineFor(changeWeights({ 17: 0, 18: 0, 19: 0 })), history);
    expectClose(memory.stability, 53.335106);
    expectClose(memory.difficulty, 6.3574867);
  });

  it.each([
    [0, 1, 1],
    [1, 2, 0.9403443],
    [2, 3, 0.9253786],
    [3, 4, 0.9185229],
    [4, 4, 0.9],
    [5, 2, 0.8261359],
  ])('forgets along the curve: %d days at stability %d leave %d', (elapsedDays, stability, expected) => {
    expectClose(engine.retrievability({ stability, difficulty: 5 }, elapsedDays), expected);
  });

  it.each([
    [0, 1],
    [1, 0.9],
    [2, 0.84028935],
    [3, 0.7985001],
  ])('uses the decay in the weights: %d days at decay 0.2 leave %d', (elapsedDays, expected) => {
    const model = engineFor(changeWeights({ 20: 0.2 }));
    expectClose(model.retrievability({ stability: 1, difficulty: 5 }, elapsedDays), expected);
  });

  it('moves difficulty 5 by the grade', () => {
    const difficulties = GRADES.map((grade) => engine.step({ stability: 5, difficulty: 5 }, 1, grade).difficulty);
    [8.341763, 6.6659956, 4.990228, 3.3144615].forEach((expected, i) => {
      expectClose(difficulties[i] ?? Number.NaN, expected);
    });
  });

  it.each([
    [1, 0.9, 1.0525396],
    [2, 0.8, 1.1894329],
    [3, 0.7, 1.3680838],
    [4, 0.6, 1.584989],
  ])('keeps little after a lapse: difficulty %d, retrievability %d', (difficulty, retrievability, expected) => {
    expectClose(stepAt(difficulty, retrievability, 1), expected);
  });

  it.each([
    // The published value for difficulty 1 has neither the penalty of Hard nor the bonus of Easy, which is Good.
    [1, 0.9, 3, 25.602541],
    [2, 0.8, 2, 28.226582],
    [3, 0.7, 3, 58.656002],
    [4, 0.6, 4, 127.226685],
  ] as const)(
    'grows after a success: difficulty %d, retrievability %d, grade %d',
    (difficulty, retrievability, grade, expected) => {
      expectClose(stepAt(difficulty, retrievability, grade), expected);
    },
  );

  it.each([
    [1, 1.596818],
    [2, 5],
    [3, 5],
    [4, 8.12961],
  ] as const)('uses the same-day formula within a study day: grade %d makes 5 to %d', (grade, expected) => {
    expectClose(engine.step({ stability: 5, difficulty: 5 }, 0, grade).stability, expected);
  });

  it('chooses the interval of stability 1 for each retention', () => {
    const expected = [3_116_766, 34_793, 2508, 387, 90, 27, 9, 3, 1, 1];
    expected.forEach((days, i) => {
      const interval = Math.max(1, Math.round(engine.intervalDays({ stability: 1, difficulty: 5 }, (i + 1) / 10)));
      expectClose(interval, days, 1e-5);
    });
  });

  it('starts with the initial stabilities and difficulties', () => {
    const initial = GRADES.map((grade) => engine.init(grade));
    [0.212, 1.2931, 2.3065, 8.2956].forEach((s, i) => {
      expectClose(initial[i]?.stability ?? Number.NaN, s);
    });
    [6.4133, 5.11217071, 2.11810397, 1].forEach((d, i) => {
      expectClose(initial[i]?.difficulty ?? Number.NaN, d);
    });
  });
});

/** Stability 5 after an answer at a given retrievability, reached by choosing the days elapsed. */
function stepAt(difficulty: number, retrievability: number, grade: Grade): number {
  const decay = -(DEFAULT_WEIGHTS[20] ?? Number.NaN);
  const factor = 0.9 ** (1 / decay) - 1;
  const elapsedDays = (5 / factor) * (retrievability ** (1 / decay) - 1);
  return engine.step({ stability: 5, difficulty }, elapsedDays, grade).stability;
}

describe('weights', () => {
  it('by default are those of FSRS-6', () => {
    expect(DEFAULT_WEIGHTS).toEqual([...default_w]);
    expect(engine.weights).toEqual([...default_w]);
    expect(engine.weightsId).toBe('default-6');
  });

  it.each([0, 1, 17, 19, 20, 22])('are refused when there are %d of them', (count) => {
    const made = createEngine(
      Array.from({ length: count }, () => 1),
      'w' as WeightsId,
    );
    expect(made).toEqual({ ok: false, problem: { type: 'WrongWeightCount', count } });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'are refused with %d among them',
    (value) => {
      const made = createEngine(changeWeights({ 7: value }), 'w' as WeightsId);
      expect(made).toEqual({ ok: false, problem: { type: 'WeightNotFinite', index: 7, value } });
    },
  );

  it('below 0.1 give an initial stability below 0.1', () => {
    expect(engineFor(changeWeights({ 0: 0.006 })).init(1).stability).toBe(0.006);
    expect(engineFor(changeWeights({ 0: 0.0001 })).init(1).stability).toBe(0.001);
    expect(engineFor(changeWeights({ 3: 250 })).init(4).stability).toBe(100);
  });

  it('are kept as given within the range of the model', () => {
    fc.assert(
      fc.property(anyWeights, (weights) => {
        expect(engineFor(weights).weights).toEqual(weights);
      }),
    );
  });
});

describe('memory states', () => {
  it('are rounded to 8 decimals after each step and stay in range', () => {
    fc.assert(
      fc.property(
        anyWeights,
        anyGrade,
        fc.array(fc.tuple(fc.nat(2000), anyGrade), { maxLength: 15 }),
        (weights, first, rest) => {
          const model = engineFor(weights);
          let memory = model.init(first);
          for (const [elapsedDays, grade] of rest) memory = model.step(memory, elapsedDays, grade);
          for (const value of [memory.stability, memory.difficulty]) expect(Number(value.toFixed(8))).toBe(value);
          expect(memory.stability).toBeGreaterThanOrEqual(0.001);
          expect(memory.stability).toBeLessThanOrEqual(36_500);
          expect(memory.difficulty).toBeGreaterThanOrEqual(1);
          expect(memory.difficulty).toBeLessThanOrEqual(10);
        },
      ),
    );
  });

  it('that are damaged are brought back into range instead of stopping a review', () => {
    for (const stability of [Number.NaN, -1, 0, Number.POSITIVE_INFINITY]) {
      const next = engine.step({ stability, difficulty: Number.NaN }, 3, 3);
      expect(Number.isFinite(next.stability) && Number.isFinite(next.difficulty)).toBe(true);
    }
  });

  it('reach the retention asked for exactly at the interval', () => {
    fc.assert(
      fc.property(
        anyWeights,
        fc.double({ min: 0.01, max: 5000, noNaN: true }),
        fc.double({ min: 0.7, max: 0.99, noNaN: true }),
        (weights, stability, retention) => {
          const model = engineFor(weights);
          const memory = { stability, difficulty: 5 };
          expect(model.retrievability(memory, model.intervalDays(memory, retention))).toBeCloseTo(retention, 5);
        },
      ),
    );
  });
});

describe('what is computed once for a set of weights', () => {
  it('leaves every step as ts-fsrs takes it, to the last bit', () => {
    fc.assert(
      fc.property(
        anyWeights,
        anyGrade,
        fc.double({ min: 0.01, max: 5_000, noNaN: true }),
        fc.double({ min: 1, max: 10, noNaN: true }),
        fc.integer({ min: 1, max: 2_000 }),
        (weights, grade, stability, difficulty, elapsedDays) => {
          const model = engineFor(weights);
          const reference = new FSRSAlgorithm({ w: model.weights, enable_short_term: true });
          const next = reference.next_state({ stability, difficulty }, elapsedDays, grade);
          const ours = model.step({ stability, difficulty }, elapsedDays, grade);
          expect(ours.difficulty).toBe(next.difficulty);
          expect(ours.stability).toBe(next.stability);
          expect(model.retrievability({ stability, difficulty }, elapsedDays)).toBe(
            reference.forgetting_curve(elapsedDays, stability),
          );
        },
      ),
    );
  });
});

import { BindingMemoryState, FSRSBinding } from '@open-spaced-repetition/binding';
import { describe, expect, it } from 'vitest';
import type { MemoryState } from '../../src/model/card-state.ts';
import { GRADES, type Grade } from '../../src/model/grade.ts';
import { createChances } from '../../src/scheduler/chance.ts';
import { DEFAULT_WEIGHTS, WEIGHT_BOUNDS } from '../../src/scheduler/weights.ts';
import { engineFor } from './make-values.ts';

// fsrs-rs, the reference in Rust, as a native module. Where it cannot be loaded this file fails: the comparison is not
// left out silently. It computes in 32 bits, hence the tolerance.
const SEED = 20_261_124;
const HISTORIES = 3000;
const ANSWERS = 8;

/** Mostly near the defaults, where learners are, and every fifth set anywhere in range. */
function drawWeights(chance: () => number, n: number): number[] {
  return WEIGHT_BOUNDS.map(([lowest, highest], i) => {
    if (n % 5 === 0) return lowest + chance() * (highest - lowest);
    const near = (DEFAULT_WEIGHTS[i] ?? 0) * (0.4 + 1.2 * chance());
    return Math.min(Math.max(near, lowest), highest);
  });
}

function relativeError(actual: number, expected: number): number {
  return Math.abs(actual - expected) / Math.max(Math.abs(expected), 1e-9);
}

describe('against the native reference', () => {
  it(`agrees on ${HISTORIES} random sets of weights with ${ANSWERS} answers each (seed ${SEED})`, () => {
    const chance = createChances(SEED);
    const worst = { stability: 0, difficulty: 0, interval: 0, where: '' };
    let compared = 0;
    for (let n = 0; n < HISTORIES; n++) {
      const weights = drawWeights(chance, n);
      const engine = engineFor(weights);
      const native = new FSRSBinding(weights);
      let memory: MemoryState | null = null;
      for (let k = 0; k < ANSWERS; k++) {
        const elapsedDays = k === 0 || chance() < 0.3 ? 0 : Math.floor(10 ** (chance() * 3));
        const states = native.nextStates(
          memory && new BindingMemoryState(memory.stability, memory.difficulty),
          0.9,
          elapsedDays,
        );
        const before: MemoryState | null = memory;
        const ours: MemoryState[] = GRADES.map((grade) =>
          before === null ? engine.init(grade) : engine.step(before, elapsedDays, grade),
        );
        [states.again, states.hard, states.good, states.easy].forEach((theirs, i) => {
          const mine = ours[i];
          if (mine === undefined) throw new Error('There are four grades.');
          const error = relativeError(mine.stability, theirs.memory.stability);
          if (error > worst.stability)
            worst.where = JSON.stringify({ n, k, before, elapsedDays, grade: i + 1, weights });
          worst.stability = Math.max(worst.stability, error);
          worst.difficulty = Math.max(worst.difficulty, relativeError(mine.difficulty, theirs.memory.difficulty));
          worst.interval = Math.max(worst.interval, relativeError(engine.intervalDays(mine, 0.9), theirs.interval));
          compared++;
        });
        // Each step starts from our state, so that an error is seen where it arises.
        memory = ours[Math.floor(chance() * 4)] ?? null;
      }
    }
    expect(compared).toBe(HISTORIES * ANSWERS * 4);
    expect(worst.stability, `seed ${SEED}: ${worst.where}`).toBeLessThan(1e-3);
    expect(worst.difficulty, `seed ${SEED}`).toBeLessThan(1e-4);
    expect(worst.interval, `seed ${SEED}`).toBeLessThan(1e-3);
  });

  it('agrees along whole histories, each engine on its own state', () => {
    const chance = createChances(SEED + 1);
    let worst = 0;
    for (let n = 0; n < 2000; n++) {
      const weights = drawWeights(chance, n * 5 + 1);
      const engine = engineFor(weights);
      const native = new FSRSBinding(weights);
      const first = (1 + Math.floor(chance() * 4)) as Grade;
      let memory = engine.init(first);
      let theirs = pick(native.nextStates(null, 0.9, 0), first).memory;
      for (let k = 1; k < ANSWERS; k++) {
        const grade = (1 + Math.floor(chance() * 4)) as Grade;
        const elapsedDays = chance() < 0.3 ? 0 : Math.ceil(memory.stability * 2 * chance());
        memory = engine.step(memory, elapsedDays, grade);
        theirs = pick(native.nextStates(theirs, 0.9, elapsedDays), grade).memory;
      }
      worst = Math.max(worst, relativeError(memory.stability, theirs.stability));
    }
    expect(worst, `seed ${SEED + 1}`).toBeLessThan(1e-3);
  });

  it('agrees where ts-fsrs alone does not: initial stability below 0.1, and w19 of 0', () => {
    for (const changes of [{ 0: 0.006 }, { 0: 0.05, 1: 0.08 }, { 19: 0 }, { 17: 0, 18: 0, 19: 0 }] as Record<
      number,
      number
    >[]) {
      const weights = DEFAULT_WEIGHTS.map((weight, i) => changes[i] ?? weight);
      const engine = engineFor(weights);
      const native = new FSRSBinding(weights);
      const firstAgain = native.nextStates(null, 0.9, 0).again.memory;
      expect(relativeError(engine.init(1).stability, firstAgain.stability)).toBeLessThan(1e-6);
      const sameDay = native.nextStates(firstAgain, 0.9, 0);
      for (const grade of GRADES) {
        const ours = engine.step(engine.init(1), 0, grade).stability;
        expect(
          relativeError(ours, pick(sameDay, grade).memory.stability),
          JSON.stringify({ changes, grade }),
        ).toBeLessThan(1e-5);
      }
    }
  });
});

function pick<Each>(states: { again: Each; hard: Each; good: Each; easy: Each }, grade: Grade): Each {
  return [states.again, states.hard, states.good, states.easy][grade - 1] ?? states.good;
}

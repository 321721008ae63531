import { floatAt } from './typed-arrays.ts';

export const STABILITY_MIN = 0.001;
export const STABILITY_MAX = 36_500;
export const DIFFICULTY_MIN = 1;
export const DIFFICULTY_MAX = 10;

/**
 * FSRS-6 in plain floating point, without rounding, for training and simulation, where millions of steps are taken and
 * derivatives are needed. Grading uses `memory.ts`. Everything that depends on the weights alone is computed once.
 * Source of the formulas: fsrs-rs, `model.rs`; https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm
 */
export interface MemoryModel {
  readonly w: Float64Array;
  /** Exponent of the forgetting curve R = (1 + factor t / S)^-decay. */
  readonly decay: number;
  readonly factor: number;
  /** By grade; index 0 is unused. */
  readonly initialDifficulty: Float64Array;
  /** Where difficulty returns to: the initial difficulty of Easy, not held within 1 to 10. */
  readonly easyDifficulty: number;
  /** e^w8. */
  readonly growth: number;
  /** w15 for Hard, 1 for Good, w16 for Easy; by grade. */
  readonly bonus: Float64Array;
  /** After a lapse stability is at most this share of what it was: e^(-w17 w18). */
  readonly lapseCap: number;
}

export function createMemoryModel(weights: ArrayLike<number>): MemoryModel {
  const w = Float64Array.from(weights);
  const decay = floatAt(w, 20);
  const rawDifficulty = (grade: number) => floatAt(w, 4) - Math.exp((grade - 1) * floatAt(w, 5)) + 1;
  return {
    w,
    decay,
    factor: 0.9 ** (-1 / decay) - 1,
    initialDifficulty: Float64Array.from([0, 1, 2, 3, 4], (grade) => clampDifficulty(rawDifficulty(grade))),
    easyDifficulty: rawDifficulty(4),
    growth: Math.exp(floatAt(w, 8)),
    bonus: Float64Array.of(1, 1, floatAt(w, 15), 1, floatAt(w, 16)),
    lapseCap: Math.exp(-floatAt(w, 17) * floatAt(w, 18)),
  };
}

export function initialStability(model: MemoryModel, grade: number): number {
  return clampStability(floatAt(model.w, grade - 1));
}

/** Chance of recall after `elapsedDays`. */
export function recallChance(model: MemoryModel, stability: number, elapsedDays: number): number {
  return (1 + (model.factor * elapsedDays) / stability) ** -model.decay;
}

/** Days until the chance of recall has fallen to `retention`. */
export function intervalFor(model: MemoryModel, stability: number, retention: number): number {
  return (stability / model.factor) * (retention ** (-1 / model.decay) - 1);
}

/** Stability after an answer `elapsedDays` later, at which recall had the chance `chance`. */
export function nextStability(
  model: MemoryModel,
  stability: number,
  difficulty: number,
  elapsedDays: number,
  chance: number,
  grade: number,
): number {
  const { w } = model;
  if (elapsedDays === 0) {
    const change = sameDayChange(model, stability, grade);
    return clampStability(stability * (grade > 1 ? Math.max(change, 1) : change));
  }
  if (grade > 1) {
    const rise = Math.exp(floatAt(w, 10) * (1 - chance)) - 1;
    const base = model.growth * (11 - difficulty) * stability ** -floatAt(w, 9) * floatAt(model.bonus, grade);
    return clampStability(stability * (1 + base * rise));
  }
  const scale = floatAt(w, 11) * difficulty ** -floatAt(w, 12) * Math.exp(floatAt(w, 14) * (1 - chance));
  const forgotten = scale * ((stability + 1) ** floatAt(w, 13) - 1);
  return clampStability(Math.min(forgotten, stability * model.lapseCap));
}

export function nextDifficulty(model: MemoryModel, difficulty: number, grade: number): number {
  const { w } = model;
  const moved = difficulty - (floatAt(w, 6) * (grade - 3) * (10 - difficulty)) / 9;
  const w7 = floatAt(w, 7);
  return clampDifficulty(w7 * model.easyDifficulty + (1 - w7) * moved);
}

/** S^-w19 e^(w17 (G - 3 + w18)): what a second answer on the same day multiplies stability by. */
export function sameDayChange({ w }: MemoryModel, stability: number, grade: number): number {
  return stability ** -floatAt(w, 19) * Math.exp(floatAt(w, 17) * (grade - 3 + floatAt(w, 18)));
}

function clampStability(stability: number): number {
  return Math.min(Math.max(stability, STABILITY_MIN), STABILITY_MAX);
}

function clampDifficulty(difficulty: number): number {
  return Math.min(Math.max(difficulty, DIFFICULTY_MIN), DIFFICULTY_MAX);
}

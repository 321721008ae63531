import { computeDecayFactor, FSRSAlgorithm } from 'ts-fsrs';
import type { MemoryState } from '../model/card-state.ts';
import { AGAIN, GRADES, type Grade } from '../model/grade.ts';
import type { WeightsId } from '../model/ids.ts';
import { type Result, succeed } from '../model/result.ts';
import { checkWeights, clipWeights, DEFAULT_WEIGHTS, DEFAULT_WEIGHTS_ID, type WeightsProblem } from './weights.ts';

const STABILITY_MIN = 0.001;
const STABILITY_MAX = 36_500;
const DIFFICULTY_MIN = 1;
const DIFFICULTY_MAX = 10;

/**
 * The memory model of FSRS-6 for one set of weights. Pure: no clock, no chance.
 * Everything above this file knows only this interface, so that another model can take its place.
 */
export interface Engine {
  readonly weightsId: WeightsId;
  /** The 21 weights in use: those given, each moved into the model's range. */
  readonly weights: readonly number[];
  /** False when the weights switch the same-day formula off (w17 or w18 is 0). */
  readonly hasSameDayModel: boolean;
  /** Memory after the very first answer. */
  init(grade: Grade): MemoryState;
  /** Memory after an answer `elapsedDays` whole study days (0 or more) after the previous one. 0 uses the same-day formula. */
  step(memory: MemoryState, elapsedDays: number, grade: Grade): MemoryState;
  /** Chance of recall, 0 to 1, after `elapsedDays`, which may be a fraction. */
  retrievability(memory: MemoryState, elapsedDays: number): number;
  /** Days, not rounded, until the chance of recall has fallen to `retention` (above 0, at most 1). */
  intervalDays(memory: MemoryState, retention: number): number;
}

/**
 * An engine for 21 finite weights, or the reason why they were refused.
 *
 * ts-fsrs is used for its formulas only: its scheduler counts UTC days and reads the clock. Stability and difficulty are
 * rounded to 8 decimals after each step: `exp` and `pow` differ between browsers in the last bits, the rounded values do
 * not.
 */
export function createEngine(weights: ArrayLike<number>, weightsId: WeightsId): Result<Engine, WeightsProblem> {
  const checked = checkWeights(weights);
  return checked.ok ? succeed(buildEngine(checked.value, weightsId)) : checked;
}

/** The engine with FSRS-6's own weights. */
export function createDefaultEngine(): Engine {
  return buildEngine(DEFAULT_WEIGHTS, DEFAULT_WEIGHTS_ID);
}

function buildEngine(given: readonly number[], weightsId: WeightsId): Engine {
  const weights = clipWeights(given);
  const kernel = new Kernel(weights);
  const initial = GRADES.map((grade) => {
    const { stability, difficulty } = kernel.next_state(null, 0, grade);
    return roundMemory(stability, difficulty);
  });
  return {
    weightsId,
    weights,
    hasSameDayModel: (weights[17] ?? 0) > 0 && (weights[18] ?? 0) > 0,
    init(grade) {
      const memory = initial[grade - 1];
      if (memory === undefined) throw new Error(`Grade ${grade} is not 1 to 4.`);
      return memory;
    },
    step(memory, elapsedDays, grade) {
      const known = isInRange(memory) ? memory : roundMemory(memory.stability, memory.difficulty);
      const next = kernel.next_state(known, Math.max(0, elapsedDays), grade);
      return roundMemory(next.stability, next.difficulty);
    },
    retrievability(memory, elapsedDays) {
      return kernel.forgetting_curve(Math.max(0, elapsedDays), clamp(memory.stability, STABILITY_MIN, STABILITY_MAX));
    },
    intervalDays(memory, retention) {
      return memory.stability * kernel.calculate_interval_modifier(retention);
    },
  };
}

/**
 * The formulas of ts-fsrs, with two lower bounds moved to where the reference (fsrs-rs) has them: initial stability may
 * fall to 0.001 instead of 0.1, and w19 may be 0 instead of 0.01, as it is in weights taken over from FSRS-5.
 */
class Kernel extends FSRSAlgorithm {
  readonly #weights: readonly number[];
  readonly #initialDifficulties: readonly number[];

  constructor(weights: readonly number[]) {
    super({ w: weights, enable_short_term: true });
    this.#weights = weights;
    // The weights never change here, and without the proxy that watches them every read is several times faster.
    this.param = { ...this.param };
    // The same formulas with what depends on the weights alone computed once: ts-fsrs does it with each answer.
    this.#initialDifficulties = GRADES.map((grade) => super.init_difficulty(grade));
    const { decay, factor } = computeDecayFactor(this.param.w);
    this.forgetting_curve = (elapsedDays, stability) => roundTo8((1 + (factor * elapsedDays) / stability) ** decay);
  }

  override init_difficulty(grade: Grade): number {
    return this.#initialDifficulties[grade - 1] ?? DIFFICULTY_MAX;
  }

  override init_stability(grade: Grade): number {
    return this.#weights[grade - 1] ?? STABILITY_MIN;
  }

  /** S' = S * S^-w19 * e^(w17 (G - 3 + w18)), which shrinks S only after Again. */
  override next_short_term_stability(stability: number, grade: Grade): number {
    const w17 = this.#weights[17] ?? 0;
    const w18 = this.#weights[18] ?? 0;
    const w19 = this.#weights[19] ?? 0;
    const growth = stability ** -w19 * Math.exp(w17 * (grade - 3 + w18));
    return stability * (grade === AGAIN ? growth : Math.max(growth, 1));
  }
}

function isInRange({ stability, difficulty }: MemoryState): boolean {
  return (
    stability >= STABILITY_MIN &&
    stability <= STABILITY_MAX &&
    difficulty >= DIFFICULTY_MIN &&
    difficulty <= DIFFICULTY_MAX
  );
}

/** Also brings a damaged state (not a number, out of range) back into the model's range, so that no step can throw. */
function roundMemory(stability: number, difficulty: number): MemoryState {
  return {
    stability: roundTo8(clamp(stability, STABILITY_MIN, STABILITY_MAX)),
    difficulty: roundTo8(clamp(difficulty, DIFFICULTY_MIN, DIFFICULTY_MAX)),
  };
}

function roundTo8(value: number): number {
  return Math.round(value * 1e8) / 1e8;
}

function clamp(value: number, lowest: number, highest: number): number {
  return value >= lowest ? Math.min(value, highest) : lowest;
}

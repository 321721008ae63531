import {
  createMemoryModel,
  DIFFICULTY_MAX,
  DIFFICULTY_MIN,
  initialStability,
  type MemoryModel,
  nextDifficulty,
  nextStability,
  recallChance,
  STABILITY_MAX,
  STABILITY_MIN,
  sameDayChange,
} from './memory-model.ts';
import type { TrainingSet } from './training-set.ts';
import { byteAt, floatAt, intAt, wordAt } from './typed-arrays.ts';

/** Reviews of one card beyond this many teach nothing new and are left out of training. As in fsrs-rs. */
export const LONGEST_SEQUENCE = 256;
/** Keeps the logarithm finite when a prediction is all but certain and wrong. */
const SUREST = 1e-7;

/**
 * Loss and its derivatives by the 21 weights, card by card: one pass forward that remembers every state, one pass
 * backward with the chain rule (reverse mode). Where a value was held at a bound nothing flows back.
 */
export class GradientTape {
  readonly gradient = new Float64Array(21);
  #model: MemoryModel;
  readonly #stability = new Float64Array(LONGEST_SEQUENCE + 1);
  readonly #difficulty = new Float64Array(LONGEST_SEQUENCE + 1);
  readonly #chance = new Float64Array(LONGEST_SEQUENCE + 1);

  constructor(weights: ArrayLike<number>) {
    this.#model = createMemoryModel(weights);
  }

  /** New weights, derivatives at zero. */
  reset(weights: ArrayLike<number>): void {
    this.#model = createMemoryModel(weights);
    this.gradient.fill(0);
  }

  /** Adds the derivatives of one card's weighted log-loss. `itemWeights` is indexed by item. Returns the loss. */
  addCard(set: TrainingSet, card: number, itemWeights: Float64Array): number {
    const start = wordAt(set.starts, card);
    const length = Math.min(wordAt(set.starts, card + 1) - start, LONGEST_SEQUENCE);
    if (length < 2) return 0;
    this.#runForward(set, start, length);
    return this.#runBackward(set, start, length, itemWeights);
  }

  #runForward(set: TrainingSet, start: number, length: number): void {
    const model = this.#model;
    const firstGrade = byteAt(set.grade, start);
    let stability = initialStability(model, firstGrade);
    let difficulty = floatAt(model.initialDifficulty, firstGrade);
    this.#stability[0] = stability;
    this.#difficulty[0] = difficulty;
    for (let j = 1; j < length; j++) {
      const elapsedDays = intAt(set.elapsedDays, start + j);
      const grade = byteAt(set.grade, start + j);
      const chance = elapsedDays === 0 ? 1 : recallChance(model, stability, elapsedDays);
      stability = nextStability(model, stability, difficulty, elapsedDays, chance, grade);
      difficulty = nextDifficulty(model, difficulty, grade);
      this.#chance[j] = chance;
      this.#stability[j] = stability;
      this.#difficulty[j] = difficulty;
    }
  }

  #runBackward(set: TrainingSet, start: number, length: number, itemWeights: Float64Array): number {
    let loss = 0;
    /** Derivatives of the loss by the state after step j. */
    let byStability = 0;
    let byDifficulty = 0;
    for (let j = length - 1; j >= 1; j--) {
      const elapsedDays = intAt(set.elapsedDays, start + j);
      const grade = byteAt(set.grade, start + j);
      const stability = floatAt(this.#stability, j - 1);
      const difficulty = floatAt(this.#difficulty, j - 1);
      const after = floatAt(this.#stability, j);
      const afterDifficulty = floatAt(this.#difficulty, j);
      const chance = floatAt(this.#chance, j);
      if (after <= STABILITY_MIN || after >= STABILITY_MAX) byStability = 0;
      if (afterDifficulty <= DIFFICULTY_MIN || afterDifficulty >= DIFFICULTY_MAX) byDifficulty = 0;

      const fromDifficulty = this.#backThroughDifficulty(difficulty, grade, byDifficulty);
      let byChance = 0;
      if (elapsedDays === 0) {
        byStability = this.#backThroughSameDay(stability, grade, byStability);
        byDifficulty = fromDifficulty;
        continue;
      }
      let fromStability: number;
      if (grade > 1) {
        const parts = this.#successParts(stability, difficulty, chance, grade);
        this.#addSuccess(stability, chance, grade, byStability, parts);
        fromStability = byStability * (1 + parts.rise * (1 - floatAt(this.#model.w, 9)));
        byDifficulty = fromDifficulty - (byStability * stability * parts.rise) / (11 - difficulty);
        byChance = -byStability * stability * parts.base * floatAt(this.#model.w, 10) * parts.power;
      } else {
        const back = this.#backThroughLapse(stability, difficulty, chance, byStability);
        fromStability = back.byStability;
        byDifficulty = fromDifficulty + back.byDifficulty;
        byChance = back.byChance;
      }
      const item = intAt(set.item, start + j);
      const weight = floatAt(itemWeights, item);
      const predicted = Math.min(Math.max(chance, SUREST), 1 - SUREST);
      loss -= weight * Math.log(grade > 1 ? predicted : 1 - predicted);
      byChance += grade > 1 ? -weight / predicted : weight / (1 - predicted);
      byStability = fromStability + this.#backThroughCurve(stability, elapsedDays, chance, byChance);
    }
    this.#addInitial(byteAt(set.grade, start), byStability, byDifficulty);
    return loss;
  }

  #add(weight: number, value: number): void {
    this.gradient[weight] = floatAt(this.gradient, weight) + value;
  }

  #addInitial(grade: number, byStability: number, byDifficulty: number): void {
    this.#add(grade - 1, byStability);
    const difficulty = floatAt(this.#difficulty, 0);
    if (difficulty <= DIFFICULTY_MIN || difficulty >= DIFFICULTY_MAX) return;
    this.#add(4, byDifficulty);
    this.#add(5, -byDifficulty * (grade - 1) * Math.exp((grade - 1) * floatAt(this.#model.w, 5)));
  }

  /** R = u^-c, u = 1 + f t / S, f = 0.9^(-1/c) - 1. Returns the derivative by stability. */
  #backThroughCurve(stability: number, elapsedDays: number, chance: number, byChance: number): number {
    const { decay, factor } = this.#model;
    const u = 1 + (factor * elapsedDays) / stability;
    const slope = (decay * chance) / u;
    const factorByDecay = ((factor + 1) * Math.log(0.9)) / decay ** 2;
    this.#add(20, byChance * (-chance * Math.log(u) - (slope * elapsedDays * factorByDecay) / stability));
    return (byChance * slope * factor * elapsedDays) / stability ** 2;
  }

  #backThroughDifficulty(difficulty: number, grade: number, byDifficulty: number): number {
    if (byDifficulty === 0) return 0;
    const { w, easyDifficulty } = this.#model;
    const w6 = floatAt(w, 6);
    const w7 = floatAt(w, 7);
    const moved = difficulty - (w6 * (grade - 3) * (10 - difficulty)) / 9;
    this.#add(4, byDifficulty * w7);
    this.#add(5, byDifficulty * w7 * -3 * Math.exp(3 * floatAt(w, 5)));
    this.#add(6, (byDifficulty * (1 - w7) * -(grade - 3) * (10 - difficulty)) / 9);
    this.#add(7, byDifficulty * (easyDifficulty - moved));
    return byDifficulty * (1 - w7) * (1 + (w6 * (grade - 3)) / 9);
  }

  #backThroughSameDay(stability: number, grade: number, byStability: number): number {
    const { w } = this.#model;
    const change = sameDayChange(this.#model, stability, grade);
    if (grade > 1 && change < 1) return byStability;
    const after = stability * change;
    this.#add(17, byStability * after * (grade - 3 + floatAt(w, 18)));
    this.#add(18, byStability * after * floatAt(w, 17));
    this.#add(19, -byStability * after * Math.log(stability));
    return byStability * (1 - floatAt(w, 19)) * change;
  }

  /** S' = S (1 + rise), rise = base (power - 1), power = e^(w10 (1 - R)). */
  #successParts(stability: number, difficulty: number, chance: number, grade: number) {
    const { w, growth, bonus } = this.#model;
    const base = growth * (11 - difficulty) * stability ** -floatAt(w, 9) * floatAt(bonus, grade);
    const power = Math.exp(floatAt(w, 10) * (1 - chance));
    return { base, power, rise: base * (power - 1) };
  }

  #addSuccess(
    stability: number,
    chance: number,
    grade: number,
    byStability: number,
    { base, power, rise }: { base: number; power: number; rise: number },
  ): void {
    const gain = byStability * stability * rise;
    this.#add(8, gain);
    this.#add(9, -gain * Math.log(stability));
    this.#add(10, byStability * stability * base * (1 - chance) * power);
    if (grade === 2) this.#add(15, gain / Math.max(floatAt(this.#model.w, 15), SUREST));
    if (grade === 4) this.#add(16, gain / floatAt(this.#model.w, 16));
  }

  /** S' = min(w11 D^-w12 ((S + 1)^w13 - 1) e^(w14 (1 - R)), S e^(-w17 w18)). */
  #backThroughLapse(stability: number, difficulty: number, chance: number, byStability: number) {
    const { w, lapseCap } = this.#model;
    const [w11, w12, w13, w14] = [floatAt(w, 11), floatAt(w, 12), floatAt(w, 13), floatAt(w, 14)];
    const scale = w11 * difficulty ** -w12 * Math.exp(w14 * (1 - chance));
    const power = (stability + 1) ** w13;
    const forgotten = scale * (power - 1);
    const capped = stability * lapseCap;
    if (forgotten > capped) {
      this.#add(17, -byStability * floatAt(w, 18) * capped);
      this.#add(18, -byStability * floatAt(w, 17) * capped);
      return { byStability: byStability * lapseCap, byDifficulty: 0, byChance: 0 };
    }
    this.#add(11, (byStability * forgotten) / w11);
    this.#add(12, -byStability * forgotten * Math.log(difficulty));
    this.#add(13, byStability * scale * power * Math.log(stability + 1));
    this.#add(14, byStability * forgotten * (1 - chance));
    return {
      byStability: (byStability * scale * w13 * power) / (stability + 1),
      byDifficulty: (-byStability * w12 * forgotten) / difficulty,
      byChance: -byStability * w14 * forgotten,
    };
  }
}

import { GradientTape } from './card-gradient.ts';
import { createChances } from './chance.ts';
import { fitInitialStability } from './initial-stability.ts';
import { logLossOf } from './score-weights.ts';
import type { TrainingSet } from './training-set.ts';
import { numberAt } from './typed-arrays.ts';
import { clipWeights, DEFAULT_WEIGHTS } from './weights.ts';

const EPOCHS = 5;
const BATCH_ITEMS = 512;
const LEARNING_RATE = 0.04;
/** Adam's own constants. Source: Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2014. */
const [MOMENTUM, VARIANCE, SMALLEST] = [0.9, 0.999, 1e-8];
/** With fewer items the defaults stay. */
const FEWEST_ITEMS = 8;
/** With fewer items only the first stabilities are fitted. */
const FEWEST_ITEMS_FOR_ALL = 64;
/** w19 of 0 is read as it is, but training keeps a little of the same-day effect. As in fsrs-rs. */
const SAME_DAY_MIN = 0.01;
const DECIMALS = 1e4;

/** Small logs are cut into smaller batches, so that there are enough steps to arrive. */
const FEWEST_STEPS = 40;
const USUAL_SPREAD = 0.3;
const SMALLEST_BATCH = 32;

/** How widely each weight differs between learners; the wider, the less it is held back. Source: fsrs-rs, `training.rs`. */
const SPREAD = [
  6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32,
  0.14, 0.27,
];

export interface TrainingOptions {
  /** Decides the order in which cards are learnt from. The same seed and log give the same weights. */
  readonly seed?: number;
}

export interface TrainingProgress {
  readonly done: number;
  readonly total: number;
}

/** Fitted weights and how well they and the old ones explain the log: mean log-loss, lower is better. */
export interface TrainedWeights {
  /** 21 weights, rounded to 4 decimals: they travel as data and are never fitted again elsewhere. */
  readonly weights: readonly number[];
  readonly itemCount: number;
  readonly logLossBefore: number;
  readonly logLossAfter: number;
  /** Whether the new weights are better on everything known so far. If not, the old ones are to be kept. */
  readonly isBetter: boolean;
}

/**
 * Fits the weights to a log. It pauses after each batch, so that whoever runs it can show progress or stop.
 * Recent items count up to four times as much as the oldest: people and their notes change.
 * Method and constants are those of fsrs-rs, `training.rs`, save that one pass over a card gives all its predictions.
 */
export function* trainInSteps(
  set: TrainingSet,
  current: readonly number[] = DEFAULT_WEIGHTS,
  { seed = 2023 }: TrainingOptions = {},
): Generator<TrainingProgress, TrainedWeights> {
  if (set.itemCount < FEWEST_ITEMS) return judge(set, current, current);
  const start = clipForTraining([...fitInitialStability(set), ...DEFAULT_WEIGHTS.slice(4)]);
  if (set.itemCount < FEWEST_ITEMS_FOR_ALL) return judge(set, current, start);

  const itemWeights = recencyWeights(set.itemCount);
  const adam = new Adam(start);
  const tape = new GradientTape(start);
  const chance = createChances(seed);
  const order = cardsWithItems(set);
  const batches = countBatches(set.itemCount);
  const total = EPOCHS * batches;
  let done = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, chance);
    let next = 0;
    for (let batch = 0; batch < batches; batch++) {
      tape.reset(adam.weights);
      const enough = Math.ceil(set.itemCount / batches);
      let items = 0;
      while (next < order.length && (items < enough || batch === batches - 1)) {
        const card = numberAt(order, next++);
        tape.addCard(set, card, itemWeights);
        items += itemsOf(set, card);
      }
      addPenalty(tape.gradient, adam.weights, start, items / set.itemCount);
      adam.step(tape.gradient, LEARNING_RATE * 0.5 * (1 + Math.cos((Math.PI * done) / total)));
      done++;
      yield { done, total };
    }
  }
  return judge(set, current, adam.weights);
}

/**
 * Fits the weights in one go. `onProgress` is told after each batch; returning false stops the training, and null comes
 * back.
 */
export function trainWeights(
  set: TrainingSet,
  current: readonly number[] = DEFAULT_WEIGHTS,
  options: TrainingOptions & { readonly onProgress?: (progress: TrainingProgress) => boolean } = {},
): TrainedWeights | null {
  const training = trainInSteps(set, current, options);
  for (;;) {
    const step = training.next();
    if (step.done === true) return step.value;
    if (options.onProgress?.(step.value) === false) return null;
  }
}

function countBatches(itemCount: number): number {
  const bySize = Math.max(1, Math.round(itemCount / BATCH_ITEMS));
  return Math.max(bySize, Math.min(Math.ceil(itemCount / SMALLEST_BATCH), Math.ceil(FEWEST_STEPS / EPOCHS)));
}

/**
 * Steps in proportion to how widely a weight differs between learners: Adam's steps do not depend on the size of the
 * slope, and one step for all would be a leap for w12 and nothing for w8. The first stabilities, fitted before, in
 * proportion to themselves.
 */
function stepSizes(start: readonly number[]): number[] {
  return SPREAD.map((spread, i) => (i < 4 ? Math.max(1, numberAt(start, i) / 3) : spread / USUAL_SPREAD));
}

class Adam {
  weights: readonly number[];
  readonly #mean = new Float64Array(21);
  readonly #square = new Float64Array(21);
  readonly #sizes: readonly number[];
  #steps = 0;

  constructor(start: readonly number[]) {
    this.weights = start;
    this.#sizes = stepSizes(start);
  }

  step(gradient: Float64Array, rate: number): void {
    this.#steps++;
    const moved = this.weights.map((weight, i) => {
      const stride = numberAt(this.#sizes, i);
      const slope = numberAt(gradient, i) * stride;
      const mean = MOMENTUM * numberAt(this.#mean, i) + (1 - MOMENTUM) * slope;
      const square = VARIANCE * numberAt(this.#square, i) + (1 - VARIANCE) * slope ** 2;
      this.#mean[i] = mean;
      this.#square[i] = square;
      const direction = mean / (1 - MOMENTUM ** this.#steps);
      const size = Math.sqrt(square / (1 - VARIANCE ** this.#steps)) + SMALLEST;
      return weight - (stride * rate * direction) / size;
    });
    this.weights = clipForTraining(moved);
  }
}

function judge(set: TrainingSet, current: readonly number[], fitted: readonly number[]): TrainedWeights {
  const weights = fitted.map((weight) => Math.round(weight * DECIMALS) / DECIMALS);
  const logLossBefore = logLossOf(set, current);
  const logLossAfter = logLossOf(set, weights);
  return { weights, itemCount: set.itemCount, logLossBefore, logLossAfter, isBetter: logLossAfter < logLossBefore };
}

function clipForTraining(weights: readonly number[]): number[] {
  return clipWeights(weights).map((weight, i) => (i === 19 ? Math.max(weight, SAME_DAY_MIN) : weight));
}

function recencyWeights(itemCount: number): Float64Array {
  return Float64Array.from({ length: itemCount }, (_, i) => 0.25 + 0.75 * (i / Math.max(1, itemCount - 1)) ** 3);
}

/** The pull of each weight towards where it started, in proportion to the share of items in the batch. */
function addPenalty(gradient: Float64Array, weights: readonly number[], start: readonly number[], share: number): void {
  for (let i = 0; i < gradient.length; i++) {
    const pull = (2 * (numberAt(weights, i) - numberAt(start, i))) / numberAt(SPREAD, i) ** 2;
    gradient[i] = numberAt(gradient, i) + pull * share;
  }
}

function cardsWithItems(set: TrainingSet): Uint32Array {
  return Uint32Array.from({ length: set.cardCount }, (_, card) => card).filter((card) => itemsOf(set, card) > 0);
}

function itemsOf(set: TrainingSet, card: number): number {
  let items = 0;
  const end = numberAt(set.starts, card + 1);
  for (let i = numberAt(set.starts, card); i < end; i++) if (numberAt(set.item, i) >= 0) items++;
  return items;
}

/** Source: Fisher and Yates, in Durstenfeld's form. */
function shuffle(values: Uint32Array, chance: () => number): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    const kept = numberAt(values, i);
    values[i] = numberAt(values, j);
    values[j] = kept;
  }
}

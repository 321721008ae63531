import type { CardState } from '../model/card-state.ts';
import type { Millis } from '../model/time.ts';
import type { Engine } from './memory.ts';
import { retrievabilityAt } from './retrievability-at.ts';

/** Cards whose value lies in [from, to); the last bin holds its upper end too. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Bounds in days: within a day, days, weeks, months, years. */
const STABILITY_BOUNDS = [0, 1, 3, 7, 14, 30, 61, 122, 244, 365, Number.POSITIVE_INFINITY];
const DIFFICULTY_BOUNDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const CHANCE_BOUNDS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** Below this many started cards a distribution has no shape. */
export const FEWEST_CARDS = 10;

export interface MemorySpread {
  /** Cards that have a memory at all. */
  readonly startedCount: number;
  readonly stability: readonly Bin[];
  readonly difficulty: readonly Bin[];
  readonly chance: readonly Bin[];
  /** Sum of the chances of recall: how many cards would be known now. */
  readonly knownCount: number;
}

/** How stability, difficulty and the chance of recall now are spread over the cards. */
export function spreadMemory(states: readonly CardState[], nowMillis: Millis, engine: Engine): MemorySpread {
  const stabilities: number[] = [];
  const difficulties: number[] = [];
  const chances: number[] = [];
  for (const state of states) {
    const chance = retrievabilityAt(state, nowMillis, engine);
    if (state.memory === null || chance === null) continue;
    stabilities.push(state.memory.stability);
    difficulties.push(state.memory.difficulty);
    chances.push(chance);
  }
  return {
    startedCount: chances.length,
    stability: fillBins(stabilities, STABILITY_BOUNDS),
    difficulty: fillBins(difficulties, DIFFICULTY_BOUNDS),
    chance: fillBins(chances, CHANCE_BOUNDS),
    knownCount: chances.reduce((sum, chance) => sum + chance, 0),
  };
}

function fillBins(values: readonly number[], bounds: readonly number[]): readonly Bin[] {
  const counts = new Array<number>(bounds.length - 1).fill(0);
  for (const value of values) {
    let bin = counts.length - 1;
    while (bin > 0 && value < (bounds[bin] ?? 0)) bin--;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count, i) => ({ from: bounds[i] ?? 0, to: bounds[i + 1] ?? 0, count }));
}

/** How well a group of cards is known: a note, or a section of one. */
export interface Knowledge {
  readonly cardCount: number;
  /** By the interval: 30 days and more, 7 and more, less, not started. */
  readonly monthsCount: number;
  readonly weeksCount: number;
  readonly daysCount: number;
  readonly newCount: number;
  /** Mean chance of recall of the started cards; null when none is. */
  readonly meanChance: number | null;
  /** How many of the started cards would be forgotten if all were asked now. */
  readonly atRiskCount: number;
}

/** Sums up how well some cards are known. */
export function sumKnowledge(states: readonly CardState[], nowMillis: Millis, engine: Engine): Knowledge {
  const counts = { monthsCount: 0, weeksCount: 0, daysCount: 0, newCount: 0 };
  let chanceSum = 0;
  let started = 0;
  for (const state of states) {
    const chance = retrievabilityAt(state, nowMillis, engine);
    if (chance === null) {
      counts.newCount++;
      continue;
    }
    started++;
    chanceSum += chance;
    const days = state.interval?.unit === 'days' ? state.interval.days : 0;
    if (days >= 30) counts.monthsCount++;
    else if (days >= 7) counts.weeksCount++;
    else counts.daysCount++;
  }
  return {
    cardCount: states.length,
    ...counts,
    meanChance: started === 0 ? null : chanceSum / started,
    atRiskCount: started - chanceSum,
  };
}

import type { EasyDay } from '../model/settings.ts';
import type { StudyDay } from '../model/time.ts';
import { type FuzzBounds, fuzzBounds } from './fuzz.ts';
import { weekdayOf } from './study-day.ts';

/**
 * What other cards ask of the coming days, as known when the card was shown. The same value has to be given for the
 * preview and for the answer.
 */
export interface DayLoad {
  /** Cards due by study day. A day that is not in the map has none. */
  readonly dueCounts: ReadonlyMap<StudyDay, number>;
  /** Due days of the card's siblings. */
  readonly siblingDueDays: readonly StudyDay[];
}

/** Longer intervals are spread but not balanced: what is due in three months is not known yet. As in Anki. */
const LONGEST_BALANCED_DAYS = 90;
const COUNT_POWER = 2.15;
const INTERVAL_POWER = 3;
const MINIMUM_WEIGHT = 1e-4;
const PERCENT: Readonly<Record<EasyDay, number>> = { normal: 1, reduced: 0.5, minimum: 0 };
/** By distance in days to a sibling's due day; farther away there is no effect. */
const SIBLING_WEIGHTS = [1e-6, 0.2, 0.4, 0.6, 0.8];

export interface DayChoice {
  readonly intervalDays: number;
  readonly minimumDays: number;
  readonly maximumDays: number;
  /** In [0, 1), from the card's seed. */
  readonly chance: number;
  readonly today: StudyDay;
  readonly load: DayLoad;
  /** Seven, from Monday. */
  readonly easyDays: readonly EasyDay[];
}

/**
 * A whole number of days within the bounds of fuzz, drawn with the card's own chance so that days with fewer cards, days
 * that are not easy days and days away from siblings are more likely. A sibling's day is taken only when there is no
 * other: if it fills the bounds, they are widened by a day.
 *
 * Weights are those of Anki (`rslib/src/scheduler/states/load_balancer.rs`), except that an empty day keeps the factors
 * for siblings and easy days, which Anki drops.
 */
export function chooseBalancedDay(choice: DayChoice): number {
  const days = candidateDays(choice);
  const weights = days.map((candidate) => weightOf(choice, days, candidate));
  let left = choice.chance * weights.reduce((sum, weight) => sum + weight, 0);
  const index = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return days[index < 0 ? days.length - 1 : index] ?? choice.minimumDays;
}

function candidateDays({ intervalDays, minimumDays, maximumDays, today, load }: DayChoice): number[] {
  const bounds = fuzzBounds(intervalDays, minimumDays, maximumDays);
  const isFree = (days: number) => !load.siblingDueDays.includes(today + days);
  const within = range(bounds);
  const free = within.filter(isFree);
  if (free.length > 0) return free;
  const wider = [bounds.upper + 1, bounds.lower - 1].filter((days) => days >= minimumDays && days <= maximumDays);
  const firstFree = wider.find(isFree);
  return firstFree === undefined ? within : [firstFree];
}

function range({ lower, upper }: FuzzBounds): number[] {
  return Array.from({ length: upper - lower + 1 }, (_, i) => lower + i);
}

function weightOf(choice: DayChoice, candidates: readonly number[], days: number): number {
  const siblings = choice.load.siblingDueDays.reduce(
    (product, day) => product * (SIBLING_WEIGHTS[Math.abs(choice.today + days - day)] ?? 1),
    1,
  );
  return countWeight(choice, days) * siblings * easyWeight(choice, candidates, days);
}

function countWeight({ intervalDays, today, load }: DayChoice, days: number): number {
  const count = load.dueCounts.get(today + days) ?? 0;
  if (count === 0 || intervalDays > LONGEST_BALANCED_DAYS) return 1;
  return count ** -COUNT_POWER * days ** -INTERVAL_POWER;
}

/** A reduced day counts as a minimum day once it has more than its share of the cards due on the candidate days. */
function easyWeight({ easyDays, today, load }: DayChoice, candidates: readonly number[], days: number): number {
  const easyOf = (candidate: number) => easyDays[weekdayOf(today + candidate)] ?? 'normal';
  const easy = easyOf(days);
  if (easy !== 'reduced') return easy === 'minimum' ? MINIMUM_WEIGHT : 1;
  const countOf = (candidate: number) => load.dueCounts.get(today + candidate) ?? 0;
  const otherCount = candidates.reduce((sum, candidate) => sum + (candidate === days ? 0 : countOf(candidate)), 0);
  const otherPercent = candidates.reduce((sum, candidate) => sum + PERCENT[easyOf(candidate)], 0) - PERCENT.reduced;
  if (otherPercent <= 0) return 1;
  return countOf(days) / PERCENT.reduced > otherCount / otherPercent ? MINIMUM_WEIGHT : 1;
}

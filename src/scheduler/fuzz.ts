/** Shortest interval in days that is spread at all. */
const FUZZ_FROM_DAYS = 2.5;

/** How fast the spread grows: from, to, share. Source: anki `rslib/src/scheduler/states/fuzz.rs`. */
const FUZZ_RANGES: readonly (readonly [number, number, number])[] = [
  [FUZZ_FROM_DAYS, 7, 0.15],
  [7, 20, 0.1],
  [20, Number.POSITIVE_INFINITY, 0.05],
];

/** First and last day, both included, among which an interval may be placed. */
export interface FuzzBounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Bounds around an interval in days, inside [minimum, maximum]. The interval is not rounded before, as in Anki.
 * Where only one day is left, the next is taken in as well if the interval is above 2 and the maximum allows it.
 */
export function fuzzBounds(intervalDays: number, minimumDays: number, maximumDays: number): FuzzBounds {
  const minimum = Math.min(minimumDays, maximumDays);
  const interval = clamp(intervalDays, minimum, maximumDays);
  const delta = fuzzDelta(interval);
  const lower = clamp(Math.round(interval - delta), minimum, maximumDays);
  const upper = clamp(Math.round(interval + delta), minimum, maximumDays);
  return { lower, upper: upper === lower && upper > 2 && upper < maximumDays ? lower + 1 : upper };
}

/** The whole number of days for `chance` in [0, 1): each day within the bounds is as likely as the others. */
export function fuzzInterval(intervalDays: number, chance: number, minimumDays: number, maximumDays: number): number {
  const { lower, upper } = fuzzBounds(intervalDays, minimumDays, maximumDays);
  return Math.floor(lower + chance * (1 + upper - lower));
}

/**
 * The least number of days a passed review may be given, so that fuzz alone never makes the next interval shorter than
 * the previous one. 0 when the interval is shorter for a better reason.
 */
export function minimumAfterFuzz(intervalDays: number, previousDays: number, maximumDays: number): number {
  if (Math.round(intervalDays) > previousDays) return previousDays + 1;
  return previousDays <= fuzzBounds(intervalDays, 0, maximumDays).upper ? previousDays : 0;
}

function fuzzDelta(intervalDays: number): number {
  if (intervalDays < FUZZ_FROM_DAYS) return 0;
  return FUZZ_RANGES.reduce(
    (delta, [from, to, share]) => delta + share * Math.max(0, Math.min(intervalDays, to) - from),
    1,
  );
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(Math.max(value, lowest), highest);
}

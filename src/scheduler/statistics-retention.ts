import type { StudyDay } from '../model/time.ts';
import { RESET, type ReviewTable } from './statistics-table.ts';
import type { RetentionCount } from './true-retention.ts';
import { byteAt, intAt, wordAt } from './typed-arrays.ts';

/** A card whose interval is at least this long is mature, as in Anki. */
const MATURE_DAYS = 21;
const AGAIN = 1;

/**
 * Below this many answers a share says little: of 30 answers with 90 % recalled, the true share lies anywhere between
 * about 74 and 97 %. Then a screen says "too few" instead of a number.
 */
export const FEWEST_ANSWERS = 30;

/** The interval that each answered card had been given before, in days; 0 for a step within the day or nothing. */
export function intervalsBefore(table: ReviewTable): Int32Array {
  const last = new Int32Array(table.cards.length);
  const before = new Int32Array(table.count);
  for (let row = 0; row < table.count; row++) {
    const card = wordAt(table.card, row);
    before[row] = intAt(last, card);
    last[card] = byteAt(table.grade, row) === RESET ? 0 : intAt(table.intervalDays, row);
  }
  return before;
}

/**
 * 1 for each row that tells whether something was remembered: an answer to a card that was in review or had been given a
 * day or more. The same rule as `countTrueRetention`.
 */
export function markRetained(table: ReviewTable, before: Int32Array): Uint8Array {
  return Uint8Array.from({ length: table.count }, (_, row) => {
    if (byteAt(table.grade, row) === RESET) return 0;
    return byteAt(table.wasInReview, row) === 1 || intAt(before, row) >= 1 ? 1 : 0;
  });
}

export interface RetentionByAge {
  readonly young: RetentionCount;
  readonly mature: RetentionCount;
  readonly all: RetentionCount;
}

/** How often cards were remembered from one study day to another, both included, by the age that they had. */
export function countRetention(
  table: ReviewTable,
  before: Int32Array,
  isRetained: Uint8Array,
  from: StudyDay,
  to: StudyDay,
): RetentionByAge {
  const young = { passed: 0, failed: 0 };
  const mature = { passed: 0, failed: 0 };
  for (let row = 0; row < table.count; row++) {
    const day = intAt(table.day, row);
    if (byteAt(isRetained, row) === 0 || day < from || day > to) continue;
    const age = intAt(before, row) < MATURE_DAYS ? young : mature;
    if (byteAt(table.grade, row) === AGAIN) age.failed++;
    else age.passed++;
  }
  const all = { passed: young.passed + mature.passed, failed: young.failed + mature.failed };
  return { young, mature, all };
}

export interface RetentionPeriod extends RetentionCount {
  /** First study day of the period. */
  readonly from: StudyDay;
}

/** Recall in periods of so many days, the last of them ending with `to`, oldest first. */
export function countRetentionByPeriod(
  table: ReviewTable,
  isRetained: Uint8Array,
  to: StudyDay,
  periodDays: number,
  periods: number,
): readonly RetentionPeriod[] {
  const first = to - periodDays * periods + 1;
  const counts = Array.from({ length: periods }, (_, i) => ({ from: first + i * periodDays, passed: 0, failed: 0 }));
  for (let row = 0; row < table.count; row++) {
    if (byteAt(isRetained, row) === 0) continue;
    const count = counts[Math.floor((intAt(table.day, row) - first) / periodDays)];
    if (count === undefined) continue;
    if (byteAt(table.grade, row) === AGAIN) count.failed++;
    else count.passed++;
  }
  return counts;
}

/** Two-sided 95 %. */
const Z = 1.959964;

/**
 * Where the true share likely lies when `passed` of `total` were seen: the 95 % interval of Wilson, which stays within 0
 * and 1 and is right for small numbers too. Source: E. B. Wilson, "Probable inference", 1927.
 */
export function likelyRange({ passed, failed }: RetentionCount): { readonly from: number; readonly to: number } {
  const total = passed + failed;
  if (total === 0) return { from: 0, to: 1 };
  const share = passed / total;
  const centre = share + Z ** 2 / (2 * total);
  const spread = Z * Math.sqrt((share * (1 - share)) / total + Z ** 2 / (4 * total ** 2));
  const scale = 1 + Z ** 2 / total;
  return { from: Math.max(0, (centre - spread) / scale), to: Math.min(1, (centre + spread) / scale) };
}

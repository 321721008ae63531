import type { StudyDay } from '../model/time.ts';
import { RESET, type ReviewTable } from './statistics-table.ts';
import { byteAt, floatAt, intAt } from './typed-arrays.ts';

const MILLIS_PER_MINUTE = 60_000;
const MILLIS_PER_HOUR = 3_600_000;
const HOURS = 24;

/** What was done on one study day. */
export interface DayCount {
  readonly day: StudyDay;
  readonly reviewCount: number;
  readonly durationMillis: number;
}

/** Answers and time of each study day from one to another, both included, days without any among them. */
export function countByDay(table: ReviewTable, from: StudyDay, to: StudyDay): readonly DayCount[] {
  const length = Math.max(0, to - from + 1);
  const counts = new Int32Array(length);
  const durations = new Float64Array(length);
  for (let row = 0; row < table.count; row++) {
    const at = intAt(table.day, row) - from;
    if (byteAt(table.grade, row) === RESET || at < 0 || at >= length) continue;
    counts[at] = intAt(counts, at) + 1;
    durations[at] = floatAt(durations, at) + intAt(table.durationMillis, row);
  }
  return Array.from({ length }, (_, i) => ({
    day: from + i,
    reviewCount: intAt(counts, i),
    durationMillis: floatAt(durations, i),
  }));
}

export interface HourCount {
  /** 0 to 23 of the learner's clock at the time. */
  readonly hour: number;
  readonly reviewCount: number;
  /** Answers to cards that had been given a day or more, and how many of them were recalled. */
  readonly passed: number;
  readonly failed: number;
}

/** Answers by the hour of the learner's clock. `isRetained` says which rows tell something about memory. */
export function countByHour(table: ReviewTable, isRetained: Uint8Array): readonly HourCount[] {
  const hours = Array.from({ length: HOURS }, (_, hour) => ({ hour, reviewCount: 0, passed: 0, failed: 0 }));
  for (let row = 0; row < table.count; row++) {
    const grade = byteAt(table.grade, row);
    if (grade === RESET) continue;
    const local = floatAt(table.atMillis, row) + intAt(table.offsetMinutes, row) * MILLIS_PER_MINUTE;
    const hour = hours[((Math.floor(local / MILLIS_PER_HOUR) % HOURS) + HOURS) % HOURS];
    if (hour === undefined) continue;
    hour.reviewCount++;
    if (byteAt(isRetained, row) === 0) continue;
    if (grade > 1) hour.passed++;
    else hour.failed++;
  }
  return hours;
}

/** How many answers the table has: its rows without the resets. */
export function countAnswers(table: ReviewTable): number {
  return table.grade.reduce((count, grade) => count + (grade === RESET ? 0 : 1), 0);
}

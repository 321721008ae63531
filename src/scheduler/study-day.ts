import type { Millis, Moment, StudyDay } from '../model/time.ts';

const MILLIS_PER_MINUTE = 60_000;
const MILLIS_PER_HOUR = 3_600_000;
export const MILLIS_PER_DAY = 86_400_000;

/**
 * The study day of an instant: days since 1970-01-01 of the local calendar, turned at `rolloverHour` (0 to 23) instead
 * of midnight. `offsetMinutes` is local time minus UTC at that instant.
 */
export function studyDayAt(atMillis: Millis, offsetMinutes: number, rolloverHour: number): StudyDay {
  return civilDayAt(atMillis - rolloverHour * MILLIS_PER_HOUR, offsetMinutes);
}

/** Days from 1970-01-01 to the local calendar date of an instant, turned at midnight. */
export function civilDayAt(atMillis: Millis, offsetMinutes: number): number {
  return Math.floor((atMillis + offsetMinutes * MILLIS_PER_MINUTE) / MILLIS_PER_DAY);
}

/** The instant with its study day, as events and grading want it. */
export function momentAt(atMillis: Millis, offsetMinutes: number, rolloverHour: number): Moment {
  return { atMillis, offsetMinutes, day: studyDayAt(atMillis, offsetMinutes, rolloverHour) };
}

/**
 * When a study day begins. `offsetMinutes` is the local offset in force at that hour: on the two days a year when the
 * clocks change it differs from the offset of the evening before.
 */
export function startOfStudyDayMillis(day: StudyDay, offsetMinutes: number, rolloverHour: number): Millis {
  return day * MILLIS_PER_DAY + rolloverHour * MILLIS_PER_HOUR - offsetMinutes * MILLIS_PER_MINUTE;
}

/** Whole study days from one day to another, never below 0: a clock that was moved back counts as the same day. */
export function elapsedStudyDays(from: StudyDay, to: StudyDay): number {
  return Math.max(0, to - from);
}

/** Weekday of a study day: 0 is Monday, 6 is Sunday. Day 0, 1970-01-01, was a Thursday. */
export function weekdayOf(day: StudyDay): number {
  return (((day + 3) % 7) + 7) % 7;
}

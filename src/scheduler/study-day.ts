import type { Millis, Moment, StudyDay } from '../model/time.ts';

const MILLIS_PER_MINUTE = 60_000;
const MILLIS_PER_HOUR = 3_600_000;
export const MILLIS_PER_DAY = 86_400_000;

/** A date of the civil (Gregorian) calendar. `month` and `dayOfMonth` count from 1. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
}

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

/**
 * The civil date whose calendar day a study day begins on.
 * Source of the arithmetic: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". Years are counted from
 * March, so that the leap day ends a year, in eras of 400 years (146,097 days).
 */
export function dayToCivilDate(day: StudyDay): CivilDate {
  const daysSinceMarchOfYear0 = day + 719_468;
  const era = Math.floor(daysSinceMarchOfYear0 / 146_097);
  const dayOfEra = daysSinceMarchOfYear0 - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** The study day that begins on a civil date; the inverse of `dayToCivilDate`. */
export function civilDateToDay({ year, month, dayOfMonth }: CivilDate): StudyDay {
  const yearFromMarch = month <= 2 ? year - 1 : year;
  const era = Math.floor(yearFromMarch / 400);
  const yearOfEra = yearFromMarch - era * 400;
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

import type { StudyDay } from '../model/time.ts';

/** A date of the civil (Gregorian) calendar. `month` and `dayOfMonth` count from 1. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
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

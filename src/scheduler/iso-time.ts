import type { Millis } from '../model/time.ts';
import { civilDateToDay, dayToCivilDate } from './civil-date.ts';
import { MILLIS_PER_DAY } from './study-day.ts';

const PATTERN =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|z|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/;

/**
 * The instant of an ISO 8601 date with time, such as `2026-03-29T20:32:32.250+02:00`; null for anything else, also for
 * a date that does not exist. Without an offset the time is UTC. Digits beyond milliseconds are cut off.
 */
export function isoToMillis(text: string): Millis | null {
  const match = PATTERN.exec(text.trim());
  if (match === null) return null;
  const [year = 0, month = 0, dayOfMonth = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const day = civilDateToDay({ year, month, dayOfMonth });
  const exists = month >= 1 && month <= 12 && isSameDate(day, year, month, dayOfMonth);
  if (!exists || hour > 23 || minute > 59 || second > 59) return null;
  const fraction = Number((match[7] ?? '0').padEnd(3, '0').slice(0, 3));
  const local = day * MILLIS_PER_DAY + ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
  return local - offsetMinutes(match[8] ?? 'Z') * 60_000;
}

function isSameDate(day: number, year: number, month: number, dayOfMonth: number): boolean {
  const date = dayToCivilDate(day);
  return date.year === year && date.month === month && date.dayOfMonth === dayOfMonth;
}

function offsetMinutes(text: string): number {
  if (text === 'Z' || text === 'z') return 0;
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return text.startsWith('-') ? -minutes : minutes;
}

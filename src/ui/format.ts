import { chooseLocales, t } from './text/text.ts';

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3600;
const DAY_SECONDS = 86_400;
const DAY_MILLIS = 86_400_000;
const DAYS_A_MONTH = 30.44;
const DAYS_A_YEAR = 365.25;

const locales = chooseLocales();
const number = new Intl.NumberFormat(locales);
const oneDecimal = new Intl.NumberFormat(locales, { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat(locales, { style: 'percent' });
const weekday = new Intl.DateTimeFormat(locales, { weekday: 'short', timeZone: 'UTC' });
const longDay = new Intl.DateTimeFormat(locales, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const plainDate = new Intl.DateTimeFormat(locales, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const time = new Intl.DateTimeFormat(locales, { hour: '2-digit', minute: '2-digit' });
// A wall clock, whatever zone the device is in.
const hourOfDay = new Intl.DateTimeFormat(locales, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
const dayAndTime = { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const;
const dateAndTime = new Intl.DateTimeFormat(locales, { ...dayAndTime, weekday: 'long' });
const dateOfYearAndTime = new Intl.DateTimeFormat(locales, { ...dayAndTime, year: 'numeric' });

/** From here on back a date without its year could be taken for one that is still to come or just was. */
const DAYS_WITHOUT_YEAR = 300;

export const formatNumber = (value: number): string => number.format(value);
/** `0.913` gives "91%". */
export const formatPercent = (share: number): string => percent.format(share);
/** "07:52" in the device's time zone. */
export const formatTime = (atMillis: number): string => time.format(atMillis);
/** "04:00" for the hour 4. */
export const formatHour = (hour: number): string => hourOfDay.format(hour * HOUR_SECONDS * 1000);
/** "Saturday 11 October, 21:40" in the device's time zone; with its year instead of the weekday where it is long ago. */
export const formatDateAndTime = (atMillis: number, nowMillis = atMillis): string =>
  (nowMillis - atMillis > DAYS_WITHOUT_YEAR * DAY_MILLIS ? dateOfYearAndTime : dateAndTime).format(atMillis);
/** "Tue" of a study day. */
export const formatWeekday = (day: number): string => weekday.format(day * DAY_MILLIS);
/** "14 October 2026" of a study day. */
export const formatDate = (day: number): string => plainDate.format(day * DAY_MILLIS);

/** A step within the day in words: "10 min", "1.5 h". */
export function formatSeconds(seconds: number): string {
  if (seconds < MINUTE_SECONDS) return t('interval.underMinute');
  if (seconds < HOUR_SECONDS)
    return t('interval.minutes', { value: number.format(Math.round(seconds / MINUTE_SECONDS)) });
  if (seconds < DAY_SECONDS) return t('interval.hours', { value: oneDecimal.format(seconds / HOUR_SECONDS) });
  return formatDays(Math.round(seconds / DAY_SECONDS));
}

/** An interval of whole days in words: "6 days", "1.1 months", "1.4 years". Only the words are rounded. */
export function formatDays(days: number): string {
  if (days < DAYS_A_MONTH) return t('interval.days', { count: days });
  const months = Math.round((days / DAYS_A_MONTH) * 10) / 10;
  if (months < 12) return t('interval.months', { count: months, value: oneDecimal.format(months) });
  const years = Math.round((days / DAYS_A_YEAR) * 10) / 10;
  return t('interval.years', { count: years, value: oneDecimal.format(years) });
}

/** When a study day is, seen from today: "today", "tomorrow", "in 6 days", "Saturday 11 October", "11 October 2025". */
export function formatDayFrom(today: number, day: number): string {
  const ahead = day - today;
  if (ahead === 0) return t('day.today');
  if (ahead === 1) return t('day.tomorrow');
  if (ahead === -1) return t('day.yesterday');
  if (ahead > 1 && ahead < DAYS_A_MONTH) return t('day.inDays', { count: ahead });
  if (ahead < -1 && ahead > -7) return t('day.daysAgo', { count: -ahead });
  const isNear = ahead < 0 && ahead > -DAYS_WITHOUT_YEAR;
  return (isNear ? longDay : plainDate).format(day * DAY_MILLIS);
}

/** "3.4 MB". */
export function formatBytes(bytes: number): string {
  const megabytes = bytes / 1_000_000;
  return megabytes < 0.1
    ? t('size.kilobytes', { value: number.format(Math.max(1, Math.round(bytes / 1000))) })
    : t('size.megabytes', { value: oneDecimal.format(megabytes) });
}

/** Names or remarks after each other: "a.md, b.md". */
export const formatList = (parts: readonly string[]): string => parts.join(t('list.comma'));

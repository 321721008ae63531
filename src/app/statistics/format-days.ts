import { chooseLocales, t } from '../../ui/text/text.ts';

const DAY_MILLIS = 86_400_000;
const locales = chooseLocales();
const month = new Intl.DateTimeFormat(locales, { month: 'short', timeZone: 'UTC' });
const dayAndMonth = new Intl.DateTimeFormat(locales, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const weekdayLetter = new Intl.DateTimeFormat(locales, { weekday: 'narrow', timeZone: 'UTC' });
const oneDecimal = new Intl.NumberFormat(locales, { maximumFractionDigits: 1 });

/** "Oct" of a study day. */
export const formatMonth = (day: number): string => month.format(day * DAY_MILLIS);
/** "14 Oct" of a study day. */
export const formatShortDay = (day: number): string => dayAndMonth.format(day * DAY_MILLIS);
/** "T" of a study day. */
export const formatWeekdayLetter = (day: number): string => weekdayLetter.format(day * DAY_MILLIS);
/** At most one digit behind the point. */
export const formatDecimal = (value: number): string => oneDecimal.format(value);

/** Time spent: "12 min" below two hours, "3.5 h" from there on. */
export function formatSpent(millis: number): string {
  const minutes = millis / 60_000;
  return minutes < 120
    ? t('interval.minutes', { value: oneDecimal.format(minutes < 10 ? minutes : Math.round(minutes)) })
    : t('interval.hours', { value: oneDecimal.format(minutes / 60) });
}

import { chooseLocales } from './text/text.ts';

const DAY_MILLIS = 86_400_000;

const dayAndMonth = new Intl.DateTimeFormat(chooseLocales(), {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

/** "Tue 14 Oct" of a study day. Apart from the other formats because Today needs no more. */
export const formatStudyDay = (day: number): string => dayAndMonth.format(day * DAY_MILLIS);

import { chooseLocales } from './text/text.ts';

const DAY_MILLIS = 86_400_000;

let dayAndMonth: Intl.DateTimeFormat | null = null;

/** "Tue 14 Oct" of a study day. Apart from the other formats because Today needs no more. */
export function formatStudyDay(day: number): string {
  // Made when first asked for: it takes a browser longer than all else that is begun before the first card.
  dayAndMonth ??= new Intl.DateTimeFormat(chooseLocales(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return dayAndMonth.format(day * DAY_MILLIS);
}

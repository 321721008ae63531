import type { StudyDay } from '../../model/time.ts';
import { findAskDay } from '../../store/queue-place.ts';
import type { IndexedCard } from '../../store/read-library.ts';
import type { Forecast } from '../../store/store.ts';

/** Cards that come on each of the next study days, from today on; today also holds what is overdue. New cards are not in it: how many of them come is for the learner to say. */
export function forecastDays(cards: readonly IndexedCard[], today: StudyDay, days: number): Forecast {
  const counts = new Array<number>(days).fill(0);
  for (const { state, place } of cards) {
    if (place !== 'deck') continue;
    const asked = findAskDay(state);
    if (asked === null || asked.as === 'new') continue;
    const ahead = Math.max(0, asked.day - today);
    if (ahead < days) counts[ahead] = (counts[ahead] ?? 0) + 1;
  }
  return counts.map((dueCount, ahead) => ({ day: today + ahead, dueCount }));
}

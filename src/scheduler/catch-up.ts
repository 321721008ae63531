import type { StudyDay } from '../model/time.ts';

export interface CatchUpDay {
  readonly day: StudyDay;
  /** Cards that come due on this day anyway. */
  readonly dueCount: number;
  /** Cards answered on this day, the pile and those due together. */
  readonly askedCount: number;
  /** What is left of the pile in the evening. */
  readonly leftCount: number;
}

/**
 * How a pile of overdue cards melts when at most `reviewsPerDay` are answered a day, until it is gone or `longestDays`
 * have passed. `dueCounts` are the cards that come due on the following days, today's without the pile. The order in
 * which the queue asks puts those most at risk first; this is the forecast to show before the learner agrees.
 */
export function forecastCatchUp(plan: {
  readonly today: StudyDay;
  readonly overdueCount: number;
  readonly dueCounts: ReadonlyMap<StudyDay, number>;
  readonly reviewsPerDay: number;
  readonly longestDays?: number;
}): CatchUpDay[] {
  const days: CatchUpDay[] = [];
  let left = Math.max(0, plan.overdueCount);
  for (let day = plan.today; days.length < (plan.longestDays ?? 365); day++) {
    const dueCount = plan.dueCounts.get(day) ?? 0;
    const waiting = left + dueCount;
    const askedCount = Math.min(waiting, Math.max(0, plan.reviewsPerDay));
    left = waiting - askedCount;
    days.push({ day, dueCount, askedCount, leftCount: left });
    if (left === 0) break;
  }
  return days;
}

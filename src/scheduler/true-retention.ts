import { effectiveEvents, type LogEvent, type ReviewEvent } from '../model/event.ts';
import { AGAIN } from '../model/grade.ts';
import type { StudyDay } from '../model/time.ts';

/** A card whose interval is at least this long is mature, as in Anki. */
const MATURE_DAYS = 21;

export interface RetentionCount {
  readonly passed: number;
  readonly failed: number;
}

export interface TrueRetention {
  readonly young: RetentionCount;
  readonly mature: RetentionCount;
  readonly all: RetentionCount;
}

/** Spans of study days, ending with today unless they say otherwise. */
export type RetentionSpan = 'today' | 'yesterday' | 'week' | 'month' | 'year';

const SPANS: Readonly<Record<RetentionSpan, { readonly from: number; readonly to: number }>> = {
  today: { from: 0, to: 0 },
  yesterday: { from: 1, to: 1 },
  week: { from: 0, to: 6 },
  month: { from: 0, to: 29 },
  year: { from: 0, to: 364 },
};

/**
 * How often cards were remembered when they came back after a day or more, by span and by whether the interval before
 * was shorter or longer than three weeks. Practice and undone answers do not count; Again is a failure.
 * Source: anki `rslib/src/stats/graphs/retention.rs`.
 */
export function countTrueRetention(
  events: readonly LogEvent[],
  today: StudyDay,
): Readonly<Record<RetentionSpan, TrueRetention>> {
  const counted = reviewsWithInterval(events);
  const countSpan = (span: RetentionSpan): TrueRetention => {
    const { from, to } = SPANS[span];
    const inSpan = counted.filter(({ event }) => event.day <= today - from && event.day >= today - to);
    const count = (keep: (days: number) => boolean): RetentionCount => {
      const kept = inSpan.filter(({ intervalDays }) => keep(intervalDays));
      const failed = kept.filter(({ event }) => event.grade === AGAIN).length;
      return { passed: kept.length - failed, failed };
    };
    return {
      young: count((days) => days < MATURE_DAYS),
      mature: count((days) => days >= MATURE_DAYS),
      all: count(() => true),
    };
  };
  return {
    today: countSpan('today'),
    yesterday: countSpan('yesterday'),
    week: countSpan('week'),
    month: countSpan('month'),
    year: countSpan('year'),
  };
}

interface CountedReview {
  readonly event: ReviewEvent;
  /** What the card had been given before, in days; 0 for a step within the day. */
  readonly intervalDays: number;
}

function reviewsWithInterval(events: readonly LogEvent[]): CountedReview[] {
  const intervals = new Map<string, number>();
  const counted: CountedReview[] = [];
  for (const event of effectiveEvents(events)) {
    // After a reset the card is learnt anew, and nothing was known of it to retain.
    if (event.kind === 'reset') intervals.delete(event.cardId);
    if (event.kind !== 'review' || !event.affectsSchedule) continue;
    const intervalDays = intervals.get(event.cardId) ?? 0;
    if (event.phaseBefore === 'review' || intervalDays >= 1) counted.push({ event, intervalDays });
    intervals.set(event.cardId, event.interval.unit === 'days' ? event.interval.days : 0);
  }
  return counted;
}

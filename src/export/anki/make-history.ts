import type { Flag, Interval, Phase } from '../../model/card-state.ts';
import { type CardEvent, compareEvents, effectiveEvents, type LogEvent, type ReviewEvent } from '../../model/event.ts';
import { AGAIN, GOOD, type Grade, isGrade } from '../../model/grade.ts';
import type { CardId, EventId, WeightsId } from '../../model/ids.ts';
import type { Millis, Moment, StudyDay } from '../../model/time.ts';
import { ANKI_DEVICE_ID, createAnkiEventId } from './anki-ids.ts';
import type { RawCard, RawReview } from './raw-collection.ts';

/** How instants become study days: the learner's own calendar. */
export interface LearnerClock {
  /** Local time minus UTC at an instant, in minutes. */
  offsetMinutesAt(atMillis: Millis): number;
  /** Local hour at which a study day begins. */
  readonly rolloverHour: number;
}

export interface HistoryInput {
  readonly cardId: CardId;
  readonly card: RawCard;
  /** In the order of their ids. */
  readonly reviews: readonly RawReview[];
  /** The study day that Anki counts due days from. */
  readonly createdDay: StudyDay;
  readonly clock: LearnerClock;
  /** What is in the log already and names this card. */
  readonly known: readonly LogEvent[];
}

export interface History {
  /** Events that are not in the log yet. */
  readonly events: readonly CardEvent[];
  /** Answers that were in the log already. */
  readonly knownCount: number;
  /** The card has a schedule and no answers: one stands in for them. */
  readonly hasStandIn: boolean;
}

/** Answers read from Anki were given under weights and a retention of their own. */
const WEIGHTS_ID = 'anki' as WeightsId;
const ENGINE_VERSION = 'anki';
/** The retention in the event counts only when the answer collides with another; it has to be the same in every file. */
const RETENTION = 0.9;
/** Two answers in one millisecond get different ids in Anki, a little later each. */
const BUMP_MILLIS = 1_000;
const MILLIS_PER_DAY = 86_400_000;
const SECONDS_PER_DAY = 86_400;
const LONGEST_ANSWER_MILLIS = 60_000;
const FARTHEST_DAY = 200_000_000;

/**
 * The history of a card as events. Answers become reviews with ids that follow from the card and the time; where the
 * card's row says something else than its answers lead to (another due day, suspended, a flag), an event of its own
 * says so, dated when the card was last changed. Nothing is said twice: what is in the log already is left out.
 */
export function makeHistory(input: HistoryInput): History {
  const { events, knownIds } = makeAnswers(input);
  const knownCount = knownIds.size;
  const standIn = events.length === 0 && knownCount === 0 ? makeStandIn(input) : null;
  const answers = standIn === null ? events : [...events, standIn];
  return {
    events: [...answers, ...makeChanges(input, answers, knownIds)],
    knownCount,
    hasStandIn: standIn !== null,
  };
}

/** The instant as the learner lived it. */
export function momentOf(atMillis: Millis, clock: LearnerClock): Moment {
  const offsetMinutes = clock.offsetMinutesAt(atMillis);
  const shifted = atMillis + offsetMinutes * 60_000 - clock.rolloverHour * 3_600_000;
  return { atMillis, offsetMinutes, day: Math.floor(shifted / MILLIS_PER_DAY) };
}

function makeAnswers({ cardId, reviews, clock, known }: HistoryInput): {
  readonly events: CardEvent[];
  /** Answers of the log that the file holds too. */
  readonly knownIds: ReadonlySet<EventId>;
} {
  const events: CardEvent[] = [];
  const finder = createKnownFinder(known);
  const knownIds = new Set<EventId>();
  let phase: Phase = 'new';
  let step = 0;
  let previousEventId: EventId | null = null;
  for (const row of reviews) {
    const base = { ...momentOf(row.id, clock), deviceId: ANKI_DEVICE_ID, cardId };
    if (row.ease === 0) {
      // Only "forgotten" is an act of its own. Other manual rows say what the card's row says better.
      if (row.type !== 4 || row.factor !== 0) continue;
      const knownReset = finder.take('reset', null, row.id);
      const id: EventId = knownReset ?? createAnkiEventId('reset', cardId, row.id);
      if (knownReset === null) events.push({ ...base, kind: 'reset', id });
      phase = 'new';
      step = 0;
      previousEventId = id;
      continue;
    }
    if (!isGrade(row.ease)) continue;
    const phaseBefore = phaseOf(row, phase);
    const affectsSchedule = row.type !== 3 || row.factor !== 0;
    const interval = intervalOf(row.interval);
    const knownId = finder.take('review', row.ease, row.id);
    const id: EventId = knownId ?? createAnkiEventId('review', cardId, row.id);
    if (knownId === null) {
      events.push({
        ...base,
        kind: 'review',
        id,
        grade: row.ease,
        durationMillis: Math.min(row.durationMillis, LONGEST_ANSWER_MILLIS),
        phaseBefore,
        stepBefore: phaseBefore === 'learning' || phaseBefore === 'relearning' ? step : null,
        interval,
        dueDay: interval.unit === 'days' ? base.day + interval.days : null,
        dueAtMillis: interval.unit === 'seconds' ? row.id + interval.seconds * 1000 : null,
        desiredRetention: RETENTION,
        weightsId: WEIGHTS_ID,
        engineVersion: ENGINE_VERSION,
        previousEventId,
        affectsSchedule,
      });
    } else knownIds.add(id);
    previousEventId = id;
    if (!affectsSchedule) continue;
    step = interval.unit === 'days' ? 0 : stepAfter(row.ease, step, phaseBefore);
    phase = phaseAfter(phaseBefore, interval);
  }
  return { events, knownIds };
}

function phaseOf(row: RawReview, tracked: Phase): Phase {
  if (row.type === 1) return 'review';
  if (row.type === 2) return 'relearning';
  if (row.type === 0) return tracked === 'new' ? 'new' : 'learning';
  return tracked === 'new' ? 'review' : tracked;
}

function phaseAfter(before: Phase, interval: Interval): Phase {
  if (interval.unit === 'days') return 'review';
  return before === 'review' || before === 'relearning' ? 'relearning' : 'learning';
}

function stepAfter(grade: Grade, step: number, before: Phase): number {
  if (grade === AGAIN || before === 'review') return 0;
  return grade === GOOD ? Math.min(step + 1, 100) : step;
}

/** Anki's intervals: days above 0, seconds below. A day or more in seconds counts in days. */
function intervalOf(interval: number): Interval {
  if (interval > 0) return { unit: 'days', days: Math.min(interval, 1e6) };
  if (-interval >= SECONDS_PER_DAY) return { unit: 'days', days: Math.round(-interval / SECONDS_PER_DAY) };
  return { unit: 'seconds', seconds: interval === 0 ? 60 : -interval };
}

/** Finds answers and resets of the log again by card, grade and time. Each is found once. */
function createKnownFinder(known: readonly LogEvent[]): {
  take(kind: 'review' | 'reset', grade: Grade | null, atMillis: Millis): EventId | null;
} {
  const open = known.filter((event) => event.kind === 'review' || event.kind === 'reset').sort(compareEvents);
  const taken = new Set<EventId>();
  return {
    take(kind, grade, atMillis) {
      for (const event of open) {
        if (event.atMillis > atMillis) break;
        if (event.atMillis < atMillis - BUMP_MILLIS || taken.has(event.id) || event.kind !== kind) continue;
        if (event.kind === 'review' && event.grade !== grade) continue;
        taken.add(event.id);
        return event.id;
      }
      return null;
    },
  };
}

/** One answer in the place of a history that the file does not hold, so that the interval and the due day are kept. */
function makeStandIn({ cardId, card, createdDay, clock, known }: HistoryInput): ReviewEvent | null {
  if (card.type !== 2 || card.intervalDays < 1 || known.some((event) => event.kind === 'review')) return null;
  const dueDay = createdDay + card.due;
  if (Math.abs(dueDay) > FARTHEST_DAY) return null;
  const days = Math.min(card.intervalDays, 1e6);
  const modifiedAtMillis = card.modifiedAtSeconds * 1000;
  const noonOfLastDay = (dueDay - days) * MILLIS_PER_DAY + MILLIS_PER_DAY / 2;
  const guessed = noonOfLastDay - clock.offsetMinutesAt(Math.max(0, noonOfLastDay)) * 60_000;
  const atMillis = Math.max(
    0,
    card.lastReviewSeconds === null ? Math.min(guessed, modifiedAtMillis) : card.lastReviewSeconds * 1000,
  );
  return {
    ...momentOf(atMillis, clock),
    kind: 'review',
    id: createAnkiEventId('stand-in', cardId, atMillis),
    deviceId: ANKI_DEVICE_ID,
    cardId,
    grade: GOOD,
    durationMillis: 0,
    phaseBefore: 'new',
    stepBefore: null,
    interval: { unit: 'days', days },
    dueDay,
    dueAtMillis: null,
    desiredRetention: RETENTION,
    weightsId: WEIGHTS_ID,
    engineVersion: ENGINE_VERSION,
    previousEventId: null,
    affectsSchedule: true,
  };
}

/** What the card's row says beyond its answers. */
function makeChanges(
  { cardId, card, reviews, createdDay, clock, known }: HistoryInput,
  answers: readonly CardEvent[],
  knownIds: ReadonlySet<EventId>,
): CardEvent[] {
  const before = readStanding([...known, ...answers]);
  const modifiedAtMillis = card.modifiedAtSeconds * 1000;
  // The row is older than what was done here since: it says nothing new.
  if (modifiedAtMillis + 999 < before.newestAtMillis) return [];
  const atMillis = Math.max(modifiedAtMillis, before.newestAtMillis + 1);
  const base = { ...momentOf(atMillis, clock), deviceId: ANKI_DEVICE_ID, cardId };
  const events: CardEvent[] = [];
  // A schedule that follows from fewer answers than there are here must not replace ours.
  const hasSeenAll = effectiveEvents(known).every(
    (event) => event.kind !== 'review' || !event.affectsSchedule || knownIds.has(event.id),
  );
  const dueDay = createdDay + card.due;
  const isElsewhere = card.type === 2 && dueDay !== before.dueDay && Math.abs(dueDay) <= FARTHEST_DAY;
  if (hasSeenAll && before.isStarted && isElsewhere) {
    const id = createAnkiEventId('set-due', cardId, atMillis, String(dueDay));
    events.push({ ...base, kind: 'set-due', id, dueDay });
  }
  if (hasSeenAll && before.isStarted && card.type === 0 && reviews.length > 0) {
    events.push({ ...base, kind: 'reset', id: createAnkiEventId('reset', cardId, atMillis) });
  }
  const isSuspended = card.queue === -1;
  if (isSuspended !== before.isSuspended) {
    const id = createAnkiEventId('suspend', cardId, atMillis, String(isSuspended));
    events.push({ ...base, kind: 'suspend', id, isSuspended });
  }
  if (card.flag !== before.flag) {
    const id = createAnkiEventId('flag', cardId, atMillis, String(card.flag));
    events.push({ ...base, kind: 'flag', id, flag: card.flag as Flag });
  }
  return events;
}

interface Standing {
  readonly newestAtMillis: Millis;
  readonly isStarted: boolean;
  readonly dueDay: StudyDay | null;
  readonly isSuspended: boolean;
  readonly flag: number;
}

/** Where the events alone leave the card. */
function readStanding(events: readonly LogEvent[]): Standing {
  let standing: Standing = { newestAtMillis: 0, isStarted: false, dueDay: null, isSuspended: false, flag: 0 };
  for (const event of effectiveEvents(events)) {
    // Wording and hiding until tomorrow say nothing about what the card's row says.
    if (event.kind !== 'edit' && event.kind !== 'bury') standing = { ...standing, newestAtMillis: event.atMillis };
    if (event.kind === 'review' && event.affectsSchedule)
      standing = { ...standing, isStarted: true, dueDay: event.dueDay };
    else if (event.kind === 'set-due') standing = { ...standing, dueDay: event.dueDay };
    else if (event.kind === 'reset') standing = { ...standing, isStarted: false, dueDay: null };
    else if (event.kind === 'suspend') standing = { ...standing, isSuspended: event.isSuspended };
    else if (event.kind === 'flag') standing = { ...standing, flag: event.flag };
  }
  return standing;
}

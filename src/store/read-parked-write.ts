import * as v from 'valibot';
import { type ParkedAct, readParkedText } from './park-acts.ts';
import { PARKED_KEY } from './parked-write.ts';
import type { TextStorage } from './witness.ts';

/**
 * The acts that wait, oldest first. They stay parked until they are written: the browser may be killed before. Empty when there are
 * none; what is not whole can never be written and is taken away.
 */
export function readParkedActs(storage: TextStorage): readonly ParkedAct[] {
  try {
    const parsed = v.safeParse(ParkedActs, readParkedText(storage));
    if (parsed.success) return parsed.output as readonly unknown[] as readonly ParkedAct[];
  } catch {
    // Torn, or of another format.
  }
  try {
    storage.removeItem(PARKED_KEY);
  } catch {
    // A storage that refuses holds nothing either.
  }
  return [];
}

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const Whole = v.pipe(v.number(), v.safeInteger());
const WholeOrNull = v.nullable(Whole);
const Finite = v.pipe(v.number(), v.finite());
const Flag = v.picklist([0, 1, 2, 3, 4, 5, 6, 7]);
const Phase = v.picklist(['new', 'learning', 'review', 'relearning']);
const Interval = v.variant('unit', [
  v.object({ unit: v.literal('seconds'), seconds: Finite }),
  v.object({ unit: v.literal('days'), days: Finite }),
]);

const base = { id: Id, deviceId: Id, atMillis: Whole, offsetMinutes: Finite, day: Whole };

const Event = v.variant('kind', [
  v.object({
    kind: v.literal('review'),
    ...base,
    cardId: Id,
    grade: v.picklist([1, 2, 3, 4]),
    durationMillis: Finite,
    phaseBefore: Phase,
    stepBefore: WholeOrNull,
    interval: Interval,
    dueDay: WholeOrNull,
    dueAtMillis: WholeOrNull,
    desiredRetention: Finite,
    weightsId: Id,
    engineVersion: Id,
    previousEventId: v.nullable(Id),
    affectsSchedule: v.boolean(),
  }),
  v.object({ kind: v.literal('undo'), ...base, cardId: v.nullable(Id), undoneEventId: Id }),
  v.object({ kind: v.literal('suspend'), ...base, cardId: Id, isSuspended: v.boolean() }),
  v.object({
    kind: v.literal('edit'),
    ...base,
    cardId: Id,
    wording: v.nullable(v.object({ question: v.string(), answer: v.string() })),
  }),
  v.object({ kind: v.literal('reset'), ...base, cardId: Id }),
  v.object({ kind: v.literal('set-due'), ...base, cardId: Id, dueDay: Whole }),
  v.object({ kind: v.literal('bury'), ...base, cardId: Id, untilDay: WholeOrNull }),
  v.object({ kind: v.literal('flag'), ...base, cardId: Id, flag: Flag }),
  v.object({
    kind: v.literal('setting'),
    ...base,
    key: Id,
    value: v.nullable(v.union([v.string(), Finite, v.boolean()])),
  }),
]);

const State = v.object({
  cardId: Id,
  phase: Phase,
  memory: v.nullable(v.object({ stability: Finite, difficulty: Finite })),
  step: WholeOrNull,
  interval: v.nullable(Interval),
  dueDay: WholeOrNull,
  dueAtMillis: WholeOrNull,
  lastReviewDay: WholeOrNull,
  lastReviewAtMillis: WholeOrNull,
  reviewCount: Whole,
  lapseCount: Whole,
  isSuspended: v.boolean(),
  buriedUntilDay: v.optional(WholeOrNull, null),
  flag: v.optional(Flag, 0),
  lastEventId: v.nullable(Id),
});

const Write = v.object({ event: Event, nextState: v.nullable(State), seenEventId: v.nullable(Id) });

const ParkedActs = v.array(v.pipe(v.array(Write), v.minLength(1)));

import type { Flag, Interval, Phase } from './card-state.ts';
import type { Grade } from './grade.ts';
import type { CardId, DeviceId, EventId, WeightsId } from './ids.ts';
import type { Millis, Moment, StudyDay } from './time.ts';

/**
 * Everything the learner does is an event. Events are only ever added. Merging two devices is the union of their
 * events by id; order is (atMillis, id); an undone event is skipped wherever its undo stands.
 */
interface EventBase extends Moment {
  /** UUIDv7, made once when the learner acts, so that a retried write is the same event. */
  readonly id: EventId;
  readonly deviceId: DeviceId;
}

/** One answer. It carries what an exact replay needs and cannot compute again. */
export interface ReviewEvent extends EventBase {
  readonly kind: 'review';
  readonly cardId: CardId;
  readonly grade: Grade;
  /** From question to grade, capped at 60,000. */
  readonly durationMillis: number;
  readonly phaseBefore: Phase;
  readonly stepBefore: number | null;
  /** What was chosen, fuzz included: the interval that stood on the button. */
  readonly interval: Interval;
  readonly dueDay: StudyDay | null;
  readonly dueAtMillis: Millis | null;
  readonly desiredRetention: number;
  readonly weightsId: WeightsId;
  /** Version of our scheduler, for example `recollect-1`. */
  readonly engineVersion: string;
  /** The card's newest event as it was seen then: tells after a merge whether another device answered in between. */
  readonly previousEventId: EventId | null;
  /** false for practice, which never moves the schedule. */
  readonly affectsSchedule: boolean;
}

/** Takes back one earlier event. */
export interface UndoEvent extends EventBase {
  readonly kind: 'undo';
  readonly cardId: CardId | null;
  readonly undoneEventId: EventId;
}

export interface SuspendEvent extends EventBase {
  readonly kind: 'suspend';
  readonly cardId: CardId;
  readonly isSuspended: boolean;
}

/** The learner's own wording of a card. `null` goes back to the note's. */
export interface EditEvent extends EventBase {
  readonly kind: 'edit';
  readonly cardId: CardId;
  readonly wording: { readonly question: string; readonly answer: string } | null;
}

/** Starts the card again as a new one. Its answers stay in the log and no longer move its schedule. */
export interface ResetEvent extends EventBase {
  readonly kind: 'reset';
  readonly cardId: CardId;
}

/** The learner's own due day for a card that was answered before. Memory stays as it is. */
export interface SetDueEvent extends EventBase {
  readonly kind: 'set-due';
  readonly cardId: CardId;
  readonly dueDay: StudyDay;
}

/** Hides a card until the start of a study day; `null` shows it again at once. */
export interface BuryEvent extends EventBase {
  readonly kind: 'bury';
  readonly cardId: CardId;
  readonly untilDay: StudyDay | null;
}

/** A coloured mark, 1 to 7 as in Anki; 0 takes it away. */
export interface FlagEvent extends EventBase {
  readonly kind: 'flag';
  readonly cardId: CardId;
  readonly flag: Flag;
}

/**
 * A changed setting; the newest event of a key counts. `null` goes back to the default. A setting of one deck has its scope
 * behind an `@`: `desiredRetention@folder:aws-developer`, `desiredRetention@note:ID`.
 */
export interface SettingEvent extends EventBase {
  readonly kind: 'setting';
  readonly key: string;
  readonly value: string | number | boolean | null;
}

/** Events that belong to a card and form its history. */
export type CardEvent = ReviewEvent | SuspendEvent | EditEvent | ResetEvent | SetDueEvent | BuryEvent | FlagEvent;

export type LogEvent = CardEvent | UndoEvent | SettingEvent;

/** The order of replay, the same on every device. Returns below 0 when `a` comes first. */
export function compareEvents(a: Pick<LogEvent, 'atMillis' | 'id'>, b: Pick<LogEvent, 'atMillis' | 'id'>): number {
  return a.atMillis - b.atMillis || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The events that still count, in order: undone ones and the undos themselves are left out. An undo that is itself undone does not count. */
export function effectiveEvents<E extends LogEvent>(events: readonly E[]): Exclude<E, UndoEvent>[] {
  const sorted = [...events].sort(compareEvents);
  const undone = new Set<EventId>();
  for (let i = sorted.length - 1; i >= 0; i--) {
    const event = sorted[i];
    if (event?.kind === 'undo' && !undone.has(event.id)) undone.add(event.undoneEventId);
  }
  return sorted.filter((event): event is Exclude<E, UndoEvent> => event.kind !== 'undo' && !undone.has(event.id));
}

import type { Card, CardPlace } from '../model/card.ts';
import type { CardState, Interval } from '../model/card-state.ts';
import type { FactId, NoteId } from '../model/ids.ts';
import type { StudyDay } from '../model/time.ts';

/**
 * Queues as numbers, so that the ones that are asked for together stand side by side in an index:
 * NEW..SUSPENDED are all cards of the deck, LEARNING..REVIEW all that can be due.
 */
export const QUEUE_NEW = 0;
export const QUEUE_LEARNING = 1;
export const QUEUE_REVIEW = 2;
/** Hidden until a day. Its cards are taken out by that day: until they are answered they stay here and count as what they are. */
export const QUEUE_BURIED = 3;
export const QUEUE_SUSPENDED = 4;
export const QUEUE_TRAY = 5;

/** Below and above every key that a queue holds. */
export const LEAST_KEY = -1;
export const GREATEST_KEY = Number.MAX_SAFE_INTEGER;

/** Lines a note may have before its last cards share one position. */
export const LINES_PER_NOTE = 2 ** 17;
/** Notes have orders from 0 to below this, so that a position stays below 2^50. */
export const ORDER_LIMIT = 2 ** 33;
const POSITION_LIMIT = LINES_PER_NOTE * ORDER_LIMIT;
const HIGHEST_PRIORITY = 3;
const SECONDS_PER_DAY = 86_400;

/** What the schedule of a card has to know of the card itself. */
export interface QueuePlace {
  readonly noteId: NoteId;
  readonly factId: FactId;
  readonly priority: number;
  readonly position: number;
  readonly place: CardPlace;
}

/** Order of a card among all cards: order of its note, then its line. */
export function computePosition(noteOrder: number, line: number): number {
  const lineWithin = Math.min(Math.max(Math.trunc(line), 0), LINES_PER_NOTE - 1);
  return noteOrder * LINES_PER_NOTE + lineWithin;
}

export function placeCard(card: Card, noteOrder: number): QueuePlace {
  return {
    noteId: card.noteId,
    factId: card.factId,
    priority: card.priority,
    position: computePosition(noteOrder, card.source.from),
    place: card.place,
  };
}

/**
 * The index keys of a card's state. Empty for cards on the shelf or refused for ever: they are in no index.
 * New cards sort by priority, then position; steps by the instant, reviews by the day they are due, buried cards by the
 * day they come back.
 */
export function findQueuePlace(
  state: CardState,
  place: QueuePlace,
): { queue: number; dueKey: number; intervalDays?: number } | Record<never, never> {
  if (place.place === 'tray') return { queue: QUEUE_TRAY, dueKey: place.position };
  if (place.place !== 'deck') return {};
  const intervalDays = state.interval === null ? {} : { intervalDays: toDays(state.interval) };
  if (state.isSuspended) return { queue: QUEUE_SUSPENDED, dueKey: place.position, ...intervalDays };
  if (state.buriedUntilDay !== null) return { queue: QUEUE_BURIED, dueKey: state.buriedUntilDay, ...intervalDays };
  if (state.dueAtMillis !== null) return { queue: QUEUE_LEARNING, dueKey: state.dueAtMillis, ...intervalDays };
  if (state.dueDay !== null) return { queue: QUEUE_REVIEW, dueKey: state.dueDay, ...intervalDays };
  if (state.phase === 'new') return { queue: QUEUE_NEW, dueKey: newKey(place) };
  // A started card without a due date would never be seen again; due since its last answer, it is.
  return { queue: QUEUE_REVIEW, dueKey: state.lastReviewDay ?? 0, ...intervalDays };
}

/**
 * The first study day on which a card of the deck is asked, and as what. A new card counts from the day it is no longer
 * buried; null for cards that are not asked at all.
 */
export function findAskDay(
  state: CardState,
): { readonly as: 'new' | 'learning' | 'review'; readonly day: StudyDay } | null {
  if (state.isSuspended) return null;
  const shown = state.buriedUntilDay ?? Number.MIN_SAFE_INTEGER;
  if (state.dueAtMillis !== null) return { as: 'learning', day: shown };
  if (state.dueDay === null && state.phase === 'new') return { as: 'new', day: shown };
  return { as: 'review', day: Math.max(shown, state.dueDay ?? state.lastReviewDay ?? 0) };
}

function newKey(place: QueuePlace): number {
  const priority = Math.min(Math.max(Math.round(place.priority), -HIGHEST_PRIORITY), HIGHEST_PRIORITY);
  return (HIGHEST_PRIORITY - priority) * POSITION_LIMIT + place.position;
}

function toDays(interval: Interval): number {
  return interval.unit === 'days' ? interval.days : interval.seconds / SECONDS_PER_DAY;
}

import type { CardId, EventId } from './ids.ts';
import type { Millis, StudyDay } from './time.ts';

/** FSRS's memory state. Both are rounded to 8 decimals after each step so that every engine agrees. */
export interface MemoryState {
  /** Days until the chance of recall has fallen to 90 %. */
  readonly stability: number;
  /** 1 (easy) to 10 (hard). */
  readonly difficulty: number;
}

export type Phase = 'new' | 'learning' | 'review' | 'relearning';

/** A coloured mark on a card, numbered as in Anki; 0 is none. */
export type Flag = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The time from an answer to the next question: a step within the day, or whole study days. */
export type Interval =
  | { readonly unit: 'seconds'; readonly seconds: number }
  | { readonly unit: 'days'; readonly days: number };

/**
 * Where a card stands in its schedule. It is a cache: replaying the card's events gives the same values.
 * `dueDay` is set in review (due from the start of that study day); `dueAtMillis` while a step within the day runs.
 */
export interface CardState {
  readonly cardId: CardId;
  readonly phase: Phase;
  readonly memory: MemoryState | null;
  /** Index into the learning or relearning steps; null outside them. */
  readonly step: number | null;
  readonly interval: Interval | null;
  readonly dueDay: StudyDay | null;
  readonly dueAtMillis: Millis | null;
  readonly lastReviewDay: StudyDay | null;
  readonly lastReviewAtMillis: Millis | null;
  readonly reviewCount: number;
  readonly lapseCount: number;
  readonly isSuspended: boolean;
  /** Not asked before this study day; null when nothing hides it. */
  readonly buriedUntilDay: StudyDay | null;
  readonly flag: Flag;
  /** The newest event of this card that the state includes; a write that saw another one is refused. */
  readonly lastEventId: EventId | null;
}

/** The state of a card that was never answered. */
export function createCardState(cardId: CardId): CardState {
  return {
    cardId,
    phase: 'new',
    memory: null,
    step: null,
    interval: null,
    dueDay: null,
    dueAtMillis: null,
    lastReviewDay: null,
    lastReviewAtMillis: null,
    reviewCount: 0,
    lapseCount: 0,
    isSuspended: false,
    buriedUntilDay: null,
    flag: 0,
    lastEventId: null,
  };
}

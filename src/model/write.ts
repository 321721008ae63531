import type { CardState } from './card-state.ts';
import type { LogEvent } from './event.ts';
import type { EventId } from './ids.ts';
import type { TroubleDetail } from './store-fault.ts';

/** One thing the learner did, with the card state that follows from it. Written whole or not at all. */
export interface EventWrite {
  readonly event: LogEvent;
  /** null for events without a card. */
  readonly nextState: CardState | null;
  /** `lastEventId` of the state that the learner saw. */
  readonly seenEventId: EventId | null;
}

/**
 * - `saved`: on disk. Also when the very same event was there already (a retry).
 * - `stale`: another tab or device answered this card in between; nothing was written.
 * - `not-saved`: nothing is known to be written; park the write and try again. `reason` says which screen helps.
 */
export type WriteResult =
  | { readonly kind: 'saved' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'not-saved'; readonly reason: StoreTrouble; readonly detail: TroubleDetail };

/**
 * - `lost`: the browser dropped the connection; reloading the page brings it back.
 * - `quota`: no room left.
 * - `superseded`: a newer version of the app has opened the database; reload.
 * - `unknown`: anything else. The browser's own words are in `detail`, unless the store can say it itself.
 */
export type StoreTrouble = 'lost' | 'quota' | 'superseded' | 'unknown';

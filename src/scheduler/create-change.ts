import type { CardState } from '../model/card-state.ts';
import type { EditEvent, SuspendEvent } from '../model/event.ts';
import type { DeviceId, EventId } from '../model/ids.ts';
import type { Moment } from '../model/time.ts';

export interface ChangeRequest {
  readonly id: EventId;
  readonly deviceId: DeviceId;
  /** The state the learner saw. */
  readonly state: CardState;
  readonly now: Moment;
}

/** The event to write for pausing a card or letting it come again, with the state that follows. */
export function createSuspend(
  { id, deviceId, state, now }: ChangeRequest,
  isSuspended: boolean,
): { readonly event: SuspendEvent; readonly nextState: CardState } {
  return {
    event: { ...now, kind: 'suspend', id, deviceId, cardId: state.cardId, isSuspended },
    nextState: { ...state, isSuspended, lastEventId: id },
  };
}

/** The event to write for the learner's own wording; null goes back to the note's. The schedule stays. */
export function createEdit(
  { id, deviceId, state, now }: ChangeRequest,
  wording: EditEvent['wording'],
): { readonly event: EditEvent; readonly nextState: CardState } {
  return {
    event: { ...now, kind: 'edit', id, deviceId, cardId: state.cardId, wording },
    nextState: { ...state, lastEventId: id },
  };
}

import type { CardState, Flag } from '../model/card-state.ts';
import type { BuryEvent, EditEvent, FlagEvent, ResetEvent, SetDueEvent, SuspendEvent } from '../model/event.ts';
import type { DeviceId, EventId } from '../model/ids.ts';
import type { Moment, StudyDay } from '../model/time.ts';
import { applyChange, type ChangeEvent } from './apply-change.ts';

export interface ChangeRequest {
  readonly id: EventId;
  readonly deviceId: DeviceId;
  /** The state the learner saw. */
  readonly state: CardState;
  readonly now: Moment;
}

/** The event to write, with the state that follows from it. */
export interface Change<Event extends ChangeEvent> {
  readonly event: Event;
  readonly nextState: CardState;
}

/** Pauses a card or lets it come again. */
export function createSuspend(request: ChangeRequest, isSuspended: boolean): Change<SuspendEvent> {
  return changeCard(request, { ...baseOf(request), kind: 'suspend', isSuspended });
}

/** The learner's own wording; null goes back to the note's. The schedule stays. */
export function createEdit(request: ChangeRequest, wording: EditEvent['wording']): Change<EditEvent> {
  return changeCard(request, { ...baseOf(request), kind: 'edit', wording });
}

/** Starts the card again as a new one. */
export function createReset(request: ChangeRequest): Change<ResetEvent> {
  return changeCard(request, { ...baseOf(request), kind: 'reset' });
}

/** The learner's own due day. For a card that was answered before; another one stays as it is. */
export function createSetDue(request: ChangeRequest, dueDay: StudyDay): Change<SetDueEvent> {
  return changeCard(request, { ...baseOf(request), kind: 'set-due', dueDay });
}

/** Hides a card until a study day begins; null shows it again. `now.day + 1` is until tomorrow. */
export function createBury(request: ChangeRequest, untilDay: StudyDay | null): Change<BuryEvent> {
  return changeCard(request, { ...baseOf(request), kind: 'bury', untilDay });
}

/** Marks a card with a colour; 0 takes the mark away. */
export function createFlag(request: ChangeRequest, flag: Flag): Change<FlagEvent> {
  return changeCard(request, { ...baseOf(request), kind: 'flag', flag });
}

function baseOf({ id, deviceId, state, now }: ChangeRequest) {
  return { ...now, id, deviceId, cardId: state.cardId };
}

function changeCard<Event extends ChangeEvent>({ state }: ChangeRequest, event: Event): Change<Event> {
  return { event, nextState: applyChange(state, event) };
}

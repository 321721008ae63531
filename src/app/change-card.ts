import type { CardView } from '../model/card-view.ts';
import type { EditEvent } from '../model/event.ts';
import type { Settings } from '../model/settings.ts';
import type { WriteResult } from '../model/write.ts';
import { type ChangeRequest, createEdit, createSuspend } from '../scheduler/create-change.ts';
import { type Deps, readMoment } from './deps.ts';

/** Pauses a card or lets it come again. Resolves when it is on disk, or with the reason why it is not. */
export function suspendCard(
  deps: Deps,
  settings: Settings,
  view: CardView,
  isSuspended: boolean,
): Promise<WriteResult> {
  const write = createSuspend(toRequest(deps, settings, view), isSuspended);
  return deps.store.recordEvent({ ...write, seenEventId: view.state.lastEventId });
}

/** Writes the learner's own wording; null goes back to the note's. */
export function editCard(
  deps: Deps,
  settings: Settings,
  view: CardView,
  wording: EditEvent['wording'],
): Promise<WriteResult> {
  const write = createEdit(toRequest(deps, settings, view), wording);
  return deps.store.recordEvent({ ...write, seenEventId: view.state.lastEventId });
}

function toRequest(deps: Deps, settings: Settings, { state }: CardView): ChangeRequest {
  return { id: deps.newEventId(), deviceId: deps.store.deviceId, state, now: readMoment(deps, settings) };
}

import { acceptCard, allowCard, keepAsOwnCard, refuseCard } from '../../cards/decide-place.ts';
import type { Card } from '../../model/card.ts';
import type { CardView } from '../../model/card-view.ts';
import type { EditEvent } from '../../model/event.ts';
import type { Settings } from '../../model/settings.ts';
import { nextStamp, type Stamp } from '../../model/stamp.ts';
import type { WriteResult } from '../../model/write.ts';
import { createEdit } from '../../scheduler/create-change.ts';
import { type Deps, readMoment } from '../deps.ts';

/**
 * - `accept`: out of the tray, asked from now on. - `never`: not asked again, whatever later imports bring.
 * - `allow`: a "never" is taken back; the card waits in the tray. - `own`: off the shelf, as a card of the learner's own.
 */
export type Decision = 'accept' | 'never' | 'allow' | 'own';

const DECIDE: Readonly<Record<Decision, (card: Card, stamp: Stamp) => Card>> = {
  accept: acceptCard,
  never: refuseCard,
  allow: allowCard,
  own: keepAsOwnCard,
};

/** How to take a decision back: the card is where it was, with the wording it had. */
export type TakeBack = () => Promise<WriteResult>;

export interface Decided {
  readonly result: WriteResult;
  readonly takeBack: TakeBack;
}

/** Writes a decision about one card, with the learner's own wording where there is one, in one transaction. */
export async function decideCard(
  deps: Deps,
  settings: Settings,
  view: CardView,
  decision: Decision,
  wording?: EditEvent['wording'],
): Promise<Decided> {
  const decided = DECIDE[decision](view.card, stampNow(deps));
  const events = wording === undefined ? [] : [editOf(deps, settings, view, wording)];
  const result = await deps.store.saveNotes({ notes: [], cards: [decided], events });
  const takeBack = async (): Promise<WriteResult> => {
    const current = await deps.store.readCard(view.card.id);
    if (!current) return { kind: 'stale' };
    // Later than the decision, so that it counts on every device.
    const card = { ...view.card, changedAt: nextStamp(decided.changedAt, deps.nowMillis(), deps.store.deviceId) };
    const before = view.isReworded ? { question: view.question, answer: view.answer } : null;
    const back = wording === undefined ? [] : [editOf(deps, settings, current, before)];
    return deps.store.saveNotes({ notes: [], cards: [card], events: back });
  };
  return { result, takeBack };
}

function editOf(deps: Deps, settings: Settings, { state }: CardView, wording: EditEvent['wording']) {
  const now = readMoment(deps, settings);
  const change = createEdit({ id: deps.newEventId(), deviceId: deps.store.deviceId, state, now }, wording);
  return { ...change, seenEventId: state.lastEventId };
}

function stampNow(deps: Deps): Stamp {
  return nextStamp(null, deps.nowMillis(), deps.store.deviceId);
}

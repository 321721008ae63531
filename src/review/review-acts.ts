import type { CardView } from '../model/card-view.ts';
import type { CardEvent } from '../model/event.ts';
import type { QueueCandidate } from '../model/queue.ts';
import type { Moment } from '../model/time.ts';
import type { EventWrite, WriteResult } from '../model/write.ts';
import { type CardChange, staysInFront } from './card-change.ts';
import { isAskable } from './is-askable.ts';
import { presentCard } from './present-card.ts';
import type { ReviewExtras, ReviewPort } from './review-port.ts';
import type { SessionAction } from './session.ts';

export interface ReviewNews {
  readonly kind: 'stale' | 'undone' | CardChange['kind'];
  /** Where it can be taken back at once. */
  readonly takeBack?: () => void;
}

/** The running review, as an act needs it. */
export interface ActContext {
  readonly port: ReviewPort;
  readonly extras: ReviewExtras;
  /** Resolves to `saved` when all is on disk; anything else was told already. */
  save(writes: readonly EventWrite[]): Promise<WriteResult['kind']>;
  dispatch(action: SessionAction): void;
  onNews(news: ReviewNews): void;
  /** Takes an act back by way of the review, one thing at a time. */
  takeBack(events: readonly CardEvent[]): Promise<boolean>;
}

/** Takes back all events of one act, and shows its card again where it is to be asked. Resolves to whether it is on disk. */
export async function takeBackAct(
  { port, extras, save, dispatch, onNews }: ActContext,
  events: readonly CardEvent[],
): Promise<boolean> {
  const [first] = events;
  if (!first) return false;
  const { grading } = extras;
  const now = port.now();
  const writes = await grading.createUndos(events, now);
  if (writes.length === 0 || (await save(writes)) !== 'saved') return false;
  const cards = await Promise.all(events.map(({ cardId }) => port.readCard(cardId)));
  const [front, ...others] = cards.filter((view) => view !== null && isAskedNow(port, view, now)) as CardView[];
  const shown = front ? await presentCard(port, front, candidateOf(front), now) : null;
  dispatch({ type: 'undone', eventId: first.id, shown, returned: others.map(candidateOf) });
  onNews({ kind: 'undone' });
  return true;
}

/** Changes a card that is not answered. It leaves the review unless it stays in front. Resolves to whether it is on disk. */
export async function changeCard(
  { port, extras, save, dispatch, onNews, takeBack }: ActContext,
  wanted: CardChange,
  view: CardView,
): Promise<boolean> {
  const { grading } = extras;
  const now = port.now();
  // Read anew: a leech may have been answered since.
  const current = (await port.readCard(view.card.id)) ?? view;
  const writes = await grading.createChanges(wanted, current, now);
  if ((await save(writes)) !== 'saved') return false;
  if (staysInFront(wanted, now.day)) {
    const changed = await port.readCard(view.card.id);
    if (changed) dispatch({ type: 'reworded', view: changed });
    return true;
  }
  dispatch({ type: 'dropped', cardIds: writes.flatMap(({ nextState }) => nextState?.cardId ?? []) });
  const events = writes.map(({ event }) => event as CardEvent);
  onNews({ kind: wanted.kind, takeBack: () => void takeBack(events) });
  return true;
}

/** Whether a card that was given back belongs before the learner now: new, with a step running, or due; in practice always. */
function isAskedNow(port: ReviewPort, view: CardView, now: Moment): boolean {
  if (port.isPractice) return isAskable(view, null);
  const { dueDay } = view.state;
  return isAskable(view, now.day) && (dueDay === null || dueDay <= now.day);
}

function candidateOf(view: CardView): QueueCandidate {
  return {
    state: view.state,
    noteId: view.card.noteId,
    factId: view.card.factId,
    priority: view.card.priority,
    position: view.card.source.from,
  };
}

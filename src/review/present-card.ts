import type { CardView } from '../model/card-view.ts';
import type { QueueCandidate } from '../model/queue.ts';
import type { Moment } from '../model/time.ts';
import type { ReviewPort } from './review-port.ts';
import type { Shown } from './session.ts';

/** A card with its note, ready to be put before the learner. */
export async function presentCard(
  port: Pick<ReviewPort, 'readNote'>,
  view: CardView,
  candidate: QueueCandidate,
  now: Moment,
): Promise<Shown> {
  const note = await port.readNote(view.card.noteId);
  return { view, note, candidate: { ...candidate, state: view.state }, preview: null, shownAt: now };
}

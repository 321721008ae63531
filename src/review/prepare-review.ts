import type { QueueCandidate } from '../model/queue.ts';
import { nextFromQueue } from '../scheduler/next-from-queue.ts';
import { isAskable } from './is-askable.ts';
import type { ReviewPort } from './review-port.ts';
import type { Shown } from './session.ts';

/** What a review needs to begin with its first card, without reading anything more. */
export interface ReviewStart {
  readonly queue: readonly QueueCandidate[];
  /** The first card, or null when there is none or it is no longer to be asked: then the session finds out itself. */
  readonly shown: Shown | null;
}

/** Plans a session and reads its first card, before anything is drawn. */
export async function prepareReview(port: Omit<ReviewPort, 'takeStart'>): Promise<ReviewStart> {
  const queue = await port.readQueue();
  const now = port.now();
  const next = port.findFront(queue, now) ?? nextFromQueue(queue, now.atMillis);
  if (next === null) return { queue, shown: null };
  const [view, note] = await Promise.all([port.readCard(next.state.cardId), port.readNote(next.noteId)]);
  if (view === null || !isAskable(view, now.day)) return { queue, shown: null };
  return {
    queue,
    shown: { view, note, candidate: { ...next, state: view.state }, preview: null, shownAt: port.now() },
  };
}

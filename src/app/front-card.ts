import type { CardId } from '../model/ids.ts';
import type { QueueCandidate } from '../model/queue.ts';
import type { Moment } from '../model/time.ts';
import { localText } from './browser-storage.ts';

/** The card in front of the learner, so that a session that was broken off goes on with it. Outside of the log: nothing depends on it. */
const KEY = 'recollect-v1-front-card';

/** The card that lay in front when the app was last closed, if it can be asked now. */
export function findFront(queue: readonly QueueCandidate[], now: Pick<Moment, 'atMillis'>): QueueCandidate | null {
  let cardId: string | null = null;
  try {
    cardId = localText()?.getItem(KEY) ?? null;
  } catch {
    // Storage that cannot be read remembers nothing.
  }
  return queue.find(({ state }) => state.cardId === cardId && (state.dueAtMillis ?? 0) <= now.atMillis) ?? null;
}

/** Remembers the card in front; null forgets it. */
export function rememberFront(cardId: CardId | null): void {
  try {
    if (cardId === null) localText()?.removeItem(KEY);
    else localText()?.setItem(KEY, cardId);
  } catch {
    // Full or switched off: the session then begins with another card.
  }
}

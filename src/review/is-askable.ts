import type { CardView } from '../model/card-view.ts';

/** Whether a card is still to be asked: it may have left the deck, or been paused, since the queue was planned. */
export function isAskable({ card, state }: CardView): boolean {
  return card.place === 'deck' && !state.isSuspended;
}

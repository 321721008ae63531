import type { CardView } from '../model/card-view.ts';
import type { StudyDay } from '../model/time.ts';

/**
 * Whether a card is still to be asked: it may have left the deck, or been paused or buried, since the queue was planned.
 * Without a day, as in practice, a buried card is asked too.
 */
export function isAskable({ card, state }: CardView, today: StudyDay | null): boolean {
  const isBuried = today !== null && state.buriedUntilDay !== null && state.buriedUntilDay > today;
  return card.place === 'deck' && !state.isSuspended && !isBuried;
}

import type { Card } from './card.ts';
import type { CardState } from './card-state.ts';

/** A card as it is shown: the learner's wording where there is one, else the note's. */
export interface CardView {
  readonly card: Card;
  readonly question: string;
  readonly answer: string;
  readonly isReworded: boolean;
  readonly state: CardState;
}

import type { CardPlace, FactKind } from '../../model/card.ts';
import { readMadeAt } from '../../model/card-made.ts';
import type { CardState } from '../../model/card-state.ts';
import type { CardId, FactId, NoteId } from '../../model/ids.ts';
import { readStamp } from '../../model/stamp.ts';
import type { Millis } from '../../model/time.ts';
import type { CardText } from '../../store/open-reader.ts';
import type { IndexedCard } from '../../store/read-library.ts';
import { foldText } from './fold-text.ts';

/** What a search and a sort ask of a card's words; there once its text was read. */
export interface CardWords {
  /** Folded, see `foldText`. */
  readonly question: string;
  readonly answer: string;
  readonly rule: string;
  readonly fact: FactKind;
  readonly place: CardPlace;
  readonly changedAtMillis: Millis;
  readonly madeAtMillis: Millis;
  readonly isReworded: boolean;
}

/** One card as the library holds it. */
export interface LibraryCard {
  readonly id: CardId;
  readonly noteId: NoteId;
  readonly factId: FactId;
  readonly position: number;
  readonly state: CardState;
  readonly place: IndexedCard['place'];
  readonly words: CardWords | null;
}

export function toLibraryCard(indexed: IndexedCard, words: CardWords | null): LibraryCard {
  const { state, noteId, factId, position, place } = indexed;
  return { id: state.cardId, noteId, factId, position, state, place, words };
}

export function toCardWords({ card, question, answer, isReworded }: CardText): CardWords {
  return {
    question: foldText(question),
    answer: foldText(answer),
    rule: foldText(card.rule),
    fact: card.factKind,
    place: card.place,
    changedAtMillis: readStamp(card.changedAt)?.millis ?? 0,
    madeAtMillis: readStamp(readMadeAt(card))?.millis ?? 0,
    isReworded,
  };
}

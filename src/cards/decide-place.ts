import type { Card } from '../model/card.ts';
import type { Stamp } from '../model/stamp.ts';

/** The learner's word: as sure as a card can be. Rules say less of cards they hold back. */
const ACCEPTED_CONFIDENCE = 1;
/** Rule name of a card that the learner keeps although no note states it any more. */
const OWN_RULE = 'own-card';

/** Tray to deck: the card is asked from now on, also after its text was gone for a while. A card in the deck stays as it is. */
export function acceptCard(card: Card, stamp: Stamp): Card {
  if (card.place !== 'tray' && card.place !== 'deck') throw new Error(`Card ${card.id} is not in the tray.`);
  if (card.place === 'deck') return card;
  return { ...card, place: 'deck', confidence: ACCEPTED_CONFIDENCE, changedAt: stamp };
}

/** Never: the card is not asked again, whatever later imports bring. Its history stays in the log. */
export function refuseCard(card: Card, stamp: Stamp): Card {
  return card.place === 'never' ? card : { ...card, place: 'never', changedAt: stamp };
}

/** Takes a "never" back: the card waits in the tray, and goes to the shelf with the next import if its text is gone. */
export function allowCard(card: Card, stamp: Stamp): Card {
  if (card.place !== 'never') throw new Error(`Card ${card.id} was not refused.`);
  return { ...card, place: 'tray', changedAt: stamp };
}

/**
 * Shelf to deck: the learner wants to go on with a card that no note states any more. Imports leave it alone; when its text
 * returns to the notes, it belongs to them again.
 */
export function keepAsOwnCard(card: Card, stamp: Stamp): Card {
  if (card.place !== 'shelf') throw new Error(`Card ${card.id} is not on the shelf.`);
  return { ...card, place: 'deck', rule: OWN_RULE, confidence: ACCEPTED_CONFIDENCE, changedAt: stamp };
}

/** Back to the shelf. */
export function shelveOwnCard(card: Card, stamp: Stamp): Card {
  if (!isOwnCard(card)) throw new Error(`Card ${card.id} is no card of the learner's own.`);
  return { ...card, place: 'shelf', changedAt: stamp };
}

/** True for a card that is asked although no note states it. */
export function isOwnCard(card: Card): boolean {
  return card.place === 'deck' && card.rule === OWN_RULE;
}

/** True when the learner took the card out of the tray, or its rule is as sure as that. */
export function isAcceptedCard(card: Card): boolean {
  return card.confidence >= ACCEPTED_CONFIDENCE;
}

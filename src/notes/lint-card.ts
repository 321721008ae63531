import type { CardForm } from '../model/card.ts';
import { CARD_CHECKS, type CardCheck, type CheckName } from './card-checks.ts';
import { meets, readSigns, recallSigns, type Signs } from './needs.ts';

/** What is wrong with a card. */
export interface LintFinding {
  readonly check: CheckName;
  /** Cards with a fatal finding are never asked. */
  readonly isFatal: boolean;
  /** A generated card with this finding is a little less sure. */
  readonly isDoubt: boolean;
}

/** The part of a card that can be judged: also of one that a learner has edited. */
export interface LintedCard {
  readonly question: string;
  readonly answer: string;
  readonly form: CardForm;
}

/** Everything the checks find wrong with a card, worst first in the order of the checks; empty when it is fine. */
export function lintCard(card: LintedCard): readonly LintFinding[] {
  return lintCards([card])[0] ?? [];
}

interface CardInHand {
  readonly card: LintedCard;
  readonly question: Signs;
  readonly answer: Signs;
  readonly findings: LintFinding[];
}

/**
 * The same for many cards. Each check looks at all of them before the next one does: its code and its patterns are used again
 * while they are still near at hand.
 */
export function lintCards(cards: readonly LintedCard[]): readonly (readonly LintFinding[])[] {
  const hand = cards.map(
    (card): CardInHand => ({
      card,
      question: readSigns(card.question),
      answer: readSigns(card.answer),
      findings: [],
    }),
  );
  for (const check of CARD_CHECKS) {
    const { name, isFatal, isDoubt = false } = check;
    for (const one of hand) {
      if (!mayFail(check, one)) continue;
      recallSigns(one.answer);
      recallSigns(one.question);
      if (check.fails(one.card)) one.findings.push({ check: name, isFatal, isDoubt });
    }
  }
  return hand.map(({ findings }) => findings);
}

/** False when neither side of the card holds what the check is about. */
function mayFail({ needs }: CardCheck, { question, answer }: CardInHand): boolean {
  if (!needs) return true;
  return (
    (needs.question !== undefined && meets(question, needs.question)) ||
    (needs.answer !== undefined && meets(answer, needs.answer))
  );
}

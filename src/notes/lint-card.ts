import type { CardForm } from '../model/card.ts';
import { CARD_CHECKS, type CardCheck, type CheckName } from './card-checks.ts';
import { mayHold } from './needs.ts';

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
export function lintCard(card: LintedCard): LintFinding[] {
  const findings: LintFinding[] = [];
  for (const check of CARD_CHECKS) {
    if (!mayFail(check, card) || !check.fails(card)) continue;
    const { name, isFatal, isDoubt = false } = check;
    findings.push({ check: name, isFatal, isDoubt });
  }
  return findings;
}

/** False when neither side of the card holds what the check is about. */
function mayFail({ needs }: CardCheck, { question, answer }: LintedCard): boolean {
  if (!needs) return true;
  return (
    (needs.question !== undefined && mayHold(question, needs.question)) ||
    (needs.answer !== undefined && mayHold(answer, needs.answer))
  );
}

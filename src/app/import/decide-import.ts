import { type CardChange, settleDoubt } from '../../cards/diff-cards.ts';
import type { Card } from '../../model/card.ts';
import type { CardId } from '../../model/ids.ts';
import type { Stamp } from '../../model/stamp.ts';
import type { NotesWrite } from '../../store/store.ts';
import type { ImportPlan } from './plan-import.ts';

/** Whether a doubtful pair is one card with another wording, or two cards. */
export type DoubtAnswer = 'same' | 'two';

/** What becomes of the schedule of a card whose answer says something else now. */
export type ScheduleChoice = 'keep' | 'sooner' | 'again';

/** What the learner decided before importing, by the id of the change's card. What is missing was left open. */
export interface Decisions {
  readonly doubts: ReadonlyMap<CardId, DoubtAnswer>;
  readonly schedules: ReadonlyMap<CardId, ScheduleChoice>;
}

export const NO_DECISIONS: Decisions = { doubts: new Map(), schedules: new Map() };

/** A pair that was left open is taken for two cards: a history on a wrong card is worse than one on the shelf. */
export const OPEN_DOUBT: DoubtAnswer = 'two';

/**
 * Whether the schedule of a change can be decided: the card goes on, and its answer says something else now. A doubtful pair
 * only once it was said to be one card.
 */
export function asksForSchedule(change: CardChange, decisions: Decisions): boolean {
  if (!change.isAnswerChanged || change.before === null || change.card.place !== 'deck') return false;
  return change.kind === 'in-doubt' ? decisions.doubts.get(change.card.id) === 'same' : change.kind !== 'gone';
}

/** Only words changed: nothing needs to move. The answer itself changed: better asked soon than learned wrong. */
export function usualSchedule(change: CardChange): ScheduleChoice {
  return change.isAnswerChanged ? 'sooner' : 'keep';
}

/** The id under which the card of a change is stored after the decisions. */
export function keptIdOf(change: CardChange, decisions: Decisions): CardId {
  const isOne = change.kind === 'in-doubt' && decisions.doubts.get(change.card.id) === 'same';
  return isOne && change.before ? change.before.id : change.card.id;
}

/** What is to be stored: the plan with the doubtful pairs that are one card put together. */
export function settleImport(plan: ImportPlan, decisions: Decisions, stamp: Stamp): NotesWrite {
  const dropped = new Set<CardId>();
  const settled = new Map<CardId, Card>();
  for (const change of plan.changes) {
    if (change.kind !== 'in-doubt' || (decisions.doubts.get(change.card.id) ?? OPEN_DOUBT) === 'two') continue;
    const { card, droppedId } = settleDoubt(change, stamp);
    dropped.add(droppedId);
    settled.set(card.id, card);
  }
  const cards = plan.write.cards.filter((card) => !dropped.has(card.id)).map((card) => settled.get(card.id) ?? card);
  const written = new Set(cards.map((card) => card.id));
  const added = [...settled.values()].filter((card) => !written.has(card.id));
  return { ...plan.write, cards: [...cards, ...added] };
}

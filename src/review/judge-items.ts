import { AGAIN, GOOD, type Grade, HARD } from '../model/grade.ts';

export type Judgement = 'known' | 'missed';

/** The items of a list card as they are asked: those known before in this session stand there already. */
export interface ItemPlan {
  /** Uncovered from the start, not judged again. */
  readonly given: readonly string[];
  /** Uncovered one by one. */
  readonly asked: readonly string[];
}

/** `missedBefore`: what was missed when the card was last asked in this session; null the first time. Items are told apart by their text. */
export function planItems(items: readonly string[], missedBefore: readonly string[] | null): ItemPlan {
  const asked = missedBefore === null ? items : items.filter((item) => missedBefore.includes(item));
  // The list was reworded, or nothing was missed: all of it is asked.
  if (asked.length === 0) return { given: [], asked: items };
  return { given: items.filter((item) => !asked.includes(item)), asked };
}

/** What to propose once every item is judged: all known Good, some missed Hard, half or more Again. */
export function suggestGrade(judgements: readonly Judgement[]): Grade {
  const missedCount = judgements.filter((judgement) => judgement === 'missed').length;
  if (missedCount === 0) return GOOD;
  return missedCount * 2 >= judgements.length ? AGAIN : HARD;
}

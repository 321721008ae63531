import type { Card } from '../model/card.ts';
import type { CardDraft } from '../notes/card-draft.ts';
import { joinFields } from './card-id.ts';
import { compareTexts, type Likeness, prepareQuestion, prepareText } from './likeness.ts';

/**
 * Leaves one draft of each card when lines were copied within a note or to another note. The copy that stays is the one
 * in the note the card was in before, else the first. Drafts with the same key words that say something else all stay.
 */
export function mergeCopies(drafts: readonly CardDraft[], oldCards: readonly Card[]): CardDraft[] {
  const groups = new Map<string, CardDraft[]>();
  const pathOfQuestion = new Map<string, string>();
  for (const card of oldCards)
    if (card.place !== 'shelf') pathOfQuestion.set(prepareText(card.question).key, card.source.path);
  const dropped = new Set<CardDraft>();
  const add = (key: string, draft: CardDraft): void => {
    const list = groups.get(key);
    if (!list) {
      groups.set(key, [draft]);
      return;
    }
    const twin = list.find((other) => !dropped.has(other) && saysTheSame(other, draft));
    if (!twin) {
      list.push(draft);
      return;
    }
    const home = pathOfQuestion.get(prepareText(draft.question).key);
    const keepsLater =
      (home !== undefined && draft.source.path === home && twin.source.path !== home) ||
      (twin.isTray && !draft.isTray && home !== twin.source.path);
    dropped.add(keepsLater ? twin : draft);
    if (keepsLater) list.push(draft);
  };
  for (const draft of drafts) {
    add(joinFields(['id', draft.factKind, draft.identity.direction, ...draft.identity.terms]), draft);
    if (!dropped.has(draft)) add(joinFields(['question', prepareText(draft.question).key]), draft);
  }
  return drafts.filter((draft) => !dropped.has(draft));
}

function saysTheSame(one: CardDraft, other: CardDraft): boolean {
  if (one === other) return false;
  const answer = compareTexts(prepareText(one.answer), prepareText(other.answer));
  const question = compareTexts(prepareQuestion(one.question), prepareQuestion(other.question));
  return isSameText(answer, 0.8) && isSameText(question, 0.6);
}

function isSameText(likeness: Likeness, leastRatio: number): boolean {
  return likeness.ratio >= leastRatio && !likeness.isNameSwapped && !likeness.isTurned && !likeness.isReordered;
}

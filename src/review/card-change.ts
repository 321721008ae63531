import type { Flag } from '../model/card-state.ts';
import type { EditEvent } from '../model/event.ts';
import type { StudyDay } from '../model/time.ts';

/** What can be done with a card in a review besides answering it. */
export type CardChange =
  | { readonly kind: 'suspend' }
  /** Until tomorrow. */
  | { readonly kind: 'bury'; readonly withSiblings: boolean }
  | { readonly kind: 'flag'; readonly flag: Flag }
  | { readonly kind: 'reset' }
  | { readonly kind: 'set-due'; readonly dueDay: StudyDay }
  | { readonly kind: 'edit'; readonly wording: EditEvent['wording'] };

/** Whether the card in front stays there after the change. */
export function staysInFront(change: CardChange, today: StudyDay): boolean {
  return change.kind === 'edit' || change.kind === 'flag' || (change.kind === 'set-due' && change.dueDay <= today);
}

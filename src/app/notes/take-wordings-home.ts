import type { OwnWording } from '../../cards/own-wording.ts';
import { planNoteEdit } from '../../cards/plan-note-edit.ts';
import type { Card } from '../../model/card.ts';
import type { CardId } from '../../model/ids.ts';
import type { Note } from '../../model/note.ts';

/** A note and the learner's own wordings of its cards. */
export interface HomeRequest {
  readonly note: Note;
  readonly wordings: readonly { readonly card: Card; readonly wording: OwnWording }[];
}

export interface TakenHome {
  /** The note with the learner's wordings in it. */
  readonly text: string;
  /** Cards whose wording could not be placed by itself: the learner writes those by hand. */
  readonly unplaced: readonly CardId[];
}

/** Puts own wordings of cards into the lines that the cards come from, one after another. Other lines stay as they are. */
export function takeWordingsHome({ note, wordings }: HomeRequest): TakenHome {
  let { text } = note;
  const unplaced: CardId[] = [];
  for (const { card, wording } of wordings) {
    const edit = planNoteEdit({ ...note, text }, card, wording);
    if (edit === null) unplaced.push(card.id);
    else text = edit.text;
  }
  return { text, unplaced };
}

import type { CardView } from '../../model/card-view.ts';
import type { NoteView } from '../../store/store.ts';
import { replaceWording } from './replace-wording.ts';

export interface TakenHome {
  /** The note with the learner's wordings in it. */
  readonly text: string;
  /** Cards whose wording could not be found in their lines: the learner writes those by hand. */
  readonly unplaced: readonly CardView[];
}

/** Puts the learner's own wordings of cards into the lines that the cards come from. Other lines stay as they are. */
export function takeWordingsHome({ note, cards }: NoteView): TakenHome {
  let text = note.text;
  const unplaced: CardView[] = [];
  for (const view of cards) {
    if (!view.isReworded || view.card.place !== 'deck') continue;
    const changed = replaceWording(text, view.card, { question: view.question, answer: view.answer });
    if (changed === null) unplaced.push(view);
    else text = changed;
  }
  return { text, unplaced };
}

import type { CardView } from '../model/card-view.ts';
import { Answer } from './answer.tsx';

/** What stands below the question once it is uncovered. A gap is filled in the question itself: here it is only read out. */
export function AnswerText({ view }: { readonly view: CardView }) {
  if (view.card.form === 'cloze') return <span className="vh">{view.answer}</span>;
  return <Answer form={view.card.form} text={view.answer} notePath={view.card.source.path} />;
}

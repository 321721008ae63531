import type { CardForm } from '../model/card.ts';
import { DrawnText } from '../ui/drawn-text.tsx';

interface AnswerProps {
  readonly form: CardForm;
  readonly text: string;
  /** The note that pictures are named from. */
  readonly notePath: string;
}

/** The answer beside its blue stroke; a list as its items. */
export function Answer({ form, text, notePath }: AnswerProps) {
  if (form === 'list') {
    return (
      <ul className="a a-items ink-in" id="answer">
        {text.split('\n').map((item) => (
          <li key={item}>
            <DrawnText text={item} notePath={notePath} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <div className="a ink-in" id="answer">
      <DrawnText text={text} notePath={notePath} />
    </div>
  );
}

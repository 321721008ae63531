import type { CardForm } from '../model/card.ts';
import { CardText } from '../ui/marked-text.tsx';

/** The answer beside its blue stroke; a list as its items. */
export function Answer({ form, text }: { form: CardForm; text: string }) {
  if (form === 'list') {
    return (
      <ul className="a a-items ink-in" id="answer">
        {text.split('\n').map((item) => (
          <li key={item}>
            <CardText text={item} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <div className="a ink-in" id="answer">
      <CardText text={text} />
    </div>
  );
}

import { type ComponentType, Fragment } from 'react';
import { GAP } from '../model/card.ts';
import { CardText } from '../ui/marked-text.tsx';
import { t } from '../ui/text/text.ts';

interface QuestionProps {
  readonly text: string;
  /** What fills the gap; null while it is open, or where there is none. */
  readonly gapAnswer: string | null;
  /** Draws the words with their pictures, once that is loaded; until then there are only the words. */
  readonly drawWith?: ComponentType<{ text: string; notePath: string }> | undefined;
  /** The note that pictures are named from. */
  readonly notePath: string;
}

/** The question, with the gap of a cloze drawn as a line of fixed width: its length gives nothing away. */
export function Question({ text, gapAnswer, drawWith: Words = CardText, notePath }: QuestionProps) {
  const [first = '', ...rest] = text.split(GAP);
  const seen = new Map<string, number>();
  return (
    <>
      <Words text={first} notePath={notePath} />
      {rest.map((part) => {
        const count = (seen.get(part) ?? 0) + 1;
        seen.set(part, count);
        return (
          <Fragment key={`${part} ${count}`}>
            <Gap answer={gapAnswer} />
            <Words text={part} notePath={notePath} />
          </Fragment>
        );
      })}
    </>
  );
}

function Gap({ answer }: { answer: string | null }) {
  return answer === null ? (
    <span className="blank" role="img" aria-label={t('review.gap')} />
  ) : (
    <span className="blank">
      <CardText text={answer} />
    </span>
  );
}

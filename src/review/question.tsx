import { Fragment } from 'react';
import { GAP } from '../model/card.ts';
import { CardText } from '../ui/marked-text.tsx';
import { t } from '../ui/text/text.ts';

/** The question, with the gap of a cloze drawn as a line of fixed width: its length gives nothing away. */
export function Question({ text, gapAnswer }: { text: string; gapAnswer: string | null }) {
  const [first = '', ...rest] = text.split(GAP);
  const seen = new Map<string, number>();
  return (
    <>
      <CardText text={first} />
      {rest.map((part) => {
        const count = (seen.get(part) ?? 0) + 1;
        seen.set(part, count);
        return (
          <Fragment key={`${part} ${count}`}>
            <Gap answer={gapAnswer} />
            <CardText text={part} />
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

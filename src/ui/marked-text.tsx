import { lazy, Suspense } from 'react';
import { type Part, splitCardText, splitNoteText } from './split-marks.ts';

// Comes with the first formula that is shown.
const Maths = lazy(() => import('./maths.tsx').then((module) => ({ default: module.Maths })));

/** The words of a card: code and maths are drawn as such. Never HTML. */
export function CardText({ text }: { readonly text: string }) {
  return splitCardText(text).map((part) => <Piece key={part.at} part={part} />);
}

/** One line of a note as the learner wrote it: nothing is taken away, bold, code and maths are drawn as such. Never HTML. */
export function NoteText({ text }: { readonly text: string }) {
  return splitNoteText(text).map((part) => <Piece key={part.at} part={part} />);
}

function Piece({ part: { mark, text } }: { readonly part: Part }) {
  switch (mark) {
    case 'bold':
      return <b>{text}</b>;
    case 'code':
      return <code>{text}</code>;
    case 'maths':
    case 'maths-block':
      return (
        <Suspense fallback={<code>{text}</code>}>
          <Maths tex={text} isBlock={mark === 'maths-block'} />
        </Suspense>
      );
    case 'none':
      return <span>{text}</span>;
  }
}

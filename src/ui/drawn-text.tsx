import { Suspense } from 'react';
import { lazyPart } from './lazy-part.ts';
import { CardText } from './marked-text.tsx';

// Comes with the first picture.
const IllustratedText = lazyPart(() => import('./illustrated-text.tsx').then((module) => module.IllustratedText));

/** The words of a card with the pictures that it names below them. */
export function DrawnText({ text, notePath }: { readonly text: string; readonly notePath: string }) {
  if (!/!\[|<img\b/i.test(text)) return <CardText text={text} />;
  return (
    <Suspense fallback={<CardText text={text} />}>
      <IllustratedText text={text} notePath={notePath} />
    </Suspense>
  );
}

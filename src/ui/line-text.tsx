import { Suspense } from 'react';
import { lazyPart } from './lazy-part.ts';
import { NoteText } from './marked-text.tsx';

// Comes with the first picture.
const IllustratedLine = lazyPart(() => import('./illustrated-line.tsx').then((module) => module.IllustratedLine));

/** One line of a note: its words, and its pictures where it has some. */
export function LineText({ text, notePath }: { readonly text: string; readonly notePath: string }) {
  if (!/!\[|<img\b/i.test(text)) return <NoteText text={text} />;
  return (
    <Suspense fallback={<NoteText text={text} />}>
      <IllustratedLine text={text} notePath={notePath} />
    </Suspense>
  );
}

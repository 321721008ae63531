import { Suspense } from 'react';
import { lazyPart } from './lazy-part.ts';
import { NoteText } from './marked-text.tsx';

// Comes with the first picture.
const IllustratedLine = lazyPart(() => import('./illustrated-line.tsx').then((module) => module.IllustratedLine));

interface LineTextProps {
  readonly text: string;
  readonly notePath: string;
  /** Whether a press shows a picture large; not where the line itself is pressed. */
  readonly canZoom?: boolean;
}

/** One line of a note: its words, and its pictures where it has some. */
export function LineText({ text, notePath, canZoom = false }: LineTextProps) {
  if (!/!\[|<img\b/i.test(text)) return <NoteText text={text} />;
  return (
    <Suspense fallback={<NoteText text={text} />}>
      <IllustratedLine text={text} notePath={notePath} canZoom={canZoom} />
    </Suspense>
  );
}

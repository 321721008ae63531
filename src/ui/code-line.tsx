import { lazy, Suspense } from 'react';

// The colours come with the first code that is shown.
const CodeText = lazy(() => import('./code-text.tsx').then((module) => ({ default: module.CodeText })));

/** One line of code of a note, in the language of its fence. */
export function CodeLine({ text, language }: { readonly text: string; readonly language: string }) {
  return (
    <code>
      <Suspense fallback={text}>{language === '' ? text : <CodeText text={text} language={language} />}</Suspense>
    </code>
  );
}

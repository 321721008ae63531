import { Suspense, useEffect, useState } from 'react';
import { lazyPart } from '../ui/lazy-part.ts';
import type { Aided } from './aided.ts';
import { thisPage } from './attention.ts';
import { ReadAloud } from './read-aloud.tsx';
import { TypeIn } from './type-in.tsx';
import { waitVisibly } from './wait-visibly.ts';
import '../ui/styles/card-aids.css';

const SwipeGrade = lazyPart(() => import('./swipe-grade.tsx').then((module) => module.SwipeGrade));

const TICK_MILLIS = 12;

/** What the options add to one card. Made anew for each showing. */
export function CardAids(aided: Aided) {
  const { parts, shown } = aided;
  const { options } = parts;
  const [typed, setTyped] = useState('');
  return (
    <>
      {options.readAloud !== 'off' && <ReadAloud {...aided} />}
      {options.typeAnswer && shown.view.card.form !== 'list' && <TypeIn {...aided} typed={typed} onType={setTyped} />}
      {options.showAnswerAfterSeconds > 0 && options.readAloud !== 'hands-free' && (
        <ShowByItself {...aided} isWriting={typed !== ''} />
      )}
      {options.swipe && (
        <Suspense>
          <SwipeGrade {...aided} />
        </Suspense>
      )}
    </>
  );
}

/** What the options add to the whole session: the screen stays on, the device ticks for each saved grade. */
export function SessionAids({ parts, session }: Pick<Aided, 'parts' | 'session'>) {
  const { options, extras } = parts;
  useEffect(() => (options.keepScreenOn ? extras.keepScreenOn() : undefined), [options.keepScreenOn, extras]);
  const answerCount = session.answers.length;
  const [countBefore] = useState({ value: answerCount });
  useEffect(() => {
    // Undo takes answers away: that is no grade.
    if (options.haptics && answerCount > countBefore.value) navigator.vibrate?.(TICK_MILLIS);
    countBefore.value = answerCount;
  }, [options.haptics, answerCount, countBefore]);
  return null;
}

/** Shows the answer after the time that was set. It never grades. */
function ShowByItself({
  parts,
  isUncovered,
  isPaused,
  isWriting,
  showAnswer,
}: Aided & { readonly isWriting: boolean }) {
  const { showAnswerAfterSeconds } = parts.options;
  const isWaiting = !isUncovered && !isPaused && !isWriting;
  useEffect(
    () => (isWaiting ? waitVisibly(thisPage(), showAnswerAfterSeconds * 1000, showAnswer) : undefined),
    [isWaiting, showAnswerAfterSeconds, showAnswer],
  );
  return null;
}

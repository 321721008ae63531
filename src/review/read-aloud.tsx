import { Volume2, VolumeX } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { findOfflineVoice, speak, stopSpeaking } from '../ui/speech.ts';
import { t } from '../ui/text/text.ts';
import { directionOf } from '../ui/text-direction.ts';
import type { Aided } from './aided.ts';
import { thisPage } from './attention.ts';
import { toSpokenText } from './spoken-text.ts';
import { isUnderDialog } from './use-review-keys.ts';
import { waitVisibly } from './wait-visibly.ts';

/** Time to think between question and answer where none was set. */
const THINKING_SECONDS = 5;

/** Asked once for each direction of texts: voices do not come and go. */
const voices = new Map<string | null, Promise<SpeechSynthesisVoice | null>>();

function findVoice(text: string): Promise<SpeechSynthesisVoice | null> {
  const direction = directionOf(text);
  const found = voices.get(direction) ?? findOfflineVoice(text);
  voices.set(direction, found);
  return found;
}

/** Reads the card out: when asked, or hands-free, question, pause and answer by themselves. It never grades. */
export function ReadAloud({ shown, parts, isUncovered, isPaused, showAnswer }: Aided) {
  const [step, setStep] = useState<'quiet' | 'reading' | 'no voice'>('quiet');
  const isHandsFree = parts.options.readAloud === 'hands-free';
  const waitSeconds = parts.options.showAnswerAfterSeconds || THINKING_SECONDS;
  const { question, answer } = shown.view;

  const turn = useRef(0);
  /** Resolves to whether it was read to its end. */
  const read = useCallback(async (text: string): Promise<boolean> => {
    const found = await findVoice(text);
    if (!found) {
      setStep('no voice');
      return false;
    }
    const ours = ++turn.current;
    setStep('reading');
    const isWhole = await speak(
      toSpokenText(text, { gap: t('review.spokenGap'), formula: t('review.formula') }),
      found,
    );
    // The next reading stops this one, and is heard by then.
    if (ours === turn.current) setStep('quiet');
    return isWhole;
  }, []);

  useEffect(() => {
    if (!isHandsFree || isPaused) return;
    let isCurrent = true;
    let callOff = (): void => undefined;
    const run = async (): Promise<void> => {
      const isWhole = await read(isUncovered ? answer : question);
      if (isCurrent && isWhole && !isUncovered) callOff = waitVisibly(thisPage(), waitSeconds * 1000, showAnswer);
    };
    void run();
    return () => {
      isCurrent = false;
      callOff();
      stopSpeaking();
    };
  }, [isHandsFree, isPaused, isUncovered, question, answer, waitSeconds, read, showAnswer]);
  // Whatever was asked for by hand ends with the card too.
  useEffect(() => stopSpeaking, []);

  const press = useCallback((): void => {
    if (step === 'reading') stopSpeaking();
    else void read(isUncovered ? answer : question);
  }, [step, read, isUncovered, answer, question]);
  const latestPress = useRef(press);
  latestPress.current = press;
  useEffect(() => {
    if (isPaused) return;
    const onKey = (event: KeyboardEvent): void => {
      const { target } = event;
      const isTyping = target instanceof HTMLElement && /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      if (isTyping || isUnderDialog() || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'r' || event.key === 'R') latestPress.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isPaused]);

  if (step === 'no voice') {
    return (
      <p className="cap ink listen" role="status">
        {t('review.noVoice')}
      </p>
    );
  }
  return (
    <p className="listen">
      <Button isSmall look="quiet" onClick={press} aria-keyshortcuts="R">
        <Icon of={step === 'reading' ? VolumeX : Volume2} />
        {step === 'reading' ? t('review.stopReading') : t(isUncovered ? 'review.readAnswer' : 'review.readQuestion')}
      </Button>
    </p>
  );
}

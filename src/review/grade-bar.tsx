import { Check, CheckCheck, EqualApproximately, type LucideIcon, RotateCcw } from 'lucide-react';
import type { Interval } from '../model/card-state.ts';
import { AGAIN, EASY, GOOD, type Grade, HARD } from '../model/grade.ts';
import type { ReviewOptions } from '../model/review-options.ts';
import { formatDays, formatSeconds } from '../ui/format.ts';
import { Icon } from '../ui/icon.tsx';
import { type MessageId, t } from '../ui/text/text.ts';
import { gradesInOrder, keyOfGrade } from './grade-choice.ts';
import type { Preview } from './session.ts';

/** Each grade is told apart four ways: place, word, icon, colour. */
const KEYS: Readonly<
  Record<Grade, { readonly className: string; readonly icon: LucideIcon; readonly word: MessageId }>
> = {
  [AGAIN]: { className: 'again', icon: RotateCcw, word: 'grade.again' },
  [HARD]: { className: 'hard', icon: EqualApproximately, word: 'grade.hard' },
  [GOOD]: { className: 'good', icon: Check, word: 'grade.good' },
  [EASY]: { className: 'easy', icon: CheckCheck, word: 'grade.easy' },
};

interface GradeBarProps {
  readonly options: Pick<ReviewOptions, 'gradeCount' | 'gradesFrom'>;
  /** null for the moment until the intervals are known; the keys are deaf then. */
  readonly preview: Preview | null;
  /** The key that stays pressed until the grade is on disk. */
  readonly pressed: Grade | null;
  /** Proposed, never chosen by itself. */
  readonly suggested?: Grade | null;
  readonly onGrade: (grade: Grade) => void;
}

/** Equal keys, four or two, each with the interval that it will apply. */
export function GradeBar({ options, preview, pressed, suggested = null, onGrade }: GradeBarProps) {
  return (
    <fieldset className="grades">
      <legend className="vh">{t('review.howWell')}</legend>
      {gradesInOrder(options).map((grade) => (
        <button
          key={grade}
          type="button"
          className={`${KEYS[grade].className}${pressed === grade ? ' is-down' : ''}`}
          aria-disabled={pressed !== null || preview === null}
          aria-keyshortcuts={keyOfGrade(grade, options.gradeCount)}
          data-grade={grade}
          data-suggested={suggested === grade || undefined}
          aria-description={suggested === grade ? t('grade.suggested') : undefined}
          onClick={() => onGrade(grade)}
        >
          <span className="w">
            <Icon of={KEYS[grade].icon} isSmall />
            {gradeWord(grade)}
          </span>
          <span className="vh">, </span>
          <span className="t">
            {preview ? formatInterval(preview[grade]) : '…'}
            <kbd aria-hidden>{keyOfGrade(grade, options.gradeCount)}</kbd>
          </span>
        </button>
      ))}
    </fieldset>
  );
}

/** A grade with its icon, in its colour. */
export function GradeWord({ grade }: { readonly grade: Grade }) {
  return (
    <span className={`w ${KEYS[grade].className}`}>
      <Icon of={KEYS[grade].icon} isSmall />
      {gradeWord(grade)}
    </span>
  );
}

/** The word for a grade. */
export function gradeWord(grade: Grade): string {
  return t(KEYS[grade].word);
}

/** An interval in words; empty in practice, where there is none. */
export function formatInterval(interval: Interval | null): string {
  if (interval === null) return '';
  return interval.unit === 'days' ? formatDays(interval.days) : formatSeconds(interval.seconds);
}

import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { AGAIN, GOOD, type Grade, HARD } from '../model/grade.ts';
import { t } from '../ui/text/text.ts';
import type { Aided } from './aided.ts';
import { type Comparison, compareTyped, type TypedPart } from './compare-typed.ts';

interface TypeInProps extends Aided {
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

/** A field for the answer; once that is shown, what was right, missing or too much. A grade is proposed, never given. */
export function TypeIn({ shown, parts, isUncovered, showAnswer, suggest, typed, onType }: TypeInProps) {
  const field = useRef<HTMLInputElement>(null);
  // After the screen has given the focus to the question.
  useEffect(() => queueMicrotask(() => field.current?.focus({ preventScroll: true })), []);

  const { answer } = shown.view;
  const comparison = useMemo(() => (isUncovered ? compareTyped(typed, answer) : null), [isUncovered, typed, answer]);
  const { gradeCount } = parts.options;
  useEffect(() => {
    suggest(comparison && proposeGrade(comparison.verdict, gradeCount));
    return () => suggest(null);
  }, [comparison, gradeCount, suggest]);

  return (
    <>
      {!isUncovered && (
        <form
          className="type-in"
          onSubmit={(event) => {
            event.preventDefault();
            showAnswer();
          }}
        >
          <label className="field">
            <span>{t('review.typeLabel')}</span>
            <input
              ref={field}
              value={typed}
              onChange={(event) => onType(event.target.value)}
              autoComplete="off"
              autoCapitalize="off"
              autoCorrect="off"
              spellCheck={false}
              enterKeyHint="done"
            />
          </label>
        </form>
      )}
      <div role="status">{comparison && comparison.verdict !== 'nothing' && <Result comparison={comparison} />}</div>
    </>
  );
}

function proposeGrade(verdict: Comparison['verdict'], gradeCount: 2 | 4): Grade | null {
  switch (verdict) {
    case 'same':
      return GOOD;
    case 'partly':
      return gradeCount === 4 ? HARD : null;
    case 'other':
      return AGAIN;
    case 'nothing':
      return null;
  }
}

function Result({ comparison: { verdict, parts } }: { readonly comparison: Comparison }) {
  const count = (mark: TypedPart['mark']): number => parts.filter((part) => part.mark === mark).length;
  const seen = new Map<string, number>();
  return (
    <div className="typed">
      <p className="cap ink">
        {verdict === 'same'
          ? t('review.typedAll', { slips: count('typo') })
          : t('review.typedSum', { missing: count('missing'), extra: count('extra'), slips: count('typo') })}
      </p>
      <p className="note typed-words">
        {parts.map((part) => {
          const name = `${part.mark} ${part.text}`;
          const nth = (seen.get(name) ?? 0) + 1;
          seen.set(name, nth);
          return (
            <span key={`${name} ${nth}`}>
              <Word part={part} />{' '}
            </span>
          );
        })}
      </p>
    </div>
  );
}

/** A word by its mark, told apart by lines and not by colour alone: missing underlined, too much struck, a slip struck and put right. */
function Word({ part: { mark, text, typed } }: { readonly part: TypedPart }) {
  switch (mark) {
    case 'same':
      return text;
    case 'free':
      return <span className="dim">{text}</span>;
    case 'missing':
      return <Marked say={t('review.wordMissing')} word={<ins>{text}</ins>} />;
    case 'extra':
      return <Marked say={t('review.wordExtra')} word={<del>{text}</del>} />;
    case 'typo':
      return (
        <>
          <Marked say={t('review.wordTyped')} word={<del className="slip">{typed}</del>} />{' '}
          <Marked say={t('review.wordRight')} word={<ins className="slip">{text}</ins>} />
        </>
      );
  }
}

function Marked({ say, word }: { readonly say: string; readonly word: ReactNode }) {
  return (
    <>
      <span className="vh">{say} </span>
      {word}
    </>
  );
}

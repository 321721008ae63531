import { useDeferredValue, useMemo, useState } from 'react';
import type { CardForm } from '../model/card.ts';
import type { CardView } from '../model/card-view.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { t } from '../ui/text/text.ts';
import '../ui/styles/edit-card.css';

export interface Wording {
  readonly question: string;
  readonly answer: string;
  readonly form: CardForm;
}

/** One thing worth changing in a wording. */
export interface Advice {
  readonly check: string;
  readonly message: string;
}

export type FindAdvice = (wording: Wording) => readonly Advice[];

interface EditCardProps {
  readonly view: CardView;
  readonly findAdvice: FindAdvice;
  readonly onClose: () => void;
  /** Null goes back to the wording of the note. Resolves to whether it is on disk. */
  readonly onSave: (wording: { question: string; answer: string } | null) => Promise<boolean>;
}

/** The learner's own wording for a card, with advice while it is written. The note stays as it is, and so does the card's history. */
export function EditCard({ view, findAdvice, onClose, onSave }: EditCardProps) {
  const [question, setQuestion] = useState(view.question);
  const [answer, setAnswer] = useState(view.answer);
  const [step, setStep] = useState<'writing' | 'saving' | 'not saved'>('writing');
  const isSaving = step === 'saving';
  const isWhole = question.trim() !== '' && answer.trim() !== '';
  const isSame = question.trim() === view.question && answer.trim() === view.answer;
  const { form } = view.card;
  // Typing does not wait for the checks.
  const wording = useDeferredValue(`${question.trim()}\0${answer.trim()}`);
  const advice = useMemo(() => {
    const [askedAbout = '', answered = ''] = wording.split('\0');
    return askedAbout === '' || answered === '' ? [] : findAdvice({ question: askedAbout, answer: answered, form });
  }, [wording, form, findAdvice]);

  const save = async (wanted: { question: string; answer: string } | null): Promise<void> => {
    setStep('saving');
    if (await onSave(wanted)) onClose();
    else setStep('not saved');
  };
  const submit = (): void => {
    if (!isWhole || isSaving) return;
    if (isSame) onClose();
    else void save({ question: question.trim(), answer: answer.trim() });
  };

  return (
    <Dialog title={t('edit.title')} isOpen onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          submit();
        }}
      >
        <label className="field">
          <span>{t('edit.question')}</span>
          <textarea value={question} onChange={(event) => setQuestion(event.target.value)} rows={3} />
        </label>
        <label className="field">
          <span>{t(form === 'list' ? 'edit.items' : 'edit.answer')}</span>
          <textarea value={answer} onChange={(event) => setAnswer(event.target.value)} rows={3} />
        </label>
        <div className="advice" role="status">
          {isWhole && advice.length > 0 && (
            <>
              <p className="cap ink">{t('edit.advice')}</p>
              <ul className="cap ink">
                {advice.map(({ check, message }) => (
                  <li key={check}>{message}</li>
                ))}
              </ul>
            </>
          )}
        </div>
        {step === 'not saved' && (
          <p className="cap ink hard" role="alert">
            {t('unsaved.title')}
          </p>
        )}
        <p className="cap">{isWhole ? t('edit.noteStays') : t('edit.bothNeeded')}</p>
        <div className="sheet-acts">
          <Button type="submit" look="main" disabled={!isWhole || isSaving}>
            {isSaving ? t('action.saving') : t('action.save')}
          </Button>
          {view.isReworded && (
            <Button onClick={() => void save(null)} disabled={isSaving}>
              {t('edit.backToNote')}
            </Button>
          )}
          <Button look="quiet" onClick={onClose}>
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

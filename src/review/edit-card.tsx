import { useState } from 'react';
import type { CardView } from '../model/card-view.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { t } from '../ui/text/text.ts';

interface EditCardProps {
  readonly view: CardView;
  readonly onClose: () => void;
  /** Null goes back to the wording of the note. Resolves to whether it is on disk. */
  readonly onSave: (wording: { question: string; answer: string } | null) => Promise<boolean>;
}

/** The learner's own wording for a card. The note stays as it is, and so does the card's history. */
export function EditCard({ view, onClose, onSave }: EditCardProps) {
  const [question, setQuestion] = useState(view.question);
  const [answer, setAnswer] = useState(view.answer);
  const [isSaving, setSaving] = useState(false);
  const isWhole = question.trim() !== '' && answer.trim() !== '';
  const isSame = question.trim() === view.question && answer.trim() === view.answer;

  const save = async (wording: { question: string; answer: string } | null): Promise<void> => {
    setSaving(true);
    if (await onSave(wording)) onClose();
    else setSaving(false);
  };

  return (
    <Dialog title={t('edit.title')} isOpen onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole && !isSaving)
            void (isSame ? onClose() : save({ question: question.trim(), answer: answer.trim() }));
        }}
      >
        <label className="field">
          <span>{t('edit.question')}</span>
          <textarea value={question} onChange={(event) => setQuestion(event.target.value)} rows={3} />
        </label>
        <label className="field">
          <span>{t('edit.answer')}</span>
          <textarea value={answer} onChange={(event) => setAnswer(event.target.value)} rows={3} />
        </label>
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

import { Button } from '../../ui/button.tsx';
import { t } from '../../ui/text/text.ts';
import '../../ui/styles/anki.css';

interface WorkBarProps {
  readonly text: string;
  readonly done: number;
  /** null where nobody knows it beforehand. */
  readonly total: number | null;
  readonly onCancel: () => void;
}

/** How far the work of the worker is, and the way out of it. Nothing has changed so far. */
export function WorkBar({ text, done, total, onCancel }: WorkBarProps) {
  return (
    <>
      <p className="sub" role="status">
        {text}
      </p>
      <progress
        className="track wide-track"
        aria-label={text}
        {...(total === null ? {} : { value: done, max: Math.max(1, total) })}
      />
      <div className="sheet-acts">
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
      </div>
    </>
  );
}

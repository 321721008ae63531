import { Suspense, useState } from 'react';
import type { CardId } from '../../model/ids.ts';
import { sayTrouble } from '../../review/say-trouble.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { Thumb } from '../../ui/frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { ActSheet } from './act-sheet.tsx';
import { type CardAct, changeCards, type DoneAct, undoAct } from './change-cards.ts';
import { describeAct } from './describe-act.ts';
import { type Selection, toggleAll } from './selection.ts';

interface SelectBarProps {
  readonly selection: Selection;
  readonly ids: readonly CardId[];
  readonly onSelect: (selection: Selection | null) => void;
}

/** What can be done with the chosen cards, in the thumb zone. */
export function SelectBar({ selection, ids, onSelect }: SelectBarProps) {
  const { deps, settings } = useApp();
  const [isOpen, setOpen] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const count = selection.ids.size;
  const isAll = count > 0 && count === ids.length;

  const undo = async (done: DoneAct): Promise<void> => {
    const result = await undoAct(deps, settings, done);
    if (result.kind === 'saved') announce(t('library.undone', { count: done.changes.length }));
    else setTrouble(result.kind === 'stale' ? t('library.undoStale') : sayTrouble(result));
  };

  const run = async (act: CardAct): Promise<void> => {
    setOpen(false);
    setSaving(true);
    setTrouble(null);
    // In the order of the list, not in the order in which they were pressed.
    const chosen = ids.filter((id) => selection.ids.has(id));
    const { result, done, skippedCount } = await changeCards(deps, settings, chosen, act);
    setSaving(false);
    if (result.kind === 'not-saved') setTrouble(`${sayTrouble(result)} ${t('unsaved.kept')}.`);
    else if (result.kind === 'stale') setTrouble(t('library.stale'));
    else if (done === null) announce(t('library.nothingToChange'));
    else {
      announce(describeAct(act, done.changes.length, skippedCount), {
        label: t('action.undo'),
        run: () => void undo(done),
      });
    }
  };

  return (
    <Thumb>
      {trouble !== null && (
        <Notice isError title={t('unsaved.title')}>
          <p>{trouble}</p>
        </Notice>
      )}
      <div className="pair">
        <Button onClick={() => onSelect(toggleAll(selection, ids))} disabled={ids.length === 0}>
          {isAll ? t('library.selectNone') : t('library.selectAll', { count: ids.length })}
        </Button>
        <Button look="main" disabled={count === 0 || isSaving} onClick={() => setOpen(true)}>
          {isSaving ? t('action.saving') : t('library.change', { count })}
        </Button>
      </div>
      <Suspense>
        {isOpen && <ActSheet count={count} onAct={(act) => void run(act)} onClose={() => setOpen(false)} />}
      </Suspense>
    </Thumb>
  );
}

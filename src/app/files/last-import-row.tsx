import { Undo2 } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { LastImport } from '../../store/store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogText } from '../../ui/dialog.tsx';
import { formatDateAndTime } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { Row } from '../../ui/row.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { undoImport } from '../import/undo-import.ts';
import { useWatch } from '../use-watch.ts';

/** The last import, as long as it can be taken back. */
export function LastImportRow() {
  const { deps, settings } = useApp();
  const [isOpen, setOpen] = useState(false);
  const [isWorking, setWorking] = useState(false);
  const last = useWatch(
    deps.store,
    useCallback(() => deps.store.readLastImport(), [deps]),
  );
  if (!last) return null;
  const undo = async (): Promise<void> => {
    setWorking(true);
    await undoImport(deps, settings);
    setWorking(false);
    setOpen(false);
  };
  return (
    <>
      <Row
        mark={<Icon of={Undo2} />}
        title={t('files.lastImport')}
        detail={t(KINDS[last.kind], { name: last.label, when: formatDateAndTime(last.atMillis) })}
        onPress={() => setOpen(true)}
      />
      {isOpen && (
        <Dialog title={t('files.undoTitle')} isOpen isHeld={isWorking} onClose={() => setOpen(false)}>
          <DialogText>
            {t(KINDS[last.kind], { name: last.label, when: formatDateAndTime(last.atMillis) })}. {t('files.undoHelp')}
          </DialogText>
          {last.cardsAnsweredSince > 0 && (
            <p className="cap ink">{t('files.undoKeeps', { count: last.cardsAnsweredSince })}</p>
          )}
          <div className="sheet-acts">
            <Button look="main" disabled={isWorking} onClick={() => void undo()}>
              {t('files.undoDo')}
            </Button>
            <Button look="quiet" disabled={isWorking} onClick={() => setOpen(false)}>
              {t('action.cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

const KINDS = {
  notes: 'files.lastNotes',
  copy: 'files.lastCopyIn',
  removal: 'files.lastRemoval',
} as const satisfies Record<LastImport['kind'], string>;

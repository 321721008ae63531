import { useState } from 'react';
import { sayTrouble } from '../review/say-trouble.ts';
import type { Counts } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogText } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { t } from '../ui/text/text.ts';
import { useApp } from './app-context.ts';
import { findSafetyNet } from './files/find-safety-net.ts';

interface EraseDialogProps {
  readonly counts: Counts;
  readonly onClose: () => void;
}

/** Names what goes away before it goes. The safe choice is last, nearest the thumb. */
export function EraseDialog({ counts, onClose }: EraseDialogProps) {
  const { deps } = useApp();
  const [isWorking, setWorking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  const erase = async (): Promise<void> => {
    setWorking(true);
    const result = await deps.store.wipe();
    setWorking(false);
    if (result.kind === 'not-saved') {
      setTrouble(sayTrouble(result));
      return;
    }
    // The copies kept beside the database are the learner's too: they go with it.
    await (await findSafetyNet(deps))?.forgetAll();
    onClose();
    location.hash = '#/';
  };

  return (
    <Dialog title={t('data.eraseTitle')} isOpen isHeld={isWorking} onClose={onClose}>
      <DialogText>{t('data.eraseHelp', { cards: counts.cards, reviews: counts.reviews })}</DialogText>
      {trouble !== null && (
        <Notice isError title={t('unsaved.unknown')}>
          <p>{trouble}</p>
        </Notice>
      )}
      <div className="sheet-acts">
        <Button look="danger" disabled={isWorking} onClick={() => void erase()}>
          {t('data.eraseDo')}
        </Button>
        <Button look="quiet" disabled={isWorking} onClick={onClose}>
          {t('data.eraseKeep')}
        </Button>
      </div>
    </Dialog>
  );
}

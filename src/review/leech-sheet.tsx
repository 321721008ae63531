import { PauseCircle, Pencil } from 'lucide-react';
import { useEffect, useState } from 'react';
import { GAP } from '../model/card.ts';
import type { CardView } from '../model/card-view.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogText } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Row, Rows } from '../ui/row.tsx';
import { t } from '../ui/text/text.ts';

interface LeechSheetProps {
  readonly view: CardView;
  readonly findConfusable: (view: CardView) => Promise<CardView | null>;
  readonly onEdit: () => void;
  readonly onPause: () => void;
  readonly onClose: () => void;
}

/** Said once when a card has been forgotten too often: what it may be mixed up with, and what helps. */
export function LeechSheet({ view, findConfusable, onEdit, onPause, onClose }: LeechSheetProps) {
  const [confusable, setConfusable] = useState<CardView | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void findConfusable(view).then((found) => isCurrent && setConfusable(found));
    return () => {
      isCurrent = false;
    };
  }, [view, findConfusable]);

  return (
    <Dialog title={t('scheduling.leech')} isOpen onClose={onClose}>
      <DialogText>{t('scheduling.leechHelp', { count: view.state.lapseCount })}</DialogText>
      <dl className="pair-of-cards">
        <Pair view={view} />
        {confusable !== null && (
          <>
            <dt className="cap">{t('scheduling.leechMixedUp')}</dt>
            <Pair view={confusable} />
          </>
        )}
      </dl>
      <div className="sheet-rows">
        <Rows>
          <Row
            mark={<Icon of={Pencil} />}
            title={t('scheduling.leechRewrite')}
            detail={t('scheduling.leechRewriteDetail')}
            onPress={onEdit}
          />
          <Row
            mark={<Icon of={PauseCircle} />}
            title={t('card.pause')}
            detail={t('card.pauseDetail')}
            onPress={onPause}
          />
        </Rows>
      </div>
      <div className="sheet-acts">
        <Button onClick={onClose}>{t('scheduling.leechKeep')}</Button>
      </div>
    </Dialog>
  );
}

function Pair({ view }: { view: CardView }) {
  return (
    <>
      <dt className="note">{view.question.replaceAll(GAP, '…')}</dt>
      <dd className="note">{view.answer}</dd>
    </>
  );
}

import { BookOpen, PauseCircle, Pencil } from 'lucide-react';
import type { CardView } from '../model/card-view.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Row, Rows } from '../ui/row.tsx';
import { t } from '../ui/text/text.ts';

interface CardMenuProps {
  readonly view: CardView;
  readonly onClose: () => void;
  readonly onEdit: () => void;
  readonly onSuspend: () => void;
}

/** What can be done with the card in front: edit, pause, open its note. */
export function CardMenu({ view, onClose, onEdit, onSuspend }: CardMenuProps) {
  const { source, noteId } = view.card;
  return (
    <Dialog title={t('card.menuTitle')} isOpen onClose={onClose}>
      <div className="sheet-rows">
        <Rows>
          <Row mark={<Icon of={Pencil} />} title={t('card.edit')} detail={t('card.editDetail')} onPress={onEdit} />
          <Row
            mark={<Icon of={PauseCircle} />}
            title={t('card.pause')}
            detail={t('card.pauseDetail')}
            onPress={onSuspend}
          />
          <Row
            mark={<Icon of={BookOpen} />}
            title={t('card.openNote')}
            detail={t('card.openNoteDetail', { line: source.from })}
            href={`#/notes/${noteId}/${source.from}`}
          />
        </Rows>
      </div>
      <div className="sheet-acts">
        <Button look="quiet" onClick={onClose}>
          {t('action.close')}
        </Button>
      </div>
    </Dialog>
  );
}

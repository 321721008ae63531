import { BookOpen, CalendarDays, MoonStar, PauseCircle, Pencil, RotateCcw, Rows3 } from 'lucide-react';
import type { CardView } from '../model/card-view.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Row, Rows } from '../ui/row.tsx';
import { t } from '../ui/text/text.ts';
import type { CardChange } from './card-change.ts';
import { FlagChoice } from './flag-choice.tsx';

interface CardMenuProps {
  readonly view: CardView;
  readonly onClose: () => void;
  readonly onEdit: () => void;
  readonly onChooseDay: () => void;
  readonly onChange: (change: CardChange) => void;
}

/** What can be done with the card in front: edit, put off, flag, begin again, open its note. */
export function CardMenu({ view, onClose, onEdit, onChooseDay, onChange }: CardMenuProps) {
  const { source, noteId } = view.card;
  const isStarted = view.state.memory !== null;
  return (
    <Dialog title={t('card.menuTitle')} isOpen onClose={onClose}>
      <div className="sheet-rows">
        <Rows>
          <Row mark={<Icon of={Pencil} />} title={t('card.edit')} detail={t('card.editDetail')} onPress={onEdit} />
          <Row
            mark={<Icon of={MoonStar} />}
            title={t('scheduling.bury')}
            detail={t('scheduling.buryDetail')}
            onPress={() => onChange({ kind: 'bury', withSiblings: false })}
          />
          <Row
            mark={<Icon of={Rows3} />}
            title={t('scheduling.burySiblings')}
            detail={t('scheduling.burySiblingsDetail')}
            onPress={() => onChange({ kind: 'bury', withSiblings: true })}
          />
          <Row
            mark={<Icon of={PauseCircle} />}
            title={t('card.pause')}
            detail={t('card.pauseDetail')}
            onPress={() => onChange({ kind: 'suspend' })}
          />
          {isStarted && (
            <Row
              mark={<Icon of={CalendarDays} />}
              title={t('scheduling.setDue')}
              detail={t('scheduling.setDueDetail')}
              onPress={onChooseDay}
            />
          )}
          {isStarted && (
            <Row
              mark={<Icon of={RotateCcw} />}
              title={t('scheduling.reset')}
              detail={t('scheduling.resetDetail')}
              onPress={() => onChange({ kind: 'reset' })}
            />
          )}
          <Row
            mark={<Icon of={BookOpen} />}
            title={t('card.openNote')}
            detail={t('card.openNoteDetail', { line: source.from })}
            href={`#/notes/${noteId}/${source.from}`}
          />
        </Rows>
      </div>
      <FlagChoice value={view.state.flag} onChoose={(flag) => onChange({ kind: 'flag', flag })} />
      <div className="sheet-acts">
        <Button look="quiet" onClick={onClose}>
          {t('action.close')}
        </Button>
      </div>
    </Dialog>
  );
}

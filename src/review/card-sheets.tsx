import type { CardView } from '../model/card-view.ts';
import type { StudyDay } from '../model/time.ts';
import type { CardChange } from './card-change.ts';
import { CardMenu } from './card-menu.tsx';
import { DueDaySheet } from './due-day-sheet.tsx';
import { EditCard } from './edit-card.tsx';
import { LeechSheet } from './leech-sheet.tsx';
import type { ReviewExtras } from './review-port.ts';
import '../ui/styles/scheduling.css';

/** What lies open over the review, and the card that it is about. */
export interface OpenSheet {
  readonly kind: 'menu' | 'edit' | 'due-day' | 'leech';
  readonly view: CardView;
}

interface CardSheetsProps {
  readonly sheet: OpenSheet;
  readonly today: StudyDay;
  /** Opens another one in its place; null closes it. */
  readonly onSheet: (sheet: OpenSheet | null) => void;
  readonly onChange: (change: CardChange, view: CardView) => Promise<boolean>;
  readonly extras: Pick<ReviewExtras, 'findConfusable' | 'findAdvice'>;
}

/** The sheets of a review. They are loaded once the first card is shown. */
export function CardSheets({ sheet, today, onSheet, onChange, extras }: CardSheetsProps) {
  const { kind, view } = sheet;
  const close = (): void => onSheet(null);
  const change = (wanted: CardChange): void => {
    close();
    void onChange(wanted, view);
  };
  const open = (next: OpenSheet['kind']) => (): void => onSheet({ kind: next, view });
  switch (kind) {
    case 'menu':
      return (
        <CardMenu view={view} onClose={close} onEdit={open('edit')} onChooseDay={open('due-day')} onChange={change} />
      );
    case 'edit':
      return (
        <EditCard
          view={view}
          findAdvice={extras.findAdvice}
          onClose={close}
          onSave={(wording) => onChange({ kind: 'edit', wording }, view)}
        />
      );
    case 'due-day':
      return <DueDaySheet today={today} onClose={close} onChoose={(dueDay) => change({ kind: 'set-due', dueDay })} />;
    case 'leech':
      return (
        <LeechSheet
          view={view}
          findConfusable={extras.findConfusable}
          onClose={close}
          onEdit={open('edit')}
          onPause={() => change({ kind: 'suspend' })}
        />
      );
  }
}

import { ArrowDownNarrowWide, ArrowDownWideNarrow } from 'lucide-react';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type MessageId, t } from '../../ui/text/text.ts';
import { SORT_ORDERS, type Sorting, type SortOrder } from './sort-cards.ts';

const NAMES: Readonly<Record<SortOrder, MessageId>> = {
  note: 'library.sort.note',
  due: 'library.sort.due',
  recall: 'library.sort.recall',
  stability: 'library.sort.stability',
  difficulty: 'library.sort.difficulty',
  lapses: 'library.sort.lapses',
  changed: 'library.sort.changed',
  question: 'library.sort.question',
};

/** Orders in which the interesting end is the high one. */
const DESCENDING: ReadonlySet<SortOrder> = new Set(['difficulty', 'lapses', 'changed']);

interface SortPickerProps {
  readonly sorting: Sorting;
  readonly onChange: (sorting: Sorting) => void;
}

/** By what the list is sorted, and which end comes first. */
export function SortPicker({ sorting, onChange }: SortPickerProps) {
  const { by, isDescending } = sorting;
  return (
    <div className="sort">
      <select
        aria-label={t('library.sort')}
        value={by}
        onChange={(event) => {
          const next = SORT_ORDERS.find((order) => order === event.target.value);
          if (next) onChange({ by: next, isDescending: DESCENDING.has(next) });
        }}
      >
        {SORT_ORDERS.map((order) => (
          <option key={order} value={order}>
            {t(NAMES[order])}
          </option>
        ))}
      </select>
      <IconButton
        label={isDescending ? t('library.sort.ascend') : t('library.sort.descend')}
        onClick={() => onChange({ by, isDescending: !isDescending })}
      >
        <Icon of={isDescending ? ArrowDownWideNarrow : ArrowDownNarrowWide} />
      </IconButton>
    </div>
  );
}

import { useMemo } from 'react';
import { formatNumber } from '../../ui/format.ts';
import { type MessageId, t } from '../../ui/text/text.ts';
import { useCounts } from './library-context.ts';
import { readSearch } from './read-search.ts';
import type { SearchQuery } from './search-query.ts';

/** What the chips stand for, in the words of the search itself. */
const CHIPS = {
  all: '',
  due: 'is:due',
  new: 'is:new -is:suspended',
  hard: 'is:deck (prop:lapses>=4 or prop:d>=8.5)',
  suspended: 'is:suspended',
  flagged: '-flag:0',
  tray: 'is:tray',
  shelf: 'is:shelf',
} as const;

export type ChipId = keyof typeof CHIPS;

export const CHIP_IDS = Object.keys(CHIPS) as readonly ChipId[];

const LABELS: Readonly<Record<ChipId, MessageId>> = {
  all: 'library.chip.all',
  due: 'library.chip.due',
  new: 'library.chip.new',
  hard: 'library.chip.hard',
  suspended: 'library.chip.suspended',
  flagged: 'library.chip.flagged',
  tray: 'library.chip.tray',
  shelf: 'library.chip.shelf',
};

const QUERIES = new Map<ChipId, SearchQuery>(
  CHIP_IDS.map((chip) => {
    const read = readSearch(CHIPS[chip]);
    if (!read.ok) throw new Error(`The chip ${chip} has a search that cannot be read: ${read.problem.code}`);
    return [chip, read.value];
  }),
);

/** The search narrowed down to what a chip stands for. */
export function narrow(query: SearchQuery, chip: ChipId): SearchQuery {
  const own = QUERIES.get(chip) ?? { kind: 'all' };
  if (own.kind === 'all') return query;
  return query.kind === 'all' ? own : { kind: 'and', of: [query, own] };
}

interface LibraryChipsProps {
  /** null while the search cannot be read. */
  readonly query: SearchQuery | null;
  readonly chosen: ChipId;
  readonly onChoose: (chip: ChipId) => void;
}

/** The usual questions, each with how many cards of the search it has. */
export function LibraryChips({ query, chosen, onChoose }: LibraryChipsProps) {
  const queries = useMemo(() => (query === null ? null : CHIP_IDS.map((chip) => narrow(query, chip))), [query]);
  const counts = useCounts(queries);
  return (
    <fieldset className="chips wrap-wide" aria-label={t('library.chips')}>
      {CHIP_IDS.map((chip, index) => {
        const count = counts?.[index];
        return (
          <button
            key={chip}
            type="button"
            className="chip"
            aria-pressed={chip === chosen}
            onClick={() => onChoose(chip)}
          >
            <span className="n">
              {t(LABELS[chip])} {count === undefined ? '' : formatNumber(count)}
            </span>
          </button>
        );
      })}
    </fieldset>
  );
}

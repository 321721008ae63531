import { memo, useEffect, useRef } from 'react';
import type { CardView } from '../../model/card-view.ts';
import { LineText } from '../../ui/line-text.tsx';
import type { NoteTable as Table, TableRow } from '../../ui/note-table.ts';
import { isRightToLeft, t } from '../../ui/text/text.ts';
import { directBlock } from '../../ui/text-direction.ts';
import { describeLine, Mark } from './note-line.tsx';

interface NoteTableProps {
  readonly table: Table;
  readonly notePath: string;
  readonly cardsByLine: ReadonlyMap<number, readonly CardView[]>;
  /** Line whose cards are shown, counted from 1. */
  readonly chosen: number | null;
  /** Line the note was opened at. */
  readonly target: number | null;
  readonly onChoose: (number: number) => void;
}

const NO_CARDS: readonly CardView[] = [];

/** A table of a note. Each row is a line of the text, and pressed like one. */
export const NoteTable = memo(function NoteTable({ table, ...rest }: NoteTableProps) {
  return (
    // A region that scrolls has to be reachable by keyboard, hence the tab stop.
    <section
      className="ln-table"
      aria-label={t('review.table')}
      tabIndex={0}
      {...directBlock(table.head.cells.join(' '), isRightToLeft())}
    >
      <table>
        <thead>
          <Row row={table.head} cell="th" {...rest} />
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <Row key={row.number} row={row} cell="td" {...rest} />
          ))}
        </tbody>
      </table>
    </section>
  );
});

interface RowProps extends Omit<NoteTableProps, 'table'> {
  readonly row: TableRow;
  readonly cell: 'th' | 'td';
}

function Row({ row, cell: Cell, notePath, cardsByLine, chosen, target, onChoose }: RowProps) {
  const ref = useRef<HTMLTableRowElement>(null);
  const { number, cells } = row;
  const isTarget = target === number;
  const isChosen = chosen === number;
  useEffect(() => {
    if (isTarget) ref.current?.scrollIntoView({ block: 'center' });
  }, [isTarget]);
  const cards = cardsByLine.get(number) ?? NO_CARDS;
  const [first = '', ...others] = cells;
  return (
    <tr ref={ref} className={isChosen ? 'on' : isTarget ? 'is-target' : undefined}>
      <Cell {...(Cell === 'th' && { scope: 'col' })}>
        {/* One button for the whole row: it reaches over all of it. */}
        <button type="button" aria-expanded={isChosen} onClick={() => onChoose(number)} data-line={number}>
          <Mark cards={cards} />
          <LineText text={first} notePath={notePath} />
          <span className="vh">, {describeLine(cards)}</span>
        </button>
      </Cell>
      {others.map((text, column) => (
        // Cells have no identity but their column.
        <Cell key={String(column)} {...(Cell === 'th' && { scope: 'col' })}>
          <LineText text={text} notePath={notePath} />
        </Cell>
      ))}
    </tr>
  );
}

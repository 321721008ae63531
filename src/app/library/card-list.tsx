import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { CardId } from '../../model/ids.ts';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { readToday } from '../deps.ts';
import { CardRow, rowStyle } from './card-row.tsx';
import { extendTo, type Selection, toggleAll, toggleCard } from './selection.ts';
import { useCardViews } from './use-card-views.ts';

interface CardListProps {
  readonly ids: readonly CardId[];
  readonly needles: readonly string[];
  /** The part of the screen that scrolls. */
  readonly page: RefObject<HTMLElement | null>;
  /** null while nothing is chosen and rows are links. */
  readonly selection: Selection | null;
  readonly onSelect: (selection: Selection | null) => void;
  /** Where to begin, in pixels, and told of each new place: coming back shows the same cards. */
  readonly firstOffset: number;
  readonly onScroll: (offset: number) => void;
}

const ROW_GUESS = 84;
const PAGE_ROWS = 8;

/** A list of any length: only what is seen is drawn and read. Arrow keys move, Space chooses, Shift draws a range. */
export function CardList({ ids, needles, page, selection, onSelect, firstOffset, onScroll }: CardListProps) {
  const { deps, settings } = useApp();
  const today = readToday(deps, settings);
  const box = useRef<HTMLElement | null>(null);
  const setBox = (element: HTMLElement | null): void => {
    box.current = element;
  };
  const [margin, setMargin] = useState(0);
  const [current, setCurrent] = useState(0);
  /** Set by a key: the row is not drawn yet when the key is pressed. */
  const focusWanted = useRef<number | null>(null);
  const hasFocus = useRef(false);

  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => page.current,
    estimateSize: () => ROW_GUESS,
    overscan: 6,
    scrollMargin: margin,
    initialOffset: firstOffset,
    getItemKey: (index) => ids[index] ?? index,
    onChange: (instance) => onScroll(instance.scrollOffset ?? 0),
  });
  const items = virtualizer.getVirtualItems();
  const views = useCardViews(
    deps.store,
    items.flatMap((item) => ids[item.index] ?? []),
  );

  // What stands above the list may grow and shrink.
  useLayoutEffect(() => {
    const top = box.current?.offsetTop ?? 0;
    if (top !== margin) setMargin(top);
  });

  useEffect(() => {
    const list = box.current;
    // A row that is drawn anew takes the focus away with it.
    const isLost = hasFocus.current && document.activeElement === document.body;
    const wanted = focusWanted.current ?? (isLost ? current : null);
    if (list === null || wanted === null) return;
    const row = list.querySelector<HTMLElement>(`[data-index="${wanted}"].row`);
    if (row) focusWanted.current = null;
    // Until the row is drawn the list itself takes the keys, so that none of a held key is lost.
    (row ?? list).focus({ preventScroll: true });
  });
  const keepFocus = {
    tabIndex: -1,
    onFocus: () => {
      hasFocus.current = true;
    },
    onBlur: (event: FocusEvent<HTMLElement>) => {
      if (event.relatedTarget !== null) hasFocus.current = event.currentTarget.contains(event.relatedTarget);
      else if (event.target.isConnected) hasFocus.current = false;
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.target === event.currentTarget) handleKey(event);
    },
  };

  const go = (index: number): void => {
    const next = Math.max(0, Math.min(ids.length - 1, index));
    focusWanted.current = next;
    setCurrent(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
  };
  const select = (id: CardId, isRange: boolean): void => {
    // The first choice makes options of the links: the row that had the focus gets it back.
    focusWanted.current ??= Math.max(0, ids.indexOf(id));
    const from = selection ?? { ids: new Set<CardId>(), anchor: ids[current] ?? null };
    onSelect(isRange ? extendTo(from, id, ids) : toggleCard(from, id));
  };

  const handleKey = (event: KeyboardEvent): void => {
    const id = ids[current];
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + PAGE_ROWS,
      PageUp: current - PAGE_ROWS,
      Home: 0,
      End: ids.length - 1,
    };
    const target = steps[event.key];
    if (target !== undefined) {
      const next = ids[Math.max(0, Math.min(ids.length - 1, target))];
      if (event.shiftKey && next !== undefined) select(next, true);
      go(target);
    } else if (event.key === ' ' && id !== undefined) select(id, event.shiftKey);
    else if (event.key === 'Enter' && selection !== null && id !== undefined) select(id, event.shiftKey);
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      focusWanted.current = current;
      onSelect(toggleAll(selection ?? { ids: new Set(), anchor: null }, ids));
    } else if (event.key === 'Escape' && selection !== null) {
      focusWanted.current = current;
      onSelect(null);
    } else return;
    event.preventDefault();
  };

  const press = (event: MouseEvent, index: number, id: CardId): void => {
    setCurrent(index);
    const isRange = event.shiftKey;
    if (selection === null && !isRange && !event.ctrlKey && !event.metaKey) return;
    // In the list these keys choose; a link would open another window.
    event.preventDefault();
    select(id, isRange);
  };

  const drawRow = (index: number, id: CardId): ReactNode => {
    const view = views.get(id);
    if (!view) return <div className="row" aria-hidden />;
    return (
      <CardRow
        view={view}
        today={today}
        needles={needles}
        href={`#/cards/${id}`}
        index={index}
        count={ids.length}
        isSelecting={selection !== null}
        isSelected={selection?.ids.has(id) ?? false}
        isCurrent={index === Math.min(current, ids.length - 1)}
        onPress={(event) => press(event, index, id)}
        onKey={handleKey}
        onFocus={() => setCurrent(index)}
      />
    );
  };
  const rows = items.map((item) => {
    const id = ids[item.index];
    if (id === undefined) return null;
    const shared = {
      'data-index': item.index,
      className: 'row-item',
      style: rowStyle(item.start - margin),
      children: drawRow(item.index, id),
    };
    return selection === null ? (
      <li key={item.key} ref={virtualizer.measureElement} {...shared} />
    ) : (
      <div key={item.key} ref={virtualizer.measureElement} role="presentation" {...shared} />
    );
  });
  const style = { height: virtualizer.getTotalSize() };
  if (selection === null) {
    return (
      <ul ref={setBox} className="rows virtual" aria-label={t('library.list')} style={style} {...keepFocus}>
        {rows}
      </ul>
    );
  }
  return (
    <div
      ref={setBox}
      className="rows virtual"
      role="listbox"
      aria-multiselectable
      aria-label={t('library.list')}
      style={style}
      {...keepFocus}
    >
      {rows}
    </div>
  );
}

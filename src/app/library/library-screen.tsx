import { GitCompare, Inbox, ListChecks, X } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CardId } from '../../model/ids.ts';
import { IconButton } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Frame, TopBar } from '../../ui/frame.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { MainNav } from '../main-nav.tsx';
import { useSignal } from '../signal.ts';
import { useWatch } from '../use-watch.ts';
import { CardList } from './card-list.tsx';
import { type ChipId, LibraryChips, narrow } from './library-chips.tsx';
import { useFound, useLibrary } from './library-context.ts';
import { keepInMemory, readMemory } from './library-memory.ts';
import { collectNeedles } from './match-search.ts';
import { NothingFound } from './nothing-found.tsx';
import { readSearch } from './read-search.ts';
import { SearchField } from './search-field.tsx';
import { SelectBar } from './select-bar.tsx';
import { keepListed, NO_SELECTION, type Selection } from './selection.ts';
import type { Sorting } from './sort-cards.ts';
import { SortPicker } from './sort-picker.tsx';

/** Rows that are shown at once, before the library has read where all cards stand. */
const FIRST_ROWS = 40;

/** All cards: searched, sorted, opened, or chosen and changed together. */
export function LibraryScreen() {
  const { deps } = useApp();
  const link = useLibrary();
  const status = useSignal(link.status);
  const [text, setText] = useState(() => readMemory().text);
  const [chip, setChip] = useState<ChipId>(() => readMemory().chip);
  const [sorting, setSorting] = useState<Sorting>(() => readMemory().sorting);
  const [selection, setSelection] = useState<Selection | null>(null);
  const [firstOffset] = useState(() => readMemory().offset);
  const page = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);

  const search = useMemo(() => readSearch(text), [text]);
  const query = search.ok ? search.value : null;
  const narrowed = useMemo(() => (query === null ? null : narrow(query, chip)), [query, chip]);
  const needles = useMemo(() => (query === null ? [] : collectNeedles(query)), [query]);
  const isPlain = narrowed?.kind === 'all' && sorting.by === 'note' && !sorting.isDescending;
  // Until it is known where all cards stand, the first of them are the answer to the plainest question.
  const found = useFound(isPlain && !status.isIndexed ? null : narrowed, sorting);
  const firstIds = useWatch(
    deps.store,
    useCallback(() => deps.store.readFirstCardIds(FIRST_ROWS), [deps]),
  );

  const ids = (status.isIndexed ? found : null) ?? (isPlain ? firstIds : found);

  // What the list no longer has must not be changed unseen.
  useEffect(() => {
    if (ids) setSelection((chosen) => (chosen === null ? null : keepListed(chosen, ids)));
  }, [ids]);
  useEffect(() => {
    const handle = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    addEventListener('keydown', handle);
    return () => removeEventListener('keydown', handle);
  }, []);

  const restart = (): void => {
    keepInMemory({ offset: 0 });
    page.current?.scrollTo({ top: 0 });
  };
  const changeText = (next: string): void => {
    setText(next);
    keepInMemory({ text: next });
    restart();
  };
  const changeChip = (next: ChipId): void => {
    setChip(next);
    keepInMemory({ chip: next });
    restart();
  };
  const changeSorting = (next: Sorting): void => {
    setSorting(next);
    keepInMemory({ sorting: next });
    restart();
  };
  const keepOffset = useCallback((offset: number) => keepInMemory({ offset }), []);

  if (status.trouble) throw status.trouble;
  return (
    <Frame>
      <TopBar
        title={selection ? t('library.chosen', { count: selection.ids.size }) : t('nav.cards')}
        actions={
          selection ? (
            <IconButton label={t('library.endSelecting')} onClick={() => setSelection(null)}>
              <Icon of={X} />
            </IconButton>
          ) : (
            <>
              <a className="ib" href="#/tray" aria-label={t('library.tray')} title={t('library.tray')}>
                <Icon of={Inbox} />
              </a>
              <a className="ib" href="#/cards/pairs" aria-label={t('library.pairs')} title={t('library.pairs')}>
                <Icon of={GitCompare} />
              </a>
              <IconButton label={t('library.select')} onClick={() => setSelection(NO_SELECTION)}>
                <Icon of={ListChecks} />
              </IconButton>
            </>
          )
        }
      />
      <main className="page" tabIndex={0} ref={page}>
        <SearchField
          text={text}
          problem={search.ok ? null : search.problem}
          field={field}
          onChange={changeText}
          onLeave={() => page.current?.querySelector<HTMLElement>('.virtual .row[tabindex="0"]')?.focus()}
        />
        <LibraryChips query={query} chosen={chip} onChoose={changeChip} />
        <div className="list-head">
          <p className="cap n" role="status">
            {describeCount(ids, status.isIndexed, status.progress?.read, status.progress?.total)}
          </p>
          <SortPicker sorting={sorting} onChange={changeSorting} />
        </div>
        {ids && ids.length > 0 && (
          <CardList
            ids={ids}
            needles={needles}
            page={page}
            selection={selection}
            onSelect={setSelection}
            firstOffset={firstOffset}
            onScroll={keepOffset}
          />
        )}
        {search.ok && ids?.length === 0 && status.isComplete && (
          <NothingFound text={text} isChip={chip !== 'all'} needles={needles} onSearch={changeText} />
        )}
        {status.isIndexed && !status.isComplete && needles.length > 0 && ids?.length === 0 && (
          <Notice title={t('library.stillReading')} />
        )}
      </main>
      {selection && ids && <SelectBar selection={selection} ids={ids} onSelect={setSelection} />}
      <MainNav current="cards" />
    </Frame>
  );
}

function describeCount(
  ids: readonly CardId[] | null | undefined,
  isIndexed: boolean,
  read: number | undefined,
  total: number | undefined,
): string {
  if (!isIndexed || !ids) return t('library.reading');
  if (read !== undefined && total !== undefined && read < total) {
    return t('library.readingTexts', {
      count: ids.length,
      read: formatNumber(read),
      total: formatNumber(total),
    });
  }
  return t('library.count', { count: ids.length });
}

import { EllipsisVertical } from 'lucide-react';
import { Suspense, useCallback, useMemo, useState } from 'react';
import { isFromAnki } from '../../export/anki/anki-ids.ts';
import type { CardView } from '../../model/card-view.ts';
import type { NoteId } from '../../model/ids.ts';
import { noteScope } from '../../model/read-settings.ts';
import { IconButton } from '../../ui/button.tsx';
import { Frame, Page, TopBar } from '../../ui/frame.tsx';
import { Icon } from '../../ui/icon.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import { readNoteLines } from '../../ui/note-line.ts';
import type { NoteTable as Table } from '../../ui/note-table.ts';
import { StrokeLegend } from '../../ui/stroke-legend.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { MainNav } from '../main-nav.tsx';
import { useWatch } from '../use-watch.ts';
import { LineCards } from './line-cards.tsx';
import { groupBlocks } from './note-blocks.ts';
import { groupByLine, Line } from './note-line.tsx';
import { NoteTable } from './note-table.tsx';
import { useLineReasons } from './use-line-reasons.ts';
import { usePortions } from './use-portions.ts';

const SaveForAnki = lazyPart(() => import('../anki/save-for-anki.tsx').then((module) => module.SaveForAnki));
const NoteMenu = lazyPart(() => import('./note-menu.tsx').then((module) => module.NoteMenu));

const NO_CARDS: readonly CardView[] = [];

interface NoteScreenProps {
  readonly noteId: NoteId;
  /** Line to open at, counted from 1. */
  readonly line: number | null;
}

/** A note as it was written. In the margin: how long each line is known. A pressed line shows its cards, or why it has none. */
export function NoteScreen({ noteId, line }: NoteScreenProps) {
  const { deps } = useApp();
  const [chosen, setChosen] = useState<number | null>(line);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [isSavingForAnki, setSavingForAnki] = useState(false);
  const view = useWatch(
    deps.store,
    useCallback(() => deps.store.readNote(noteId), [deps, noteId]),
  );
  const lines = useMemo(() => (view ? readNoteLines(view.note.text) : []), [view]);
  const blocks = useMemo(() => groupBlocks(view?.note.text ?? '', lines), [view, lines]);
  const drawnCount = usePortions(lines.length, (line ?? 0) + 50);
  const cardsByLine = useMemo(() => groupByLine(view?.cards ?? []), [view]);
  // The compiler has nothing to say about a deck of Anki: its cards were not made from the text.
  const reasons = useLineReasons(view?.note, chosen !== null && !isFromAnki(noteId));
  const choose = useCallback((number: number) => setChosen((before) => (before === number ? null : number)), []);
  const about = chosen !== null && lines[chosen - 1] !== undefined && (
    <LineCards line={chosen} cards={cardsByLine.get(chosen) ?? []} reason={reasons.get(chosen) ?? null} />
  );

  return (
    <Frame>
      <TopBar
        title={view?.note.title ?? t('nav.notes')}
        isNoteTitle={Boolean(view)}
        back={{ href: '#/notes', label: t('note.back') }}
        actions={
          view && (
            <IconButton label={t('note.menu')} onClick={() => setMenuOpen(true)}>
              <Icon of={EllipsisVertical} />
            </IconButton>
          )
        }
      />
      <Page isColumns>
        {view === null && <p className="sub">{t('note.gone')}</p>}
        <div className="read">
          {view &&
            blocks.map((block) => {
              const { number } = block;
              if (number > drawnCount) return null;
              return block.kind === 'table' ? (
                <NoteTable
                  key={number}
                  table={block.table}
                  notePath={view.note.path}
                  cardsByLine={cardsByLine}
                  chosen={within(block.table, chosen)}
                  target={within(block.table, line)}
                  onChoose={choose}
                />
              ) : (
                <Line
                  // Lines have no identity but their number.
                  key={number}
                  number={number}
                  line={block.line}
                  notePath={view.note.path}
                  cards={cardsByLine.get(number) ?? NO_CARDS}
                  isChosen={chosen === number}
                  isTarget={line === number}
                  onChoose={choose}
                />
              );
            })}
        </div>
        <aside className="aside wide" aria-label={t('note.cardsOfLine')}>
          {about || <p className="cap">{t('note.pressAnyLine')}</p>}
          <StrokeLegend hasTray={view?.cards.some(({ card }) => card.place === 'tray') ?? false} />
        </aside>
      </Page>
      {about && chosen !== null && (
        <aside className="sheet slim line-sheet" aria-label={t('note.line', { line: chosen })}>
          <div className="grip" />
          <LineCards
            line={chosen}
            cards={cardsByLine.get(chosen) ?? []}
            reason={reasons.get(chosen) ?? null}
            onClose={() => setChosen(null)}
          />
        </aside>
      )}
      {isMenuOpen && view && (
        <Suspense>
          <NoteMenu
            note={view.note}
            cards={view.cards}
            onSaveForAnki={() => {
              setMenuOpen(false);
              setSavingForAnki(true);
            }}
            onClose={() => setMenuOpen(false)}
          />
        </Suspense>
      )}
      {isSavingForAnki && (
        <Suspense>
          <SaveForAnki scope={noteScope(noteId)} onClose={() => setSavingForAnki(false)} />
        </Suspense>
      )}
      <MainNav current="notes" />
    </Frame>
  );
}

/** A line of a table; null for one elsewhere, so that a table is drawn again only for its own lines. */
function within({ head, end }: Table, line: number | null): number | null {
  return line !== null && line >= head.number && line <= end ? line : null;
}

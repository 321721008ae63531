import { useCallback, useEffect, useRef, useState } from 'react';
import type { CardView } from '../model/card-view.ts';
import type { NoteId } from '../model/ids.ts';
import { CodeLine } from '../ui/code-line.tsx';
import { Frame, Page, TopBar } from '../ui/frame.tsx';
import { NoteText } from '../ui/marked-text.tsx';
import { type NoteLine, readNoteLines } from '../ui/note-line.ts';
import { type MemoryStroke, strokeOf } from '../ui/row.tsx';
import { StrokeLegend } from '../ui/stroke-legend.tsx';
import { t } from '../ui/text/text.ts';
import { useApp } from './app-context.ts';
import { LineCards } from './line-cards.tsx';
import { MainNav } from './main-nav.tsx';
import { useWatch } from './use-watch.ts';

interface NoteScreenProps {
  readonly noteId: NoteId;
  /** Line to open at, counted from 1. */
  readonly line: number | null;
}

/** A note as it was written. In the margin: how long each line is known. A pressed line shows its cards. */
export function NoteScreen({ noteId, line }: NoteScreenProps) {
  const { deps } = useApp();
  const [chosen, setChosen] = useState<number | null>(line);
  const view = useWatch(
    deps.store,
    useCallback(() => deps.store.readNote(noteId), [deps, noteId]),
  );
  const lines = view ? readNoteLines(view.note.text) : [];
  const cardsByLine = groupByLine(view?.cards ?? []);
  const chosenCards = chosen === null ? [] : (cardsByLine.get(chosen) ?? []);

  return (
    <Frame>
      <TopBar title={view?.note.title ?? ''} isNoteTitle back={{ href: '#/notes', label: t('note.back') }} />
      <Page isColumns>
        {view === null && <p className="sub">{t('note.gone')}</p>}
        <div className="read">
          {lines.map((drawn, index) => {
            const number = index + 1;
            return (
              <Line
                // Lines have no identity but their number.
                key={number}
                number={number}
                line={drawn}
                cards={cardsByLine.get(number) ?? []}
                isChosen={chosen === number}
                isTarget={line === number}
                onChoose={() => setChosen(chosen === number ? null : number)}
              />
            );
          })}
        </div>
        <aside className="aside wide" aria-label={t('note.cardsOfLine')}>
          {chosen !== null && chosenCards.length > 0 ? (
            <LineCards line={chosen} cards={chosenCards} />
          ) : (
            <p className="cap">{t('note.pressLine')}</p>
          )}
          <StrokeLegend />
        </aside>
      </Page>
      {chosen !== null && chosenCards.length > 0 && (
        <aside className="sheet slim line-sheet" aria-label={t('note.line', { line: chosen })}>
          <div className="grip" />
          <LineCards line={chosen} cards={chosenCards} onClose={() => setChosen(null)} />
        </aside>
      )}
      <MainNav current="notes" />
    </Frame>
  );
}

interface LineProps {
  readonly number: number;
  readonly line: NoteLine;
  readonly cards: readonly CardView[];
  readonly isChosen: boolean;
  readonly isTarget: boolean;
  readonly onChoose: () => void;
}

function Line({ number, line, cards, isChosen, isTarget, onChoose }: LineProps) {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isTarget) ref.current?.scrollIntoView({ block: 'center' });
  }, [isTarget]);

  if (line.kind === 'blank') return <div className="ln-gap" />;
  const setRef = (element: HTMLElement | null): void => {
    ref.current = element;
  };
  if (line.kind === 'heading') {
    const Heading = line.level === 1 ? 'h2' : 'h3';
    return (
      <Heading ref={setRef} className={isTarget ? 'is-target' : undefined}>
        <NoteText text={line.text} />
      </Heading>
    );
  }
  const className = `ln${line.kind === 'bullet' || line.kind === 'number' ? ' b1' : ''}${line.kind === 'code' ? ' code' : ''}${isTarget && !isChosen ? ' is-target' : ''}`;
  const text =
    line.kind === 'code' ? <CodeLine text={line.text} language={line.language} /> : <NoteText text={line.text} />;
  const body = (
    <>
      {line.kind === 'arrow' && '→ '}
      {text}
    </>
  );
  if (cards.length === 0) {
    return (
      <p ref={setRef} className={className}>
        {body}
      </p>
    );
  }
  const stroke = weakestStroke(cards);
  return (
    <button
      ref={setRef}
      type="button"
      className={className}
      aria-expanded={isChosen}
      onClick={onChoose}
      data-line={number}
    >
      {stroke === null ? <span className="mk">?</span> : <span className="stroke" data-k={stroke} />}
      {body}
      <span className="vh">
        , {stroke === null ? t('note.inTray') : t('note.lineState', { count: cards.length, stroke })}
      </span>
    </button>
  );
}

/** The stroke of the weakest card in the deck; null when all wait in the tray. */
function weakestStroke(cards: readonly CardView[]): MemoryStroke | null {
  const strokes = cards.filter((view) => view.card.place === 'deck').map((view) => strokeOf(intervalDaysOf(view)));
  if (strokes.length === 0) return null;
  return Math.min(...strokes) as MemoryStroke;
}

function intervalDaysOf({ state }: CardView): number | null {
  if (state.phase === 'new' || state.interval === null) return null;
  return state.interval.unit === 'days' ? state.interval.days : 0;
}

/** Cards by each line of their source; cards whose text is gone or that were refused are left out. */
function groupByLine(cards: readonly CardView[]): ReadonlyMap<number, readonly CardView[]> {
  const byLine = new Map<number, CardView[]>();
  for (const view of cards) {
    if (view.card.place === 'shelf' || view.card.place === 'never') continue;
    for (let line = view.card.source.from; line <= view.card.source.to; line++) {
      const onLine = byLine.get(line);
      if (onLine) onLine.push(view);
      else byLine.set(line, [view]);
    }
  }
  return byLine;
}

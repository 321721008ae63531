import { memo, type ReactNode, useEffect, useRef } from 'react';
import type { CardView } from '../../model/card-view.ts';
import { CodeLine } from '../../ui/code-line.tsx';
import { LineText } from '../../ui/line-text.tsx';
import type { NoteLine } from '../../ui/note-line.ts';
import { type MemoryStroke, strokeOf } from '../../ui/row.tsx';
import { t } from '../../ui/text/text.ts';

interface LineProps {
  readonly number: number;
  readonly line: NoteLine;
  readonly notePath: string;
  readonly cards: readonly CardView[];
  readonly isChosen: boolean;
  readonly isTarget: boolean;
  readonly onChoose: (number: number) => void;
}

/** One line of a note. In its margin: how long it is known. Pressed, it tells about its cards or why it has none. Not drawn again with others. */
export const Line = memo(function Line({ number, line, notePath, cards, isChosen, isTarget, onChoose }: LineProps) {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isTarget) ref.current?.scrollIntoView({ block: 'center' });
  }, [isTarget]);
  const setRef = (element: HTMLElement | null): void => {
    ref.current = element;
  };

  if (line.kind === 'blank') return <div className="ln-gap" />;
  const words: ReactNode =
    line.kind === 'code' ? (
      <CodeLine text={line.text} language={line.language} />
    ) : (
      <LineText text={line.text} notePath={notePath} />
    );
  if (line.kind === 'heading' && cards.length === 0) {
    const Heading = line.level === 1 ? 'h2' : 'h3';
    return (
      <Heading ref={setRef} className={isTarget ? 'is-target' : undefined}>
        {words}
      </Heading>
    );
  }
  const isItem = line.kind === 'bullet' || line.kind === 'number';
  const names = [
    'ln',
    line.kind === 'code' ? 'code' : '',
    line.kind === 'heading' ? 'heading' : '',
    cards.length === 0 ? 'bare' : '',
    isTarget && !isChosen ? 'is-target' : '',
  ];
  return (
    <button
      ref={setRef}
      type="button"
      className={names.filter(Boolean).join(' ')}
      aria-expanded={isChosen}
      onClick={() => onChoose(number)}
      data-line={number}
    >
      <Mark cards={cards} />
      {isItem ? (
        // By itself, so that its dot stands where its words begin, whichever way they run.
        <span className="item" dir="auto">
          {words}
        </span>
      ) : (
        <>
          {line.kind === 'arrow' && '→ '}
          {words}
        </>
      )}
      <span className="vh">, {describeLine(cards)}</span>
    </button>
  );
});

/** In the margin: how long the weakest card of a line is known. */
export function Mark({ cards }: { readonly cards: readonly CardView[] }) {
  if (cards.length === 0) return null;
  const stroke = weakestStroke(cards);
  return stroke === null ? <span className="mk">?</span> : <span className="stroke" data-k={stroke} />;
}

/** What the margin shows, in words. */
export function describeLine(cards: readonly CardView[]): string {
  if (cards.length === 0) return t('note.noCard');
  const stroke = weakestStroke(cards);
  return stroke === null ? t('note.inTray') : t('note.lineState', { count: cards.length, stroke });
}

/** The stroke of the weakest card in the deck; null when all wait in the tray. */
export function weakestStroke(cards: readonly CardView[]): MemoryStroke | null {
  const strokes = cards.filter((view) => view.card.place === 'deck').map((view) => strokeOf(intervalDaysOf(view)));
  if (strokes.length === 0) return null;
  return Math.min(...strokes) as MemoryStroke;
}

function intervalDaysOf({ state }: CardView): number | null {
  if (state.phase === 'new' || state.interval === null) return null;
  return state.interval.unit === 'days' ? state.interval.days : 0;
}

/** Cards by each line of their source; cards whose text is gone or that were refused are left out. */
export function groupByLine(cards: readonly CardView[]): ReadonlyMap<number, readonly CardView[]> {
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

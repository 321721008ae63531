import { useCallback, useMemo, useState } from 'react';
import { type Bin, FEWEST_CARDS, type MemorySpread } from '../../scheduler/statistics-memory.ts';
import { formatDays, formatNumber, formatPercent } from '../../ui/format.ts';
import { Plot } from '../../ui/plot.tsx';
import { type MessageId, t } from '../../ui/text/text.ts';
import { ChartFigure, TooFew } from './chart-figure.tsx';

const KINDS = ['stability', 'difficulty', 'chance'] as const;
type Kind = (typeof KINDS)[number];

const NAMES: Readonly<Record<Kind, MessageId>> = {
  stability: 'statistics.spread.stability',
  difficulty: 'statistics.spread.difficulty',
  chance: 'statistics.spread.chance',
};

const HELP: Readonly<Record<Kind, MessageId>> = {
  stability: 'statistics.spread.stabilityHelp',
  difficulty: 'statistics.spread.difficultyHelp',
  chance: 'statistics.spread.chanceHelp',
};

/** How the started cards are spread: how long they are known, how hard they are, how likely they are recalled now. */
export function SpreadPart({ spread }: { spread: MemorySpread }) {
  const [kind, setKind] = useState<Kind>('stability');
  const bins = spread[kind];
  const plot = useMemo(
    () => ({
      x: bins.map((_, i) => i),
      y: bins.map(({ count }) => count),
      ticks: bins.map((_, i) => i).filter((i) => kind !== 'stability' || i % 2 === 1),
    }),
    [bins, kind],
  );
  const formatX = useCallback((index: number) => describeStart(kind, bins[index]), [kind, bins]);
  const title = t('statistics.spread');
  if (spread.startedCount < FEWEST_CARDS) {
    return (
      <TooFew title={title}>{t('statistics.fewCards', { count: spread.startedCount, least: FEWEST_CARDS })}</TooFew>
    );
  }
  const describe = (index: number): string =>
    t('statistics.inBin', { bin: describeBin(kind, bins[index]), count: bins[index]?.count ?? 0 });
  return (
    <ChartFigure
      title={title}
      remark={t('statistics.startedCards', { count: spread.startedCount })}
      sentence={t('statistics.spreadSentence', {
        known: formatNumber(Math.round(spread.knownCount)),
        count: spread.startedCount,
      })}
      columns={[
        [t(NAMES[kind]), (bin: Bin) => describeBin(kind, bin)],
        [t('statistics.column.cards'), ({ count }) => count],
      ]}
      rows={bins}
      fileName={`spread-${kind}`}
    >
      <fieldset className="chips wrap" aria-label={title}>
        {KINDS.map((option) => (
          <button
            key={option}
            type="button"
            className="chip"
            aria-pressed={option === kind}
            onClick={() => setKind(option)}
          >
            <span>{t(NAMES[option])}</span>
          </button>
        ))}
      </fieldset>
      <p className="cap">{t(HELP[kind])}</p>
      <Plot
        kind="bars"
        x={plot.x}
        y={plot.y}
        ticks={plot.ticks}
        formatX={formatX}
        formatY={formatNumber}
        describe={describe}
      />
    </ChartFigure>
  );
}

function describeStart(kind: Kind, bin: Bin | undefined): string {
  if (!bin) return '';
  if (kind === 'stability') return formatDays(bin.from);
  return kind === 'difficulty' ? formatNumber(bin.from) : formatPercent(bin.from);
}

function describeBin(kind: Kind, bin: Bin | undefined): string {
  if (!bin) return '';
  if (kind === 'stability') {
    return Number.isFinite(bin.to)
      ? t('statistics.fromTo', { from: formatDays(bin.from), to: formatDays(bin.to) })
      : t('statistics.from', { from: formatDays(bin.from) });
  }
  const format = kind === 'difficulty' ? formatNumber : formatPercent;
  return t('statistics.fromTo', { from: format(bin.from), to: format(bin.to) });
}

import { useMemo } from 'react';
import type { GrowthPoint } from '../../scheduler/statistics-growth.ts';
import { formatDate, formatNumber } from '../../ui/format.ts';
import { Plot } from '../../ui/plot.tsx';
import { t } from '../../ui/text/text.ts';
import { ChartFigure, TooFew } from './chart-figure.tsx';
import { formatShortDay } from './format-days.ts';

/** A curve needs some days to be one. */
const FEWEST_DAYS = 3;

/** How many cards would be known on each day since the first answer, beside how many were started. */
export function GrowthPart({ growth }: { growth: readonly GrowthPoint[] }) {
  const plot = useMemo(() => {
    const days = growth.map(({ day }) => day);
    const middle = days[Math.floor(days.length / 2)] ?? 0;
    return {
      x: days,
      y: growth.map(({ knownCount }) => knownCount),
      started: growth.map(({ startedCount }) => startedCount),
      ticks: [days[0] ?? 0, middle, days.at(-1) ?? 0],
    };
  }, [growth]);
  const title = t('statistics.growth');
  const last = growth.at(-1);
  if (last === undefined || growth.length < FEWEST_DAYS) {
    return <TooFew title={title}>{t('statistics.fewDays', { least: FEWEST_DAYS })}</TooFew>;
  }
  const describe = (index: number): string => {
    const point = growth[index];
    return point
      ? t('statistics.knownOn', {
          day: formatDate(point.day),
          known: formatNumber(Math.round(point.knownCount)),
          started: point.startedCount,
        })
      : '';
  };
  return (
    <ChartFigure
      title={title}
      remark={t('statistics.byModel')}
      sentence={t('statistics.growthSentence', {
        known: formatNumber(Math.round(last.knownCount)),
        count: last.startedCount,
      })}
      columns={[
        [t('statistics.column.day'), ({ day }) => formatDate(day)],
        [t('statistics.column.known'), ({ knownCount }) => Math.round(knownCount * 10) / 10],
        [t('statistics.column.started'), ({ startedCount }) => startedCount],
      ]}
      rows={growth}
      fileName="known"
    >
      <Plot
        kind="line"
        x={plot.x}
        y={plot.y}
        compare={plot.started}
        ticks={plot.ticks}
        formatX={formatShortDay}
        formatY={formatNumber}
        describe={describe}
      />
      <p className="cap legend-lines" aria-hidden>
        <i className="solid" /> {t('statistics.column.known')} <i className="dashed" /> {t('statistics.column.started')}
      </p>
    </ChartFigure>
  );
}

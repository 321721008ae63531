import { useCallback, useMemo } from 'react';
import type { Forecast } from '../../store/store.ts';
import { formatDate, formatNumber } from '../../ui/format.ts';
import { formatStudyDay } from '../../ui/format-study-day.ts';
import { Plot } from '../../ui/plot.tsx';
import { t } from '../../ui/text/text.ts';
import { ChartFigure, TooFew } from './chart-figure.tsx';
import { formatShortDay } from './format-days.ts';

const LABEL_EVERY = 7;

/** Cards due on each of the coming days, today darkest. */
export function ForecastPart({ forecast }: { forecast: Forecast }) {
  const total = forecast.reduce((sum, { dueCount }) => sum + dueCount, 0);
  const most = forecast.reduce((best, entry) => (entry.dueCount > best.dueCount ? entry : best), {
    day: forecast[0]?.day ?? 0,
    dueCount: 0,
  });
  const plot = useMemo(
    () => ({
      x: forecast.map(({ day }) => day),
      y: forecast.map(({ dueCount }) => dueCount),
      ticks: forecast.filter((_, i) => i % LABEL_EVERY === 0).map(({ day }) => day),
    }),
    [forecast],
  );
  const today = forecast[0]?.day ?? 0;
  const formatX = useCallback((day: number) => (day === today ? t('nav.today') : formatShortDay(day)), [today]);
  const title = t('statistics.forecast');
  const sentence = t('statistics.forecastSentence', { count: total, days: forecast.length });
  if (total === 0) return <TooFew title={title}>{sentence}</TooFew>;
  const describe = (index: number): string => {
    const entry = forecast[index];
    return entry ? t('statistics.dueOn', { day: formatStudyDay(entry.day), count: entry.dueCount }) : '';
  };
  return (
    <ChartFigure
      title={title}
      remark={t('statistics.most', { count: most.dueCount, day: formatStudyDay(most.day) })}
      sentence={sentence}
      columns={[
        [t('statistics.column.day'), ({ day }) => formatDate(day)],
        [t('statistics.column.cards'), ({ dueCount }) => dueCount],
      ]}
      rows={forecast}
      fileName="coming-up"
    >
      <Plot
        kind="bars"
        x={plot.x}
        y={plot.y}
        strong={0}
        ticks={plot.ticks}
        formatX={formatX}
        formatY={formatNumber}
        describe={describe}
      />
    </ChartFigure>
  );
}

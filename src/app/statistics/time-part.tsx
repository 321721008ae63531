import { useMemo } from 'react';
import type { DayCount } from '../../scheduler/statistics-counts.ts';
import { formatDate } from '../../ui/format.ts';
import { formatStudyDay } from '../../ui/format-study-day.ts';
import { Plot } from '../../ui/plot.tsx';
import { t } from '../../ui/text/text.ts';
import { ChartFigure, TooFew } from './chart-figure.tsx';
import { formatDecimal, formatShortDay, formatSpent } from './format-days.ts';

const SHOWN_DAYS = 30;
const LABEL_EVERY = 7;
const MILLIS_PER_MINUTE = 60_000;

interface TimePartProps {
  readonly days: readonly DayCount[];
  readonly totalMillis: number;
  readonly answerCount: number;
}

/** Minutes spent on answers on each of the last days. */
export function TimePart({ days, totalMillis, answerCount }: TimePartProps) {
  const shown = useMemo(() => days.slice(-SHOWN_DAYS), [days]);
  const plot = useMemo(
    () => ({
      x: shown.map(({ day }) => day),
      y: shown.map(({ durationMillis }) => durationMillis / MILLIS_PER_MINUTE),
      ticks: shown.filter((_, i) => (shown.length - 1 - i) % LABEL_EVERY === 0).map(({ day }) => day),
    }),
    [shown],
  );
  const spent = shown.reduce((sum, { durationMillis }) => sum + durationMillis, 0);
  const describe = (index: number): string => {
    const day = shown[index];
    return day
      ? t('statistics.timeOn', {
          day: formatStudyDay(day.day),
          time: formatSpent(day.durationMillis),
          count: day.reviewCount,
        })
      : '';
  };
  const title = t('statistics.time');
  const sentence = t('statistics.timeSentence', {
    time: formatSpent(spent),
    all: formatSpent(totalMillis),
    seconds: formatDecimal(answerCount === 0 ? 0 : totalMillis / 1000 / answerCount),
  });
  // There is nothing to see in a chart without a bar.
  if (spent === 0) return <TooFew title={title}>{sentence}</TooFew>;
  return (
    <ChartFigure
      title={title}
      remark={t('statistics.days30')}
      sentence={sentence}
      columns={[
        [t('statistics.column.day'), ({ day }) => formatDate(day)],
        [
          t('statistics.column.minutes'),
          ({ durationMillis }) => Math.round((durationMillis / MILLIS_PER_MINUTE) * 10) / 10,
        ],
        [t('statistics.column.reviews'), ({ reviewCount }) => reviewCount],
      ]}
      rows={shown}
      fileName="time"
    >
      <Plot
        kind="bars"
        x={plot.x}
        y={plot.y}
        strong={shown.length - 1}
        ticks={plot.ticks}
        formatX={formatShortDay}
        formatY={formatDecimal}
        describe={describe}
      />
    </ChartFigure>
  );
}

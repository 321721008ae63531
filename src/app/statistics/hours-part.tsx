import { useMemo } from 'react';
import type { HourCount } from '../../scheduler/statistics-counts.ts';
import { FEWEST_ANSWERS } from '../../scheduler/statistics-retention.ts';
import { formatNumber, formatPercent } from '../../ui/format.ts';
import { Plot } from '../../ui/plot.tsx';
import { t } from '../../ui/text/text.ts';
import { ChartFigure, TooFew } from './chart-figure.tsx';

const TICKS = [0, 6, 12, 18, 23];

/** At what hour is reviewed, and how much is recalled then. */
export function HoursPart({ hours }: { hours: readonly HourCount[] }) {
  const plot = useMemo(
    () => ({ x: hours.map(({ hour }) => hour), y: hours.map(({ reviewCount }) => reviewCount) }),
    [hours],
  );
  const total = hours.reduce((sum, { reviewCount }) => sum + reviewCount, 0);
  const title = t('statistics.hours');
  if (total < FEWEST_ANSWERS) {
    return <TooFew title={title}>{t('statistics.fewAnswers', { count: total, least: FEWEST_ANSWERS })}</TooFew>;
  }
  const judged = hours.filter(({ passed, failed }) => passed + failed >= FEWEST_ANSWERS);
  const best = judged.reduce<HourCount | null>(
    (top, hour) => (top === null || shareOf(hour) > shareOf(top) ? hour : top),
    null,
  );
  const busiest = hours.reduce((top, hour) => (hour.reviewCount > top.reviewCount ? hour : top));
  const describe = (index: number): string => {
    const hour = hours[index];
    return hour
      ? t('statistics.hourCount', {
          hour: formatHour(hour.hour),
          count: hour.reviewCount,
          recall: describeRecall(hour),
        })
      : '';
  };
  return (
    <ChartFigure
      title={title}
      remark={t('statistics.allTime')}
      sentence={
        best === null || judged.length < 2
          ? t('statistics.hoursSentence', { hour: formatHour(busiest.hour) })
          : t('statistics.hoursBest', {
              hour: formatHour(busiest.hour),
              best: formatHour(best.hour),
              share: formatPercent(shareOf(best)),
            })
      }
      columns={[
        [t('statistics.column.hour'), ({ hour }) => formatHour(hour)],
        [t('statistics.column.reviews'), ({ reviewCount }) => reviewCount],
        [t('statistics.column.recalled'), describeRecall],
      ]}
      rows={hours}
      fileName="hours"
    >
      <Plot
        kind="bars"
        x={plot.x}
        y={plot.y}
        ticks={TICKS}
        formatX={formatHour}
        formatY={formatNumber}
        describe={describe}
      />
    </ChartFigure>
  );
}

function shareOf({ passed, failed }: HourCount): number {
  return passed + failed === 0 ? 0 : passed / (passed + failed);
}

function describeRecall(hour: HourCount): string {
  return hour.passed + hour.failed < FEWEST_ANSWERS ? t('statistics.fewShort') : formatPercent(shareOf(hour));
}

const formatHour = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

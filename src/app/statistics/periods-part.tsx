import { useMemo } from 'react';
import { FEWEST_ANSWERS, type RetentionPeriod } from '../../scheduler/statistics-retention.ts';
import { formatDate, formatPercent } from '../../ui/format.ts';
import { Plot } from '../../ui/plot.tsx';
import { t } from '../../ui/text/text.ts';
import { ChartFigure, TooFew } from './chart-figure.tsx';
import { formatShortDay } from './format-days.ts';

const FEWEST_PERIODS = 2;

interface PeriodsPartProps {
  readonly periods: readonly RetentionPeriod[];
  readonly aim: number;
}

/** How recall went from month to month, beside the aim. Months with too few answers leave a gap. */
export function PeriodsPart({ periods, aim }: PeriodsPartProps) {
  const plot = useMemo(() => {
    const y = periods.map(({ passed, failed }) =>
      passed + failed < FEWEST_ANSWERS ? null : passed / (passed + failed),
    );
    const known = y.filter((share): share is number => share !== null);
    return {
      x: periods.map(({ from }) => from),
      y,
      aim: periods.map(() => aim),
      ticks: [0, Math.floor(periods.length / 2), periods.length - 1].map((i) => periods[i]?.from ?? 0),
      bottom: Math.max(0, Math.floor(Math.min(0.8, aim, ...known) * 10 - 0.5) / 10),
      known,
    };
  }, [periods, aim]);
  const title = t('statistics.periods');
  if (plot.known.length < FEWEST_PERIODS) {
    return <TooFew title={title}>{t('statistics.periodsFew', { least: FEWEST_ANSWERS })}</TooFew>;
  }
  const describe = (index: number): string => {
    const period = periods[index];
    return period
      ? t('statistics.periodAt', {
          day: formatDate(period.from),
          recall: describeShare(period),
          count: period.passed + period.failed,
        })
      : '';
  };
  return (
    <ChartFigure
      title={title}
      remark={t('statistics.aim', { share: formatPercent(aim) })}
      sentence={t('statistics.periodsSentence', {
        low: formatPercent(Math.min(...plot.known)),
        high: formatPercent(Math.max(...plot.known)),
        count: plot.known.length,
      })}
      columns={[
        [t('statistics.column.from'), ({ from }) => formatDate(from)],
        [t('statistics.column.recall'), describeShare],
        [t('statistics.column.recalled'), ({ passed }) => passed],
        [t('statistics.column.forgotten'), ({ failed }) => failed],
      ]}
      rows={periods}
      fileName="recall-by-month"
    >
      <Plot
        kind="dots"
        x={plot.x}
        y={plot.y}
        compare={plot.aim}
        ticks={plot.ticks}
        formatX={formatShortDay}
        formatY={formatPercent}
        top={1}
        bottom={plot.bottom}
        describe={describe}
      />
    </ChartFigure>
  );
}

function describeShare({ passed, failed }: RetentionPeriod): string {
  const total = passed + failed;
  return total < FEWEST_ANSWERS ? t('statistics.fewShort') : formatPercent(passed / total);
}

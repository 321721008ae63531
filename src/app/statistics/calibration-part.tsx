import { useMemo } from 'react';
import type { Calibration } from '../../scheduler/statistics-calibration.ts';
import { FEWEST_ANSWERS } from '../../scheduler/statistics-retention.ts';
import { formatPercent } from '../../ui/format.ts';
import { Plot } from '../../ui/plot.tsx';
import { t } from '../../ui/text/text.ts';
import { ChartFigure, TooFew } from './chart-figure.tsx';
import { formatDecimal } from './format-days.ts';

/** Bands with enough answers that a line between them is more than chance. */
const FEWEST_BANDS = 2;

/** Whether what the model expects is what happens: a dot for each band of expected recall, the dashed line where both are equal. */
export function CalibrationPart({ calibration }: { calibration: Calibration }) {
  const points = useMemo(
    () => calibration.points.filter(({ itemCount }) => itemCount >= FEWEST_ANSWERS),
    [calibration],
  );
  const plot = useMemo(() => {
    const x = points.map(({ meanPredicted }) => meanPredicted);
    const y = points.map(({ meanRecalled }) => meanRecalled);
    const low = Math.max(0, Math.floor(Math.min(1, ...x, ...y) * 10) / 10);
    // The line of equality has to reach both corners, where there is no dot.
    return {
      x: [low, ...x, 1],
      y: [null, ...y, null],
      equal: [low, ...x, 1],
      ticks: [low, (low + 1) / 2, 1],
      low,
    };
  }, [points]);
  const title = t('statistics.calibration');
  if (points.length < FEWEST_BANDS) {
    return (
      <TooFew title={title}>
        {t('statistics.calibrationFew', { count: calibration.itemCount, least: FEWEST_ANSWERS })}
      </TooFew>
    );
  }
  const describe = (index: number): string => {
    const point = points[index - 1];
    return point
      ? t('statistics.calibrationAt', {
          predicted: formatPercent(point.meanPredicted),
          actual: formatPercent(point.meanRecalled),
          count: point.itemCount,
        })
      : '';
  };
  return (
    <ChartFigure
      title={title}
      remark={t('statistics.byModel')}
      sentence={t('statistics.calibrationSentence', {
        gap: formatDecimal(calibration.meanGap * 100),
        count: calibration.itemCount,
      })}
      columns={[
        [t('statistics.column.expected'), ({ meanPredicted }) => formatPercent(meanPredicted)],
        [t('statistics.column.recalled'), ({ meanRecalled }) => formatPercent(meanRecalled)],
        [t('statistics.column.reviews'), ({ itemCount }) => itemCount],
      ]}
      rows={points}
      fileName="calibration"
    >
      <Plot
        kind="points"
        x={plot.x}
        y={plot.y}
        compare={plot.equal}
        ticks={plot.ticks}
        formatX={formatPercent}
        formatY={formatPercent}
        bottom={plot.low}
        top={1}
        describe={describe}
      />
      <p className="cap" aria-hidden>
        {t('statistics.calibrationAxes')}
      </p>
    </ChartFigure>
  );
}

import { useCallback, useMemo } from 'react';
import type { CardState } from '../../model/card-state.ts';
import { engineFromWeights } from '../../scheduler/config.ts';
import { MILLIS_PER_DAY, startOfStudyDayMillis } from '../../scheduler/study-day.ts';
import { formatDays, formatPercent } from '../../ui/format.ts';
import { PartHeading } from '../../ui/frame.tsx';
import { Plot } from '../../ui/plot.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';

const POINTS = 60;

/** How the chance of recall falls from the last answer on, with now and the due day, in a picture and in a sentence. */
export function ForgettingCurve({ state }: { state: CardState }) {
  const { deps, settings } = useApp();
  const { memory, lastReviewAtMillis, dueDay } = state;
  const engine = useMemo(() => engineFromWeights(settings.weights), [settings.weights]);
  const curve = useMemo(() => {
    if (memory === null || lastReviewAtMillis === null) return null;
    const nowDays = Math.max(0, deps.nowMillis() - lastReviewAtMillis) / MILLIS_PER_DAY;
    const offset = deps.offsetMinutes(lastReviewAtMillis);
    const dueDays =
      dueDay === null
        ? null
        : Math.max(0, startOfStudyDayMillis(dueDay, offset, settings.rolloverHour) - lastReviewAtMillis) /
          MILLIS_PER_DAY;
    const lastDays = Math.max(1, nowDays, (dueDays ?? 0) * 1.5, memory.stability * 1.5);
    const x = Array.from({ length: POINTS + 1 }, (_, i) => (lastDays * i) / POINTS);
    const y = x.map((days) => engine.retrievability(memory, days));
    const marks = [
      { x: nowDays, label: t('library.curve.now') },
      ...(dueDays === null ? [] : [{ x: dueDays, label: t('library.curve.due') }]),
    ];
    const bottom = Math.max(0, Math.floor(Math.min(...y) * 10 - 0.5) / 10);
    return { x, y, marks, bottom, ticks: [0, lastDays / 2, lastDays], nowDays, dueDays, lastDays, memory };
  }, [memory, lastReviewAtMillis, dueDay, engine, deps, settings.rolloverHour]);
  const describe = useCallback(
    (index: number) =>
      t('library.curve.at', {
        days: formatDays(Math.round(curve?.x[index] ?? 0)),
        chance: formatPercent(curve?.y[index] ?? 0),
      }),
    [curve],
  );
  if (curve === null) return null;
  return (
    <section>
      <PartHeading>{t('library.curve')}</PartHeading>
      <p className="cap ink n">
        {t('library.curve.sentence', {
          now: formatPercent(engine.retrievability(curve.memory, curve.nowDays)),
          atDue: curve.dueDays === null ? '' : formatPercent(engine.retrievability(curve.memory, curve.dueDays)),
          hasDue: curve.dueDays === null ? 0 : 1,
        })}
      </p>
      <Plot
        kind="line"
        x={curve.x}
        y={curve.y}
        ticks={curve.ticks}
        formatX={formatAfter}
        formatY={formatPercent}
        top={1}
        bottom={curve.bottom}
        marks={curve.marks}
        describe={describe}
      />
    </section>
  );
}

function formatAfter(days: number): string {
  return days === 0 ? '0' : formatDays(Math.max(1, Math.round(days)));
}

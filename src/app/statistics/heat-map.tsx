import { useEffect, useRef, useState } from 'react';
import type { DayCount } from '../../scheduler/statistics-counts.ts';
import { weekdayOf } from '../../scheduler/study-day.ts';
import { formatDate, formatNumber } from '../../ui/format.ts';
import { t } from '../../ui/text/text.ts';
import { ChartFigure } from './chart-figure.tsx';
import { formatMonth, formatWeekdayLetter } from './format-days.ts';

/** Reviews from which a day is darker. Fixed, so that a colour means the same next year. */
const BOUNDS = [1, 10, 25, 50];
const CELL = 19;
const SQUARE = 15;
const LEFT = 22;
const TOP = 16;
const FEWEST_WEEKS = 15;

/** The days of the last weeks, darker the more was reviewed. As many weeks as there is room for. */
export function HeatMap({ days, today }: { days: readonly DayCount[]; today: number }) {
  const box = useRef<HTMLDivElement>(null);
  const [weeks, setWeeks] = useState(FEWEST_WEEKS);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const room = Math.floor(((entry?.contentRect.width ?? 0) - LEFT) / CELL);
      setWeeks(Math.max(FEWEST_WEEKS, Math.min(Math.ceil(days.length / 7), room)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [days.length]);

  const shownDays = (weeks - 1) * 7 + weekdayOf(today) + 1;
  const shown = days.slice(-shownDays);
  const first = shown[0]?.day ?? today;
  const active = shown.filter(({ reviewCount }) => reviewCount > 0);
  const width = LEFT + weeks * CELL;
  return (
    <ChartFigure
      title={t('statistics.days')}
      remark={t('statistics.lastWeeks', { count: weeks })}
      sentence={t('statistics.daysSentence', {
        count: active.reduce((sum, { reviewCount }) => sum + reviewCount, 0),
        days: active.length,
      })}
      columns={[
        [t('statistics.column.day'), ({ day }) => formatDate(day)],
        [t('statistics.column.reviews'), ({ reviewCount }) => reviewCount],
      ]}
      rows={active}
      fileName="days"
    >
      <div ref={box}>
        <svg className="chart-drawing" viewBox={`0 0 ${width} ${TOP + 7 * CELL}`} aria-hidden>
          {monthStarts(first, weeks).map(({ week, day }) => (
            <text key={week} x={LEFT + week * CELL} y={9}>
              {formatMonth(day)}
            </text>
          ))}
          {[0, 2, 4, 6].map((weekday) => (
            <text key={weekday} x={0} y={TOP + weekday * CELL + 12}>
              {formatWeekdayLetter(first + weekday)}
            </text>
          ))}
          {shown.map(({ day, reviewCount }, index) => (
            <rect
              key={day}
              className={`h${colourOf(reviewCount)}`}
              x={LEFT + Math.floor(index / 7) * CELL}
              y={TOP + (index % 7) * CELL}
              width={SQUARE}
              height={SQUARE}
              rx={2}
            >
              <title>{t('statistics.dayCount', { day: formatDate(day), count: reviewCount })}</title>
            </rect>
          ))}
          <rect
            className="outline"
            x={LEFT + (weeks - 1) * CELL - 2}
            y={TOP + weekdayOf(today) * CELL - 2}
            width={SQUARE + 4}
            height={SQUARE + 4}
            rx={4}
          />
        </svg>
      </div>
      <div className="key" aria-hidden>
        <span>{t('statistics.fewer')}</span>
        {[0, ...BOUNDS].map((bound) => (
          <i key={bound} className={`k${colourOf(bound)}`} title={formatNumber(bound)} />
        ))}
        <span>{t('statistics.moreReviews')}</span>
      </div>
    </ChartFigure>
  );
}

/** The classes of the ink scale are called 0, 1, 2c, 3 and 4. */
function colourOf(reviewCount: number): string {
  const step = BOUNDS.filter((bound) => reviewCount >= bound).length;
  return step === 2 ? '2c' : String(step);
}

/** The weeks in which a month begins, far enough from the one before for its name. */
function monthStarts(first: number, weeks: number): { week: number; day: number }[] {
  const starts: { week: number; day: number }[] = [];
  for (let week = 0; week < weeks; week++) {
    const day = first + week * 7;
    const isNew = week === 0 || formatMonth(day) !== formatMonth(day - 7);
    const last = starts.at(-1);
    if (isNew && (last === undefined || week - last.week >= 2)) starts.push({ week, day });
  }
  return starts;
}

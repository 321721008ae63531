import { formatNumber, formatWeekday } from '../ui/format.ts';
import { t } from '../ui/text/text.ts';

interface ForecastBarsProps {
  readonly forecast: readonly { readonly day: number; readonly dueCount: number }[];
}

const WIDTH = 300;
const BAR_AREA = 46;
const BASE = 64;

/** Cards due on each of the next days, today darkest. The numbers stand on the bars; readers get them as a list. */
export function ForecastBars({ forecast }: ForecastBarsProps) {
  const most = Math.max(1, ...forecast.map((entry) => entry.dueCount));
  const slot = WIDTH / forecast.length;
  return (
    <figure className="chart">
      <svg className="week" viewBox={`0 0 ${WIDTH} 84`} aria-hidden>
        {forecast.map(({ day, dueCount }, index) => {
          const height = (dueCount / most) * BAR_AREA;
          const middle = slot * (index + 0.5);
          return (
            <g key={day}>
              {dueCount > 0 && (
                <rect
                  className={index === 0 ? 'h4' : 'h3'}
                  x={middle - 13}
                  y={BASE - height}
                  width={26}
                  height={height}
                  rx={2}
                />
              )}
              <text className={index === 0 ? 'k' : undefined} x={middle} y={BASE - height - 5} textAnchor="middle">
                {formatNumber(dueCount)}
              </text>
              <text x={middle} y={79} textAnchor="middle">
                {index === 0 ? t('nav.today') : formatWeekday(day)}
              </text>
            </g>
          );
        })}
      </svg>
      <ul className="vh">
        {forecast.map(({ day, dueCount }, index) => (
          <li key={day}>
            {t('today.dueOn', { day: index === 0 ? t('nav.today') : formatWeekday(day), count: dueCount })}
          </li>
        ))}
      </ul>
    </figure>
  );
}

import { FEWEST_ANSWERS, likelyRange } from '../../scheduler/statistics-retention.ts';
import type { RetentionCount } from '../../scheduler/true-retention.ts';
import { formatList, formatNumber, formatPercent } from '../../ui/format.ts';
import { PartHeading } from '../../ui/frame.tsx';
import { t } from '../../ui/text/text.ts';
import { ChartFigure } from './chart-figure.tsx';
import type { StatisticsSummary } from './summarise.ts';

interface RecallPartProps {
  readonly summary: StatisticsSummary;
  /** Chance of recall that the schedule aims at. */
  readonly aim: number;
}

interface RecallRow {
  readonly span: string;
  readonly age: string;
  readonly count: RetentionCount;
}

/** How much was recalled when it came back, beside what is aimed at: the last 30 days in large, then by age and span. */
export function RecallPart({ summary, aim }: RecallPartProps) {
  const { week, month, all } = summary.recall;
  const total = month.all.passed + month.all.failed;
  const title = t('statistics.recall');
  if (all.all.passed + all.all.failed === 0) {
    return (
      <section className="stat">
        <PartHeading isFirst remark={t('statistics.aim', { share: formatPercent(aim) })}>
          {title}
        </PartHeading>
        <p className="cap ink">{t('statistics.recallNone')}</p>
      </section>
    );
  }
  const range = likelyRange(month.all);
  const isEnough = total >= FEWEST_ANSWERS;
  const share = total === 0 ? 0 : month.all.passed / total;
  const spans = [
    { name: t('statistics.days7'), count: week },
    { name: t('statistics.days30'), count: month },
    { name: t('statistics.allTime'), count: all },
  ];
  const ages = [
    { name: t('statistics.young'), key: 'young' as const },
    { name: t('statistics.mature'), key: 'mature' as const },
  ];
  const rows = spans.flatMap((span) =>
    ages.map((age): RecallRow => ({ span: span.name, age: age.name, count: span.count[age.key] })),
  );
  return (
    <ChartFigure
      title={title}
      remark={t('statistics.aim', { share: formatPercent(aim) })}
      sentence={
        isEnough
          ? t('statistics.recallSentence', {
              passed: formatNumber(month.all.passed),
              total: formatNumber(total),
              from: formatPercent(range.from),
              to: formatPercent(range.to),
            })
          : t('statistics.recallFew', { count: total, least: FEWEST_ANSWERS })
      }
      columns={[
        [t('statistics.column.interval'), ({ span, age }) => formatList([age, span])],
        [t('statistics.column.recalled'), ({ count }) => count.passed],
        [t('statistics.column.forgotten'), ({ count }) => count.failed],
      ]}
      rows={rows}
      fileName="recall"
    >
      {isEnough && <p className="fig">{formatPercent(share)}</p>}
      {isEnough && <RecallScale share={share} from={range.from} to={range.to} aim={aim} />}
      <table className="tab recall n">
        <thead>
          <tr>
            <th scope="col">{t('statistics.column.interval')}</th>
            {spans.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ages.map(({ name, key }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {spans.map((span) => (
                <td key={span.name}>{describeShare(span.count[key])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ChartFigure>
  );
}

/** The share, or a sign that there were too few answers for one. */
function describeShare({ passed, failed }: RetentionCount): string {
  const total = passed + failed;
  return total < FEWEST_ANSWERS ? t('statistics.fewShort') : formatPercent(passed / total);
}

const WIDTH = 300;
const AXIS = 16;

interface RecallScaleProps {
  readonly share: number;
  readonly from: number;
  readonly to: number;
  readonly aim: number;
}

/** A dot with its likely range and the aim, on a scale from 80 to 100 % that widens when needed. */
function RecallScale({ share, from, to, aim }: RecallScaleProps) {
  const low = Math.min(0.8, Math.floor(Math.min(from, aim) * 10) / 10);
  const step = low >= 0.8 ? 0.05 : 0.1;
  const at = (value: number): number => ((value - low) / (1 - low)) * WIDTH;
  const ticks = Array.from({ length: Math.round((1 - low) / step) + 1 }, (_, i) => low + i * step);
  return (
    <svg className="chart-drawing scale" viewBox={`0 -2 ${WIDTH} 42`} aria-hidden>
      <line className="axis" x1={0} x2={WIDTH} y1={AXIS} y2={AXIS} />
      {ticks.map((tick, i) => (
        <g key={tick}>
          <line className="axis" x1={at(tick)} x2={at(tick)} y1={AXIS - 3} y2={AXIS + 3} />
          <text x={at(tick)} y={36} textAnchor={i === 0 ? 'start' : i === ticks.length - 1 ? 'end' : 'middle'}>
            {formatPercent(tick)}
          </text>
        </g>
      ))}
      <line className="target" x1={at(aim)} x2={at(aim)} y1={4} y2={24} />
      <text
        className="target-word"
        x={at(aim) + (share < aim ? 6 : -6)}
        y={9}
        textAnchor={share < aim ? 'start' : 'end'}
      >
        {t('statistics.aimWord')}
      </text>
      <rect className="h2c" x={at(from)} y={AXIS - 3} width={Math.max(6, at(to) - at(from))} height={6} rx={3} />
      <circle className="dot" cx={at(share)} cy={AXIS} r={6} />
    </svg>
  );
}

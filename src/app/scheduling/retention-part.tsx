import { useCallback, useState } from 'react';
import type { RetentionForecast } from '../../scheduler/forecast-retention.ts';
import { DATABASE_NAME } from '../../store/database.ts';
import { formatDate, formatNumber, formatPercent } from '../../ui/format.ts';
import { PartHeading } from '../../ui/frame.tsx';
import { RetentionSlider } from '../../ui/retention-slider.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { readToday } from '../deps.ts';
import { DeckRow } from './deck-row.tsx';
import { runTask } from './run-task.ts';
import type { DeckNotes } from './scheduling-tasks.ts';
import type { DeckSettings } from './use-deck-settings.ts';
import { useTask } from './use-task.ts';

/** Every step of the slider. */
const RETENTIONS = Array.from({ length: 28 }, (_, i) => (70 + i) / 100);
/** How far the forecast looks without an exam. */
const USUAL_DAYS = 90;
const MOST_DAYS = 365;
/** The steps that stand beside the chosen one for comparison. */
const BESIDE = 0.05;

/** How much to remember, and what it costs: played through with the learner's own cards. */
export function RetentionPart({ deck, notes }: { deck: DeckSettings; notes: DeckNotes }) {
  const { deps, settings: all } = useApp();
  const { settings, scopes, change } = deck;
  const [slid, setSlid] = useState<number | null>(null);
  const today = readToday(deps, all);
  const days = forecastDays(settings.examDay, today);
  const scopeText = scopes.join(' ');
  const noteText = notes?.join(' ') ?? null;
  const forecast = useTask(
    useCallback(
      (signal: AbortSignal) =>
        runTask(
          'forecast',
          {
            database: DATABASE_NAME,
            values: { ...all.values },
            scopes: scopeText.split(' ').filter(Boolean),
            deck: noteText === null ? null : (noteText.split(' ').filter(Boolean) as NonNullable<DeckNotes>[number][]),
            today,
            days,
            retentions: RETENTIONS,
          },
          { signal },
        ),
      [all.values, scopeText, noteText, today, days],
    ),
  );
  const shown = slid ?? settings.desiredRetention;
  return (
    <>
      <PartHeading isFirst>{t('settings.retention')}</PartHeading>
      <RetentionSlider
        value={settings.desiredRetention}
        onChange={(value) => void change('desiredRetention', value)}
        onSlide={setSlid}
        explain={(value) => t('settings.retentionDetail', { share: formatPercent(value) })}
      />
      <div className="consequence" aria-live="polite">
        {forecast.kind === 'ready' && <Consequence forecasts={forecast.value} chosen={shown} endDay={today + days} />}
        {forecast.kind === 'running' && <p className="cap waiting">{t('scheduling.forecasting')}</p>}
        {forecast.kind === 'failed' && <p className="cap">{t('scheduling.noForecast')}</p>}
      </div>
      {deck.scope !== null && (
        <ul className="rows">
          <DeckRow
            deck={deck}
            name="desiredRetention"
            title={t('settings.retention')}
            detail={t('settings.retentionMoves')}
          >
            {formatPercent(settings.desiredRetention)}
          </DeckRow>
        </ul>
      )}
    </>
  );
}

interface ConsequenceProps {
  readonly forecasts: readonly RetentionForecast[];
  readonly chosen: number;
  readonly endDay: number;
}

function Consequence({ forecasts, chosen, endDay }: ConsequenceProps) {
  const columns = [chosen - BESIDE, chosen, chosen + BESIDE].flatMap((retention) => {
    const found = forecasts.find((forecast) => Math.abs(forecast.retention - retention) < 0.001);
    return found ? [found] : [];
  });
  const [first] = columns;
  if (!first || first.startedCards < 1) return <p className="cap">{t('scheduling.noCardsYet')}</p>;
  const rows = [
    { title: t('scheduling.cardsADay'), figureOf: (each: RetentionForecast) => each.cardsPerDay },
    { title: t('scheduling.minutesADay'), figureOf: (each: RetentionForecast) => each.minutesPerDay },
    { title: t('scheduling.remembered'), figureOf: (each: RetentionForecast) => each.rememberedCards },
  ];
  const isChosen = (each: RetentionForecast) => Math.abs(each.retention - chosen) < 0.001;
  return (
    <>
      <table className="tab compare">
        <caption className="vh">{t('scheduling.consequence')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">{t('scheduling.figure')}</span>
            </th>
            {columns.map((each) => (
              <th key={each.retention} scope="col" className={isChosen(each) ? 'on' : undefined}>
                {formatPercent(each.retention)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ title, figureOf }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              {columns.map((each) => (
                <td key={each.retention} className={isChosen(each) ? 'on' : undefined}>
                  {formatFigure(figureOf(each))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="cap">
        {t('scheduling.ofCards', { count: Math.round(first.startedCards), day: formatDate(endDay) })}{' '}
        {t('scheduling.moveOnlyIfAsked')}
      </p>
    </>
  );
}

function forecastDays(examDay: number | null, today: number): number {
  const left = examDay === null ? USUAL_DAYS : examDay - today;
  return left < 2 ? USUAL_DAYS : Math.min(left, MOST_DAYS);
}

/** Whole from ten on; below that a tenth makes a difference. */
function formatFigure(value: number): string {
  return formatNumber(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
}

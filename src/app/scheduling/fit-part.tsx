import { useRef, useState } from 'react';
import { quoteError, sayTrouble } from '../../review/say-trouble.ts';
import { engineFromWeights } from '../../scheduler/config.ts';
import { FEWEST_ITEMS_TO_FIT, formatWeights } from '../../scheduler/fitted-weights.ts';
import type { TrainedWeights } from '../../scheduler/train-weights.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { formatDays, formatNumber, formatPercent } from '../../ui/format.ts';
import { PartHeading } from '../../ui/frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { changeSetting } from '../change-setting.ts';
import { chanceGiven, closeFit, exampleIntervals, fitWeights } from './fit-weights.ts';

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'fitting'; readonly share: number }
  | { readonly kind: 'too-few'; readonly itemCount: number }
  | { readonly kind: 'fitted'; readonly trained: TrainedWeights }
  | { readonly kind: 'failed'; readonly detail: string };

const EXAMPLE_COUNT = 5;

/** Fits the schedule to the learner's own answers, shows before and after, and changes nothing before it is told to. */
export function FitPart() {
  const { deps, settings } = useApp();
  const [state, setState] = useState<State>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);

  const startFit = async (): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    setState({ kind: 'fitting', share: 0 });
    try {
      const { itemCount, trained } = await fitWeights(settings, {
        signal: controller.signal,
        onProgress: ({ done, total }) => setState({ kind: 'fitting', share: done / total }),
      });
      setState(trained === null ? { kind: 'too-few', itemCount } : { kind: 'fitted', trained });
    } catch (error) {
      setState(controller.signal.aborted ? { kind: 'idle' } : { kind: 'failed', detail: quoteError(error) });
    }
  };

  const close = async (trained: TrainedWeights, isTaken: boolean): Promise<void> => {
    const result = await closeFit(deps, settings, trained.itemCount, isTaken ? trained.weights : null);
    if (result.kind === 'not-saved') {
      setState({ kind: 'failed', detail: sayTrouble(result) });
      return;
    }
    setState({ kind: 'idle' });
    announce(t(isTaken ? 'scheduling.fitTaken' : 'scheduling.fitKept'));
  };

  return (
    <>
      <PartHeading>{t('scheduling.fit')}</PartHeading>
      <p className="cap">{t('scheduling.fitDetail')}</p>
      <p className="cap ink">
        {settings.weights === null
          ? t('scheduling.fitNone')
          : t('scheduling.fitDone', { count: settings.fittedAtItemCount })}
      </p>
      {state.kind === 'idle' && (
        <div className="acts-row">
          <Button onClick={() => void startFit()}>{t('scheduling.fitDo')}</Button>
          {settings.weights !== null && (
            <Button look="quiet" onClick={() => void returnToUsual(deps, settings)}>
              {t('scheduling.fitForget')}
            </Button>
          )}
        </div>
      )}
      {state.kind === 'fitting' && (
        <div role="status">
          <progress className="track" aria-label={t('scheduling.fitting')} max={1} value={state.share} />
          <p className="cap">{t('scheduling.fitting')}</p>
          <Button onClick={() => running.current?.abort()}>{t('action.cancel')}</Button>
        </div>
      )}
      {state.kind === 'too-few' && (
        <Notice title={t('scheduling.tooFew')}>
          <p>{t('scheduling.tooFewDetail', { count: state.itemCount, wanted: FEWEST_ITEMS_TO_FIT })}</p>
        </Notice>
      )}
      {state.kind === 'failed' && (
        <Notice isError title={t('scheduling.fitFailed')}>
          <p>{state.detail}</p>
        </Notice>
      )}
      {state.kind === 'fitted' && (
        <Comparison trained={state.trained} onClose={(isTaken) => void close(state.trained, isTaken)} />
      )}
    </>
  );
}

interface ComparisonProps {
  readonly trained: TrainedWeights;
  readonly onClose: (isTaken: boolean) => void;
}

/** Before and after, in plain words and in days. */
function Comparison({ trained, onClose }: ComparisonProps) {
  const { settings } = useApp();
  const { desiredRetention } = settings;
  const before = exampleIntervals(engineFromWeights(settings.weights), desiredRetention, EXAMPLE_COUNT);
  const fitted = engineFromWeights(formatWeights(trained.weights));
  const after = exampleIntervals(fitted, desiredRetention, EXAMPLE_COUNT);
  const columns = [
    { title: t('scheduling.before'), logLoss: trained.logLossBefore, intervals: before },
    { title: t('scheduling.after'), logLoss: trained.logLossAfter, intervals: after },
  ];
  return (
    <div role="status">
      <p className="cap ink">
        {t(trained.isBetter ? 'scheduling.fitBetter' : 'scheduling.fitNotBetter', {
          count: trained.itemCount,
          before: formatPercent(chanceGiven(trained.logLossBefore)),
          after: formatPercent(chanceGiven(trained.logLossAfter)),
        })}
      </p>
      <table className="tab">
        <caption className="vh">{t('scheduling.fitCompared')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">{t('scheduling.figure')}</span>
            </th>
            {columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('scheduling.logLoss')}</th>
            {columns.map(({ title, logLoss }) => (
              <td key={title}>{formatLoss(logLoss)}</td>
            ))}
          </tr>
          {before.map((_, i) => (
            <tr key={t('scheduling.goodAnswer', { count: i + 1 })}>
              <th scope="row">{t('scheduling.goodAnswer', { count: i + 1 })}</th>
              {columns.map(({ title, intervals }) => (
                <td key={title}>{formatDays(intervals[i] ?? 1)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="acts-row">
        {trained.isBetter && (
          <Button look="main" onClick={() => onClose(true)}>
            {t('scheduling.fitTake')}
          </Button>
        )}
        <Button look={trained.isBetter ? 'quiet' : 'plain'} onClick={() => onClose(false)}>
          {t('scheduling.fitKeep')}
        </Button>
      </div>
    </div>
  );
}

function formatLoss(logLoss: number): string {
  return formatNumber(Math.round(logLoss * 1000) / 1000);
}

async function returnToUsual(
  deps: Parameters<typeof changeSetting>[0],
  settings: Parameters<typeof changeSetting>[1],
): Promise<void> {
  const result = await changeSetting(deps, settings, 'weights', null);
  if (result.kind === 'saved') announce(t('scheduling.fitForgotten'));
}

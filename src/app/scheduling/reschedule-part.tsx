import { useRef, useState } from 'react';
import { quoteError, sayTrouble } from '../../review/say-trouble.ts';
import type { Forecast } from '../../store/store.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { formatStudyDay } from '../../ui/format-study-day.ts';
import { PartHeading } from '../../ui/frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { readToday } from '../deps.ts';
import { undoAct } from '../library/change-cards.ts';
import { type MoveSummary, moveCards, planMoves, summarizeMoves } from './reschedule.ts';
import type { DeckNotes, Move } from './scheduling-tasks.ts';

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'planning' }
  | { readonly kind: 'planned'; readonly moves: readonly Move[]; readonly forecast: Forecast }
  | { readonly kind: 'moving' }
  /** `isKept`: the moves wait to be written. */
  | { readonly kind: 'failed'; readonly detail: string; readonly isKept: boolean };

/** Days of the preview. */
const SHOWN_DAYS = 7;

/** Moves cards to the days that follow from the settings: only when asked, after showing what moves. */
export function ReschedulePart({ notes }: { notes: DeckNotes }) {
  const { deps, settings } = useApp();
  const [state, setState] = useState<State>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  const today = readToday(deps, settings);

  const plan = async (): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    setState({ kind: 'planning' });
    try {
      const [moves, forecast] = await Promise.all([
        planMoves(deps, settings, notes, controller.signal),
        deps.store.readForecast(today, SHOWN_DAYS),
      ]);
      setState({ kind: 'planned', moves, forecast });
    } catch (error) {
      setState(
        controller.signal.aborted ? { kind: 'idle' } : { kind: 'failed', detail: quoteError(error), isKept: false },
      );
    }
  };

  const move = async (moves: readonly Move[]): Promise<void> => {
    setState({ kind: 'moving' });
    const { result, done } = await moveCards(deps, settings, moves);
    if (result.kind === 'stale') {
      await plan();
      return;
    }
    if (result.kind === 'not-saved') {
      setState({ kind: 'failed', detail: sayTrouble(result), isKept: true });
      return;
    }
    setState({ kind: 'idle' });
    announce(t('scheduling.moved', { count: moves.length }), {
      label: t('action.undo'),
      run: () => void undoAct(deps, settings, done),
    });
  };

  return (
    <>
      <PartHeading>{t('scheduling.reschedule')}</PartHeading>
      <p className="cap">{t('scheduling.rescheduleDetail')}</p>
      {state.kind === 'idle' && (
        <div className="acts-row">
          <Button onClick={() => void plan()}>{t('scheduling.reschedulePlan')}</Button>
        </div>
      )}
      {state.kind === 'planning' && (
        <div role="status">
          <p className="cap">{t('scheduling.planning')}</p>
          <Button onClick={() => running.current?.abort()}>{t('action.cancel')}</Button>
        </div>
      )}
      {state.kind === 'moving' && (
        <p className="cap" role="status">
          {t('action.saving')}
        </p>
      )}
      {state.kind === 'failed' && (
        <Notice isError title={t('scheduling.notMoved')}>
          <p>{state.detail}</p>
          {state.isKept && <p>{t('unsaved.kept')}</p>}
        </Notice>
      )}
      {state.kind === 'planned' && state.moves.length === 0 && (
        <p className="cap ink" role="status">
          {t('scheduling.nothingMoves')}
        </p>
      )}
      {state.kind === 'planned' && state.moves.length > 0 && (
        <div role="status">
          <Preview summary={summarizeMoves(state.moves, today)} forecast={state.forecast} />
          <div className="acts-row">
            <Button look="main" onClick={() => void move(state.moves)}>
              {t('scheduling.moveDo', { count: state.moves.length })}
            </Button>
            <Button look="quiet" onClick={() => setState({ kind: 'idle' })}>
              {t('scheduling.moveLeave')}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}

function Preview({ summary, forecast }: { summary: MoveSummary; forecast: Forecast }) {
  const { count, earlier, later, byDay } = summary;
  return (
    <>
      <p className="cap ink">{t('scheduling.moveSummary', { count, earlier, later })}</p>
      <table className="tab">
        <caption className="vh">{t('scheduling.movePerDay')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">{t('scheduling.figure')}</span>
            </th>
            <th scope="col">{t('scheduling.now')}</th>
            <th scope="col">{t('scheduling.then')}</th>
          </tr>
        </thead>
        <tbody>
          {forecast.map(({ day, dueCount }, index) => (
            <tr key={day}>
              <th scope="row">{index === 0 ? t('nav.today') : formatStudyDay(day)}</th>
              <td>{formatNumber(dueCount)}</td>
              <td>{formatNumber(dueCount + (byDay.get(day) ?? 0))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

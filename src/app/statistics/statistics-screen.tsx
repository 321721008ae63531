import { useCallback, useEffect, useMemo, useState } from 'react';
import '../../ui/styles/library.css';
import '../../ui/styles/statistics.css';
import type { NoteId } from '../../model/ids.ts';
import { createConfigs } from '../../scheduler/config.ts';
import { DATABASE_NAME } from '../../store/database.ts';
import { formatNumber, formatPercent } from '../../ui/format.ts';
import { Frame, Page, TopBar } from '../../ui/frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { readToday } from '../deps.ts';
import { MainNav } from '../main-nav.tsx';
import { useSignal } from '../signal.ts';
import { useWatch } from '../use-watch.ts';
import { CalibrationPart } from './calibration-part.tsx';
import { ForecastPart } from './forecast-part.tsx';
import { GrowthPart } from './growth-part.tsx';
import { HeatMap } from './heat-map.tsx';
import { HoursPart } from './hours-part.tsx';
import { NotesPart, SectionsPart } from './parts-list.tsx';
import { PeriodsPart } from './periods-part.tsx';
import { RecallPart } from './recall-part.tsx';
import { SpreadPart } from './spread-part.tsx';
import { StatisticsLink } from './statistics-link.ts';
import type { StatisticsMoment, StatisticsTasks } from './statistics-tasks.ts';
import type { NoteKnowledge } from './summarise.ts';
import { TimePart } from './time-part.tsx';

/** Notes that stand as chips; more of them are chosen from a list. */
const MOST_CHIPS = 8;

/** What the log says: of all notes, or of one. Counted in a worker, so that the page stays free however long the log is. */
export function StatisticsScreen() {
  const { deps, settings } = useApp();
  const [link] = useState(() => new StatisticsLink(DATABASE_NAME));
  const status = useSignal(link.status);
  const [noteId, setNoteId] = useState<NoteId | null>(null);
  const today = readToday(deps, settings);

  useEffect(() => {
    // Every write touches the row of the counts, so that no answer is missed, here or in another tab.
    const subscription = deps.store.watch(
      () => deps.store.readCounts(),
      () => link.refresh(),
      () => undefined,
    );
    return () => {
      subscription.unsubscribe();
      link.stop();
    };
  }, [deps, link]);

  const moment = useMemo(
    (): StatisticsMoment => ({ today, nowMillis: deps.nowMillis(), weights: settings.weights }),
    [today, deps, settings.weights],
  );
  const question = useMemo(() => ({ noteId, moment }), [noteId, moment]);
  const notesQuestion = useMemo(() => ({ moment }), [moment]);
  const notes = useTask(link, 'notes', notesQuestion, status.version);
  const summary = useTask(link, 'summarise', question, status.version);
  const model = useTask(link, 'model', question, status.version);
  const note = useWatch(
    deps.store,
    useCallback(() => (noteId === null ? Promise.resolve(null) : deps.store.readNoteText(noteId)), [deps, noteId]),
  );
  const sectionsQuestion = useMemo(
    () => (note && note.id === noteId ? { noteId: note.id, noteText: note.text, moment } : null),
    [note, noteId, moment],
  );
  const sections = useTask(link, 'sections', sectionsQuestion, status.version);
  const aim = createConfigs(settings.values)(note ?? null).desiredRetention;

  if (status.trouble) throw status.trouble;
  return (
    <Frame>
      <TopBar title={t('nav.statistics')} />
      <Page>
        {notes && notes.length > 0 && <NotePicker notes={notes} chosen={noteId} onChoose={setNoteId} />}
        {summary === null ? (
          <p className="cap n" role="status">
            {status.progress
              ? t('statistics.readingShare', {
                  read: formatNumber(status.progress.read),
                  total: formatNumber(status.progress.total),
                  share: formatPercent(status.progress.total === 0 ? 1 : status.progress.read / status.progress.total),
                })
              : t('statistics.reading')}
          </p>
        ) : (
          <>
            {summary.answerCount === 0 && <Notice title={t('statistics.nothingYet')} />}
            <RecallPart summary={summary} aim={aim} />
            <HeatMap days={summary.days} today={today} />
            <ForecastPart forecast={summary.forecast} />
            {noteId === null && notes && (
              <NotesPart notes={notes} onChoose={(choice: NoteKnowledge) => setNoteId(choice.noteId)} />
            )}
            {noteId !== null && sections && note && (
              <SectionsPart noteId={noteId} noteTitle={note.title} sections={sections} />
            )}
            <PeriodsPart periods={summary.periods} aim={aim} />
            <SpreadPart spread={summary.spread} />
            {model && <GrowthPart growth={model.growth} />}
            {model && <CalibrationPart calibration={model.calibration} />}
            <HoursPart hours={summary.hours} />
            {summary.answerCount > 0 && (
              <TimePart days={summary.days} totalMillis={summary.totalMillis} answerCount={summary.answerCount} />
            )}
          </>
        )}
      </Page>
      <MainNav current="statistics" />
    </Frame>
  );
}

type Task = Exclude<keyof StatisticsTasks, 'load'>;

/**
 * What the worker answers, again after each reading of the log; null until then and while another question is out. The
 * question must keep its identity between renders; null asks nothing.
 */
function useTask<Name extends Task>(
  link: StatisticsLink,
  task: Name,
  question: StatisticsTasks[Name]['input'] | null,
  version: number,
): StatisticsTasks[Name]['output'] | null {
  const [answer, setAnswer] = useState<{ question: unknown; output: StatisticsTasks[Name]['output'] } | null>(null);
  const [trouble, setTrouble] = useState<{ error: unknown } | null>(null);
  useEffect(() => {
    if (question === null || version === 0) return;
    const stop = new AbortController();
    link.ask(task, question, stop.signal).then(
      (output) => setAnswer({ question, output }),
      (error: unknown) => {
        if (!stop.signal.aborted) setTrouble({ error });
      },
    );
    return () => stop.abort();
  }, [link, task, question, version]);
  if (trouble) throw trouble.error;
  return answer !== null && answer.question === question ? answer.output : null;
}

interface NotePickerProps {
  readonly notes: readonly NoteKnowledge[];
  readonly chosen: NoteId | null;
  readonly onChoose: (noteId: NoteId | null) => void;
}

/** All notes or one. */
function NotePicker({ notes, chosen, onChoose }: NotePickerProps) {
  if (notes.length > MOST_CHIPS) {
    return (
      <label className="field pick-note">
        <span>{t('statistics.which')}</span>
        <select
          value={chosen ?? ''}
          onChange={(event) => onChoose(notes.find((note) => note.noteId === event.target.value)?.noteId ?? null)}
        >
          <option value="">{t('statistics.allNotes')}</option>
          {notes.map((note) => (
            <option key={note.noteId} value={note.noteId}>
              {note.title}
            </option>
          ))}
        </select>
      </label>
    );
  }
  return (
    <fieldset className="chips wrap-wide" aria-label={t('statistics.which')}>
      <button type="button" className="chip" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
        <span>{t('statistics.allNotes')}</span>
      </button>
      {notes.map((note) => (
        <button
          key={note.noteId}
          type="button"
          className="chip"
          aria-pressed={chosen === note.noteId}
          onClick={() => onChoose(note.noteId)}
        >
          <span className="note">{note.title}</span>
        </button>
      ))}
    </fieldset>
  );
}

import { Download, RefreshCw, Share } from 'lucide-react';
import { useCallback, useEffect } from 'react';
import type { NoteId } from '../model/ids.ts';
import type { QueueCandidate } from '../model/queue.ts';
import type { Settings } from '../model/settings.ts';
import { planQueue } from '../scheduler/queue.ts';
import { formatDayFrom, formatStudyDay } from '../ui/format.ts';
import { Frame, Page, PartHeading, Thumb, TopBar } from '../ui/frame.tsx';
import { Icon } from '../ui/icon.tsx';
import { Row, Rows } from '../ui/row.tsx';
import { t } from '../ui/text/text.ts';
import { useApp } from './app-context.ts';
import { installPrompt, waitingUpdate } from './app-signals.ts';
import { type Deps, dayOf, readToday } from './deps.ts';
import { estimateMinutes } from './estimate-minutes.ts';
import { ForecastBars } from './forecast-bars.tsx';
import { MainNav, SettingsLink } from './main-nav.tsx';
import { readPlanInput } from './read-plan.ts';
import { useSignal } from './signal.ts';
import { useWatch } from './use-watch.ts';

/** Days of the forecast, today included. */
const FORECAST_DAYS = 7;

/** What is due, one large button, what is coming. */
export function TodayScreen() {
  const { deps, settings } = useApp();
  const today = useWatch(
    deps.store,
    useCallback(() => readTodayView(deps, settings), [deps, settings]),
  );

  useEffect(() => {
    const start = (event: KeyboardEvent): void => {
      const isFree =
        event.target === document.body || (event.target instanceof HTMLElement && event.target.tagName === 'MAIN');
      if (event.key === ' ' && isFree && !event.repeat) {
        event.preventDefault();
        location.hash = '#/review';
      }
    };
    document.addEventListener('keydown', start);
    return () => document.removeEventListener('keydown', start);
  }, []);

  return (
    <Frame>
      <TopBar title={t('nav.today')} aside={formatStudyDay(readToday(deps, settings))} actions={<SettingsLink />} />
      <Page isColumns>{today && <TodayView today={today} />}</Page>
      <MainNav current="today" />
    </Frame>
  );
}

function TodayView({ today }: { today: TodayData }) {
  const { queue, day, notes, forecast, lastCopyDay, reviewsSinceCopy, reviewsToday } = today;
  const newCount = queue.filter((candidate) => candidate.state.phase === 'new').length;
  const tomorrow = forecast[1]?.dueCount ?? 0;
  return (
    <>
      <div>
        {queue.length > 0 ? (
          <>
            <p className="lead">{t('today.cards', { count: queue.length })}</p>
            <p className="sub">
              {t('today.minutes', { count: estimateMinutes(queue) })}{' '}
              {t('today.split', { due: queue.length - newCount, fresh: newCount })}
            </p>
          </>
        ) : (
          <>
            <p className="lead">{reviewsToday > 0 ? t('today.done') : t('today.nothing')}</p>
            <p className="sub">{t('today.tomorrow', { count: tomorrow })}</p>
          </>
        )}
      </div>
      {queue.length > 0 && (
        <Thumb isStuck>
          <a className="btn main" href="#/review" aria-keyshortcuts="Space">
            {t('today.start')}
            <kbd className="wide" aria-hidden>
              {t('key.space')}
            </kbd>
          </a>
        </Thumb>
      )}
      <div>
        {notes.length > 0 && (
          <>
            <PartHeading>{t('today.fromNotes')}</PartHeading>
            <Rows>
              {notes.map((note) => (
                <Row
                  key={note.id}
                  isNote
                  title={note.title}
                  detail={note.newCount > 0 ? t('today.ofThemNew', { count: note.newCount }) : undefined}
                  end={note.count}
                  isEndLarge
                  href={`#/notes/${note.id}`}
                />
              ))}
            </Rows>
          </>
        )}
      </div>
      <div className="aside">
        <Waiting day={day} lastCopyDay={lastCopyDay} reviewsSinceCopy={reviewsSinceCopy} />
        <div>
          <PartHeading>{t('today.nextDays')}</PartHeading>
          <ForecastBars forecast={forecast} />
        </div>
      </div>
    </>
  );
}

/** Things that want a decision, none of them urgent. */
function Waiting({ day, lastCopyDay, reviewsSinceCopy }: Pick<TodayData, 'day' | 'lastCopyDay' | 'reviewsSinceCopy'>) {
  const update = useSignal(waitingUpdate);
  const canInstall = useSignal(installPrompt) === 'offer';
  const isCopyWanted = reviewsSinceCopy > 0;
  if (!update && !isCopyWanted && !canInstall) return null;
  return (
    <div>
      <PartHeading>{t('today.waiting')}</PartHeading>
      <Rows>
        {update && (
          <Row mark={<Icon of={RefreshCw} />} title={t('update.ready')} detail={t('update.detail')} onPress={update} />
        )}
        {isCopyWanted && (
          <Row
            mark={<Icon of={Share} />}
            title={
              lastCopyDay === null ? t('today.noCopy') : t('today.lastCopy', { when: formatDayFrom(day, lastCopyDay) })
            }
            detail={t('today.onlyHere', { count: reviewsSinceCopy })}
            href="#/data"
          />
        )}
        {canInstall && (
          <Row
            mark={<Icon of={Download} />}
            title={t('install.title')}
            detail={t('install.detail')}
            onPress={() => void installPrompt.offer()}
          />
        )}
      </Rows>
    </div>
  );
}

interface NoteToday {
  readonly id: NoteId;
  readonly title: string;
  readonly count: number;
  readonly newCount: number;
}

interface TodayData {
  readonly day: number;
  readonly queue: readonly QueueCandidate[];
  readonly notes: readonly NoteToday[];
  readonly forecast: readonly { readonly day: number; readonly dueCount: number }[];
  readonly lastCopyDay: number | null;
  readonly reviewsSinceCopy: number;
  readonly reviewsToday: number;
}

async function readTodayView(deps: Deps, settings: Settings): Promise<TodayData> {
  const { store } = deps;
  const day = readToday(deps, settings);
  const input = await readPlanInput(deps, settings);
  const queue = planQueue(input, settings);
  const [notes, forecast, lastCopy, counts] = await Promise.all([
    countByNote(deps, queue),
    store.readForecast(day, FORECAST_DAYS),
    store.readLastCopy(),
    store.readCounts(),
  ]);
  return {
    day,
    queue,
    notes,
    // Today's bar is what today asks, limits included, so that it says the same as the large figure.
    forecast: forecast.map((entry) => (entry.day === day ? { ...entry, dueCount: queue.length } : entry)),
    lastCopyDay: lastCopy ? dayOf(deps, settings, lastCopy.atMillis) : null,
    reviewsSinceCopy: Math.max(0, counts.reviews - (lastCopy?.reviewCount ?? 0)),
    reviewsToday: input.newDoneToday + input.reviewsDoneToday,
  };
}

async function countByNote(deps: Deps, queue: readonly QueueCandidate[]): Promise<NoteToday[]> {
  const byNote = new Map<NoteId, { count: number; newCount: number }>();
  for (const { noteId, state } of queue) {
    const sum = byNote.get(noteId) ?? { count: 0, newCount: 0 };
    sum.count++;
    if (state.phase === 'new') sum.newCount++;
    byNote.set(noteId, sum);
  }
  const notes = await Promise.all(
    [...byNote].map(async ([id, sum]) => ({ id, ...sum, title: (await deps.store.readNoteText(id))?.title ?? '' })),
  );
  return notes.sort((a, b) => b.count - a.count);
}

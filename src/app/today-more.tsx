import { Download, RefreshCw, Share } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { NoteId } from '../model/ids.ts';
import type { QueueCandidate } from '../model/queue.ts';
import type { Settings } from '../model/settings.ts';
import type { StudyDay } from '../model/time.ts';
import type { Forecast } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { formatDayFrom, formatNumber } from '../ui/format.ts';
import { PartHeading } from '../ui/frame.tsx';
import { Icon } from '../ui/icon.tsx';
import { Row, Rows } from '../ui/row.tsx';
import { t } from '../ui/text/text.ts';
import { useApp } from './app-context.ts';
import { installPrompt, waitingUpdate } from './app-signals.ts';
import { type Deps, dayOf, readToday } from './deps.ts';
import { ExamCountdowns } from './exam/exam-countdown.tsx';
import { ForecastBars } from './forecast-bars.tsx';
import { CatchUpRow, isPile } from './scheduling/catch-up-row.tsx';
import { FitOfferRow, useFitOffer } from './scheduling/fit-offer.tsx';
import { useSignal } from './signal.ts';
import { useWatch } from './use-watch.ts';

/** Notes that are named at once: what waits for a decision stands below them on a phone, and must not be far away. */
const SHOWN_NOTES = 6;

/** Days of the forecast, today included. */
const FORECAST_DAYS = 7;

/** Below the button of Today: which notes, what wants a decision, what is coming. */
export function TodayMore({ queue }: { queue: readonly QueueCandidate[] }) {
  const { deps, settings } = useApp();
  const more = useWatch(
    deps.store,
    useCallback(() => readMore(deps, settings, queue), [deps, settings, queue]),
  );
  const [isWhole, setWhole] = useState(false);
  if (!more) return null;
  // One more is shown sooner than asked for.
  const shown = isWhole || more.notes.length <= SHOWN_NOTES + 1 ? more.notes : more.notes.slice(0, SHOWN_NOTES);
  const rest = more.notes.length - shown.length;
  return (
    <>
      <div>
        {more.notes.length > 0 && (
          <>
            <PartHeading>{t('today.fromNotes')}</PartHeading>
            <Rows>
              {shown.map((note) => (
                <Row
                  key={note.id}
                  isNote
                  title={note.title}
                  detail={note.newCount > 0 ? t('today.ofThemNew', { count: note.newCount }) : undefined}
                  end={formatNumber(note.count)}
                  isEndLarge
                  href={`#/notes/${note.id}`}
                />
              ))}
            </Rows>
            {rest > 0 && (
              <Button look="quiet" isSmall onClick={() => setWhole(true)}>
                {t('import.showMore', { count: rest })}
              </Button>
            )}
          </>
        )}
      </div>
      <div className="aside">
        <ExamCountdowns today={more.day} />
        <Waiting more={more} />
        <div>
          <PartHeading>{t('today.nextDays')}</PartHeading>
          {/* Today's bar is what today asks, limits included, so that it says the same as the large figure. */}
          <ForecastBars
            forecast={more.forecast.map((entry) =>
              entry.day === more.day ? { ...entry, dueCount: queue.length } : entry,
            )}
          />
        </div>
      </div>
    </>
  );
}

/** Things that want a decision, none of them urgent. */
function Waiting({ more }: { more: MoreOfToday }) {
  const { day, lastCopyDay, reviewsSinceCopy, forecast } = more;
  const { settings } = useApp();
  const update = useSignal(waitingUpdate);
  const canInstall = useSignal(installPrompt) === 'offer';
  const hasFitOffer = useFitOffer(more.reviewCount);
  const isCopyWanted = reviewsSinceCopy > 0;
  const hasPile = isPile(settings, day, forecast);
  if (!update && !isCopyWanted && !canInstall && !hasFitOffer && !hasPile) return null;
  return (
    <div>
      <PartHeading>{t('today.waiting')}</PartHeading>
      <Rows>
        {update && (
          <Row mark={<Icon of={RefreshCw} />} title={t('update.ready')} detail={t('update.detail')} onPress={update} />
        )}
        {hasPile && <CatchUpRow today={day} forecast={forecast} />}
        {hasFitOffer && <FitOfferRow />}
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

interface MoreOfToday {
  readonly day: StudyDay;
  readonly notes: readonly NoteToday[];
  readonly forecast: Forecast;
  readonly lastCopyDay: StudyDay | null;
  readonly reviewsSinceCopy: number;
  readonly reviewCount: number;
}

async function readMore(deps: Deps, settings: Settings, queue: readonly QueueCandidate[]): Promise<MoreOfToday> {
  const { store } = deps;
  const day = readToday(deps, settings);
  const [notes, forecast, lastCopy, counts] = await Promise.all([
    countByNote(deps, queue),
    store.readForecast(day, FORECAST_DAYS),
    store.readLastCopy(),
    store.readCounts(),
  ]);
  return {
    day,
    notes,
    forecast,
    lastCopyDay: lastCopy ? dayOf(deps, settings, lastCopy.atMillis) : null,
    reviewsSinceCopy: Math.max(0, counts.reviews - (lastCopy?.reviewCount ?? 0)),
    reviewCount: counts.reviews,
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
  const titles = await deps.store.readNoteTitles([...byNote.keys()]);
  const notes = [...byNote].map(([id, sum]) => ({ id, ...sum, title: titles.get(id) ?? '' }));
  return notes.sort((a, b) => b.count - a.count);
}

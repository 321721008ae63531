import { Suspense, useCallback, useEffect, useState } from 'react';
import { formatStudyDay } from '../ui/format-study-day.ts';
import { Frame, Page, Thumb, TopBar } from '../ui/frame.tsx';
import { lazyPart } from '../ui/lazy-part.ts';
import { t } from '../ui/text/text.ts';
import { useApp } from './app-context.ts';
import { readToday } from './deps.ts';
import { estimateMinutes } from './estimate-minutes.ts';
import { MainNav, SettingsLink } from './main-nav.tsx';
import { isSameToday, readTodayView, type TodayView } from './read-today.ts';
import { useWatchFrom } from './use-watch.ts';

// What stands below the button comes after it.
const TodayMore = lazyPart(() => import('./today-more.tsx').then((module) => module.TodayMore));

interface TodayScreenProps {
  /** Gives what was read of today before the app was drawn, once; undefined when the screen has to read it itself. */
  readonly takeRead: () => TodayView | undefined;
}

/** What is due, one large button, what is coming. */
export function TodayScreen({ takeRead }: TodayScreenProps) {
  const { deps, settings } = useApp();
  const [readBefore] = useState(takeRead);
  const today = useWatchFrom<TodayView | undefined>(
    deps.store,
    useCallback(() => readTodayView(deps, settings), [deps, settings]),
    readBefore,
    isSameToday,
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
      <Page isColumns>
        {today && (
          <>
            <Lead today={today} />
            <Suspense>
              <TodayMore queue={today.plan.queue} />
            </Suspense>
          </>
        )}
      </Page>
      <MainNav current="today" />
    </Frame>
  );
}

/** From here on minutes are no longer what one thinks in. */
const HOURS_FROM_MINUTES = 90;

function sayEffort(minutes: number): string {
  return minutes < HOURS_FROM_MINUTES
    ? t('today.minutes', { count: minutes })
    : t('today.hours', { count: Math.round(minutes / 60) });
}

function Lead({ today: { plan, dueTomorrow } }: { today: TodayView }) {
  const { queue, input } = plan;
  if (queue.length === 0) {
    return (
      <div>
        <p className="lead">{input.newDoneToday + input.reviewsDoneToday > 0 ? t('today.done') : t('today.nothing')}</p>
        <p className="sub">{t('today.tomorrow', { count: dueTomorrow })}</p>
      </div>
    );
  }
  const newCount = queue.filter((candidate) => candidate.state.phase === 'new').length;
  return (
    <>
      <div>
        <p className="lead">{t('today.cards', { count: queue.length })}</p>
        <p className="sub">
          {sayEffort(estimateMinutes(queue))} {t('today.split', { due: queue.length - newCount, fresh: newCount })}
        </p>
      </div>
      <Thumb isStuck>
        <a className="btn main" href="#/review" aria-keyshortcuts="Space">
          {t('today.start')}
          <kbd className="wide" aria-hidden>
            {t('key.space')}
          </kbd>
        </a>
      </Thumb>
    </>
  );
}

import { Layers2 } from 'lucide-react';
import { useState } from 'react';
import type { AllSettings } from '../../model/settings.ts';
import type { StudyDay } from '../../model/time.ts';
import { sayTrouble } from '../../review/say-trouble.ts';
import { forecastCatchUp } from '../../scheduler/catch-up.ts';
import type { Forecast } from '../../store/store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogText } from '../../ui/dialog.tsx';
import { formatStudyDay } from '../../ui/format-study-day.ts';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row } from '../../ui/row.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { changeSetting } from '../change-setting.ts';

/** Fewer than these are done in a sitting. */
const LEAST_PILE = 60;
/** A pile is so many times what the coming days bring. */
const TIMES_USUAL = 3;
const LONGEST_DAYS = 365;

/** Whether more is due than on a usual day, or a plan for it is running. The first day of the forecast holds what is overdue. */
export function isPile(settings: AllSettings, today: StudyDay, forecast: Forecast): boolean {
  if (isRunning(settings, today)) return true;
  const [first, ...next] = forecast.map(({ dueCount }) => dueCount);
  const usual = next.reduce((sum, count) => sum + count, 0) / Math.max(1, next.length);
  return first !== undefined && first >= LEAST_PILE && (first > settings.reviewsPerDay || first >= usual * TIMES_USUAL);
}

function isRunning({ catchUp }: AllSettings, today: StudyDay): boolean {
  return catchUp !== null && catchUp.untilDay >= today;
}

/** Offers a plan for a pile after a gap, with a forecast before anything is agreed to. */
export function CatchUpRow({ today, forecast }: { today: StudyDay; forecast: Forecast }) {
  const { deps, settings } = useApp();
  const [isOpen, setOpen] = useState(false);
  const { catchUp } = settings;
  if (catchUp !== null && isRunning(settings, today)) {
    return (
      <Row
        mark={<Icon of={Layers2} />}
        title={t('scheduling.catchUpRuns', { day: formatStudyDay(catchUp.untilDay) })}
        detail={t('scheduling.catchUpRunsDetail', { count: catchUp.reviewsPerDay })}
        onPress={() => void changeSetting(deps, settings, 'catchUp', null)}
      />
    );
  }
  const waiting = forecast[0]?.dueCount ?? 0;
  return (
    <>
      <Row
        mark={<Icon of={Layers2} />}
        title={t('scheduling.catchUp', { count: waiting })}
        detail={t('scheduling.catchUpDetail')}
        onPress={() => setOpen(true)}
      />
      {isOpen && <CatchUpDialog today={today} forecast={forecast} onClose={() => setOpen(false)} />}
    </>
  );
}

interface CatchUpDialogProps {
  readonly today: StudyDay;
  readonly forecast: Forecast;
  readonly onClose: () => void;
}

function CatchUpDialog({ today, forecast, onClose }: CatchUpDialogProps) {
  const { deps, settings } = useApp();
  const waiting = forecast[0]?.dueCount ?? 0;
  const choices = choosePaces(waiting);
  const [perDay, setPerDay] = useState(choices[1] ?? waiting);
  const lastDay = findLastDay(today, forecast, perDay);
  const [trouble, setTrouble] = useState<string | null>(null);

  const begin = async (untilDay: StudyDay): Promise<void> => {
    const result = await changeSetting(deps, settings, 'catchUp', { untilDay, reviewsPerDay: perDay });
    if (result.kind === 'saved') onClose();
    else if (result.kind === 'not-saved') setTrouble(sayTrouble(result));
  };

  return (
    <Dialog title={t('scheduling.catchUpTitle')} isOpen onClose={onClose}>
      <DialogText>{t('scheduling.catchUpHelp')}</DialogText>
      <div className="chips">
        {choices.map((count) => (
          <button
            key={count}
            type="button"
            className="chip"
            aria-pressed={count === perDay}
            onClick={() => setPerDay(count)}
          >
            <span>{t('scheduling.catchUpPerDay', { count })}</span>
          </button>
        ))}
      </div>
      <p className="cap ink" role="status">
        {lastDay === null
          ? t('scheduling.catchUpLong')
          : t('scheduling.catchUpUntil', { days: lastDay - today + 1, day: formatStudyDay(lastDay) })}
      </p>
      {trouble !== null && (
        <Notice isError title={t('unsaved.title')}>
          <p>{trouble}</p>
          <p>{t('unsaved.kept')}</p>
        </Notice>
      )}
      <div className="sheet-acts">
        <Button look="main" disabled={lastDay === null} onClick={() => lastDay !== null && void begin(lastDay)}>
          {t('scheduling.catchUpStart')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Three paces to choose from: about two weeks, one week, half a week for the pile alone. */
export function choosePaces(waiting: number): number[] {
  const paces = [14, 7, 3].map((days) => Math.max(10, Math.ceil(waiting / days / 10) * 10));
  return [...new Set(paces)];
}

/** The study day on which the pile is gone; null when it is not within a year. Beyond the forecast each day brings what the known ones do. */
export function findLastDay(today: StudyDay, forecast: Forecast, perDay: number): StudyDay | null {
  const [first, ...next] = forecast;
  const usual = Math.round(next.reduce((sum, { dueCount }) => sum + dueCount, 0) / Math.max(1, next.length));
  const dueCounts = new Map<StudyDay, number>(
    Array.from({ length: LONGEST_DAYS }, (_, i) => [today + 1 + i, next[i]?.dueCount ?? usual]),
  );
  const days = forecastCatchUp({
    today,
    overdueCount: first?.dueCount ?? 0,
    dueCounts,
    reviewsPerDay: perDay,
    longestDays: LONGEST_DAYS,
  });
  const last = days.at(-1);
  return last === undefined || last.leftCount > 0 ? null : last.day;
}

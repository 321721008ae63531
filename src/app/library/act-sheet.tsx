import { CalendarDays, Eye, Flag as FlagIcon, MoonStar, PauseCircle, PlayCircle, RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { FLAGS, flagName } from '../../review/flag-name.ts';
import { civilDateToDay, dayToCivilDate } from '../../scheduler/civil-date.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogText } from '../../ui/dialog.tsx';
import { formatDate } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { readToday } from '../deps.ts';
import type { CardAct } from './change-cards.ts';

interface ActSheetProps {
  readonly count: number;
  readonly onAct: (act: CardAct) => void;
  readonly onClose: () => void;
}

type Part = 'all' | 'flag' | 'day' | 'reset';

/** Everything that can be done with some cards, one part after another in the same sheet. */
export function ActSheet({ count, onAct, onClose }: ActSheetProps) {
  const { deps, settings } = useApp();
  const today = readToday(deps, settings);
  const [part, setPart] = useState<Part>('all');
  const body = useRef<HTMLDivElement>(null);
  const shownPart = useRef<Part>(part);

  // Each part starts at its title, and what was pressed is gone: the sheet itself takes the focus.
  useEffect(() => {
    if (shownPart.current === part) return;
    shownPart.current = part;
    const sheet = body.current?.closest<HTMLElement>('[role="dialog"]');
    sheet?.scrollTo({ top: 0 });
    sheet?.focus({ preventScroll: true });
  }, [part]);

  return (
    <Dialog title={t(`library.act.title.${part}`, { count })} isOpen onClose={onClose}>
      <div ref={body}>
        {part === 'all' && <ActList today={today} onAct={onAct} onPart={setPart} />}
        {part === 'flag' && <FlagChoice onAct={onAct} />}
        {part === 'day' && <DayChoice today={today} onAct={onAct} />}
        {part === 'reset' && (
          <>
            <DialogText>{t('library.act.resetHelp', { count })}</DialogText>
            <div className="sheet-acts">
              <Button look="danger" onClick={() => onAct({ kind: 'reset' })}>
                {t('library.act.resetDo')}
              </Button>
            </div>
          </>
        )}
        <div className="sheet-acts">
          {part === 'all' ? (
            <Button look="quiet" onClick={onClose}>
              {t('action.close')}
            </Button>
          ) : (
            <Button onClick={() => setPart('all')}>
              {part === 'reset' ? t('library.act.keep') : t('action.back')}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

interface ActListProps {
  readonly today: number;
  readonly onAct: (act: CardAct) => void;
  readonly onPart: (part: Part) => void;
}

function ActList({ today, onAct, onPart }: ActListProps) {
  return (
    <div className="sheet-rows">
      <Rows>
        <Row
          mark={<Icon of={PauseCircle} />}
          title={t('library.act.pause')}
          detail={t('library.act.pauseDetail')}
          onPress={() => onAct({ kind: 'suspend', isSuspended: true })}
        />
        <Row
          mark={<Icon of={PlayCircle} />}
          title={t('library.act.resume')}
          onPress={() => onAct({ kind: 'suspend', isSuspended: false })}
        />
        <Row
          mark={<Icon of={MoonStar} />}
          title={t('library.act.bury')}
          detail={t('library.act.buryDetail')}
          onPress={() => onAct({ kind: 'bury', untilDay: today + 1 })}
        />
        <Row
          mark={<Icon of={Eye} />}
          title={t('library.act.unbury')}
          onPress={() => onAct({ kind: 'bury', untilDay: null })}
        />
        <Row mark={<Icon of={FlagIcon} />} title={t('library.act.flag')} onPress={() => onPart('flag')} />
        <Row
          mark={<Icon of={CalendarDays} />}
          title={t('library.act.day')}
          detail={t('library.act.dayDetail')}
          onPress={() => onPart('day')}
        />
        <Row
          mark={<Icon of={RotateCcw} />}
          title={t('library.act.reset')}
          detail={t('library.act.resetDetail')}
          onPress={() => onPart('reset')}
        />
      </Rows>
    </div>
  );
}

function FlagChoice({ onAct }: { onAct: (act: CardAct) => void }) {
  return (
    <div className="sheet-rows">
      <Rows>
        {FLAGS.map((flag) => (
          <Row
            key={flag}
            mark={
              <span className="flag" data-flag={flag}>
                <Icon of={FlagIcon} />
              </span>
            }
            title={flagName(flag)}
            onPress={() => onAct({ kind: 'flag', flag })}
          />
        ))}
      </Rows>
    </div>
  );
}

const DAYS_AHEAD: readonly number[] = [0, 1, 7, 30];

function DayChoice({ today, onAct }: { today: number; onAct: (act: CardAct) => void }) {
  const [day, setDay] = useState(today + 1);
  return (
    <>
      <DialogText>{t('library.act.dayHelp')}</DialogText>
      <fieldset className="chips wrap" aria-label={t('library.act.day')}>
        {DAYS_AHEAD.map((ahead) => (
          <button
            key={ahead}
            type="button"
            className="chip"
            aria-pressed={day === today + ahead}
            onClick={() => setDay(today + ahead)}
          >
            <span>
              {ahead === 0 ? t('day.today') : ahead === 1 ? t('day.tomorrow') : t('day.inDays', { count: ahead })}
            </span>
          </button>
        ))}
      </fieldset>
      <label className="field">
        <span>{t('library.act.dayField')}</span>
        <input
          type="date"
          min={dayToText(today)}
          value={dayToText(day)}
          onChange={(event) => {
            const next = textToDay(event.target.value);
            if (next !== null && next >= today) setDay(next);
          }}
        />
      </label>
      <div className="sheet-acts">
        <Button look="main" onClick={() => onAct({ kind: 'set-due', dueDay: day })}>
          {t('library.act.dayDo', { day: formatDate(day) })}
        </Button>
      </div>
    </>
  );
}

function dayToText(day: number): string {
  const { year, month, dayOfMonth } = dayToCivilDate(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

function textToDay(text: string): number | null {
  const [, year, month, dayOfMonth] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return null;
  return civilDateToDay({ year: Number(year), month: Number(month), dayOfMonth: Number(dayOfMonth) });
}

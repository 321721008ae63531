import { useCallback } from 'react';
import { effectiveEvents, type LogEvent, type UndoEvent } from '../../model/event.ts';
import type { Grade } from '../../model/grade.ts';
import type { CardId } from '../../model/ids.ts';
import { flagName } from '../../review/flag-name.ts';
import { formatDate, formatDateAndTime, formatNumber } from '../../ui/format.ts';
import { PartHeading } from '../../ui/frame.tsx';
import { type MessageId, t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { useWatch } from '../use-watch.ts';
import { formatInterval } from './card-figures.tsx';

/** Everything that happened to a card, newest first. What was taken back is struck through and says so. */
export function CardHistory({ cardId }: { cardId: CardId }) {
  const { deps } = useApp();
  const events = useWatch(
    deps.store,
    useCallback(() => deps.store.readCardEvents(cardId), [deps, cardId]),
  );
  if (!events) return null;
  const counting = new Set(effectiveEvents(events).map((event) => event.id));
  const shown = events.filter((event): event is Exclude<LogEvent, UndoEvent> => event.kind !== 'undo').reverse();
  return (
    <section className="history">
      <PartHeading remark={t('library.history.count', { count: counting.size })}>{t('library.history')}</PartHeading>
      {shown.length === 0 && <p className="sub">{t('library.history.none')}</p>}
      <ol>
        {shown.map((event) => {
          const isUndone = !counting.has(event.id);
          const text = describeEvent(event);
          return (
            <li key={event.id} data-grade={event.kind === 'review' ? event.grade : undefined}>
              <span className="what">
                {isUndone ? <s>{text}</s> : text}
                {isUndone && <span className="cap"> {t('library.history.undone')}</span>}
              </span>
              <time className="cap n" dateTime={new Date(event.atMillis).toISOString()}>
                {formatDateAndTime(event.atMillis, deps.nowMillis())}
              </time>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

const GRADE_NAMES: Readonly<Record<Grade, MessageId>> = {
  1: 'grade.again',
  2: 'grade.hard',
  3: 'grade.good',
  4: 'grade.easy',
};

function describeEvent(event: Exclude<LogEvent, UndoEvent>): string {
  switch (event.kind) {
    case 'review': {
      const grade = t(GRADE_NAMES[event.grade]);
      const seconds = formatNumber(Math.max(1, Math.round(event.durationMillis / 1000)));
      return event.affectsSchedule
        ? t('library.event.review', { grade, seconds, interval: formatInterval(event.interval) })
        : t('library.event.practice', { grade, seconds });
    }
    case 'suspend':
      return event.isSuspended ? t('library.event.paused') : t('library.event.resumed');
    case 'edit':
      return event.wording === null ? t('library.event.unworded') : t('library.event.reworded');
    case 'reset':
      return t('library.event.reset');
    case 'set-due':
      return t('library.event.due', { day: formatDate(event.dueDay) });
    case 'bury':
      return event.untilDay === null
        ? t('library.event.shown')
        : t('library.event.hidden', { day: formatDate(event.untilDay) });
    case 'flag':
      return event.flag === 0
        ? t('library.event.unflagged')
        : t('library.event.flagged', { flag: flagName(event.flag) });
    case 'setting':
      return event.key;
  }
}

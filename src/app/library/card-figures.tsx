import { Flag } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Interval } from '../../model/card-state.ts';
import type { CardView } from '../../model/card-view.ts';
import { GRADES, type Grade } from '../../model/grade.ts';
import type { Note } from '../../model/note.ts';
import { flagName } from '../../review/flag-name.ts';
import type { Preview } from '../../review/session.ts';
import { createConfigs } from '../../scheduler/config.ts';
import { retrievabilityAt } from '../../scheduler/retrievability-at.ts';
import { formatDayFrom, formatDays, formatNumber, formatPercent, formatSeconds } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { type MessageId, t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { readToday } from '../deps.ts';
import { createReviewPort } from '../review-port.ts';

const GRADE_NAMES: Readonly<Record<Grade, MessageId>> = {
  1: 'grade.again',
  2: 'grade.hard',
  3: 'grade.good',
  4: 'grade.easy',
};

interface CardFiguresProps {
  readonly view: CardView;
  readonly note: Note | null;
}

/** How well a card is known, when it comes, and what each grade would do now. */
export function CardFigures({ view, note }: CardFiguresProps) {
  const { deps, settings } = useApp();
  const { card, state } = view;
  const today = readToday(deps, settings);
  const { engine } = createConfigs(settings.values)(note);
  const chance = retrievabilityAt(state, deps.nowMillis(), engine);
  return (
    <>
      <p className="cap ink n where">
        {describePlace(view, today)}
        {state.flag !== 0 && (
          <span className="flag named" data-flag={state.flag}>
            <Icon of={Flag} isSmall /> {flagName(state.flag)}
          </span>
        )}
      </p>
      {state.memory !== null && (
        <dl className="figures n">
          {chance !== null && <Figure name={t('library.recallNow')} value={formatPercent(chance)} />}
          <Figure name={t('library.stability')} value={formatDays(roundDays(state.memory.stability))} />
          <Figure
            name={t('library.difficulty')}
            value={t('library.ofTen', { value: oneDecimal(state.memory.difficulty) })}
          />
          <Figure name={t('library.answers')} value={formatNumber(state.reviewCount)} />
          <Figure name={t('library.lapses')} value={formatNumber(state.lapseCount)} />
        </dl>
      )}
      {card.place === 'deck' && <NextIntervals view={view} />}
    </>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** The four intervals, computed by the same code that a review grades with. */
function NextIntervals({ view }: { view: CardView }) {
  const { deps, settings } = useApp();
  const [intervals, setIntervals] = useState<Preview | null>(null);
  useEffect(() => {
    let isOver = false;
    const port = createReviewPort(deps, settings);
    const read = async (): Promise<void> => {
      const { grading } = await port.loadExtras();
      const now = port.now();
      const preview = (await grading.prepare(view, now)).preview(now);
      if (!isOver) setIntervals(preview);
    };
    // Without them the page lacks four words; nothing else depends on them.
    read().catch(() => setIntervals(null));
    return () => {
      isOver = true;
    };
  }, [deps, settings, view]);
  return (
    <table className="tab next" aria-label={t('library.ifAnswered')}>
      <tbody>
        {GRADES.map((grade) => (
          <tr key={grade}>
            <th scope="row">{t(GRADE_NAMES[grade])}</th>
            <td>{describeNext(intervals?.[grade])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function describeNext(interval: Interval | null | undefined): string {
  return interval ? formatInterval(interval) : '';
}

export function formatInterval(interval: Interval): string {
  return interval.unit === 'days' ? formatDays(interval.days) : formatSeconds(interval.seconds);
}

function describePlace({ card, state }: CardView, today: number): string {
  if (card.place !== 'deck') return t(`library.placeLong.${card.place}`);
  if (state.isSuspended) return t('card.isPaused');
  if (state.buriedUntilDay !== null && state.buriedUntilDay > today) {
    return t('library.hiddenUntil', { day: formatDayFrom(today, state.buriedUntilDay) });
  }
  if (state.phase === 'new') return t('card.notStarted');
  const day = state.dueDay === null ? today : Math.max(today, state.dueDay);
  return t('library.comes', { day: formatDayFrom(today, day) });
}

function oneDecimal(value: number): string {
  return formatNumber(Math.round(value * 10) / 10);
}

function roundDays(days: number): number {
  return days < 10 ? Math.round(days * 10) / 10 : Math.round(days);
}

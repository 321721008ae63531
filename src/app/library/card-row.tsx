import { Check, Flag } from 'lucide-react';
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactNode } from 'react';
import type { CardView } from '../../model/card-view.ts';
import type { StudyDay } from '../../model/time.ts';
import { flagName } from '../../review/flag-name.ts';
import { formatDayFrom, formatDays } from '../../ui/format.ts';
import { strokeOf } from '../../ui/row.tsx';
import { t } from '../../ui/text/text.ts';
import { findSpans } from './fold-text.ts';

interface CardRowProps {
  readonly view: CardView;
  readonly today: StudyDay;
  /** Folded words to mark. */
  readonly needles: readonly string[];
  readonly href: string;
  /** Place in the whole list, from 0, and how long the list is. */
  readonly index: number;
  readonly count: number;
  readonly isSelecting: boolean;
  readonly isSelected: boolean;
  /** The one row that Tab leads to. */
  readonly isCurrent: boolean;
  readonly onPress: (event: MouseEvent) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
}

/** A card in a list: how long it is known, question, answer, when it comes. A link, or an option where several are chosen. */
export function CardRow(props: CardRowProps) {
  const { view, today, needles, href, index, count, isSelecting, isSelected, isCurrent, onPress, onKey, onFocus } =
    props;
  const { card, state } = view;
  const interval = state.interval?.unit === 'days' ? state.interval.days : 0;
  const stroke = state.phase === 'new' || state.interval === null ? 0 : strokeOf(interval);
  const body = (
    <>
      {isSelecting ? (
        <span className={isSelected ? 'mk tick on' : 'mk tick'} aria-hidden>
          {isSelected && <Check className="i s" size={16} strokeWidth={3} />}
        </span>
      ) : card.place === 'tray' ? (
        <span className="mk" aria-hidden>
          ?
        </span>
      ) : (
        <span className="stroke" data-k={stroke} />
      )}
      <span className="tx">
        <span className="t note">
          <Marked text={view.question} needles={needles} />
        </span>
        <span className="d ink note clip">
          <Marked text={view.answer} needles={needles} />
        </span>
      </span>
      <span className="e n">
        {describeWhen(view, today)}
        {state.flag !== 0 && (
          <span className="flag" data-flag={state.flag}>
            <Flag className="i s" size={16} strokeWidth={2} aria-hidden />
            <span className="vh">{`${t('flag.title')}: ${flagName(state.flag)}`}</span>
          </span>
        )}
      </span>
    </>
  );
  const tabStop = isCurrent ? 0 : -1;
  const shared = {
    className: isSelected && isSelecting ? 'row is-chosen' : 'row',
    'data-index': index,
    onClick: onPress,
    onKeyDown: onKey,
    onFocus,
  };
  if (isSelecting) {
    return (
      <div
        {...shared}
        role="option"
        tabIndex={tabStop}
        aria-selected={isSelected}
        aria-setsize={count}
        aria-posinset={index + 1}
      >
        {body}
      </div>
    );
  }
  return (
    <a {...shared} href={href} tabIndex={tabStop}>
      {body}
    </a>
  );
}

/** Where a row stands in a list that is only drawn where it is seen. */
export function rowStyle(offset: number): CSSProperties {
  return { transform: `translateY(${offset}px)` };
}

function Marked({ text, needles }: { text: string; needles: readonly string[] }) {
  const spans = findSpans(text, needles);
  if (spans.length === 0) return text;
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [from, to] of spans) {
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  return [...parts, text.slice(at)];
}

/** When a card comes, in a word or two. */
export function describeWhen({ card, state }: CardView, today: StudyDay): string {
  if (card.place !== 'deck') return t(`library.place.${card.place}`);
  if (state.isSuspended) return t('library.paused');
  if (state.buriedUntilDay !== null && state.buriedUntilDay > today) return t('library.hidden');
  if (state.phase === 'new') return t('library.new');
  if (state.dueDay === null || state.dueDay <= today) return t('day.today');
  return state.dueDay === today + 1 ? formatDayFrom(today, state.dueDay) : formatDays(state.dueDay - today);
}

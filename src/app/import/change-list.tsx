import { useEffect, useState } from 'react';
import type { CardChange } from '../../cards/diff-cards.ts';
import type { CardView } from '../../model/card-view.ts';
import type { CardId } from '../../model/ids.ts';
import { Button } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { PartHeading } from '../../ui/frame.tsx';
import { Icon } from '../../ui/icon.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import {
  asksForSchedule,
  type Decisions,
  type DoubtAnswer,
  type ScheduleChoice,
  usualSchedule,
} from './decide-import.ts';
import type { ImportPart } from './import-parts.ts';
import { ScheduleChoices } from './schedule-choices.tsx';
import { WordDiff } from './word-diff.tsx';

/** Changes shown at first, and with each press on "more". */
const FIRST_SHOWN = 40;
const SHOWN_MORE = 200;

interface ChangeListProps {
  readonly part: ImportPart;
  readonly changes: readonly CardChange[];
  readonly decisions: Decisions;
  readonly newPerDay: number;
  /** The only note that changes: its path need not be said with every line. */
  readonly onlyPath: string | null;
  readonly onDoubt: (id: CardId, answer: DoubtAnswer) => void;
  readonly onSchedule: (id: CardId, choice: ScheduleChoice) => void;
}

/** One part of an import: each change with the texts before and now, and what there is to decide. */
export function ChangeList(props: ChangeListProps) {
  const { part, changes, decisions, newPerDay, onlyPath, onDoubt, onSchedule } = props;
  // What stays as it is needs no reading.
  const [shownCount, setShownCount] = useState(part.name === 'kept' ? 0 : FIRST_SHOWN);
  if (changes.length === 0) return null;
  const rest = changes.length - shownCount;
  return (
    <section id={`part-${part.name}`} aria-label={t(part.title)}>
      <PartHeading remark={t(part.remark, { count: newPerDay })}>
        {t(part.title)} ({formatNumber(changes.length)})
      </PartHeading>
      {changes.slice(0, shownCount).map((change) => (
        <div className="chg" key={change.card.id}>
          <span className={`mk ${part.colour}`}>
            <Icon of={part.icon} />
          </span>
          {change.kind === 'in-doubt' ? (
            <Doubt change={change} answer={decisions.doubts.get(change.card.id)} onAnswer={onDoubt} />
          ) : (
            <ChangedTexts change={change} onlyPath={onlyPath} />
          )}
          {asksForSchedule(change, decisions) && (
            <Answered change={change}>
              <ScheduleChoices
                chosen={decisions.schedules.get(change.card.id) ?? usualSchedule(change)}
                onChoose={(choice) => onSchedule(change.card.id, choice)}
              />
            </Answered>
          )}
        </div>
      ))}
      {rest > 0 && (
        <Button look="quiet" isSmall onClick={() => setShownCount(shownCount + SHOWN_MORE)}>
          {t(shownCount === 0 ? 'import.showKept' : 'import.showMore', { count: rest })}
        </Button>
      )}
    </section>
  );
}

function ChangedTexts({ change, onlyPath }: { change: CardChange; onlyPath: string | null }) {
  const { card, before } = change;
  const isReworded = before !== null && change.kind !== 'gone';
  return (
    <>
      <span className="lab">{describePlace(change, onlyPath)}</span>
      <p className="now">
        {isReworded ? <WordDiff before={before.question} after={card.question} side="both" /> : card.question}
      </p>
      <p className="ans">
        {isReworded ? <WordDiff before={before.answer} after={card.answer} side="both" /> : card.answer}
      </p>
    </>
  );
}

interface DoubtProps {
  readonly change: CardChange;
  readonly answer: DoubtAnswer | undefined;
  readonly onAnswer: (id: CardId, answer: DoubtAnswer) => void;
}

function Doubt({ change, answer, onAnswer }: DoubtProps) {
  const { card, before } = change;
  const view = useCardView(before?.id ?? null);
  if (!before) return null;
  const choose = (wanted: DoubtAnswer) => (
    <Button isSmall aria-pressed={answer === wanted} onClick={() => onAnswer(card.id, wanted)}>
      {t(wanted === 'same' ? 'import.sameFact' : 'import.twoFacts')}
    </Button>
  );
  return (
    <>
      <span className="lab">{t('import.beforeLine', { line: before.source.from })}</span>
      <p className="was">
        <WordDiff before={before.question} after={card.question} side="before" />
      </p>
      <p className="ans">
        <WordDiff before={before.answer} after={card.answer} side="before" />
      </p>
      <span className="lab">{t('import.nowLine', { line: card.source.from })}</span>
      <p className="now">
        <WordDiff before={before.question} after={card.question} side="after" />
      </p>
      <p className="ans">
        <WordDiff before={before.answer} after={card.answer} side="after" />
      </p>
      <fieldset className="pair choice">
        <legend className="vh">{t('import.isSameFact')}</legend>
        {choose('same')}
        {choose('two')}
      </fieldset>
      <p className="cap">{t('import.doubtHelp', { count: view?.state.reviewCount ?? 0 })}</p>
    </>
  );
}

/** Shows its children only for a card that was answered before: another one has no schedule to decide about. */
function Answered({ change, children }: { change: CardChange; children: React.ReactNode }) {
  const view = useCardView(change.before?.id ?? null);
  return view && view.state.phase !== 'new' ? children : null;
}

function useCardView(id: CardId | null): CardView | null {
  const { deps } = useApp();
  const [view, setView] = useState<CardView | null>(null);
  useEffect(() => {
    let isWanted = true;
    if (id !== null) void deps.store.readCard(id).then((read) => isWanted && setView(read));
    return () => {
      isWanted = false;
    };
  }, [deps, id]);
  return view;
}

function describePlace({ kind, card, before }: CardChange, onlyPath: string | null): string {
  const { path, from: line } = card.source;
  if (kind === 'moved' && before) return t('import.movedLine', { before: before.source.path, path, line });
  const place = path === onlyPath ? t('note.line', { line }) : t('import.atLine', { path, line });
  if (kind === 'returned') return t('import.returnedLine', { place });
  return kind === 'new' && card.place === 'tray' ? t('import.trayLine', { place }) : place;
}

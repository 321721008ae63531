import { EllipsisVertical, Undo2, X } from 'lucide-react';
import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { Grade } from '../model/grade.ts';
import { announce } from '../ui/announce.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Frame, Page, Thumb } from '../ui/frame.tsx';
import { Icon } from '../ui/icon.tsx';
import { lazyPart } from '../ui/lazy-part.ts';
import { type MessageId, t } from '../ui/text/text.ts';
import type { OpenSheet } from './card-sheets.tsx';
import type { StepBack } from './list-review.tsx';
import { Question } from './question.tsx';
import type { ReviewNews } from './review-acts.ts';
import type { ReviewPort } from './review-port.ts';
import { countLeft, isAnswerShown, type Session, type Shown } from './session.ts';
import { useReview } from './use-review.ts';
import { useReviewKeys } from './use-review-keys.ts';

// Fetched as soon as the first card is shown, like everything else that comes after the question (`review-later.ts`).
const loadSheets = () => import('./card-sheets.tsx').then((module) => module.CardSheets);
const CardSheets = lazyPart(loadSheets);

const NEWS: Readonly<Record<ReviewNews['kind'], MessageId>> = {
  stale: 'review.stale',
  undone: 'review.undone',
  suspend: 'review.suspended',
  bury: 'scheduling.buried',
  flag: 'scheduling.flagged',
  reset: 'scheduling.wasReset',
  'set-due': 'scheduling.dueSet',
  edit: 'scheduling.edited',
};

interface ReviewScreenProps {
  readonly port: ReviewPort;
  readonly onEnd: () => void;
  readonly onReload: () => void;
}

/** A review: question, answer, grades. The question does not move when the answer comes. */
export function ReviewScreen({ port, onEnd, onReload }: ReviewScreenProps) {
  const [sheet, setSheet] = useState<OpenSheet | null>(null);
  const { session, later, showAnswer } = useReview(
    port,
    ({ kind, takeBack }) => announce(t(NEWS[kind]), takeBack && { label: t('action.undo'), run: takeBack }),
    (view) => setSheet({ kind: 'leech', view }),
  );
  const { parts, answering } = later ?? {};
  const { shown, step } = session;
  const openSheet = (kind: OpenSheet['kind']): void => {
    if (shown) setSheet({ kind, view: shown.view });
  };
  const questionRef = useRef<HTMLHeadingElement>(null);
  const answerRef = useRef<HTMLDivElement>(null);
  const shownId = shown?.view.card.id;
  const isUncovered = isAnswerShown(session);
  /** The showing of a list card that the learner goes through item by item. */
  const [byItem, setByItem] = useState<Shown | null>(null);
  const isByItem = isUncovered && byItem !== null && isSameShowing(byItem, shown);

  useEffect(() => {
    if (later) void loadSheets();
  }, [later]);

  // The focus follows the learner's eye: to the question when a card comes, to the answer when it is shown.
  useEffect(() => {
    if (shownId) questionRef.current?.focus({ preventScroll: true });
  }, [shownId]);
  useEffect(() => {
    if (!isUncovered) return;
    answerRef.current?.focus({ preventScroll: true });
    // With large text a question may fill the page: only then it makes room.
    answerRef.current?.scrollIntoView({ block: 'nearest' });
  }, [isUncovered]);

  const stepBack = useRef<StepBack | null>(null);
  const isUndoWanted = useRef(false);
  const undo = useCallback(async () => {
    if (stepBack.current?.()) return;
    // Pressed before the part that does it is there: done as soon as it is.
    isUndoWanted.current = answering === undefined;
    if (answering && !(await answering.undo())) announce(t('review.nothingToUndo'));
  }, [answering]);
  useEffect(() => {
    if (answering && isUndoWanted.current) void undo();
  }, [answering, undo]);
  const grade = useCallback((pressed: Grade) => void answering?.grade(pressed), [answering]);
  const goByItem = (): void => {
    setByItem(shown);
    showAnswer();
  };
  const keys = {
    showAnswer,
    grade: (pressed: Grade) => {
      const meant = parts?.gradeOfKey(pressed, parts.options.gradeCount);
      if (meant) grade(meant);
    },
    undo: () => void undo(),
    edit: () => openSheet('edit'),
    end: onEnd,
  };
  useReviewKeys(
    step === 'question' && shown?.view.card.form === 'list' ? { ...keys, byItem: goByItem } : keys,
    sheet === null && !isByItem,
  );

  const { aids } = parts ?? {};
  const showing = `${shownId} ${shown?.shownAt.atMillis}`;
  const [suggested, suggest] = useState<Grade | null>(null);
  const aided = parts &&
    answering &&
    shown && {
      shown,
      session,
      parts,
      isUncovered,
      isPaused: sheet !== null,
      isSecondTap: answering.isSecondTap,
      showAnswer,
      grade,
      suggest,
    };
  const head = shown && (
    <>
      {/* The note's title, never a heading below it: that may give the answer away. */}
      <p className="from note">{shown.note?.title ?? shown.view.card.source.path}</p>
      {port.isPractice && <p className="cap">{t('scheduling.practice')}</p>}
      <h2 className="q" ref={questionRef} tabIndex={-1} data-card={shownId}>
        <Question
          text={shown.view.question}
          gapAnswer={isUncovered && shown.view.card.form === 'cloze' ? shown.view.answer : null}
          drawWith={parts?.DrawnText}
          notePath={shown.view.card.source.path}
        />
      </h2>
    </>
  );
  const source = parts && shown && <parts.SourceLines card={shown.view.card} note={shown.note} />;
  return (
    <Frame>
      <ReviewBar session={session} onEnd={onEnd} onUndo={keys.undo} onMenu={() => openSheet('menu')} />
      {isByItem && aided ? (
        <aided.parts.ListReview key={showing} {...aided} {...keys} head={head} source={source} stepBack={stepBack} />
      ) : shown && step !== 'unsaved' && step !== 'done' ? (
        <>
          <Page isColumns>
            <div>
              {head}
              {aids && aided && <aids.CardAids key={showing} {...aided} />}
              <div ref={answerRef} tabIndex={-1} aria-live="off">
                {isUncovered && parts && <parts.AnswerText view={shown.view} />}
              </div>
            </div>
            {isUncovered && <div className="aside">{source}</div>}
            {aided && <aided.parts.CardTaps {...aided} />}
          </Page>
          <Thumb>
            {!isUncovered ? (
              <div className="show-row">
                <Button
                  className="show"
                  onClick={(event) => {
                    if (event.detail === 0 || !answering?.isSecondTap()) showAnswer();
                  }}
                  aria-keyshortcuts="Space"
                >
                  {t('review.showAnswer')}
                  <kbd className="wide" aria-hidden>
                    {t('key.space')}
                  </kbd>
                </Button>
                {shown.view.card.form === 'list' && (
                  <Button onClick={goByItem} aria-keyshortcuts="I">
                    {t('review.byItem')}
                    <kbd className="wide" aria-hidden>
                      I
                    </kbd>
                  </Button>
                )}
              </div>
            ) : (
              parts && (
                <parts.GradeBar
                  options={parts.options}
                  preview={shown.preview}
                  pressed={session.pressed}
                  suggested={suggested}
                  onGrade={grade}
                />
              )
            )}
          </Thumb>
        </>
      ) : parts && answering ? (
        <parts.OtherView session={session} extras={parts.extras} onRetry={answering.retry} onReload={onReload} />
      ) : (
        <Page>{null}</Page>
      )}
      {parts && <parts.KeyList options={parts.options} />}
      {aids && parts && <aids.SessionAids session={session} parts={parts} />}
      {sheet && parts && answering && (
        <Suspense>
          <CardSheets
            sheet={sheet}
            today={port.now().day}
            onSheet={setSheet}
            onChange={answering.change}
            extras={parts.extras}
          />
        </Suspense>
      )}
    </Frame>
  );
}

/** Whether it is still the same asking of the same card; its preview comes later and makes another object of it. */
function isSameShowing(a: Shown, b: Shown | null): boolean {
  return a.view.card.id === b?.view.card.id && a.shownAt.atMillis === b.shownAt.atMillis;
}

interface ReviewBarProps {
  readonly session: Session;
  readonly onEnd: () => void;
  readonly onUndo: () => void;
  readonly onMenu: () => void;
}

function ReviewBar({ session, onEnd, onUndo, onMenu }: ReviewBarProps) {
  const left = countLeft(session);
  const total = session.answers.length + left;
  const share = total === 0 ? 1 : session.answers.length / total;
  return (
    <header className="bar rv">
      <h1 className="vh">{t('review.title')}</h1>
      <IconButton label={t('review.end')} onClick={onEnd}>
        <Icon of={X} />
      </IconButton>
      <progress className="track" aria-label={t('review.progress')} max={1} value={share} />
      <span className="left n">{session.step === 'done' ? '' : t('review.left', { count: left })}</span>
      <div className="acts">
        <IconButton
          label={t('review.undo')}
          aria-keyshortcuts="U"
          onClick={onUndo}
          disabled={session.step === 'unsaved'}
        >
          <Icon of={Undo2} />
        </IconButton>
        <IconButton label={t('review.more')} onClick={onMenu} disabled={!session.shown || session.step === 'unsaved'}>
          <Icon of={EllipsisVertical} />
        </IconButton>
      </div>
    </header>
  );
}

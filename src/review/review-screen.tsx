import { EllipsisVertical, Undo2, X } from 'lucide-react';
import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { Grade } from '../model/grade.ts';
import type { CardId } from '../model/ids.ts';
import { announce } from '../ui/announce.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Frame, Page, Thumb } from '../ui/frame.tsx';
import { Icon } from '../ui/icon.tsx';
import { lazyPart } from '../ui/lazy-part.ts';
import { loadLaterText, type MessageId, t } from '../ui/text/text.ts';
import { Answer } from './answer.tsx';
import type { OpenSheet } from './card-sheets.tsx';
import { GradeBar } from './grade-bar.tsx';
import type { StepBack } from './list-review.tsx';
import { Question } from './question.tsx';
import type { ReviewNews } from './review-acts.ts';
import type { ReviewPort } from './review-port.ts';
import { countLeft, isAnswerShown, type Session, type Shown } from './session.ts';
import { loadReviewActs, useReview } from './use-review.ts';
import { useReviewKeys } from './use-review-keys.ts';

// Not needed for the first card, so it does not wait for them. They are fetched as soon as it is shown: when a write
// fails or a newer version takes over, there may be no way to fetch them any more.
const loadSheets = () => import('./card-sheets.tsx').then((module) => module.CardSheets);
const loadKeyList = () => import('./key-list.tsx').then((module) => module.KeyList);
const loadSourceLines = () => import('./source-lines.tsx').then((module) => module.SourceLines);
const loadDoneView = () => import('./done-view.tsx').then((module) => module.DoneView);
const loadListReview = () => import('./list-review.tsx').then((module) => module.ListReview);
const loadUnsavedView = () => import('./unsaved-view.tsx').then((module) => module.UnsavedView);
const CardSheets = lazyPart(loadSheets);
const KeyList = lazyPart(loadKeyList);
const SourceLines = lazyPart(loadSourceLines);
const DoneView = lazyPart(loadDoneView);
const ListReview = lazyPart(loadListReview);
const UnsavedView = lazyPart(loadUnsavedView);

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

/** A review: question, answer, four grades. The question does not move when the answer comes. */
export function ReviewScreen({ port, onEnd, onReload }: ReviewScreenProps) {
  const [sheet, setSheet] = useState<OpenSheet | null>(null);
  const [session, actions] = useReview(
    port,
    ({ kind, takeBack }) => announce(t(NEWS[kind]), takeBack && { label: t('action.undo'), run: takeBack }),
    (view) => setSheet({ kind: 'leech', view }),
  );
  const openSheet = (kind: OpenSheet['kind']): void => {
    if (session.shown) setSheet({ kind, view: session.shown.view });
  };
  const questionRef = useRef<HTMLHeadingElement>(null);
  const answerRef = useRef<HTMLDivElement>(null);
  const shownId = session.shown?.view.card.id;
  const isUncovered = isAnswerShown(session);
  /** The showing of a list card that the learner goes through item by item. */
  const [byItem, setByItem] = useState<Shown | null>(null);
  const isByItem = isUncovered && byItem !== null && isSameShowing(byItem, session.shown);

  const isFirstShown = shownId !== undefined;
  useEffect(() => {
    if (isFirstShown) {
      void Promise.all([
        loadLaterText(),
        loadReviewActs(),
        loadSheets(),
        loadSourceLines(),
        loadListReview(),
        loadDoneView(),
        loadUnsavedView(),
      ]);
    }
  }, [isFirstShown]);

  // The focus follows the learner's eye: to the question when a card comes, to the answer when it is shown.
  useEffect(() => {
    if (shownId) questionRef.current?.focus({ preventScroll: true });
  }, [shownId]);
  useEffect(() => {
    if (isUncovered) answerRef.current?.focus({ preventScroll: true });
  }, [isUncovered]);

  const stepBack = useRef<StepBack | null>(null);
  /** By card: what was missed when it was last asked in this session. */
  const missedItems = useRef(new Map<CardId, readonly string[]>());
  const undo = useCallback(async () => {
    if (stepBack.current?.()) return;
    if (!(await actions.undo())) announce(t('review.nothingToUndo'));
  }, [actions]);
  const grade = useCallback((pressed: Grade) => void actions.grade(pressed), [actions]);

  useReviewKeys(
    {
      showAnswer: actions.showAnswer,
      byItem: () => {
        if (session.step !== 'question' || session.shown?.view.card.form !== 'list') return;
        setByItem(session.shown);
        actions.showAnswer();
      },
      grade,
      undo: () => void undo(),
      edit: () => openSheet('edit'),
      end: onEnd,
    },
    sheet === null && !isByItem,
  );

  const { shown } = session;
  const head = shown && (
    <>
      {/* The note's title, never a heading below it: that may give the answer away. */}
      <p className="from note">{shown.note?.title ?? shown.view.card.source.path}</p>
      {port.isPractice && <p className="cap">{t('scheduling.practice')}</p>}
      <h2 className="q" ref={questionRef} tabIndex={-1} data-card={shown.view.card.id}>
        <Question
          text={shown.view.question}
          gapAnswer={isUncovered && shown.view.card.form === 'cloze' ? shown.view.answer : null}
        />
      </h2>
    </>
  );
  return (
    <Frame>
      <ReviewBar session={session} onEnd={onEnd} onUndo={() => void undo()} onMenu={() => openSheet('menu')} />
      {session.step === 'done' && (
        <Suspense fallback={<Page>{null}</Page>}>
          <DoneView session={session} />
        </Suspense>
      )}
      {session.step === 'unsaved' && session.unsaved && (
        <Suspense fallback={<Page>{null}</Page>}>
          <UnsavedView
            session={session}
            unsaved={session.unsaved}
            onRetry={() => void actions.retry()}
            onReload={onReload}
          />
        </Suspense>
      )}
      {shown && isByItem && (
        <Suspense fallback={<Page>{head}</Page>}>
          <ListReview
            key={`${shown.view.card.id} ${shown.shownAt.atMillis}`}
            items={shown.view.answer.split('\n')}
            missedBefore={missedItems.current.get(shown.view.card.id) ?? null}
            session={session}
            head={head}
            source={<SourceLines card={shown.view.card} note={shown.note} />}
            stepBack={stepBack}
            areKeysOn={sheet === null}
            onMissed={(missed) => missedItems.current.set(shown.view.card.id, missed)}
            onGrade={grade}
            onUndo={() => void undo()}
            onEdit={() => openSheet('edit')}
            onEnd={onEnd}
          />
        </Suspense>
      )}
      {shown && !isByItem && session.step !== 'unsaved' && session.step !== 'done' && (
        <>
          <Page isColumns>
            <div>
              {head}
              <div ref={answerRef} tabIndex={-1} aria-live="off">
                {isUncovered && shown.view.card.form !== 'cloze' && (
                  <Answer form={shown.view.card.form} text={shown.view.answer} />
                )}
                {isUncovered && shown.view.card.form === 'cloze' && <span className="vh">{shown.view.answer}</span>}
              </div>
            </div>
            {isUncovered && (
              <div className="aside">
                <Suspense>
                  <SourceLines card={shown.view.card} note={shown.note} />
                </Suspense>
              </div>
            )}
          </Page>
          <Thumb>
            {isUncovered ? (
              <GradeBar preview={shown.preview} pressed={session.pressed} onGrade={grade} />
            ) : (
              <div className="show-row">
                <Button className="show" onClick={actions.showAnswer} aria-keyshortcuts="Space">
                  {t('review.showAnswer')}
                  <kbd className="wide" aria-hidden>
                    {t('key.space')}
                  </kbd>
                </Button>
                {shown.view.card.form === 'list' && (
                  <Button
                    onClick={() => {
                      setByItem(shown);
                      actions.showAnswer();
                    }}
                    aria-keyshortcuts="I"
                  >
                    {t('review.byItem')}
                    <kbd className="wide" aria-hidden>
                      I
                    </kbd>
                  </Button>
                )}
              </div>
            )}
          </Thumb>
        </>
      )}
      {!shown && (session.step === 'loading' || session.step === 'planning') && <Page>{null}</Page>}
      <Suspense>
        <KeyList />
      </Suspense>
      {sheet && (
        <Suspense>
          <CardSheets
            sheet={sheet}
            today={port.now().day}
            onSheet={setSheet}
            onChange={actions.change}
            findConfusable={port.findConfusable}
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

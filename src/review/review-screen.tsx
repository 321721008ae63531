import { EllipsisVertical, Undo2, X } from 'lucide-react';
import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { Grade } from '../model/grade.ts';
import { announce } from '../ui/announce.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Frame, Page, Thumb } from '../ui/frame.tsx';
import { Icon } from '../ui/icon.tsx';
import { lazyPart } from '../ui/lazy-part.ts';
import { loadLaterText, t } from '../ui/text/text.ts';
import { Answer } from './answer.tsx';
import { GradeBar } from './grade-bar.tsx';
import { KeyList } from './key-list.tsx';
import { Question } from './question.tsx';
import type { ReviewPort } from './review-port.ts';
import { countLeft, isAnswerShown, type Session } from './session.ts';
import { SourceLines } from './source-lines.tsx';
import { useReview } from './use-review.ts';
import { useReviewKeys } from './use-review-keys.ts';

// Not needed for the first card, so it does not wait for them. They are fetched as soon as it is shown: when a write
// fails or a newer version takes over, there may be no way to fetch them any more.
const loadCardMenu = () => import('./card-menu.tsx').then((module) => module.CardMenu);
const loadEditCard = () => import('./edit-card.tsx').then((module) => module.EditCard);
const loadDoneView = () => import('./done-view.tsx').then((module) => module.DoneView);
const loadUnsavedView = () => import('./unsaved-view.tsx').then((module) => module.UnsavedView);
const CardMenu = lazyPart(loadCardMenu);
const EditCard = lazyPart(loadEditCard);
const DoneView = lazyPart(loadDoneView);
const UnsavedView = lazyPart(loadUnsavedView);

interface ReviewScreenProps {
  readonly port: ReviewPort;
  readonly onEnd: () => void;
  readonly onReload: () => void;
}

/** A review: question, answer, four grades. The question does not move when the answer comes. */
export function ReviewScreen({ port, onEnd, onReload }: ReviewScreenProps) {
  const [sheet, setSheet] = useState<'none' | 'menu' | 'edit'>('none');
  const [session, actions] = useReview(port, (news, takeBack) =>
    announce(t(`review.${news}`), takeBack && { label: t('action.undo'), run: takeBack }),
  );
  const questionRef = useRef<HTMLHeadingElement>(null);
  const answerRef = useRef<HTMLDivElement>(null);
  const shownId = session.shown?.view.card.id;
  const isUncovered = isAnswerShown(session);

  const isFirstShown = shownId !== undefined;
  useEffect(() => {
    if (isFirstShown)
      void Promise.all([loadLaterText(), loadCardMenu(), loadEditCard(), loadDoneView(), loadUnsavedView()]);
  }, [isFirstShown]);

  // The focus follows the learner's eye: to the question when a card comes, to the answer when it is shown.
  useEffect(() => {
    if (shownId) questionRef.current?.focus({ preventScroll: true });
  }, [shownId]);
  useEffect(() => {
    if (isUncovered) answerRef.current?.focus({ preventScroll: true });
  }, [isUncovered]);

  const undo = useCallback(async () => {
    if (!(await actions.undo())) announce(t('review.nothingToUndo'));
  }, [actions]);
  const grade = useCallback((pressed: Grade) => void actions.grade(pressed), [actions]);

  useReviewKeys(
    {
      showAnswer: actions.showAnswer,
      grade,
      undo: () => void undo(),
      edit: () => session.shown && setSheet('edit'),
      end: onEnd,
    },
    sheet === 'none',
  );

  const { shown } = session;
  return (
    <Frame>
      <ReviewBar session={session} onEnd={onEnd} onUndo={() => void undo()} onMenu={() => setSheet('menu')} />
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
      {shown && session.step !== 'unsaved' && session.step !== 'done' && (
        <>
          <Page isColumns>
            <div>
              {/* The note's title, never a heading below it: that may give the answer away. */}
              <p className="from note">{shown.note?.title ?? shown.view.card.source.path}</p>
              <h2 className="q" ref={questionRef} tabIndex={-1} data-card={shown.view.card.id}>
                <Question
                  text={shown.view.question}
                  gapAnswer={isUncovered && shown.view.card.form === 'cloze' ? shown.view.answer : null}
                />
              </h2>
              <div ref={answerRef} tabIndex={-1} aria-live="off">
                {isUncovered && shown.view.card.form !== 'cloze' && (
                  <Answer form={shown.view.card.form} text={shown.view.answer} />
                )}
                {isUncovered && shown.view.card.form === 'cloze' && <span className="vh">{shown.view.answer}</span>}
              </div>
            </div>
            {isUncovered && (
              <div className="aside">
                <SourceLines card={shown.view.card} note={shown.note} />
              </div>
            )}
          </Page>
          <Thumb>
            {isUncovered ? (
              <GradeBar preview={shown.preview} pressed={session.pressed} onGrade={grade} />
            ) : (
              <Button className="show" onClick={actions.showAnswer} aria-keyshortcuts="Space">
                {t('review.showAnswer')}
                <kbd className="wide" aria-hidden>
                  {t('key.space')}
                </kbd>
              </Button>
            )}
          </Thumb>
        </>
      )}
      {!shown && (session.step === 'loading' || session.step === 'planning') && <Page>{null}</Page>}
      <KeyList />
      {shown && (
        <Suspense>
          {sheet === 'menu' && (
            <CardMenu
              view={shown.view}
              onClose={() => setSheet('none')}
              onEdit={() => setSheet('edit')}
              onSuspend={() => {
                setSheet('none');
                void actions.suspend();
              }}
            />
          )}
          {sheet === 'edit' && <EditCard view={shown.view} onClose={() => setSheet('none')} onSave={actions.edit} />}
        </Suspense>
      )}
    </Frame>
  );
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

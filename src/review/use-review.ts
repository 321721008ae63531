import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import type { CardView } from '../model/card-view.ts';
import type { CardEvent } from '../model/event.ts';
import { AGAIN, type Grade } from '../model/grade.ts';
import type { QueueCandidate } from '../model/queue.ts';
import type { Moment } from '../model/time.ts';
import type { EventWrite, WriteResult } from '../model/write.ts';
import { nextFromQueue, nextStepEndMillis } from '../scheduler/next-from-queue.ts';
import type { CardChange } from './card-change.ts';
import type { CardGrading } from './grading.ts';
import { isAskable } from './is-askable.ts';
import { presentCard } from './present-card.ts';
import { createReadAhead } from './read-ahead.ts';
import type { ActContext, ReviewNews } from './review-acts.ts';
import type { ReviewPort } from './review-port.ts';
import {
  createSession,
  isReadyForGrade,
  isSameInterval,
  reduceSession,
  type Session,
  type SessionAction,
  type Shown,
} from './session.ts';

/** What the screen can ask of the review. Each resolves when it is on disk or has failed visibly in the session. */
export interface ReviewActions {
  showAnswer(): void;
  grade(grade: Grade): Promise<void>;
  /** Takes back what was done last, on any day. Resolves to false when there is nothing. */
  undo(): Promise<boolean>;
  /** Changes the card in front, or another one. */
  change(change: CardChange, view?: CardView): Promise<boolean>;
  /** Tries the write that failed again. */
  retry(): Promise<void>;
  replan(): Promise<void>;
}

type Acts = typeof import('./review-acts.ts');

/** Undo and changes of cards are fetched after the first card is shown. */
export const loadReviewActs = (): Promise<Acts> => import('./review-acts.ts');

/** Runs one review session: plans the queue, shows cards, writes what the learner does. */
export function useReview(
  port: ReviewPort,
  onNews: (news: ReviewNews) => void,
  onLeech: (view: CardView) => void,
): [Session, ReviewActions] {
  const [session, dispatch] = useReducer(reduceSession, port, (first) => createSession(first.takeStart()));
  const latest = useRef(session);
  latest.current = session;
  const tell = useRef({ onNews, onLeech });
  tell.current = { onNews, onLeech };
  /** What the preview of the card in front was made with: its answer is made with the same. */
  const prepared = useRef<{ readonly shown: Shown; readonly grading: CardGrading } | null>(null);
  // One thing at a time: a second undo or grade waits for nothing, it is ignored.
  const isBusy = useRef(false);

  const replan = useCallback(async () => {
    dispatch({ type: 'planned', queue: await port.readQueue() });
  }, [port]);

  /** The port that the session was planned with. */
  const planned = useRef(session.step === 'planning' ? null : port);
  useEffect(() => {
    if (planned.current === port) return;
    planned.current = port;
    void replan();
  }, [port, replan]);

  const chooseNext = useCallback(
    ({ queue, lastFactId }: Pick<Session, 'queue' | 'lastFactId'>, now: Moment) =>
      port.isPractice ? (queue[0] ?? null) : nextFromQueue(queue, now.atMillis, lastFactId),
    [port],
  );

  const showNext = useCallback(
    async (queue: readonly QueueCandidate[]) => {
      const now = port.now();
      const next = chooseNext({ queue, lastFactId: latest.current.lastFactId }, now);
      if (next === null) {
        dispatch({ type: 'finished', nextDueAtMillis: port.isPractice ? null : nextStepEndMillis(queue) });
        return;
      }
      const view = await port.readCard(next.state.cardId);
      if (!view || !isAskable(view, port.isPractice ? null : now.day)) {
        dispatch({ type: 'dropped', cardIds: [next.state.cardId] });
        return;
      }
      dispatch({ type: 'shown', shown: await presentCard(port, view, next, now) });
    },
    [port, chooseNext],
  );

  // Whatever led to `loading`, the next card follows from the queue alone.
  useEffect(() => {
    if (session.step === 'loading') void showNext(session.queue);
  }, [session.step, session.queue, showNext]);

  // While the learner looks at an answer, the next card is read, so that it can take its place as soon as the grade is on disk.
  const ahead = useMemo(() => createReadAhead(port), [port]);
  useEffect(() => {
    if (session.step === 'answer') ahead.prepare(latest.current);
  }, [session.step, ahead]);

  // The question does not wait for the scheduler; the grades do.
  const { shown } = session;
  useEffect(() => {
    if (!shown || shown.preview) return;
    let isCurrent = true;
    void (async () => {
      const grading = await (await port.loadGrading()).prepare(shown.view, shown.shownAt);
      if (!isCurrent) return;
      prepared.current = { shown, grading };
      dispatch({ type: 'previewed', cardId: shown.view.card.id, preview: grading.preview(shown.shownAt) });
    })();
    return () => {
      isCurrent = false;
    };
  }, [port, shown]);

  const save = useCallback(
    async (writes: readonly EventWrite[]): Promise<WriteResult['kind']> => {
      const result = await port.record(writes);
      if (result.kind === 'not-saved') {
        port.park(writes);
        dispatch({ type: 'unsaved', unsaved: { writes, reason: result.reason, detail: result.detail } });
      }
      if (result.kind === 'stale') {
        tell.current.onNews({ kind: 'stale' });
        await replan();
      }
      return result.kind;
    },
    [port, replan],
  );

  const takeAnswer = useCallback(
    ({ event, nextState }: EventWrite, isLeech: boolean) => {
      const { shown } = latest.current;
      if (event.kind !== 'review' || !nextState || !shown) return;
      port.onFirstSave();
      const comesAgain = port.isPractice ? event.grade === AGAIN : nextState.dueAtMillis !== null;
      const saved: SessionAction = {
        type: 'saved',
        answer: {
          eventId: event.id,
          cardId: event.cardId,
          noteId: shown.view.card.noteId,
          question: shown.view.question,
          line: shown.view.card.source.from,
          grade: event.grade,
          durationMillis: event.durationMillis,
        },
        // A card with a step running comes again in this session.
        requeued: comesAgain ? { ...shown.candidate, state: nextState } : null,
      };
      dispatch(saved);
      // In the same breath as the answer: one drawing instead of two.
      const after = reduceSession(latest.current, saved);
      const now = port.now();
      const next = chooseNext(after, now);
      const read = next && ahead.take(next.state.cardId);
      if (next && read) {
        const candidate = { ...next, state: read.view.state };
        dispatch({ type: 'shown', shown: { ...read, candidate, preview: null, shownAt: now } });
      }
      if (!port.isPractice) void port.loadGrading().then((grading) => grading.noteAnswer(nextState.dueDay));
      if (isLeech) tell.current.onLeech({ ...shown.view, state: nextState });
    },
    [port, ahead, chooseNext],
  );

  const grade = useCallback(
    async (pressed: Grade) => {
      const { shown } = latest.current;
      const now = port.now();
      const grading = prepared.current?.grading;
      if (isBusy.current || !shown?.preview || !grading || !isReadyForGrade(latest.current, now.atMillis)) return;
      if (prepared.current?.shown.view.card.id !== shown.view.card.id) return;
      isBusy.current = true;
      const { write, isLeech } = grading.answer(pressed, now, now.atMillis - shown.shownAt.atMillis);
      const promised = shown.preview[pressed];
      if (write.event.kind === 'review' && promised && !isSameInterval(write.event.interval, promised)) {
        // The study day turned while the card lay open. What the button says is what is applied, so it says it first.
        dispatch({ type: 'previewed', cardId: shown.view.card.id, preview: grading.preview(now) });
      } else {
        dispatch({ type: 'pressed', grade: pressed });
        if ((await save([write])) === 'saved') takeAnswer(write, isLeech);
      }
      isBusy.current = false;
    },
    [port, save, takeAnswer],
  );

  /** Runs an act unless something else is being written. */
  const act = useCallback(
    async (run: (acts: Acts, context: ActContext) => Promise<boolean>): Promise<boolean> => {
      if (isBusy.current) return false;
      isBusy.current = true;
      try {
        const { onNews } = tell.current;
        const takeBack = (events: readonly CardEvent[]) => act((acts, context) => acts.takeBackAct(context, events));
        return await run(await loadReviewActs(), { port, save, dispatch, onNews, takeBack });
      } finally {
        isBusy.current = false;
      }
    },
    [port, save],
  );

  const undo = useCallback(
    () => act(async (acts, context) => acts.takeBackAct(context, await port.readLastAct())),
    [port, act],
  );

  const change = useCallback(
    async (wanted: CardChange, view = latest.current.shown?.view) =>
      view !== undefined && act((acts, context) => acts.changeCard(context, wanted, view)),
    [act],
  );

  const retry = useCallback(async () => {
    const unsaved = latest.current.unsaved;
    const [first] = unsaved?.writes ?? [];
    if (isBusy.current || !unsaved || !first) return;
    isBusy.current = true;
    const kind = await save(unsaved.writes);
    isBusy.current = false;
    if (kind !== 'saved') return;
    if (first.event.kind === 'review') takeAnswer(first, false);
    else await replan();
  }, [save, takeAnswer, replan]);

  const showAnswer = useCallback(() => dispatch({ type: 'uncovered', atMillis: port.now().atMillis }), [port]);

  return [session, { showAnswer, grade, undo, change, retry, replan }];
}

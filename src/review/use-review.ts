import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { CardView } from '../model/card-view.ts';
import type { QueueCandidate } from '../model/queue.ts';
import type { Moment } from '../model/time.ts';
import { nextFromQueue, nextStepEndMillis } from '../scheduler/next-from-queue.ts';
import { afterPaint } from '../ui/after-paint.ts';
import type { Answering } from './answering.ts';
import { isAskable } from './is-askable.ts';
import { letGoOfFocus } from './let-go-of-focus.ts';
import { presentCard } from './present-card.ts';
import type { ReviewNews } from './review-acts.ts';
import type { LaterParts } from './review-later.ts';
import type { ReviewPort } from './review-port.ts';
import { createSession, reduceSession, type Session } from './session.ts';

/** What a review needs once its first card is there. */
export interface Later {
  readonly parts: LaterParts;
  readonly answering: Answering;
}

/**
 * Runs one review session: plans the queue and shows cards. What comes after the first question (`later`: grades, undo, the other
 * views) is loaded once it is on screen, null until then.
 */
export function useReview(
  port: ReviewPort,
  onNews: (news: ReviewNews) => void,
  onLeech: (view: CardView) => void,
): { readonly session: Session; readonly later: Later | null; readonly showAnswer: () => void } {
  const [session, dispatch] = useReducer(reduceSession, port, (first) => createSession(first.takeStart()));
  const latest = useRef(session);
  latest.current = session;
  const tell = useRef({ onNews, onLeech });
  tell.current = { onNews, onLeech };

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
      const { lastFactId, answers } = latest.current;
      const next = (answers.length === 0 && port.findFront(queue, now)) || chooseNext({ queue, lastFactId }, now);
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

  /** Since when the card in front is there, on the page's own clock: changed and previewed it is still the same showing. */
  const front = useRef({ shownAt: session.shown?.shownAt, tick: performance.now() });
  const shownAt = session.shown?.shownAt;
  if (front.current.shownAt !== shownAt) front.current = { shownAt, tick: performance.now() };

  const [later, setLater] = useState<Later | null>(null);
  const isBegun = later !== null || session.shown !== null || session.step === 'done';
  useEffect(() => {
    if (!isBegun) return;
    let answering: Answering | null = null;
    let isWanted = true;
    const load = async (): Promise<void> => {
      const parts = await import('./review-later.ts').then((module) => module.loadLaterParts(port));
      if (!isWanted) return;
      answering = parts.createAnswering({
        port,
        extras: parts.extras,
        read: () => latest.current,
        dispatch,
        chooseNext,
        replan,
        shownAtTick: () => front.current.tick,
        onLeave: letGoOfFocus,
        onNews: (news) => tell.current.onNews(news),
        onLeech: (view) => tell.current.onLeech(view),
      });
      setLater({ parts, answering });
    };
    const callOff = afterPaint(() =>
      load().catch((error: unknown) =>
        setLater(() => {
          throw error;
        }),
      ),
    );
    return () => {
      isWanted = false;
      callOff();
      answering?.stop();
    };
  }, [isBegun, port, chooseNext, replan]);
  useEffect(() => later?.answering.follow(session), [later, session]);

  const showAnswer = useCallback(() => {
    letGoOfFocus();
    dispatch({ type: 'uncovered', atMillis: performance.now() });
  }, []);

  return { session, later, showAnswer };
}

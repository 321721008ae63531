import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import type { CardState } from '../model/card-state.ts';
import type { CardView } from '../model/card-view.ts';
import type { EditEvent } from '../model/event.ts';
import type { Grade } from '../model/grade.ts';
import type { CardId, EventId } from '../model/ids.ts';
import type { QueueCandidate } from '../model/queue.ts';
import type { Moment } from '../model/time.ts';
import type { EventWrite, WriteResult } from '../model/write.ts';
import { type ChangeRequest, createEdit, createSuspend } from '../scheduler/create-change.ts';
import { nextFromQueue, nextStepEndMillis } from '../scheduler/next-from-queue.ts';
import { isAskable } from './is-askable.ts';
import { createReadAhead } from './read-ahead.ts';
import type { ReviewPort } from './review-port.ts';
import {
  EMPTY_SESSION,
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
  /** Takes back the newest answer of today. Resolves to false when there is none. */
  undo(): Promise<boolean>;
  suspend(): Promise<boolean>;
  edit(wording: EditEvent['wording']): Promise<boolean>;
  /** Tries the write that failed again. */
  retry(): Promise<void>;
  replan(): Promise<void>;
}

/** Runs one review session: plans the queue, shows cards, writes what the learner does. */
export function useReview(
  port: ReviewPort,
  onNews: (news: 'stale' | 'undone' | 'suspended', takeBack?: () => void) => void,
): [Session, ReviewActions] {
  const [session, dispatch] = useReducer(reduceSession, EMPTY_SESSION);
  const latest = useRef(session);
  latest.current = session;
  const tell = useRef(onNews);
  tell.current = onNews;
  // One thing at a time: a second undo or grade waits for nothing, it is ignored.
  const isBusy = useRef(false);

  const replan = useCallback(async () => {
    dispatch({ type: 'planned', queue: await port.readQueue() });
  }, [port]);

  useEffect(() => {
    void replan();
  }, [replan]);

  const showNext = useCallback(
    async (queue: readonly QueueCandidate[]) => {
      const now = port.now();
      const next = nextFromQueue(queue, now.atMillis, latest.current.lastFactId);
      if (!next) {
        dispatch({ type: 'finished', nextDueAtMillis: nextStepEndMillis(queue) });
        return;
      }
      const view = await port.readCard(next.state.cardId);
      if (view === null || !isAskable(view)) {
        dispatch({ type: 'dropped', cardId: next.state.cardId });
        return;
      }
      dispatch({ type: 'shown', shown: await presentCard(port, view, next, now) });
    },
    [port],
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
    void port.loadGrading().then((grading) => {
      const preview = grading.previewGrades(shown.view.state, shown.shownAt);
      if (isCurrent) dispatch({ type: 'previewed', cardId: shown.view.card.id, preview });
    });
    return () => {
      isCurrent = false;
    };
  }, [port, shown]);

  const save = useCallback(
    async (write: EventWrite): Promise<WriteResult['kind']> => {
      const result = await port.record(write);
      if (result.kind === 'not-saved') {
        port.park(write);
        dispatch({ type: 'unsaved', unsaved: { write, reason: result.reason, detail: result.detail } });
      }
      if (result.kind === 'stale') {
        tell.current('stale');
        await replan();
      }
      return result.kind;
    },
    [port, replan],
  );

  const takeAnswer = useCallback(
    (write: EventWrite) => {
      const { event, nextState } = write;
      const shown = latest.current.shown;
      if (event.kind !== 'review' || !nextState || !shown) return;
      port.onFirstSave();
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
        requeued: nextState.dueAtMillis === null ? null : { ...shown.candidate, state: nextState },
      };
      dispatch(saved);
      // In the same breath as the answer: one drawing instead of two.
      const after = reduceSession(latest.current, saved);
      const now = port.now();
      const next = nextFromQueue(after.queue, now.atMillis, after.lastFactId);
      const read = next && ahead.take(next.state.cardId);
      if (next && read) {
        const candidate = { ...next, state: read.view.state };
        dispatch({ type: 'shown', shown: { ...read, candidate, preview: null, shownAt: now } });
      }
    },
    [port, ahead],
  );

  const grade = useCallback(
    async (pressed: Grade) => {
      const { shown } = latest.current;
      const now = port.now();
      if (isBusy.current || !shown?.preview || !isReadyForGrade(latest.current, now.atMillis)) return;
      isBusy.current = true;
      const grading = await port.loadGrading();
      const { state, card } = shown.view;
      const { event, nextState } = grading.createReview({
        id: port.newEventId(),
        deviceId: port.deviceId,
        state,
        grade: pressed,
        now,
        durationMillis: now.atMillis - shown.shownAt.atMillis,
      });
      if (isSameInterval(event.interval, shown.preview[pressed])) {
        dispatch({ type: 'pressed', grade: pressed });
        const write: EventWrite = { event, nextState, seenEventId: state.lastEventId };
        if ((await save(write)) === 'saved') takeAnswer(write);
      } else {
        // The study day turned while the card lay open. What the button says is what is applied, so it says it first.
        dispatch({ type: 'previewed', cardId: card.id, preview: grading.previewGrades(state, now) });
      }
      isBusy.current = false;
    },
    [port, save, takeAnswer],
  );

  const takeBack = useCallback(
    async (cardId: CardId, undoneEventId: EventId) => {
      if (isBusy.current) return false;
      isBusy.current = true;
      try {
        const view = await port.readCard(cardId);
        if (!view) return false;
        const grading = await port.loadGrading();
        const { event, nextState } = grading.createUndo({
          id: port.newEventId(),
          deviceId: port.deviceId,
          cardId,
          undoneEventId,
          events: await port.readCardEvents(cardId),
          now: port.now(),
        });
        if ((await save({ event, nextState, seenEventId: view.state.lastEventId })) !== 'saved') return false;
        const candidate = candidateOf(view, nextState);
        const shown = await presentCard(port, { ...view, state: nextState }, candidate, port.now());
        dispatch({ type: 'undone', eventId: undoneEventId, shown });
        tell.current('undone');
        return true;
      } finally {
        isBusy.current = false;
      }
    },
    [port, save],
  );

  const undo = useCallback(async () => {
    const undone = await port.readLastReview();
    return undone !== null && takeBack(undone.cardId, undone.id);
  }, [port, takeBack]);

  const change = useCallback(
    async (make: (request: ChangeRequest) => Pick<EventWrite, 'event' | 'nextState'>) => {
      const { shown } = latest.current;
      if (isBusy.current || !shown) return null;
      isBusy.current = true;
      const { state, card } = shown.view;
      const write = make({ id: port.newEventId(), deviceId: port.deviceId, state, now: port.now() });
      const kind = await save({ ...write, seenEventId: state.lastEventId });
      isBusy.current = false;
      return kind === 'saved' ? { cardId: card.id, eventId: write.event.id } : null;
    },
    [port, save],
  );

  const suspend = useCallback(async () => {
    const changed = await change((request) => createSuspend(request, true));
    if (!changed) return false;
    dispatch({ type: 'dropped', cardId: changed.cardId });
    tell.current('suspended', () => void takeBack(changed.cardId, changed.eventId));
    return true;
  }, [change, takeBack]);

  const edit = useCallback(
    async (wording: EditEvent['wording']) => {
      const changed = await change((request) => createEdit(request, wording));
      if (!changed) return false;
      const view = await port.readCard(changed.cardId);
      if (view) dispatch({ type: 'reworded', view });
      return true;
    },
    [change, port],
  );

  const retry = useCallback(async () => {
    const unsaved = latest.current.unsaved;
    if (isBusy.current || !unsaved) return;
    isBusy.current = true;
    const kind = await save(unsaved.write);
    isBusy.current = false;
    if (kind !== 'saved') return;
    if (unsaved.write.event.kind === 'review') takeAnswer(unsaved.write);
    else await replan();
  }, [save, takeAnswer, replan]);

  const showAnswer = useCallback(() => dispatch({ type: 'uncovered', atMillis: port.now().atMillis }), [port]);

  return [session, { showAnswer, grade, undo, suspend, edit, retry, replan }];
}

async function presentCard(port: ReviewPort, view: CardView, candidate: QueueCandidate, now: Moment): Promise<Shown> {
  const note = await port.readNote(view.card.noteId);
  return { view, note, candidate: { ...candidate, state: view.state }, preview: null, shownAt: now };
}

function candidateOf(view: CardView, state: CardState): QueueCandidate {
  return {
    state,
    noteId: view.card.noteId,
    factId: view.card.factId,
    priority: view.card.priority,
    position: view.card.source.from,
  };
}

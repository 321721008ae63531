import type { CardView } from '../model/card-view.ts';
import type { CardEvent } from '../model/event.ts';
import { AGAIN, type Grade } from '../model/grade.ts';
import type { CardId } from '../model/ids.ts';
import type { QueueCandidate } from '../model/queue.ts';
import type { Moment } from '../model/time.ts';
import type { EventWrite, WriteResult } from '../model/write.ts';
import { type Attention, thisPage, watchAttention } from './attention.ts';
import type { CardChange } from './card-change.ts';
import type { CardGrading } from './grading.ts';
import { createReadAhead } from './read-ahead.ts';
import { type ActContext, changeCard, type ReviewNews, takeBackAct } from './review-acts.ts';
import type { ReviewExtras, ReviewPort } from './review-port.ts';
import {
  isReadyForGrade,
  isSameInterval,
  reduceSession,
  type Session,
  type SessionAction,
  type Shown,
} from './session.ts';

/** A second tap of the same thumb comes within this. */
const SECOND_TAP_MILLIS = 200;

/** A write that is done within this needs no drawing of its own: the next card is there at once. */
const MOMENT_MILLIS = 80;

/** What answering needs from the running session. */
export interface AnsweringHost {
  readonly port: ReviewPort;
  readonly extras: ReviewExtras;
  /** The session as it is now. */
  read(): Session;
  dispatch(action: SessionAction): void;
  /** The card to ask next. */
  chooseNext(session: Pick<Session, 'queue' | 'lastFactId'>, now: Moment): QueueCandidate | null;
  replan(): Promise<void>;
  /** When the card in front came, on the page's own clock. */
  shownAtTick(): number;
  /** Called before the card in front goes. */
  onLeave(): void;
  onNews(news: ReviewNews): void;
  onLeech(view: CardView): void;
}

/** Everything of a review that comes after the first question: grades, undo, changes. It is loaded after the first card is shown. */
export interface Answering {
  /** Told of the session after each change: makes the grade buttons of a new card, and reads the next card while an answer is looked at. */
  follow(session: Session): void;
  /** Resolves when the answer is on disk or has failed visibly in the session. A press that cannot be meant does nothing. */
  grade(grade: Grade): Promise<void>;
  /** Takes back what was done last, on any day. Resolves to false when there is nothing. */
  undo(): Promise<boolean>;
  /** Changes the card in front, or another one. Resolves to whether it is on disk. */
  change(change: CardChange, view?: CardView): Promise<boolean>;
  /** Tries the write that failed again. */
  retry(): Promise<void>;
  /** Whether a tap now is the second of a double tap on a grade: it must not uncover the next card. */
  isSecondTap(): boolean;
  stop(): void;
}

export function createAnswering(host: AnsweringHost): Answering {
  const { port, extras, dispatch } = host;
  const ahead = createReadAhead(port);
  const page = thisPage();
  const attention: Attention = watchAttention(page);
  /** What the preview of the card in front was made with: its answer is made with the same. */
  let prepared: { readonly shown: Shown; readonly grading: CardGrading } | null = null;
  let preparing: Shown | null = null;
  let pressedAtTick = Number.NEGATIVE_INFINITY;
  let lastStep: Session['step'] | null = null;
  let frontId: CardId | null = null;
  // One thing at a time: a second undo or grade waits for nothing, it is ignored.
  let isBusy = false;

  const prepare = async (shown: Shown): Promise<void> => {
    preparing = shown;
    const grading = await extras.grading.prepare(shown.view, shown.shownAt);
    if (preparing !== shown) return;
    prepared = { shown, grading };
    dispatch({ type: 'previewed', cardId: shown.view.card.id, preview: grading.preview(shown.shownAt) });
  };

  /** `onWait` is called when the write takes longer than a moment, and again before anything is told of how it went. */
  const save = async (writes: readonly EventWrite[], onWait?: () => void): Promise<WriteResult['kind']> => {
    const waiting = onWait && setTimeout(onWait, MOMENT_MILLIS);
    const result = await extras.record(writes);
    clearTimeout(waiting);
    onWait?.();
    if (result.kind === 'not-saved') {
      dispatch({ type: 'unsaved', unsaved: { writes, reason: result.reason, detail: result.detail } });
    }
    if (result.kind === 'stale') {
      host.onNews({ kind: 'stale' });
      await host.replan();
    }
    return result.kind;
  };

  const takeAnswer = ({ event, nextState }: EventWrite, isLeech: boolean): void => {
    const { shown } = host.read();
    if (event.kind !== 'review' || !nextState || !shown) return;
    extras.onFirstSave();
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
    host.onLeave();
    dispatch(saved);
    // In the same breath as the answer: one drawing instead of two.
    const after = reduceSession(host.read(), saved);
    const now = port.now();
    const next = host.chooseNext(after, now);
    const read = next && ahead.take(next.state.cardId);
    if (next && read) {
      const candidate = { ...next, state: read.view.state };
      dispatch({ type: 'shown', shown: { ...read, candidate, preview: null, shownAt: now } });
    }
    if (!port.isPractice) extras.grading.noteAnswer(nextState.dueDay);
    if (isLeech) host.onLeech({ ...shown.view, state: nextState });
  };

  /** Runs an act unless something else is being written. */
  const act = async (run: (context: ActContext) => Promise<boolean>): Promise<boolean> => {
    if (isBusy) return false;
    isBusy = true;
    try {
      const takeBack = (events: readonly CardEvent[]) => act((context) => takeBackAct(context, events));
      return await run({ port, extras, save, dispatch, onNews: host.onNews, takeBack });
    } finally {
      isBusy = false;
    }
  };

  return {
    follow(session) {
      const { shown, step } = session;
      if (shown && !shown.preview && shown !== preparing) void prepare(shown);
      // The card may take its place as soon as the grade is on disk.
      if (step === 'answer' && lastStep !== 'answer') ahead.prepare(session);
      lastStep = step;
      if (step === 'done') extras.rememberFront(null);
      else if (shown && shown.view.card.id !== frontId) extras.rememberFront(shown.view.card.id);
      frontId = shown?.view.card.id ?? null;
    },

    async grade(pressed) {
      const session = host.read();
      const { shown } = session;
      const tick = page.tickMillis();
      if (isBusy || !shown?.preview || !prepared || !isReadyForGrade(session, tick) || attention.isWaking()) return;
      if (prepared.shown.view.card.id !== shown.view.card.id) return;
      const { grading } = prepared;
      isBusy = true;
      pressedAtTick = tick;
      const now = port.now();
      const { write, isLeech } = grading.answer(pressed, now, attention.seenMillisSince(host.shownAtTick()));
      const promised = shown.preview[pressed];
      if (write.event.kind === 'review' && promised && !isSameInterval(write.event.interval, promised)) {
        // The study day turned while the card lay open. What the button says is what is applied, so it says it first.
        dispatch({ type: 'previewed', cardId: shown.view.card.id, preview: grading.preview(now) });
      } else {
        const press = () => dispatch({ type: 'pressed', grade: pressed });
        if ((await save([write], press)) === 'saved') takeAnswer(write, isLeech);
      }
      isBusy = false;
    },

    undo: () => act(async (context) => takeBackAct(context, await extras.readLastAct())),

    change: async (wanted, view = host.read().shown?.view) =>
      view !== undefined && act((context) => changeCard(context, wanted, view)),

    async retry() {
      const { unsaved } = host.read();
      const [first] = unsaved?.writes ?? [];
      if (isBusy || !unsaved || !first) return;
      isBusy = true;
      const kind = await save(unsaved.writes);
      isBusy = false;
      if (kind !== 'saved') return;
      if (first.event.kind === 'review') takeAnswer(first, false);
      else await host.replan();
    },

    isSecondTap: () => page.tickMillis() - pressedAtTick < SECOND_TAP_MILLIS,

    stop: () => attention.stop(),
  };
}

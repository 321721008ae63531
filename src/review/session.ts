import type { Interval } from '../model/card-state.ts';
import type { CardView } from '../model/card-view.ts';
import type { Grade } from '../model/grade.ts';
import type { CardId, EventId, FactId, NoteId } from '../model/ids.ts';
import type { Note } from '../model/note.ts';
import type { QueueCandidate } from '../model/queue.ts';
import type { TroubleDetail } from '../model/store-fault.ts';
import type { Millis, Moment } from '../model/time.ts';
import type { EventWrite, StoreTrouble } from '../model/write.ts';
import type { ReviewStart } from './prepare-review.ts';

/** The interval that stands on each grade button; none in practice, where the schedule stays. */
export type Preview = Readonly<Record<Grade, Interval | null>>;

/** The card in front of the learner. */
export interface Shown {
  readonly view: CardView;
  /** The note that the card comes from; null when it is no longer there. */
  readonly note: Note | null;
  readonly candidate: QueueCandidate;
  /** null until the scheduler is loaded, which is a moment after the first card. */
  readonly preview: Preview | null;
  readonly shownAt: Moment;
}

/** One answer of this session that is on disk and still counts. */
export interface Answer {
  readonly eventId: EventId;
  readonly cardId: CardId;
  readonly noteId: NoteId;
  readonly question: string;
  readonly line: number;
  readonly grade: Grade;
  readonly durationMillis: number;
}

export interface Unsaved {
  /** Written together: one answer, or the changes of one act. */
  readonly writes: readonly EventWrite[];
  readonly reason: StoreTrouble;
  readonly detail: TroubleDetail;
}

/**
 * One review session.
 * planning -> loading -> question -> answer -> saving -> loading ... -> done. `unsaved` holds the session until the write succeeds.
 */
export interface Session {
  readonly step: 'planning' | 'loading' | 'question' | 'answer' | 'saving' | 'unsaved' | 'done';
  /** Cards still to be asked, the shown one not among them. */
  readonly queue: readonly QueueCandidate[];
  readonly shown: Shown | null;
  readonly pressed: Grade | null;
  readonly answers: readonly Answer[];
  readonly unsaved: Unsaved | null;
  /** When the answer was uncovered; grades within `GUARD_MILLIS` of it are a second tap of the same thumb. */
  readonly uncoveredAtMillis: Millis | null;
  /** The fact asked last: its siblings wait while there is anything else. */
  readonly lastFactId: FactId | null;
  /** When the next card in learning comes, if the session ended while some are on their way. */
  readonly nextDueAtMillis: Millis | null;
}

export const GUARD_MILLIS = 250;

export const EMPTY_SESSION: Session = {
  step: 'planning',
  queue: [],
  shown: null,
  pressed: null,
  answers: [],
  unsaved: null,
  uncoveredAtMillis: null,
  lastFactId: null,
  nextDueAtMillis: null,
};

/** The session at its beginning; with what was read of it before, it begins with its first card. */
export function createSession(start: ReviewStart | null): Session {
  if (start === null) return EMPTY_SESSION;
  const planned = reduceSession(EMPTY_SESSION, { type: 'planned', queue: start.queue });
  return start.shown === null ? planned : reduceSession(planned, { type: 'shown', shown: start.shown });
}

export type SessionAction =
  | { readonly type: 'planned'; readonly queue: readonly QueueCandidate[] }
  | { readonly type: 'shown'; readonly shown: Shown }
  /** These cards are not asked any more. */
  | { readonly type: 'dropped'; readonly cardIds: readonly CardId[] }
  | { readonly type: 'finished'; readonly nextDueAtMillis: Millis | null }
  | { readonly type: 'uncovered'; readonly atMillis: Millis }
  | { readonly type: 'pressed'; readonly grade: Grade }
  | { readonly type: 'previewed'; readonly cardId: CardId; readonly preview: Preview }
  | { readonly type: 'saved'; readonly answer: Answer; readonly requeued: QueueCandidate | null }
  | { readonly type: 'unsaved'; readonly unsaved: Unsaved }
  | { readonly type: 'reworded'; readonly view: CardView }
  /** `shown` is null where the card is not to be asked now. */
  | {
      readonly type: 'undone';
      readonly eventId: EventId;
      readonly shown: Shown | null;
      /** Others that were taken back together with it and are to be asked too. */
      readonly returned: readonly QueueCandidate[];
    };

/** The session after an action. Actions that do not fit the step change nothing: a late second tap is not a grade. */
export function reduceSession(session: Session, action: SessionAction): Session {
  switch (action.type) {
    case 'planned':
      return { ...session, step: 'loading', queue: action.queue, shown: null, nextDueAtMillis: null };
    case 'shown':
      return {
        ...session,
        step: 'question',
        queue: withoutCards(session.queue, [action.shown.view.card.id]),
        shown: action.shown,
        pressed: null,
        unsaved: null,
        uncoveredAtMillis: null,
      };
    case 'dropped': {
      const queue = withoutCards(session.queue, action.cardIds);
      const isInFront = session.shown !== null && action.cardIds.includes(session.shown.view.card.id);
      // A card just answered stays in view until the next one is there.
      if (!isInFront || session.step === 'loading') return { ...session, queue };
      return { ...session, step: 'loading', queue, shown: null, pressed: null };
    }
    case 'finished':
      return { ...session, step: 'done', shown: null, pressed: null, nextDueAtMillis: action.nextDueAtMillis };
    case 'uncovered':
      return session.step === 'question' ? { ...session, step: 'answer', uncoveredAtMillis: action.atMillis } : session;
    case 'pressed':
      return session.step === 'answer' ? { ...session, step: 'saving', pressed: action.grade } : session;
    case 'previewed':
      return session.shown?.view.card.id === action.cardId
        ? { ...session, shown: { ...session.shown, preview: action.preview } }
        : session;
    case 'saved':
      return {
        ...session,
        step: 'loading',
        queue: action.requeued ? [...session.queue, action.requeued] : session.queue,
        answers: [...session.answers, action.answer],
        lastFactId: session.shown?.candidate.factId ?? null,
        unsaved: null,
      };
    case 'unsaved':
      return { ...session, step: 'unsaved', unsaved: action.unsaved };
    case 'reworded':
      // Its state is another one, so the buttons are made anew.
      return session.shown?.view.card.id === action.view.card.id
        ? { ...session, shown: { ...session.shown, view: action.view, preview: null } }
        : session;
    case 'undone': {
      const answers = session.answers.filter((answer) => answer.eventId !== action.eventId);
      if (action.shown === null) return { ...session, answers };
      // What was on screen has its turn again, unless it was just answered.
      const isOpen = session.shown !== null && (session.step === 'question' || session.step === 'answer');
      const open = isOpen && session.shown ? [session.shown.candidate] : [];
      const before = [...action.returned, ...open, ...session.queue];
      return {
        ...session,
        step: 'question',
        queue: withoutCards(before, [action.shown.view.card.id]),
        shown: action.shown,
        pressed: null,
        unsaved: null,
        uncoveredAtMillis: null,
        nextDueAtMillis: null,
        answers,
      };
    }
  }
}

/** Whether a press now is a grade: the answer is uncovered, and not by a tap just before. */
export function isReadyForGrade(session: Session, nowMillis: Millis): boolean {
  return (
    session.step === 'answer' &&
    session.uncoveredAtMillis !== null &&
    nowMillis - session.uncoveredAtMillis >= GUARD_MILLIS
  );
}

/** Whether the answer is in view: from uncovering until the next card takes its place, so that the old one is never covered again. */
export function isAnswerShown(session: Session): boolean {
  return (
    session.step === 'answer' || session.step === 'saving' || (session.step === 'loading' && session.pressed !== null)
  );
}

/** Cards still to come, the shown one included. */
export function countLeft(session: Session): number {
  return session.queue.length + (session.shown ? 1 : 0);
}

/** Whether two intervals say the same thing. */
export function isSameInterval(a: Interval, b: Interval): boolean {
  return a.unit === 'days' ? b.unit === 'days' && a.days === b.days : b.unit === 'seconds' && a.seconds === b.seconds;
}

function withoutCards(queue: readonly QueueCandidate[], cardIds: readonly CardId[]): readonly QueueCandidate[] {
  return queue.filter((candidate) => !cardIds.includes(candidate.state.cardId));
}

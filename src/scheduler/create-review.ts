import type { CardState } from '../model/card-state.ts';
import type { ReviewEvent } from '../model/event.ts';
import type { Grade } from '../model/grade.ts';
import type { DeviceId, EventId } from '../model/ids.ts';
import type { Moment } from '../model/time.ts';
import { applyReview } from './apply-review.ts';
import type { SchedulerConfig } from './config.ts';
import type { DayLoad } from './day-load.ts';
import { gradeCard, type Outcome } from './grade-card.ts';

/** Version of this scheduler. It changes whenever the same answers would lead to another schedule. */
export const ENGINE_VERSION = 'recollect-1';

/** Thinking longer than this says nothing more about a card. As in Anki. */
export const LONGEST_ANSWER_MILLIS = 60_000;

export interface ReviewRequest {
  readonly id: EventId;
  readonly deviceId: DeviceId;
  /** The state the learner saw when the card was asked. */
  readonly state: CardState;
  readonly grade: Grade;
  /** The moment of the tap. */
  readonly now: Moment;
  /** From question to grade; capped here. */
  readonly durationMillis: number;
  readonly config: SchedulerConfig;
  /** What stood on the button. Without it the same is computed again. */
  readonly outcome?: Outcome;
  /** The load the preview was made with, where there is no `outcome`. */
  readonly load?: DayLoad;
  /** true in practice mode: the answer is logged and the schedule stays. */
  readonly isPractice?: boolean;
}

/** The event to write for one answer, with the card state that follows from it. */
export function createReviewEvent(request: ReviewRequest): {
  readonly event: ReviewEvent;
  readonly nextState: CardState;
} {
  const { state, grade, now, config } = request;
  const isPractice = request.isPractice === true;
  const event: ReviewEvent = {
    kind: 'review',
    id: request.id,
    deviceId: request.deviceId,
    cardId: state.cardId,
    // The log is read in the order of its times. A clock that was moved back must not put this answer before the last.
    atMillis: Math.max(now.atMillis, (state.lastReviewAtMillis ?? Number.NEGATIVE_INFINITY) + 1),
    offsetMinutes: now.offsetMinutes,
    day: now.day,
    grade,
    durationMillis: capDuration(request.durationMillis),
    phaseBefore: state.phase,
    stepBefore: state.step,
    ...(isPractice ? scheduleOf(state) : scheduleAfter(request)),
    desiredRetention: config.desiredRetention,
    weightsId: config.engine.weightsId,
    engineVersion: ENGINE_VERSION,
    previousEventId: state.lastEventId,
    affectsSchedule: !isPractice,
  };
  return { event, nextState: applyReview(state, event, config) };
}

type Schedule = Pick<ReviewEvent, 'interval' | 'dueDay' | 'dueAtMillis'>;

function scheduleAfter({ outcome, state, grade, now, config, load }: ReviewRequest): Schedule {
  const { interval } = outcome ?? gradeCard(state, grade, now, config, load ?? null);
  // Counted from the tap: a preview was made earlier, when the card was shown.
  return interval.unit === 'days'
    ? { interval, dueDay: now.day + interval.days, dueAtMillis: null }
    : { interval, dueDay: null, dueAtMillis: now.atMillis + interval.seconds * 1000 };
}

function scheduleOf(state: CardState): Schedule {
  const none = { unit: 'days', days: 0 } as const;
  return { interval: state.interval ?? none, dueDay: state.dueDay, dueAtMillis: state.dueAtMillis };
}

function capDuration(durationMillis: number): number {
  return Number.isNaN(durationMillis) ? 0 : Math.round(Math.min(Math.max(durationMillis, 0), LONGEST_ANSWER_MILLIS));
}

import type { CardState } from '../model/card-state.ts';
import type { ReviewEvent } from '../model/event.ts';
import { AGAIN } from '../model/grade.ts';
import type { SchedulerConfig } from './config.ts';
import { gradeCard, isLapse, memoryAfter } from './grade-card.ts';
import { clampStep, delayToInterval, nextStep } from './learning-steps.ts';

/**
 * The state after a review event whose writer saw exactly `state`: the interval and due date are those on record. They
 * may have been chosen with a view to other cards and cannot be computed again.
 *
 * Memory is computed with the weights in `config`, whatever weights were in force when the answer was given: after a
 * change of weights, replaying every card brings all memories to the new ones, and due dates stay as they were.
 * Practice (`affectsSchedule` false) changes nothing but `lastEventId`. Any other answer brings a buried card back: there
 * is nothing left to wait for.
 */
export function applyReview(state: CardState, event: ReviewEvent, config: SchedulerConfig): CardState {
  if (!event.affectsSchedule) return { ...state, lastEventId: event.id };
  const { phase, step } = placeAfter(event, config);
  // Every field by name: a long log is replayed through here, and copying a state by spreading takes ten times as long.
  return {
    cardId: state.cardId,
    phase,
    memory: memoryAfter(state, event.grade, event, config),
    step,
    interval: event.interval,
    dueDay: event.dueDay,
    dueAtMillis: event.dueAtMillis,
    lastReviewDay: event.day,
    lastReviewAtMillis: event.atMillis,
    reviewCount: state.reviewCount + 1,
    lapseCount: state.lapseCount + (isLapse(event.phaseBefore, event.grade) ? 1 : 0),
    isSuspended: state.isSuspended,
    buriedUntilDay: null,
    flag: state.flag,
    lastEventId: event.id,
  };
}

/**
 * The state after a review event written without knowledge of what happened to the card before it on another device:
 * interval and due date are computed again from the card's seed, the same way on every device.
 */
export function applyReviewAnew(state: CardState, event: ReviewEvent, config: SchedulerConfig): CardState {
  if (!event.affectsSchedule) return { ...state, lastEventId: event.id };
  const withRetention = { ...config, desiredRetention: event.desiredRetention };
  return { ...gradeCard(state, event.grade, event, withRetention).state, lastEventId: event.id };
}

/**
 * Phase and step after an answer, from what the event recorded: the steps may have been set otherwise since, and a card
 * that was given days then has left them for good.
 */
function placeAfter(event: ReviewEvent, config: SchedulerConfig): Pick<CardState, 'phase' | 'step'> {
  const { phaseBefore, interval, grade } = event;
  const isRelearning = phaseBefore === 'review' || phaseBefore === 'relearning';
  const phase = isRelearning ? 'relearning' : 'learning';
  const steps = isRelearning ? config.relearningStepsMinutes : config.learningStepsMinutes;
  const next = phaseBefore === 'review' && grade !== AGAIN ? null : nextStep(steps, event.stepBefore ?? 0, grade);
  if (interval.unit === 'seconds') return { phase, step: next?.step ?? clampStep(steps, steps.length) };
  const isStepOfDays = next !== null && delayToInterval(next.seconds).unit === 'days';
  return isStepOfDays ? { phase, step: next.step } : { phase: 'review', step: null };
}

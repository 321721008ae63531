import type { CardState, Interval, MemoryState, Phase } from '../model/card-state.ts';
import { AGAIN, type Grade } from '../model/grade.ts';
import type { Millis, Moment, StudyDay } from '../model/time.ts';
import { aimAtExam } from './aim-at-exam.ts';
import { byGrade } from './by-grade.ts';
import { chanceOf } from './chance.ts';
import type { SchedulerConfig } from './config.ts';
import { chooseBalancedDay, type DayLoad } from './day-load.ts';
import { fuzzInterval } from './fuzz.ts';
import { type Plan, planIntervals } from './plan-intervals.ts';
import { elapsedStudyDays } from './study-day.ts';

/**
 * What an answer leads to. In days: `dueDay` is set. Within the day: `dueAtMillis` is set. The other one is null.
 * `state.lastEventId` is still that of the state before: an event that is written sets it (`applyReview`).
 */
export interface Outcome {
  readonly state: CardState;
  readonly interval: Interval;
  readonly dueDay: StudyDay | null;
  readonly dueAtMillis: Millis | null;
}

/**
 * What each of the four grades would lead to at this moment. The intervals depend on the study day, not on the minute:
 * asked again later on the same study day with the same `load` they are the same.
 *
 * With `load`, the day is chosen with a view to the other cards due (`chooseBalancedDay`); without, from the card alone.
 */
export function previewGrades(
  state: CardState,
  now: Moment,
  config: SchedulerConfig,
  load: DayLoad | null = null,
): Record<Grade, Outcome> {
  const { engine, exam, easyDays } = config;
  const chance = chanceOf(state.cardId, state.reviewCount);
  const memories = byGrade((grade) => memoryAfter(state, grade, now, config));
  const wanted = byGrade((grade) => {
    const intervalDays = engine.intervalDays(memories[grade], config.desiredRetention);
    return aimAtExam(intervalDays, memories[grade], { exam, engine, today: now.day, chance });
  });
  const plans = planIntervals(state, wanted, config, (intervalDays, minimumDays, maximumDays) => {
    if (!config.hasFuzz) return Math.min(Math.max(Math.round(intervalDays), minimumDays), maximumDays);
    if (load === null) return fuzzInterval(intervalDays, chance, minimumDays, maximumDays);
    return chooseBalancedDay({ intervalDays, minimumDays, maximumDays, chance, today: now.day, load, easyDays });
  });
  return byGrade((grade) => createOutcome(state, grade, now, memories[grade], plans[grade]));
}

/** What one grade leads to: the same value as in `previewGrades`. */
export function gradeCard(
  state: CardState,
  grade: Grade,
  now: Moment,
  config: SchedulerConfig,
  load: DayLoad | null = null,
): Outcome {
  return previewGrades(state, now, config, load)[grade];
}

/** Memory after one grade, from whole study days since the last answer. */
export function memoryAfter(state: CardState, grade: Grade, now: Moment, config: SchedulerConfig): MemoryState {
  if (state.memory === null) return config.engine.init(grade);
  const elapsedDays = state.lastReviewDay === null ? 0 : elapsedStudyDays(state.lastReviewDay, now.day);
  return config.engine.step(state.memory, elapsedDays, grade);
}

/** Whether an answer counts as a lapse: a card in review that was forgotten. */
export function isLapse(phaseBefore: Phase, grade: Grade): boolean {
  return phaseBefore === 'review' && grade === AGAIN;
}

function createOutcome(state: CardState, grade: Grade, now: Moment, memory: MemoryState, plan: Plan): Outcome {
  const { interval } = plan;
  const dueDay = interval.unit === 'days' ? now.day + interval.days : null;
  const dueAtMillis = interval.unit === 'seconds' ? now.atMillis + interval.seconds * 1000 : null;
  return {
    state: {
      ...state,
      phase: plan.phase,
      step: plan.step,
      memory,
      interval,
      dueDay,
      dueAtMillis,
      lastReviewDay: now.day,
      lastReviewAtMillis: now.atMillis,
      reviewCount: state.reviewCount + 1,
      lapseCount: state.lapseCount + (isLapse(state.phase, grade) ? 1 : 0),
      buriedUntilDay: null,
    },
    interval,
    dueDay,
    dueAtMillis,
  };
}

import type { CardState, Interval, Phase } from '../model/card-state.ts';
import { AGAIN, EASY, GOOD, type Grade, HARD } from '../model/grade.ts';
import type { AimedInterval } from './aim-at-exam.ts';
import type { SchedulerConfig } from './config.ts';
import { minimumAfterFuzz } from './fuzz.ts';
import { clampStep, delayToInterval, intervalToSeconds, stepDelays } from './learning-steps.ts';

const SECONDS_PER_DAY = 86_400;
/** Below half a day an interval is no day, and the card stays in learning when there are no steps to say otherwise. */
const SAME_DAY_BELOW_DAYS = 0.5;
const SHORTEST_SECONDS = 60;

/** Where an answer sends a card. */
export interface Plan {
  readonly phase: Phase;
  readonly step: number | null;
  readonly interval: Interval;
}

/** Chooses the whole number of days for an interval within [minimum, maximum]. */
export type PlaceInterval = (intervalDays: number, minimumDays: number, maximumDays: number) => number;

/**
 * The four plans for a card from the interval in days that each grade would like.
 * Again is shorter than Hard, Hard at most Good, Good at most Easy, and none above the maximum, where they may meet.
 */
export function planIntervals(
  state: CardState,
  wanted: Readonly<Record<Grade, AimedInterval>>,
  config: SchedulerConfig,
  place: PlaceInterval,
): Record<Grade, Plan> {
  const planner = new Planner(wanted, config, place);
  return state.phase === 'review' ? planner.planReview(state) : planner.planLearning(state);
}

class Planner {
  readonly #wanted: Readonly<Record<Grade, AimedInterval>>;
  readonly #config: SchedulerConfig;
  readonly #place: PlaceInterval;

  constructor(wanted: Readonly<Record<Grade, AimedInterval>>, config: SchedulerConfig, place: PlaceInterval) {
    this.#wanted = wanted;
    this.#config = config;
    this.#place = place;
  }

  /** Source of the rule of minimums: anki `rslib/src/scheduler/states/review.rs`. */
  planReview(state: CardState): Record<Grade, Plan> {
    const previousDays = state.interval?.unit === 'days' ? state.interval.days : 0;
    const pass = (grade: Grade, floorDays: number): Plan => {
      const unfuzzed = minimumAfterFuzz(
        this.#wanted[grade].intervalDays,
        previousDays,
        this.#config.maximumIntervalDays,
      );
      return this.#inReview(grade, Math.max(unfuzzed, floorDays));
    };
    const steps = this.#config.relearningStepsMinutes;
    const firstDelay = stepDelays(steps, 0);
    const again =
      firstDelay === null
        ? this.#leaveSteps(AGAIN, 'relearning', steps, 0)
        : this.#onStep('relearning', 0, firstDelay.again, 0);
    const hard = pass(HARD, wholeDaysAbove(again));
    const good = pass(GOOD, wholeDaysAbove(hard));
    return { 1: again, 2: hard, 3: good, 4: pass(EASY, wholeDaysAbove(good)) };
  }

  planLearning(state: CardState): Record<Grade, Plan> {
    const phase = state.phase === 'relearning' ? 'relearning' : 'learning';
    const steps = phase === 'relearning' ? this.#config.relearningStepsMinutes : this.#config.learningStepsMinutes;
    const index = clampStep(steps, state.step ?? 0);
    const delays = stepDelays(steps, index);
    const again = delays === null ? this.#leaveSteps(AGAIN, phase, steps, 0) : this.#onStep(phase, 0, delays.again, 0);
    const aboveAgain = intervalToSeconds(again.interval) + (again.interval.unit === 'days' ? SECONDS_PER_DAY : 1);
    const hard =
      delays === null
        ? this.#leaveSteps(HARD, phase, steps, aboveAgain)
        : this.#onStep(phase, index, delays.hard, aboveAgain);
    const atLeastHard = intervalToSeconds(hard.interval);
    const good =
      delays === null || delays.good === null
        ? this.#leaveSteps(GOOD, phase, steps, atLeastHard)
        : this.#onStep(phase, index + 1, delays.good, atLeastHard);
    return { 1: again, 2: hard, 3: good, 4: this.#skipSteps(good) };
  }

  /** Easy ends learning at once, with more days than Good would give if it ended learning too. */
  #skipSteps(good: Plan): Plan {
    const goodDays = this.#inReview(GOOD, 0);
    return this.#inReview(EASY, Math.max(wholeDaysAbove(goodDays), wholeDaysAbove(good)));
  }

  #onStep(phase: Phase, step: number, seconds: number, floorSeconds: number): Plan {
    const interval = delayToInterval(Math.max(seconds, floorSeconds));
    if (interval.unit === 'seconds') return { phase, step, interval };
    const days = Math.max(interval.days, Math.ceil(floorSeconds / SECONDS_PER_DAY));
    return { phase, step, interval: { unit: 'days', days: Math.min(days, this.#config.maximumIntervalDays) } };
  }

  /** No step is left. Source: anki `rslib/src/scheduler/states/learning.rs`. */
  #leaveSteps(grade: Grade, phase: Phase, steps: readonly number[], floorSeconds: number): Plan {
    const wanted = this.#wanted[grade].intervalDays;
    const staysToday = steps.length === 0 && wanted < SAME_DAY_BELOW_DAYS && this.#config.engine.hasSameDayModel;
    if (staysToday && floorSeconds < SECONDS_PER_DAY) {
      return this.#onStep(phase, 0, Math.max(SHORTEST_SECONDS, Math.round(wanted * SECONDS_PER_DAY)), floorSeconds);
    }
    return this.#inReview(grade, Math.ceil(floorSeconds / SECONDS_PER_DAY));
  }

  #inReview(grade: Grade, floorDays: number): Plan {
    const { minimumIntervalDays, maximumIntervalDays } = this.#config;
    const { intervalDays, latestDays } = this.#wanted[grade];
    const minimum = Math.min(Math.max(floorDays, minimumIntervalDays), maximumIntervalDays);
    const maximum =
      latestDays === null ? maximumIntervalDays : Math.max(minimum, Math.min(latestDays, maximumIntervalDays));
    return {
      phase: 'review',
      step: null,
      interval: { unit: 'days', days: this.#place(intervalDays, minimum, maximum) },
    };
  }
}

/** The next whole number of days above an interval; 0 for one within a day. */
function wholeDaysAbove(plan: Plan): number {
  return plan.interval.unit === 'days' ? plan.interval.days + 1 : 0;
}

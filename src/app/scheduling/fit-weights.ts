import type { Grade } from '../../model/grade.ts';
import { settingToValue } from '../../model/read-settings.ts';
import type { AllSettings } from '../../model/settings.ts';
import type { WriteResult } from '../../model/write.ts';
import { createConfig, engineFromWeights } from '../../scheduler/config.ts';
import { formatWeights } from '../../scheduler/fitted-weights.ts';
import type { Engine } from '../../scheduler/memory.ts';
import type { TrainingProgress } from '../../scheduler/train-weights.ts';
import { DATABASE_NAME } from '../../store/database.ts';
import { type Deps, readMoment } from '../deps.ts';
import { runTask } from './run-task.ts';
import type { FitOutcome } from './scheduling-tasks.ts';

/** Fits the weights to all answers of this device's log. Nothing is changed by it. */
export function fitWeights(
  settings: AllSettings,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (progress: TrainingProgress) => void } = {},
): Promise<FitOutcome> {
  const weights = engineFromWeights(settings.weights).weights;
  return runTask('fit', { database: DATABASE_NAME, weights }, options);
}

/**
 * Writes that a fit was looked at, with the weights that are to be used from now on, or null to keep those in force. From the next
 * answer on they count for every card; due days stay.
 */
export function closeFit(
  deps: Deps,
  settings: AllSettings,
  itemCount: number,
  weights: readonly number[] | null,
): Promise<WriteResult> {
  const now = readMoment(deps, settings);
  const setting = (key: 'weights' | 'fittedAtItemCount', value: string | number) => ({
    event: {
      ...now,
      id: deps.newEventId(),
      deviceId: deps.store.deviceId,
      kind: 'setting' as const,
      key,
      value: settingToValue(value),
    },
    nextState: null,
    seenEventId: null,
  });
  const writes = [setting('fittedAtItemCount', itemCount)];
  if (weights !== null) writes.push(setting('weights', formatWeights(weights)));
  return deps.store.recordEvents(writes);
}

/** The days between answers of a card that is always known, without fuzz: what weights mean in practice. */
export function exampleIntervals(engine: Engine, retention: number, count: number): number[] {
  const config = createConfig({ engine, desiredRetention: retention, hasFuzz: false });
  const good: Grade = 3;
  const days: number[] = [];
  let memory = engine.init(good);
  while (days.length < count) {
    const interval = Math.min(
      Math.max(1, Math.round(engine.intervalDays(memory, config.desiredRetention))),
      config.maximumIntervalDays,
    );
    days.push(interval);
    memory = engine.step(memory, interval, good);
  }
  return days;
}

/** How likely, on average, the model held what then happened: the geometric mean that belongs to a mean log-loss. */
export function chanceGiven(logLoss: number): number {
  return Math.exp(-logLoss);
}

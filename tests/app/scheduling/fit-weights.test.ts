import { describe, expect, test } from 'vitest';
import type { Deps } from '../../../src/app/deps.ts';
import { chanceGiven, closeFit, exampleIntervals } from '../../../src/app/scheduling/fit-weights.ts';
import type { EventId } from '../../../src/model/ids.ts';
import { createConfigs } from '../../../src/scheduler/config.ts';
import { formatWeights, weightsIdOf } from '../../../src/scheduler/fitted-weights.ts';
import { createDefaultEngine } from '../../../src/scheduler/memory.ts';
import { changeWeights, engineFor } from '../../scheduler/make-values.ts';
import { createBrowser } from '../../store/helpers/open.ts';
import { NOON } from '../../store/helpers/samples.ts';

async function openDesk() {
  const store = await createBrowser().openReady();
  let count = 0;
  const deps: Deps = {
    store,
    nowMillis: () => NOON,
    offsetMinutes: () => 0,
    newEventId: () => `event-${++count}` as EventId,
  };
  return { store, deps };
}

describe('what a fit came to', () => {
  test('is written as events: the weights, and how far the log had come', async () => {
    const { store, deps } = await openDesk();
    const weights = changeWeights({ 2: 4.25 });
    expect(await closeFit(deps, await store.readSettings(), 512, weights)).toEqual({ kind: 'saved' });
    const settings = await store.readSettings();
    expect(settings).toMatchObject({ weights: formatWeights(weights), fittedAtItemCount: 512 });
    expect(createConfigs(settings.values)(null).engine.weightsId).toBe(weightsIdOf(weights));
  });

  test('that is declined keeps the weights in force and is not offered again at once', async () => {
    const { store, deps } = await openDesk();
    expect(await closeFit(deps, await store.readSettings(), 512, null)).toEqual({ kind: 'saved' });
    expect(await store.readSettings()).toMatchObject({ weights: null, fittedAtItemCount: 512 });
  });
});

describe('before and after', () => {
  test('are the days between Good answers given when due', () => {
    // Source: the sequence of Good answers of ts-fsrs and py-fsrs with default weights, from the first that counts in days.
    expect(exampleIntervals(createDefaultEngine(), 0.9, 4)).toEqual([2, 11, 46, 163]);
    const patient = engineFor(changeWeights({ 2: 8 }), 'patient');
    expect(exampleIntervals(patient, 0.9, 3)[0]).toBe(8);
    expect(exampleIntervals(createDefaultEngine(), 0.8, 1)[0]).toBeGreaterThan(2);
  });

  test('say how likely the model held what happened', () => {
    expect(chanceGiven(0)).toBe(1);
    expect(chanceGiven(Math.LN2)).toBeCloseTo(0.5, 12);
  });
});

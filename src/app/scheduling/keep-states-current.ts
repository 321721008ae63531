import type { AllSettings } from '../../model/settings.ts';
import { fingerprintStates } from '../../scheduler/states-fingerprint.ts';
import type { Deps } from '../deps.ts';
import { createMergeRules } from '../files/merge-rules.ts';

/** Cards computed in one write: a tenth of a second on a slow phone. */
const CARDS_A_STEP = 50;
const PAUSE_MILLIS = 30;

/**
 * Brings the cache of card states to the weights and steps in force, a few cards at a time and in the background. Due days stay
 * as they were. Stops when `signal` says so and goes on there the next time. Resolves to how many steps it took.
 */
export async function keepStatesCurrent(deps: Deps, settings: AllSettings, signal: AbortSignal): Promise<number> {
  const { store } = deps;
  const [paths, under] = await Promise.all([store.readNotePaths(), store.readStatesUnder()]);
  const fingerprint = fingerprintStates(settings.values, paths);
  // Nothing was ever set that matters, and nothing was computed under anything else.
  const isUntouched = under === null && fingerprint === fingerprintStates({}, paths);
  if (isUntouched || (under?.isDone && under.fingerprint === fingerprint)) return 0;

  const { replay } = createMergeRules(settings, paths);
  for (let steps = 1; !signal.aborted; steps++) {
    const step = await store.recomputeStates(fingerprint, CARDS_A_STEP, replay);
    if (step.isDone || step.kind !== 'saved') return steps;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS));
  }
  return 0;
}

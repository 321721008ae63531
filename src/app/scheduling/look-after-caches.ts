import type { AllSettings } from '../../model/settings.ts';
import type { Deps } from '../deps.ts';
import { keepLogSealed } from './keep-log-sealed.ts';
import { keepStatesCurrent } from './keep-states-current.ts';

/** What can be computed from the log is brought up to date in the background, after the first drawing. */
export async function lookAfterCaches(deps: Deps, settings: AllSettings, signal: AbortSignal): Promise<void> {
  await keepStatesCurrent(deps, settings, signal);
  await keepLogSealed(deps, settings, signal);
}

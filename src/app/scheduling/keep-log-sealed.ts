import type { AllSettings } from '../../model/settings.ts';
import { packEvents } from '../../scheduler/packed-log.ts';
import { type Deps, readToday } from '../deps.ts';

/** Fewer events are read as fast from their rows. */
const FEWEST_EVENTS = 4_000;
/** Today and yesterday still change. */
const OPEN_DAYS = 2;
const PAUSE_MILLIS = 100;

/** Packs what is old of the log, a part at a time and in the background. Stops when `signal` says so and goes on there the next time. */
export async function keepLogSealed(deps: Deps, settings: AllSettings, signal: AbortSignal): Promise<void> {
  const { events } = await deps.store.readCounts();
  if (events < FEWEST_EVENTS) return;
  const upToDay = readToday(deps, settings) - OPEN_DAYS;
  while (!signal.aborted) {
    const { isDone } = await deps.store.sealLog(packEvents, upToDay);
    if (isDone) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS));
  }
}

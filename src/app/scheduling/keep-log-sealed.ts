import type { AllSettings } from '../../model/settings.ts';
import { startWorker } from '../../pwa/start-worker.ts';
import { DATABASE_NAME } from '../../store/database.ts';
import { type Deps, readToday } from '../deps.ts';
import type { SchedulingTasks } from './scheduling-tasks.ts';

/** Fewer events are read as fast from their rows. */
const FEWEST_EVENTS = 4_000;
/** Today and yesterday still change. */
const OPEN_DAYS = 2;
const PAUSE_MILLIS = 100;

/**
 * Packs what is old of the log, a part at a time and in the background: a worker reads and packs, the page only writes what it is given.
 * Stops when `signal` says so and goes on there the next time.
 */
export async function keepLogSealed(deps: Deps, settings: AllSettings, signal: AbortSignal): Promise<void> {
  const { events } = await deps.store.readCounts();
  if (events < FEWEST_EVENTS || signal.aborted) return;
  const input = { database: DATABASE_NAME, upToDay: readToday(deps, settings) - OPEN_DAYS };
  const worker = startWorker<SchedulingTasks>('scheduling');
  try {
    while (!signal.aborted) {
      const part = await worker.ask('pack', input, { signal });
      if (part === null || (await deps.store.putSealedPart(part)).kind !== 'saved') return;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS));
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    worker.stop();
  }
}

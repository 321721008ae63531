import type { LogEvent } from '../../model/event.ts';
import { readCopyFolder } from '../../pwa/copy-folder.ts';
import type { Deps } from '../deps.ts';
import { dateStamp, describeOrigin } from './copy-out.ts';
import { findSafetyNet } from './find-safety-net.ts';
import { createThrottle } from './throttle.ts';
import { writeCopyAside } from './write-copy-aside.ts';

const MINUTE_MILLIS = 60_000;
const HOUR_MILLIS = 60 * MINUTE_MILLIS;
/** So long after the last answer the learner is taken to have ended. */
const QUIET_MILLIS = 1.5 * MINUTE_MILLIS;
/** The event is in the database by then. First comes the next card, then its second copy. */
const AFTER_NEXT_CARD_MILLIS = 100;
/** The start of the app is for the learner. */
const AFTER_START_MILLIS = MINUTE_MILLIS / 2;
/** A large collection takes some seconds of work for a copy: once a day is enough, since the log has the rest. */
const LARGE_EVENTS = 100_000;

/**
 * Keeps a second copy from now on: each event at once, and everything at quiet moments. `isWhole` is false as long as the database
 * holds less than it once did: then nothing is dropped. `early` are events from before. Returns how to stop.
 */
export function keepSafe(deps: Deps, isWhole: boolean, early: readonly LogEvent[] = []): () => void {
  const { store } = deps;
  const append = async (events: readonly LogEvent[]): Promise<void> => (await findSafetyNet(deps))?.log.append(events);
  if (early.length > 0) void append(early);
  if (isWhole) void import('./bring-back.ts').then((part) => part.offerMissingEvents(deps)).catch(() => undefined);
  if (isWhole) void import('./tell-broken-off.ts').then((part) => part.tellBrokenOff(deps)).catch(() => undefined);
  const throttle = createThrottle(async () => {
    if (isWhole) await copyAtQuietMoment(deps);
  });
  let timer = setTimeout(throttle.run, AFTER_START_MILLIS);
  const whenQuiet = (): void => {
    clearTimeout(timer);
    timer = setTimeout(throttle.run, QUIET_MILLIS);
  };
  const onVisibility = (): void => {
    if (document.visibilityState === 'hidden') throttle.run();
  };
  document.addEventListener('visibilitychange', onVisibility);
  const stop = store.onRecorded((events) => {
    setTimeout(() => void append(events), AFTER_NEXT_CARD_MILLIS);
    whenQuiet();
  });
  return () => {
    stop();
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}

/** Makes a copy before something that changes much. It never stops that: undo has its own journal. */
export async function snapshotBefore(deps: Deps, reason: 'import' | 'update'): Promise<void> {
  try {
    await alone(async () => void (await (await findSafetyNet(deps))?.take(reason)));
  } catch {
    // Without room for a copy the import will say so itself.
  }
}

async function copyAtQuietMoment(deps: Deps): Promise<void> {
  const net = await findSafetyNet(deps);
  await alone(async () => {
    const { events } = await deps.store.readCounts();
    const [newest] = (await net?.list()) ?? [];
    const leastMillis = events < LARGE_EVENTS ? HOUR_MILLIS : 24 * HOUR_MILLIS;
    const isDue = newest === undefined || deps.nowMillis() - newest.atMillis >= leastMillis;
    if (net !== null && isDue) await net.take('quiet');
    await copyIntoFolder(deps, leastMillis);
  });
}

/** Writes a copy into the folder that the learner chose, if there is one, it is open, and something changed since the last copy. */
export async function copyIntoFolder(deps: Deps, leastMillis: number): Promise<boolean> {
  const { store } = deps;
  const access = await readCopyFolder();
  if (access.kind !== 'open') return false;
  const [counts, lastCopy] = await Promise.all([store.readCounts(), store.readLastCopy()]);
  const isFresh = lastCopy !== null && deps.nowMillis() - lastCopy.atMillis < leastMillis;
  if (isFresh || (lastCopy !== null && lastCopy.reviewCount === counts.reviews)) return false;
  const origin = describeOrigin(deps, await store.readSettings());
  const written = await writeCopyAside(origin, {
    name: `recollect-${dateStamp(origin.writtenAtMillis)}`,
    hasPictures: true,
  });
  await access.folder.write(written.file.name, written.file);
  await store.recordCopy({ atMillis: origin.writtenAtMillis, reviewCount: written.reviewCount });
  return true;
}

/** Of several windows one works at a time; the others leave it to that one. */
async function alone(work: () => Promise<void>): Promise<void> {
  const { locks } = navigator as { readonly locks?: LockManager };
  if (locks === undefined) return work();
  await locks.request('recollect-safety', { ifAvailable: true }, (lock) => (lock === null ? undefined : work()));
}

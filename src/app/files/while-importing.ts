import type { WriteResult } from '../../model/write.ts';
import type { RunningImport, Store } from '../../store/store.ts';
import { IMPORT_LOCK } from './is-importing.ts';

/** The part of the Web Locks API that is used. */
export type Locks = Pick<LockManager, 'request'>;

/** Those of this browser; null where it has none. */
export function findLocks(): Locks | null {
  const { navigator } = globalThis as { readonly navigator?: { readonly locks?: Locks } };
  return navigator?.locks ?? null;
}

/**
 * Does the work of an import while the store knows of it: when the browser is killed in the middle, the next start can tell. The lock
 * dies with the window, so that another window does not take an import for broken off that is only slow.
 */
export async function whileImporting(
  store: Pick<Store, 'beginImport' | 'forgetRunningImport'>,
  running: RunningImport,
  work: () => Promise<WriteResult>,
  locks: Locks | null = findLocks(),
): Promise<WriteResult> {
  const remembered = async (): Promise<WriteResult> => {
    // Where it cannot be written the import will say so itself.
    await store.beginImport(running);
    const result = await work();
    // The learner sees what went wrong: the next start need not tell.
    if (result.kind !== 'saved') await store.forgetRunningImport(running.atMillis);
    return result;
  };
  return locks === null ? remembered() : await locks.request(IMPORT_LOCK, { mode: 'shared' }, remembered);
}

/**
 * The import that was broken off before it had happened, and forgets it; null when there is none, or when one still goes on in another
 * window. Browsers without locks cannot tell those apart and say nothing.
 */
export async function takeBrokenOff(
  store: Pick<Store, 'readRunningImport' | 'forgetRunningImport'>,
  locks: Locks | null = findLocks(),
): Promise<RunningImport | null> {
  if (locks === null || (await store.readRunningImport()) === null) return null;
  return locks.request(IMPORT_LOCK, { ifAvailable: true }, async (lock) => {
    // Read again: one that went on a moment ago may have ended well.
    const running = lock === null ? null : await store.readRunningImport();
    if (running !== null) await store.forgetRunningImport(running.atMillis);
    return running;
  });
}

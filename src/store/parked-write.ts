import type { TextStorage } from './witness.ts';

/**
 * Acts that could not be written wait here (`sessionStorage`: this tab, over a reload) to be tried again: an answer, or all changes
 * that were made together. Events keep their ids, so that an act which was reported as failed and yet happened is not counted twice.
 */
export const PARKED_KEY = 'recollect-v1-parked-write';

/** Whether an act waits. Asked at every start, so that the checks on what is kept are loaded only when something is. */
export function isWriteParked(storage: TextStorage): boolean {
  try {
    return storage.getItem(PARKED_KEY) !== null;
  } catch {
    return false;
  }
}

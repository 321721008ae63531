import type { EventWrite } from '../model/write.ts';
import type { TextStorage } from './witness.ts';

/**
 * A write that failed waits here (`sessionStorage`: this tab, over a reload) to be tried again. The event keeps its
 * id, so that a write which was reported as failed and yet happened is not counted twice.
 */
export const PARKED_KEY = 'recollect-v1-parked-write';
export const PARKED_FORMAT = 1;

/** Keeps the write. Returns whether the storage took it. */
export function parkWrite(storage: TextStorage, write: EventWrite): boolean {
  try {
    storage.setItem(PARKED_KEY, JSON.stringify({ format: PARKED_FORMAT, write }));
    return true;
  } catch {
    return false;
  }
}

/** Whether a write waits. Asked at every start, so that the checks on what is kept are loaded only when something is. */
export function isWriteParked(storage: TextStorage): boolean {
  try {
    return storage.getItem(PARKED_KEY) !== null;
  } catch {
    return false;
  }
}

/** Takes away what waits: it is on disk, or no longer wanted. */
export function forgetParkedWrite(storage: TextStorage): void {
  try {
    storage.removeItem(PARKED_KEY);
  } catch {
    // A write that stays is the same event: trying it again changes nothing.
  }
}

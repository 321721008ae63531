import { isWriteParked } from '../store/parked-write.ts';
import type { Store } from '../store/store.ts';
import type { TextStorage } from '../store/witness.ts';

/**
 * Writes what was kept over a reload, and says so. Events are the same, so writing them twice changes nothing. What cannot be written now
 * stays kept for the next start. Never rejects: whatever goes wrong with one act, the app has to open.
 */
export async function finishParkedWrite(
  store: Pick<Store, 'recordEvents'>,
  storage: TextStorage | null,
): Promise<void> {
  if (!storage || !isWriteParked(storage)) return;
  try {
    const { writeParkedActs } = await import('./write-parked-acts.ts');
    await writeParkedActs(store, storage);
  } catch {
    // The part that does it could not be loaded: the next start tries again.
  }
}

import { forgetParkedWrite, isWriteParked } from '../store/parked-write.ts';
import type { Store } from '../store/store.ts';
import type { TextStorage } from '../store/witness.ts';
import { announce } from '../ui/announce.ts';
import { t } from '../ui/text/text.ts';

/**
 * Writes the answer that was kept over a reload, and says so. It is the same event, so writing it twice changes nothing. What cannot be
 * written now stays parked for the next start. Never rejects: whatever goes wrong with one answer, the app has to open.
 */
export async function finishParkedWrite(store: Pick<Store, 'recordEvent'>, storage: TextStorage | null): Promise<void> {
  if (!storage || !isWriteParked(storage)) return;
  try {
    const { readParkedWrite } = await import('../store/read-parked-write.ts');
    const parked = readParkedWrite(storage);
    if (!parked) return;
    const result = await store.recordEvent(parked).catch(contradicts);
    if (result.kind === 'saved') announce(t('unsaved.savedAfterReload'));
    if (result.kind !== 'not-saved') forgetParkedWrite(storage);
  } catch {
    // The part that reads it could not be loaded: the next start tries again.
  }
}

/** The store throws on a write that contradicts itself or the log. No later start would take it either. */
function contradicts(): { readonly kind: 'refused' } {
  return { kind: 'refused' };
}

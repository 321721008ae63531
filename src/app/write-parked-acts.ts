import { forgetAct, type ParkedAct } from '../store/park-acts.ts';
import { readParkedActs } from '../store/read-parked-write.ts';
import type { Store } from '../store/store.ts';
import type { TextStorage } from '../store/witness.ts';
import { announce } from '../ui/announce.ts';
import { loadLaterText, t } from '../ui/text/text.ts';

/** Writes each act that was kept, in the order in which they were done, and says what was saved. */
export async function writeParkedActs(store: Pick<Store, 'recordEvents'>, storage: TextStorage): Promise<void> {
  const saved: ParkedAct[] = [];
  for (const act of readParkedActs(storage)) {
    // The store throws on an act that contradicts itself or the log. No later start would take it either.
    const result = await store.recordEvents(act).catch(() => ({ kind: 'refused' }) as const);
    if (result.kind === 'saved') saved.push(act);
    if (result.kind !== 'not-saved') forgetAct(storage, act);
  }
  if (saved.length === 0) return;
  const isAnswer = saved.every(([first, ...more]) => first?.event.kind === 'review' && more.length === 0);
  if (isAnswer) {
    announce(t('unsaved.savedAfterReload'));
    return;
  }
  await loadLaterText();
  announce(t('unsaved.changesSavedAfterReload', { count: saved.length }));
}

import { openDeviceFolder } from '../../pwa/device-folder.ts';
import type { OpenedStore, Store } from '../../store/store.ts';
import { createDeps } from '../deps.ts';
import { SAFETY_FOLDER } from './snapshot-list.ts';

/**
 * Whether a database that looks like a first run has lost everything: the copies beside it outlive it, also where the witness was lost
 * with it. Returns what the damaged screen needs, or null when there was nothing before. Never rejects.
 */
export async function findLostData(store: Store): Promise<Extract<OpenedStore, { kind: 'damaged' }> | null> {
  try {
    const folder = await openDeviceFolder(SAFETY_FOLDER);
    if (folder === null || (await folder.list()).length === 0) return null;
    const { lookForSecondCopy } = await import('./bring-back.ts');
    const second = await lookForSecondCopy(createDeps(store));
    if (second === null) return null;
    const { notes, cards, events } = second.copy;
    const countAt = (place: string) => [...cards].filter((card) => card.place === place).length;
    const remembered = {
      notes: notes.length,
      cards: countAt('deck'),
      tray: countAt('tray'),
      events: events.count,
      reviews: second.reviewCount,
    };
    return { kind: 'damaged', store, remembered, found: await store.readCounts() };
  } catch {
    return null;
  }
}

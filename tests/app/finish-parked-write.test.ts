import { describe, expect, test } from 'vitest';
import { finishParkedWrite } from '../../src/app/finish-parked-write.ts';
import { isWriteParked, parkWrite } from '../../src/store/parked-write.ts';
import { createMemoryStorage } from '../../src/store/witness.ts';
import { onAnnounce } from '../../src/ui/announce.ts';
import { t } from '../../src/ui/text/text.ts';
import { createBrowser } from '../store/helpers/open.ts';
import { cardId, gradeWrite, sampleCard, sampleNote } from '../store/helpers/samples.ts';

async function openWithParked(write = gradeWrite('e1', 'c1')) {
  const storage = createMemoryStorage();
  const store = await createBrowser().openReady();
  await store.saveNotes({ notes: [sampleNote('note-a')], cards: [sampleCard('c1')] });
  parkWrite(storage, write);
  const said: string[] = [];
  const stop = onAnnounce(({ text }) => said.push(text));
  return { storage, store, said, stop };
}

describe('an answer that was kept over a reload', () => {
  test('is written once, and the learner is told', async () => {
    const { storage, store, said, stop } = await openWithParked();
    await finishParkedWrite(store, storage);
    await finishParkedWrite(store, storage);
    expect(await store.readCounts()).toMatchObject({ events: 1, reviews: 1 });
    expect(isWriteParked(storage)).toBe(false);
    expect(said).toEqual([t('unsaved.savedAfterReload')]);
    stop();
  });

  test('stays kept when it cannot be written yet', async () => {
    const { storage, store, said, stop } = await openWithParked();
    store.close();
    await finishParkedWrite(store, storage);
    expect(isWriteParked(storage)).toBe(true);
    expect(said).toEqual([]);
    stop();
  });

  test('stays kept while it is being written: the browser may be killed then', async () => {
    const { storage, stop } = await openWithParked();
    let wasParked = false;
    const slow = {
      recordEvent: () => {
        wasParked = isWriteParked(storage);
        return Promise.resolve({ kind: 'saved' } as const);
      },
    };
    await finishParkedWrite(slow, storage);
    expect(wasParked).toBe(true);
    stop();
  });

  test('is dropped when another window answered the card in between', async () => {
    const { storage, store, stop } = await openWithParked();
    await store.recordEvent(gradeWrite('e2', 'c1'));
    await finishParkedWrite(store, storage);
    expect(isWriteParked(storage)).toBe(false);
    expect((await store.readCard(cardId('c1')))?.state.lastEventId).toBe('e2');
    stop();
  });

  test('does not keep the app from opening when it contradicts the log', async () => {
    const { storage, store, said, stop } = await openWithParked(gradeWrite('e1', 'c1', { grade: 1 }));
    await store.recordEvent(gradeWrite('e1', 'c1', { grade: 4 }));
    await expect(finishParkedWrite(store, storage)).resolves.toBeUndefined();
    expect(isWriteParked(storage)).toBe(false);
    expect(said).toEqual([]);
    stop();
  });
});

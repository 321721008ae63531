import { describe, expect, test } from 'vitest';
import { changeSetting } from '../../src/app/change-setting.ts';
import { createDeps } from '../../src/app/deps.ts';
import { finishParkedWrite } from '../../src/app/finish-parked-write.ts';
import { changeCards } from '../../src/app/library/change-cards.ts';
import { moveCards } from '../../src/app/scheduling/reschedule.ts';
import type { EventWrite } from '../../src/model/write.ts';
import { isWriteParked } from '../../src/store/parked-write.ts';
import { createMemoryStorage } from '../../src/store/witness.ts';
import { onAnnounce } from '../../src/ui/announce.ts';
import { t } from '../../src/ui/text/text.ts';
import { createBrowser } from '../store/helpers/open.ts';
import { cardId, gradeWrite, sampleCard, sampleNote, TODAY } from '../store/helpers/samples.ts';

const CARDS = ['c1', 'c2', 'c3'].map(cardId);

/** A page that lives in one tab: its database may be taken away, and it may be loaded again. */
async function openTab() {
  const parkedStorage = createMemoryStorage();
  const browser = createBrowser();
  const open = () => browser.openReady({ parkedStorage });
  const store = await open();
  await store.saveNotes({ notes: [sampleNote('note-a')], cards: CARDS.map((id) => sampleCard(id)) });
  const said: string[] = [];
  const stop = onAnnounce(({ text }) => said.push(text));
  return { browser, parkedStorage, store, open, said, stop };
}

/** The connection goes, the act fails, and the page is loaded again. */
async function failAndReload(act: (tab: Awaited<ReturnType<typeof openTab>>) => Promise<unknown>) {
  const tab = await openTab();
  await act(tab);
  expect(isWriteParked(tab.parkedStorage)).toBe(true);
  const again = await tab.open();
  expect(await again.readCounts()).toMatchObject({ events: 0 });
  return { ...tab, again };
}

const answer = async (store: { recordEvents: (writes: readonly EventWrite[]) => Promise<unknown> }) =>
  store.recordEvents([gradeWrite('e1', 'c1')]);

describe('what was kept over a reload', () => {
  test('an answer is written once, and the learner is told', async () => {
    const { parkedStorage, again, said, stop } = await failAndReload(async ({ store }) => {
      store.close();
      await answer(store);
    });
    await finishParkedWrite(again, parkedStorage);
    await finishParkedWrite(again, parkedStorage);
    expect(await again.readCounts()).toMatchObject({ events: 1, reviews: 1 });
    expect(isWriteParked(parkedStorage)).toBe(false);
    expect(said).toEqual([t('unsaved.savedAfterReload')]);
    stop();
  });

  test('a change of several cards comes back whole, and undo takes it back whole', async () => {
    const { parkedStorage, again, said, stop } = await failAndReload(async ({ store }) => {
      const deps = createDeps(store);
      const settings = await store.readSettings();
      const readCards = store.readCards;
      const views = await readCards(CARDS);
      store.close();
      const act = { kind: 'suspend', isSuspended: true } as const;
      const failing = { ...deps, store: { ...store, readCards: () => Promise.resolve(views) } };
      expect((await changeCards(failing, settings, CARDS, act)).result.kind).toBe('not-saved');
    });
    await finishParkedWrite(again, parkedStorage);
    expect((await again.readCards(CARDS)).map(({ state }) => state.isSuspended)).toEqual([true, true, true]);
    expect(await again.readLastAct()).toHaveLength(3);
    expect(said).toEqual([t('unsaved.changesSavedAfterReload', { count: 1 })]);
    stop();
  });

  test('new days for many cards come back', async () => {
    const { parkedStorage, again, stop } = await failAndReload(async ({ store }) => {
      const settings = await store.readSettings();
      const states = await store.readStates(CARDS);
      store.close();
      const moves = states.map((state) => ({
        cardId: state.cardId,
        state: { ...state, memory: { stability: 5, difficulty: 5 }, lastReviewDay: TODAY },
        dueDayBefore: TODAY,
        dueDayAfter: TODAY + 9,
      }));
      expect((await moveCards(createDeps(store), settings, moves)).result.kind).toBe('not-saved');
    });
    await finishParkedWrite(again, parkedStorage);
    expect((await again.readStates(CARDS)).map(({ dueDay }) => dueDay)).toEqual([TODAY + 9, TODAY + 9, TODAY + 9]);
    stop();
  });

  test('a plan for a pile comes back', async () => {
    const plan = { untilDay: TODAY + 7, reviewsPerDay: 40 };
    const { parkedStorage, again, stop } = await failAndReload(async ({ store }) => {
      const settings = await store.readSettings();
      store.close();
      await changeSetting(createDeps(store), settings, 'catchUp', plan);
    });
    await finishParkedWrite(again, parkedStorage);
    expect((await again.readSettings()).catchUp).toEqual(plan);
    stop();
  });

  test('stays kept when it cannot be written yet', async () => {
    const { parkedStorage, store, said, stop } = await openTab();
    store.close();
    await answer(store);
    await finishParkedWrite(store, parkedStorage);
    expect(isWriteParked(parkedStorage)).toBe(true);
    expect(said).toEqual([]);
    stop();
  });

  test('stays kept while it is being written: the browser may be killed then', async () => {
    const { parkedStorage, store, stop } = await openTab();
    store.close();
    await answer(store);
    let wasParked = false;
    const slow = {
      recordEvents: () => {
        wasParked = isWriteParked(parkedStorage);
        return Promise.resolve({ kind: 'saved' } as const);
      },
    };
    await finishParkedWrite(slow, parkedStorage);
    expect(wasParked).toBe(true);
    stop();
  });

  test('is dropped when another window answered the card in between', async () => {
    const { parkedStorage, again, stop } = await failAndReload(async ({ store }) => {
      store.close();
      await answer(store);
    });
    await again.recordEvent(gradeWrite('e2', 'c1'));
    await finishParkedWrite(again, parkedStorage);
    expect(isWriteParked(parkedStorage)).toBe(false);
    expect((await again.readCard(cardId('c1')))?.state.lastEventId).toBe('e2');
    stop();
  });

  test('does not keep the app from opening when it contradicts the log', async () => {
    const { browser, parkedStorage, again, said, stop } = await failAndReload(async ({ store }) => {
      store.close();
      await store.recordEvents([gradeWrite('e1', 'c1', { grade: 1 })]);
    });
    // Another tab, which knows nothing of what is kept in this one.
    await (await browser.openReady()).recordEvent(gradeWrite('e1', 'c1', { grade: 4 }));
    await expect(finishParkedWrite(again, parkedStorage)).resolves.toBeUndefined();
    expect(isWriteParked(parkedStorage)).toBe(false);
    expect(said).toEqual([]);
    stop();
  });
});

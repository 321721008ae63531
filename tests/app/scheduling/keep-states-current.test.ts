import { describe, expect, test } from 'vitest';
import type { Deps } from '../../../src/app/deps.ts';
import { keepStatesCurrent } from '../../../src/app/scheduling/keep-states-current.ts';
import { type CardState, createCardState } from '../../../src/model/card-state.ts';
import type { Grade } from '../../../src/model/grade.ts';
import type { CardId, EventId } from '../../../src/model/ids.ts';
import { createConfigs } from '../../../src/scheduler/config.ts';
import { createReviewEvent } from '../../../src/scheduler/create-review.ts';
import { formatWeights } from '../../../src/scheduler/fitted-weights.ts';
import { replayCard } from '../../../src/scheduler/replay-card.ts';
import { DEFAULT_WEIGHTS } from '../../../src/scheduler/weights.ts';
import type { Store } from '../../../src/store/store.ts';
import { createBrowser } from '../../store/helpers/open.ts';
import { NOON, PHONE, sampleCard, sampleNote, settingEvent, TODAY } from '../../store/helpers/samples.ts';

const CARD_COUNT = 120;
const FITTED = formatWeights(DEFAULT_WEIGHTS.map((weight, i) => (i === 2 ? 4 : weight)));
const running = () => new AbortController().signal;
const depsOf = (store: Store): Deps => ({
  store,
  nowMillis: () => NOON,
  offsetMinutes: () => 0,
  newEventId: () => 'unused' as EventId,
});

/** A store with answers under FSRS's own weights. */
async function openStudied(browser = createBrowser()): Promise<Store> {
  const store = await browser.openReady();
  const names = Array.from({ length: CARD_COUNT }, (_, i) => `c${String(i).padStart(3, '0')}`);
  await store.saveNotes({ notes: [sampleNote('note-a')], cards: names.map((name) => sampleCard(name)) });
  const config = createConfigs({})(null);
  for (const round of [0, 1]) {
    const writes = await Promise.all(
      names.map(async (name, i) => {
        const state = (await store.readCard(name as CardId))?.state ?? createCardState(name as CardId);
        const { event, nextState } = createReviewEvent({
          id: `${name}-${round}` as EventId,
          deviceId: PHONE,
          state,
          grade: ((i % 4) + 1) as Grade,
          now: { atMillis: NOON + round * 3 * 86_400_000 + i, offsetMinutes: 0, day: TODAY + 3 * round },
          durationMillis: 1000,
          config,
        });
        return { event, nextState, seenEventId: state.lastEventId };
      }),
    );
    expect(await store.recordEvents(writes)).toEqual({ kind: 'saved' });
  }
  return store;
}

async function adoptWeights(store: Store): Promise<void> {
  const event = settingEvent('w1', 'weights', FITTED, { atMillis: NOON + 9e8 });
  expect(await store.recordEvent({ event, nextState: null, seenEventId: null })).toEqual({ kind: 'saved' });
}

async function readStates(store: Store): Promise<CardState[]> {
  const view = await store.readNote(sampleNote('note-a').id);
  return (view?.cards ?? []).map(({ state }) => state).sort((a, b) => (a.cardId < b.cardId ? -1 : 1));
}

async function replayAll(store: Store): Promise<CardState[]> {
  const config = createConfigs((await store.readSettings()).values)(null);
  const { cards, events } = await store.readProgress();
  return cards.map(({ id }) => replayCard(id, events, config)).sort((a, b) => (a.cardId < b.cardId ? -1 : 1));
}

describe('new weights', () => {
  test('bring all memories to them in steps, and leave the due days', async () => {
    const store = await openStudied();
    const before = await readStates(store);
    expect(await keepStatesCurrent(depsOf(store), await store.readSettings(), running())).toBe(0);
    await adoptWeights(store);
    expect(await keepStatesCurrent(depsOf(store), await store.readSettings(), running())).toBeGreaterThan(1);
    const after = await readStates(store);
    expect(after).toEqual(await replayAll(store));
    expect(after.map(({ dueDay, dueAtMillis, interval }) => [dueDay, dueAtMillis, interval])).toEqual(
      before.map(({ dueDay, dueAtMillis, interval }) => [dueDay, dueAtMillis, interval]),
    );
    expect(after.filter((state, i) => state.memory?.stability !== before[i]?.memory?.stability)).not.toEqual([]);
    expect(await keepStatesCurrent(depsOf(store), await store.readSettings(), running())).toBe(0);
    expect(await store.verify()).toEqual([]);
  });

  test('are taken on where they were left, also after a restart', async () => {
    const browser = createBrowser();
    const store = await openStudied(browser);
    await adoptWeights(store);
    const settings = await store.readSettings();
    const controller = new AbortController();
    const stopping = keepStatesCurrent(depsOf(store), settings, controller.signal);
    controller.abort();
    await stopping;
    store.close();
    const again = await browser.openReady();
    await keepStatesCurrent(depsOf(again), await again.readSettings(), running());
    expect(await readStates(again)).toEqual(await replayAll(again));
  });
});

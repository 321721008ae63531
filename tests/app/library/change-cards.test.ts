import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Deps } from '../../../src/app/deps.ts';
import { type CardAct, changeCards, undoAct } from '../../../src/app/library/change-cards.ts';
import type { CardState, Flag } from '../../../src/model/card-state.ts';
import type { CardId, EventId } from '../../../src/model/ids.ts';
import { DEFAULT_SETTINGS } from '../../../src/model/settings.ts';
import { createConfig } from '../../../src/scheduler/config.ts';
import { createReviewEvent } from '../../../src/scheduler/create-review.ts';
import { replayCard } from '../../../src/scheduler/replay-card.ts';
import { momentAt } from '../../../src/scheduler/study-day.ts';
import type { Store } from '../../../src/store/store.ts';
import { createBrowser } from '../../store/helpers/open.ts';
import { NOON, sampleCard, sampleNote, TODAY } from '../../store/helpers/samples.ts';

const config = createConfig();
const ALL = ['a', 'b', 'c', 'new', 'tray'] as CardId[];
let eventCount = 0;

function depsFor(store: Store): Deps {
  return {
    store,
    nowMillis: () => NOON,
    offsetMinutes: () => 0,
    newEventId: () => `00000000-0000-7000-8000-${String(++eventCount).padStart(12, '0')}` as EventId,
  };
}

/** Three cards that were answered, a new one, and one in the tray. */
async function openStore(): Promise<{ store: Store; deps: Deps }> {
  const store = await createBrowser().openReady();
  const deps = depsFor(store);
  await store.saveNotes({
    notes: [sampleNote('note-a')],
    cards: ALL.map((name) => sampleCard(name, 'note-a', { place: name === 'tray' ? 'tray' : 'deck' })),
  });
  for (const cardId of ['a', 'b', 'c'] as CardId[]) {
    const [state] = await store.readStates([cardId]);
    if (!state) throw new Error(`${cardId} has no state`);
    const { event, nextState } = createReviewEvent({
      id: deps.newEventId(),
      deviceId: store.deviceId,
      state,
      grade: 4,
      now: momentAt(store.nextEventMillis(NOON - 5 * 86_400_000), 0, 4),
      durationMillis: 3000,
      config,
    });
    await store.recordEvent({ event, nextState, seenEventId: null });
  }
  return { store, deps };
}

const readAll = (store: Store) => store.readStates(ALL);

/** What replaying the log gives, which is the truth. */
async function replayAll(store: Store): Promise<CardState[]> {
  return Promise.all(ALL.map(async (cardId) => replayCard(cardId, await store.readCardEvents(cardId), config)));
}

describe('changing many cards at once', () => {
  test.each<[string, CardAct, string[]]>([
    ['pausing leaves the tray alone', { kind: 'suspend', isSuspended: true }, ['a', 'b', 'c', 'new']],
    ['hiding leaves the tray alone', { kind: 'bury', untilDay: TODAY + 1 }, ['a', 'b', 'c', 'new']],
    ['a flag is for all', { kind: 'flag', flag: 3 }, ALL],
    ['a day of your own is for started cards', { kind: 'set-due', dueDay: TODAY + 9 }, ['a', 'b', 'c']],
    ['starting again is for started cards', { kind: 'reset' }, ['a', 'b', 'c']],
    ['resuming what is not paused changes nothing', { kind: 'suspend', isSuspended: false }, []],
  ])('%s', async (_, act, changed) => {
    const { store, deps } = await openStore();
    const { events: before } = await store.readCounts();
    const { result, done, skippedCount } = await changeCards(deps, DEFAULT_SETTINGS, ALL, act);
    expect(result).toEqual({ kind: 'saved' });
    expect(done?.changes.map((change) => change.before.cardId) ?? []).toEqual(changed);
    expect(skippedCount).toBe(ALL.length - changed.length);
    expect((await store.readCounts()).events).toBe(before + changed.length);
    expect(await readAll(store)).toEqual(await replayAll(store));
  });

  test('an act and its undo leave every card as it was, whatever came before, and replay agrees', async () => {
    const anyAct: fc.Arbitrary<CardAct> = fc.oneof(
      fc.boolean().map((isSuspended): CardAct => ({ kind: 'suspend', isSuspended })),
      fc.constantFrom(null, TODAY + 1, TODAY + 4).map((untilDay): CardAct => ({ kind: 'bury', untilDay })),
      fc.nat(7).map((flag): CardAct => ({ kind: 'flag', flag: flag as Flag })),
      fc.nat(30).map((ahead): CardAct => ({ kind: 'set-due', dueDay: TODAY + ahead })),
      fc.constant<CardAct>({ kind: 'reset' }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { maxLength: 4 }), anyAct, async (earlier, act) => {
        const { store, deps } = await openStore();
        for (const one of earlier) await changeCards(deps, DEFAULT_SETTINGS, ALL, one);
        const before = await readAll(store);
        const { done } = await changeCards(deps, DEFAULT_SETTINGS, ALL, act);
        expect(await readAll(store)).toEqual(await replayAll(store));
        if (done) expect(await undoAct(deps, DEFAULT_SETTINGS, done)).toEqual({ kind: 'saved' });
        expect(await readAll(store)).toEqual(before);
        expect(await replayAll(store)).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });

  test('an act is not undone when one of its cards was changed since, and then not for any card', async () => {
    const { store, deps } = await openStore();
    const { done } = await changeCards(deps, DEFAULT_SETTINGS, ALL, { kind: 'suspend', isSuspended: true });
    if (!done) throw new Error('nothing was done');
    await changeCards(deps, DEFAULT_SETTINGS, ['b'] as CardId[], { kind: 'flag', flag: 1 });
    const before = await readAll(store);
    expect(await undoAct(deps, DEFAULT_SETTINGS, done)).toEqual({ kind: 'stale' });
    expect(await readAll(store)).toEqual(before);
  });

  test('all cards of one act carry the same instant, so that the review takes them back together', async () => {
    const { store, deps } = await openStore();
    await changeCards(deps, DEFAULT_SETTINGS, ALL, { kind: 'flag', flag: 2 });
    const last = await store.readLastAct();
    expect(last.map((event) => event.kind)).toEqual(ALL.map(() => 'flag'));
  });
});

import { describe, expect, test } from 'vitest';
import type { Deps } from '../../../src/app/deps.ts';
import { undoAct } from '../../../src/app/library/change-cards.ts';
import { moveCards, summarizeMoves } from '../../../src/app/scheduling/reschedule.ts';
import type { EventId } from '../../../src/model/ids.ts';
import { createConfig } from '../../../src/scheduler/config.ts';
import { planRescheduling } from '../../../src/scheduler/reschedule.ts';
import { createBrowser } from '../../store/helpers/open.ts';
import { cardId, gradeWrite, NOON, reviewState, sampleCard, sampleNote, TODAY } from '../../store/helpers/samples.ts';

const move = (name: string, before: number, after: number) => ({
  state: reviewState(name, TODAY + before),
  dueDayBefore: TODAY + before,
  dueDayAfter: TODAY + after,
});

test('what moves is counted by direction and by day, overdue cards for today', () => {
  const summary = summarizeMoves([move('a', 5, 2), move('b', -3, 4), move('c', 1, 4)], TODAY);
  expect(summary).toMatchObject({ count: 3, earlier: 1, later: 2 });
  expect([...summary.byDay].sort(([a], [b]) => a - b)).toEqual([
    [TODAY, -1],
    [TODAY + 1, -1],
    [TODAY + 2, 1],
    [TODAY + 4, 2],
    [TODAY + 5, -1],
  ]);
});

describe('moving cards', () => {
  const names = ['c1', 'c2', 'c3'];

  async function openStudied() {
    const store = await createBrowser().openReady();
    await store.saveNotes({ notes: [sampleNote('note-a')], cards: names.map((name) => sampleCard(name)) });
    const before = names.map((name, i) =>
      reviewState(name, TODAY + 4, 5, { memory: { stability: 10 + 20 * i, difficulty: 5 } }),
    );
    await store.replaceStates(before);
    let count = 0;
    const deps: Deps = {
      store,
      nowMillis: () => NOON,
      offsetMinutes: () => 0,
      newEventId: () => `event-${++count}` as EventId,
    };
    const moves = planRescheduling(before, TODAY, createConfig());
    expect(moves).toHaveLength(3);
    return { store, deps, before, moves, settings: await store.readSettings() };
  }

  test('gives each its new day, once: planned again, nothing moves', async () => {
    const { store, deps, moves, settings } = await openStudied();
    const { result } = await moveCards(deps, settings, moves);
    expect(result).toEqual({ kind: 'saved' });
    const states = await Promise.all(names.map(async (name) => (await store.readCard(cardId(name)))?.state));
    expect(states.map((state) => state?.dueDay)).toEqual(moves.map(({ dueDayAfter }) => dueDayAfter));
    expect(
      planRescheduling(
        states.filter((state) => state !== undefined),
        TODAY,
        createConfig(),
      ),
    ).toEqual([]);
    expect(await store.verify()).toEqual([]);
  });

  test('is one act that is taken back to exactly the states before', async () => {
    const { store, deps, before, moves, settings } = await openStudied();
    const { done } = await moveCards(deps, settings, moves);
    expect(await store.readLastAct()).toHaveLength(3);
    expect(await undoAct(deps, settings, done)).toEqual({ kind: 'saved' });
    for (const state of before) expect((await store.readCard(state.cardId))?.state).toEqual(state);
    expect(await store.readLastAct()).toEqual([]);
  });

  test('writes nothing when one of them was answered in between', async () => {
    const { store, deps, moves, settings } = await openStudied();
    await store.recordEvent(gradeWrite('e1', 'c2'));
    const { result } = await moveCards(deps, settings, moves);
    expect(result).toEqual({ kind: 'stale' });
    expect((await store.readCounts()).events).toBe(1);
  });
});

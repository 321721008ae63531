import { describe, expect, test } from 'vitest';
import type { Deps } from '../../src/app/deps.ts';
import { readPlan } from '../../src/app/read-plan.ts';
import type { EventId } from '../../src/model/ids.ts';
import type { SettingValue } from '../../src/model/settings.ts';
import type { Store } from '../../src/store/store.ts';
import { createBrowser } from '../store/helpers/open.ts';
import { NOON, reviewState, sampleCard, sampleNote, settingEvent, TODAY } from '../store/helpers/samples.ts';

/** Three notes in two folders with six new cards each, and the settings given. */
async function openWith(settings: Readonly<Record<string, SettingValue>>): Promise<Store> {
  const store = await createBrowser().openReady();
  const paths = { a: 'aws/a.md', b: 'aws/b.md', c: 'other/c.md' };
  await store.saveNotes({
    notes: Object.entries(paths).map(([name, path]) => sampleNote(name, { path })),
    cards: Object.keys(paths).flatMap((name) =>
      [1, 2, 3, 4, 5, 6].map((line) =>
        sampleCard(`${name}${line}`, name, { source: { path: 'x.md', from: line, to: line } }),
      ),
    ),
  });
  const events = Object.entries(settings).map(([key, value], i) => settingEvent(`s${i}`, key, value));
  await store.recordEvents(events.map((event) => ({ event, nextState: null, seenEventId: null })));
  return store;
}

async function planFor(store: Store): Promise<string[]> {
  const deps: Deps = {
    store,
    nowMillis: () => NOON,
    offsetMinutes: () => 0,
    newEventId: () => 'unused' as EventId,
  };
  const { queue } = await readPlan(deps, await store.readSettings());
  return queue.map(({ state }) => state.cardId);
}

describe('the plan of a day', () => {
  test('takes new cards in the order of the notes, up to the limit', async () => {
    const store = await openWith({ newCardsPerDay: 7 });
    expect(await planFor(store)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'b1']);
  });

  test('gives the room that a limited deck leaves to the others', async () => {
    const store = await openWith({ newCardsPerDay: 7, 'newCardsPerDay@folder:aws': 3, 'newCardsPerDay@note:a': 1 });
    expect(await planFor(store)).toEqual(['a1', 'b1', 'b2', 'c1', 'c2', 'c3', 'c4']);
  });

  test('takes from all notes in turn when new cards are spread', async () => {
    const store = await openWith({ newCardsPerDay: 5, newCardOrder: 'spread' });
    expect(await planFor(store)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2']);
  });

  test('while a pile is worked off asks those most at risk, so many a day, and nothing new', async () => {
    const store = await openWith({ catchUp: `${TODAY + 3} 2` });
    await store.replaceStates([
      reviewState('a1', TODAY - 1, 50),
      reviewState('a2', TODAY - 30, 10),
      reviewState('a3', TODAY - 9, 3),
    ]);
    expect((await planFor(store)).sort()).toEqual(['a2', 'a3']);
  });
});

import { describe, expect, test } from 'vitest';
import type { CardState } from '../../src/model/card-state.ts';
import type { CardEvent } from '../../src/model/event.ts';
import type { DeviceId } from '../../src/model/ids.ts';
import type { EventWrite } from '../../src/model/write.ts';
import type { Store } from '../../src/store/store.ts';
import { createBrowser } from './helpers/open.ts';
import {
  cardId,
  eventId,
  gradeWrite,
  LAPTOP,
  NOON,
  newState,
  PHONE,
  sampleCard,
  sampleNote,
  TODAY,
  undoEvent,
} from './helpers/samples.ts';
import { nothing, toImport } from './helpers/take-in.ts';

const CARDS = ['c1', 'c2', 'c3'];
const asPhone = { createId: () => PHONE };

async function openPhone(browser = createBrowser()): Promise<Store> {
  const store = await browser.openReady(asPhone);
  await store.saveNotes({ notes: [sampleNote('note-a')], cards: CARDS.map((name) => sampleCard(name)) });
  return store;
}

function buryWrite(id: string, card: string, atMillis: number, more: Partial<CardState> = {}): EventWrite {
  const event: CardEvent = {
    kind: 'bury',
    id: eventId(id),
    deviceId: PHONE,
    atMillis,
    offsetMinutes: 60,
    day: TODAY,
    cardId: cardId(card),
    untilDay: TODAY + 1,
  };
  const nextState = newState(card, { buriedUntilDay: TODAY + 1, lastEventId: event.id, ...more });
  return { event, nextState, seenEventId: null };
}

function undoWrite(id: string, undone: EventWrite, before: CardState, atMillis: number): EventWrite {
  const card = undone.nextState?.cardId ?? '';
  return {
    event: undoEvent(id, undone.event.id, card, { atMillis }),
    nextState: before,
    seenEventId: undone.event.id,
  };
}

const idsOf = (events: readonly CardEvent[]) => events.map((event) => event.id);

describe('what undo takes back', () => {
  test('is nothing in an empty log', async () => {
    expect(await (await openPhone()).readLastAct()).toEqual([]);
  });

  test('is the newest answer of this device, step by step, over days and a restart', async () => {
    const browser = createBrowser();
    const store = await openPhone(browser);
    const writes = CARDS.map((card, i) =>
      gradeWrite(`e${i}`, card, { day: TODAY - 9 + 4 * i, atMillis: NOON + (4 * i - 9) * 86_400_000 }),
    );
    for (const write of writes) expect(await store.recordEvent(write)).toEqual({ kind: 'saved' });
    store.close();
    const again = await browser.openReady(asPhone);
    for (const [i, write] of [...writes].reverse().entries()) {
      expect(await again.readLastAct()).toEqual([write.event]);
      const card = write.nextState?.cardId ?? '';
      await again.recordEvent(undoWrite(`u${i}`, write, newState(card), NOON + i));
    }
    expect(await again.readLastAct()).toEqual([]);
  });

  test('is never what another device did', async () => {
    const store = await openPhone();
    const mine = gradeWrite('e1', 'c1');
    await store.recordEvent(mine);
    const other = gradeWrite('e2', 'c2', { deviceId: LAPTOP as DeviceId, atMillis: NOON + 5_000 });
    await store.importProgress(toImport({ ...nothing, events: [other.event] }));
    expect(await store.readLastAct()).toEqual([mine.event]);
  });

  test('is all that one act changed', async () => {
    const store = await openPhone();
    await store.recordEvent(gradeWrite('e1', 'c1', { atMillis: NOON - 5 }));
    const both = [buryWrite('b1', 'c2', NOON), buryWrite('b2', 'c3', NOON)];
    expect(await store.recordEvents(both)).toEqual({ kind: 'saved' });
    expect(idsOf(await store.readLastAct())).toEqual(['b1', 'b2']);
    const undos = both.map((write, i) => undoWrite(`u${i}`, write, newState(CARDS[i + 1] ?? ''), NOON + 1));
    expect(await store.recordEvents(undos)).toEqual({ kind: 'saved' });
    expect(idsOf(await store.readLastAct())).toEqual(['e1']);
    expect(await store.verify()).toEqual([]);
  });
});

describe('several events in one write', () => {
  test('are written all or none', async () => {
    const store = await openPhone();
    await store.recordEvent(gradeWrite('e1', 'c2'));
    const result = await store.recordEvents([buryWrite('b1', 'c1', NOON), buryWrite('b2', 'c2', NOON)]);
    expect(result).toEqual({ kind: 'stale' });
    expect((await store.readCounts()).events).toBe(1);
    expect((await store.readCard(cardId('c1')))?.state.buriedUntilDay).toBeNull();
  });

  test('change nothing when they come a second time', async () => {
    const store = await openPhone();
    const both = [buryWrite('b1', 'c1', NOON), buryWrite('b2', 'c2', NOON)];
    await store.recordEvents(both);
    expect(await store.recordEvents(both)).toEqual({ kind: 'saved' });
    expect((await store.readCounts()).events).toBe(2);
  });

  test('may follow one another on one card', async () => {
    const store = await openPhone();
    const bury = buryWrite('b1', 'c1', NOON);
    const undo = undoWrite('u1', bury, newState('c1'), NOON + 1);
    expect(await store.recordEvents([bury, undo])).toEqual({ kind: 'saved' });
    expect((await store.readCard(cardId('c1')))?.state).toEqual(newState('c1'));
  });
});

describe('a buried card', () => {
  test('leaves the queue until its day, is counted again then, and hides no other', async () => {
    const store = await openPhone();
    await store.recordEvents([buryWrite('b1', 'c1', NOON)]);
    const queueOn = (day: number) => store.readQueueInput({ day, nowMillis: NOON, newLimit: 2, reviewLimit: 9 });
    const asked = async (day: number) => (await queueOn(day)).news.map(({ state }) => state.cardId);
    expect(await asked(TODAY)).toEqual(['c2', 'c3']);
    expect((await asked(TODAY + 1)).sort()).toEqual(['c1', 'c2', 'c3']);
    expect((await store.readNotes(TODAY))[0]).toMatchObject({ cardCount: 3, newCount: 2 });
    expect((await store.readNotes(TODAY + 1))[0]).toMatchObject({ cardCount: 3, newCount: 3 });
    expect(await store.verify()).toEqual([]);
  });

  test('in review is due on the later of its two days, in the forecast too', async () => {
    const store = await openPhone();
    const started = { phase: 'review', dueDay: TODAY - 3, interval: { unit: 'days', days: 2 } } as const;
    await store.recordEvents([buryWrite('b1', 'c1', NOON, started)]);
    const forecast = await store.readForecast(TODAY, 3);
    expect(forecast.map(({ dueCount }) => dueCount)).toEqual([0, 1, 0]);
    const later = await store.readForecast(TODAY + 2, 2);
    expect(later.map(({ dueCount }) => dueCount)).toEqual([1, 0]);
    const due = async (day: number) =>
      (await store.readQueueInput({ day, nowMillis: NOON, newLimit: 9, reviewLimit: 9 })).reviews.length;
    expect([await due(TODAY), await due(TODAY + 1)]).toEqual([0, 1]);
    expect((await store.readDueByNote(TODAY + 1)).get(sampleNote('note-a').id)).toEqual({ due: 1, news: 2 });
  });
});

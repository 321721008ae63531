import { describe, expect, test } from 'vitest';
import { type CardState, createCardState } from '../../src/model/card-state.ts';
import type { CardView } from '../../src/model/card-view.ts';
import type { LogEvent } from '../../src/model/event.ts';
import { GRADES } from '../../src/model/grade.ts';
import type { CardId, EventId, FactId } from '../../src/model/ids.ts';
import type { SettingValues } from '../../src/model/settings.ts';
import type { Moment, StudyDay } from '../../src/model/time.ts';
import { createGrading } from '../../src/review/grading.ts';
import { cardId, NOON, noteId, PHONE, reviewState, sampleCard, TODAY } from '../store/helpers/samples.ts';

const at = (hours: number, day = TODAY): Moment => ({ atMillis: NOON + hours * 3_600_000, offsetMinutes: 60, day });

function viewOf(name: string, state: CardState = createCardState(cardId(name)), fact = `fact-${name}`): CardView {
  const card = sampleCard(name, 'note-a', { factId: fact as FactId });
  return { card, question: card.question, answer: card.answer, isReworded: false, state };
}

/** A review's surroundings: cards by id, a log, and what is due on the coming days. */
function createDesk({
  views = [],
  values = {},
  dueCounts = new Map(),
  isPractice = false,
}: {
  views?: readonly CardView[];
  values?: SettingValues;
  dueCounts?: ReadonlyMap<StudyDay, number>;
  isPractice?: boolean;
}) {
  const byId = new Map(views.map((view) => [view.card.id, view]));
  const log: LogEvent[] = [];
  let count = 0;
  const grading = createGrading({
    deviceId: PHONE,
    isPractice,
    values,
    newEventId: () => `event-${++count}` as EventId,
    readCard: async (id) => byId.get(id) ?? null,
    readCardEvents: async (id) => log.filter((event) => event.kind !== 'setting' && event.cardId === id),
    readNotePath: async () => 'aws/ecs.md',
    readDueCounts: async () => dueCounts,
    readSiblings: async (factId) =>
      [...byId.values()].filter(({ card }) => card.factId === factId).map(({ state }) => state),
  });
  const write = (event: LogEvent, next: CardState) => {
    log.push(event);
    const view = byId.get(next.cardId);
    if (view) byId.set(next.cardId, { ...view, state: next });
  };
  return { grading, log, byId, write };
}

describe('what stands on the buttons', () => {
  test.each(GRADES)('is what grade %d writes, whatever becomes due in between', async (grade) => {
    const view = viewOf('c1', reviewState('c1', TODAY, 20));
    const dueCounts = new Map(Array.from({ length: 60 }, (_, i) => [TODAY + i, (i * 7) % 13] as const));
    const { grading } = createDesk({ views: [view], dueCounts });
    const card = await grading.prepare(view, at(0));
    const preview = card.preview(at(0));
    for (let i = 0; i < 50; i++) grading.noteAnswer(TODAY + 20 + (i % 5));
    const { write } = card.answer(grade, at(3), 4000);
    if (write.event.kind !== 'review') throw new Error('An answer is a review.');
    expect(write.event.interval).toEqual(preview[grade]);
    expect(write.nextState).toMatchObject({ interval: preview[grade], lastEventId: write.event.id });
  });

  test('keeps away from a day that is full, and from the day of a sibling', async () => {
    const view = viewOf('c1', reviewState('c1', TODAY, 20), 'fact-x');
    const free = await createDesk({ views: [view] }).grading.prepare(view, at(0));
    const usual = free.preview(at(0))[3];
    if (usual?.unit !== 'days') throw new Error('Good is in days.');
    const sibling = viewOf('c2', reviewState('c2', TODAY + usual.days, 5), 'fact-x');
    const beside = await createDesk({ views: [view, sibling] }).grading.prepare(view, at(0));
    expect(beside.preview(at(0))[3]).not.toEqual(usual);
    const full = await createDesk({
      views: [view],
      dueCounts: new Map([[TODAY + usual.days, 500]]),
    }).grading.prepare(view, at(0));
    expect(full.preview(at(0))[3]).not.toEqual(usual);
  });

  test('follows the settings of the card’s own deck', async () => {
    const view = viewOf('c1');
    const values = { 'learningStepsMinutes@folder:aws': '7 70', learningStepsMinutes: '1 2' };
    const card = await createDesk({ views: [view], values }).grading.prepare(view, at(0));
    expect(card.preview(at(0))).toMatchObject({ 1: { seconds: 420 }, 3: { seconds: 4200 } });
  });

  test('is nothing in practice, and the answer leaves the schedule alone', async () => {
    const view = viewOf('c1', reviewState('c1', TODAY + 9));
    const card = await createDesk({ views: [view], isPractice: true }).grading.prepare(view, at(0));
    expect(card.preview(at(0))).toEqual({ 1: null, 2: null, 3: null, 4: null });
    const { write } = card.answer(1, at(0), 4000);
    expect(write.nextState).toEqual({ ...view.state, lastEventId: write.event.id });
  });
});

test('a card becomes a leech at the lapse that the settings name, and is told of once', async () => {
  const values = { leechThreshold: 3 };
  const asked = async (lapseCount: number) => {
    const view = viewOf('c1', reviewState('c1', TODAY, 5, { lapseCount }));
    const card = await createDesk({ views: [view], values }).grading.prepare(view, at(0));
    return [card.answer(1, at(0), 1).isLeech, card.answer(3, at(0), 1).isLeech];
  };
  expect(await asked(1)).toEqual([false, false]);
  expect(await asked(2)).toEqual([true, false]);
  expect(await asked(3)).toEqual([false, false]);
});

describe('changes of a card', () => {
  const siblings = [
    viewOf('c1', createCardState(cardId('c1')), 'fact-x'),
    viewOf('c2', createCardState(cardId('c2')), 'fact-x'),
    viewOf('c3', { ...createCardState(cardId('c3')), isSuspended: true }, 'fact-x'),
    viewOf('c4'),
  ];

  test('put off the card, and with it those of its siblings that are asked, at one instant', async () => {
    const { grading } = createDesk({ views: siblings });
    const [view] = siblings;
    if (!view) throw new Error('There are four cards.');
    const writes = await grading.createChanges({ kind: 'bury', withSiblings: true }, view, at(0));
    expect(writes.map(({ event }) => event)).toMatchObject([
      { kind: 'bury', cardId: 'c1', untilDay: TODAY + 1, atMillis: NOON },
      { kind: 'bury', cardId: 'c2', untilDay: TODAY + 1, atMillis: NOON },
    ]);
  });

  test('are taken back together, each to the state before', async () => {
    const { grading, write, byId } = createDesk({ views: siblings });
    const [view] = siblings;
    if (!view) throw new Error('There are four cards.');
    const writes = await grading.createChanges({ kind: 'bury', withSiblings: true }, view, at(0));
    for (const { event, nextState } of writes) if (nextState) write(event, nextState);
    expect(byId.get('c2' as CardId)?.state.buriedUntilDay).toBe(TODAY + 1);
    const events = writes.flatMap(({ event }) => (event.kind === 'bury' ? [event] : []));
    const undos = await grading.createUndos(events, at(1));
    expect(undos.map(({ nextState }) => nextState)).toEqual([siblings[0]?.state, siblings[1]?.state]);
    expect(undos.map(({ seenEventId }) => seenEventId)).toEqual(events.map(({ id }) => id));
  });
});

test('cards of a note that is gone are graded by what holds for all decks', async () => {
  const view = viewOf('c1');
  const source = { ...view, card: { ...view.card, noteId: noteId('gone') } };
  const grading = createGrading({
    deviceId: PHONE,
    isPractice: false,
    values: { learningStepsMinutes: '3' },
    newEventId: () => 'e1' as EventId,
    readCard: async () => source,
    readCardEvents: async () => [],
    readNotePath: async () => null,
    readDueCounts: async () => new Map(),
    readSiblings: async () => [],
  });
  expect((await grading.prepare(source, at(0))).preview(at(0))[1]).toEqual({ unit: 'seconds', seconds: 180 });
});

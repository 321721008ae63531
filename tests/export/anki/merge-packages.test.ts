import { beforeAll, describe, expect, test } from 'vitest';
import { createAnkiCardId } from '../../../src/export/anki/anki-ids.ts';
import { type AnkiContents, readAnkiPackage } from '../../../src/export/anki/read-package.ts';
import type { SqliteEngine } from '../../../src/export/anki/sqlite-engine.ts';
import { mergeProgress } from '../../../src/export/merge-progress.ts';
import type { EventId } from '../../../src/model/ids.ts';
import type { Progress } from '../../../src/model/progress.ts';
import { nextStamp } from '../../../src/model/stamp.ts';
import { createConfig } from '../../../src/scheduler/config.ts';
import { createReviewEvent } from '../../../src/scheduler/create-review.ts';
import { replayCard } from '../../../src/scheduler/replay-card.ts';
import { momentAt } from '../../../src/scheduler/study-day.ts';
import { startEngine } from './helpers/engine.ts';
import { CREATED_DAY, CREATED_SECONDS, type HandContent, makePackage } from './helpers/hand-package.ts';
import { CLOCK, DEVICE, OFFSET_MINUTES, ROLLOVER_HOUR } from './helpers/learner.ts';

const EMPTY: Progress = { notes: [], cards: [], events: [], unknownLines: [] };
const DAY_MILLIS = 86_400_000;
const CONFIG = createConfig({});
const T0 = CREATED_SECONDS * 1000 + 6 * 3_600_000;

const NOW_MILLIS = Date.UTC(2026, 10, 25);

let engine: SqliteEngine;
beforeAll(async () => {
  engine = await startEngine();
});

function read(content: HandContent, known?: Progress): AnkiContents {
  const result = readAnkiPackage(makePackage(engine, content), engine, {
    fileName: 'hand.apkg',
    clock: CLOCK,
    nowMillis: NOW_MILLIS,
    ...(known === undefined ? {} : { known }),
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const ID = createAnkiCardId('guid-1', 0);
/** A card that was learnt on day 0 and reviewed on day 3. */
const FIRST: HandContent = {
  notes: [{ id: 1, fields: ['Q1', 'A1'], tags: ' t ' }],
  cards: [{ id: 11, note: 1, type: 2, due: 12, ivl: 9, mod: Math.floor((T0 + 3 * DAY_MILLIS) / 1000) }],
  reviews: [
    [T0, 11, 3, -600, 0, 200, 5_000, 0],
    [T0 + 600_000, 11, 3, 3, -600, 200, 4_000, 0],
    [T0 + 3 * DAY_MILLIS, 11, 3, 9, 3, 200, 70_000, 1],
  ],
};
/** The same collection nine days later: reviewed again, another text, another note. */
const SECOND: HandContent = {
  notes: [
    { id: 1, fields: ['Q1 better', 'A1'], tags: ' t ', mod: Math.floor((T0 + 11 * DAY_MILLIS) / 1000) },
    { id: 2, fields: ['Q2', 'A2'] },
  ],
  cards: [
    { id: 11, note: 1, type: 2, due: 40, ivl: 28, mod: Math.floor((T0 + 12 * DAY_MILLIS) / 1000) },
    { id: 12, note: 2 },
  ],
  reviews: [...(FIRST.reviews ?? []), [T0 + 12 * DAY_MILLIS, 11, 3, 28, 9, 200, 6_000, 1]],
};

test('answers keep grade, time, phase and interval, and replay leads to the due day of Anki', () => {
  const { progress } = read(FIRST);
  expect(
    progress.events.map((event) =>
      event.kind === 'review'
        ? [event.grade, event.phaseBefore, event.stepBefore, event.interval, event.durationMillis]
        : event,
    ),
  ).toEqual([
    [3, 'new', null, { unit: 'seconds', seconds: 600 }, 5_000],
    [3, 'learning', 1, { unit: 'days', days: 3 }, 4_000],
    [3, 'review', null, { unit: 'days', days: 9 }, 60_000],
  ]);
  const state = replayCard(ID, progress.events, CONFIG);
  expect([state.phase, state.dueDay, state.reviewCount]).toEqual(['review', CREATED_DAY + 12, 3]);
});

describe('the same or a newer file again', () => {
  test('both orders, once or twice, give the same', () => {
    const [first, second] = [read(FIRST).progress, read(SECOND).progress];
    const forth = mergeProgress(mergeProgress(EMPTY, first), second);
    expect(mergeProgress(mergeProgress(EMPTY, second), first)).toEqual(forth);
    expect(mergeProgress(forth, first)).toEqual(forth);
    expect(forth.events.filter((event) => event.kind === 'review')).toHaveLength(4);
  });

  test('a newer text comes in, and the newest answers lead', () => {
    const before = mergeProgress(EMPTY, read(FIRST).progress);
    const after = mergeProgress(before, read(SECOND, before).progress);
    expect(after.cards.map((card) => card.question).sort()).toEqual(['Q1 better', 'Q2']);
    expect(replayCard(ID, after.events, CONFIG).dueDay).toBe(CREATED_DAY + 40);
    expect(mergeProgress(after, read(SECOND, after).progress)).toEqual(after);
  });

  test('an older file afterwards takes nothing back', () => {
    const newer = mergeProgress(EMPTY, read(SECOND).progress);
    const older = read(FIRST, newer);
    expect(mergeProgress(newer, older.progress)).toEqual(newer);
    expect(older.counts.reviewsKnown).toBe(3);
  });

  test('a package with a part of the deck leaves the rest in the note', () => {
    const before = mergeProgress(EMPTY, read(SECOND).progress);
    const part: HandContent = { notes: [{ id: 3, fields: ['Q3', 'A3'] }], cards: [{ id: 13, note: 3 }] };
    const after = mergeProgress(before, read(part, before).progress);
    const [note] = after.notes;
    for (const card of after.cards) {
      const lines = note?.text.split('\n').slice(card.source.from - 1, card.source.to);
      expect(lines?.[0]).toBe(`Front: ${card.question}`);
    }
    expect(after.cards).toHaveLength(3);
  });
});

describe('what was done here stays', () => {
  test('an answer given here is kept beside those of a newer file', () => {
    const before = mergeProgress(EMPTY, read(FIRST).progress);
    const state = replayCard(ID, before.events, CONFIG);
    const { event } = createReviewEvent({
      id: '018f0000-0000-7000-8000-000000000099' as EventId,
      deviceId: DEVICE,
      state,
      grade: 1,
      now: momentAt(T0 + 13 * DAY_MILLIS, OFFSET_MINUTES, ROLLOVER_HOUR),
      durationMillis: 3_000,
      config: CONFIG,
    });
    const here = { ...before, events: [...before.events, event] };
    const after = mergeProgress(here, read(SECOND, here).progress);
    expect(after.events.filter((found) => found.kind === 'review')).toHaveLength(5);
    expect(after.events).toContainEqual(event);
    // The row of the file is older than the answer here: it must not set the due day.
    expect(after.events.filter((found) => found.kind === 'set-due')).toEqual([]);
  });

  test('a change in Anki that knows nothing of an answer here leaves the due day that follows from it', () => {
    const before = mergeProgress(EMPTY, read(FIRST).progress);
    const { event, nextState } = createReviewEvent({
      id: '018f0000-0000-7000-8000-000000000098' as EventId,
      deviceId: DEVICE,
      state: replayCard(ID, before.events, CONFIG),
      grade: 3,
      now: momentAt(T0 + 12 * DAY_MILLIS, OFFSET_MINUTES, ROLLOVER_HOUR),
      durationMillis: 3_000,
      config: CONFIG,
    });
    const here = { ...before, events: [...before.events, event] };
    const flagged = {
      ...FIRST,
      cards: (FIRST.cards ?? []).map((row) => ({ ...row, flags: 1, mod: Math.floor((T0 + 14 * DAY_MILLIS) / 1000) })),
    };
    const after = mergeProgress(here, read(flagged, here).progress);
    const state = replayCard(ID, after.events, CONFIG);
    expect([state.dueDay, state.flag]).toEqual([nextState.dueDay, 1]);
  });

  test('a card that the learner never wants stays away', () => {
    const before = mergeProgress(EMPTY, read(FIRST).progress);
    const cards = before.cards.map((card) => ({
      ...card,
      place: 'never' as const,
      changedAt: nextStamp(card.changedAt, T0, DEVICE),
    }));
    const here = { ...before, cards };
    const after = mergeProgress(here, read(SECOND, here).progress);
    expect(after.cards.find((card) => card.id === ID)).toMatchObject({ place: 'never', question: 'Q1 better' });
  });
});

describe('what the row of a card says beyond its answers', () => {
  const changed = (card: Partial<NonNullable<HandContent['cards']>[number]>): HandContent => ({
    ...FIRST,
    cards: (FIRST.cards ?? []).map((row) => ({ ...row, mod: Math.floor((T0 + 5 * DAY_MILLIS) / 1000), ...card })),
  });

  test('another due day, pausing and a flag become events that replay understands', () => {
    const { progress } = read(changed({ due: 77, queue: -1, flags: 4 }));
    const state = replayCard(ID, progress.events, CONFIG);
    expect([state.dueDay, state.isSuspended, state.flag]).toEqual([CREATED_DAY + 77, true, 4]);
  });

  test('they come in once, and a later file takes them back', () => {
    const before = mergeProgress(EMPTY, read(changed({ queue: -1, flags: 4 })).progress);
    expect(mergeProgress(before, read(changed({ queue: -1, flags: 4 }), before).progress)).toEqual(before);
    const later = changed({ mod: Math.floor((T0 + 6 * DAY_MILLIS) / 1000) });
    const after = mergeProgress(before, read(later, before).progress);
    const state = replayCard(ID, after.events, CONFIG);
    expect([state.isSuspended, state.flag]).toEqual([false, 0]);
  });

  test('a card in a filtered deck keeps its own deck and due day', () => {
    const decks = {
      1: { id: 1, name: 'Home::Deck', conf: 1, dyn: 0 },
      9: { id: 9, name: 'Cram', dyn: 1 },
    };
    const { progress } = read({ ...changed({ deck: 9, odid: 1, due: -100_000, odue: 12 }), decks });
    expect(progress.cards[0]?.source.path).toBe('Anki/Home/Deck.md');
    expect(replayCard(ID, progress.events, CONFIG).dueDay).toBe(CREATED_DAY + 12);
  });

  test('a card that was forgotten in Anki starts again, with its answers in the log', () => {
    const { progress } = read({
      ...changed({ type: 0, queue: 0, due: 5, ivl: 0 }),
      reviews: [...(FIRST.reviews ?? []), [T0 + 4 * DAY_MILLIS, 11, 0, 0, 9, 0, 0, 4]],
    });
    const state = replayCard(ID, progress.events, CONFIG);
    expect([state.phase, state.memory, progress.events.length]).toEqual(['new', null, 4]);
  });

  test('a card that is new again without a word in the log starts again here too', () => {
    const { progress } = read(changed({ type: 0, queue: 0, due: 5, ivl: 0 }));
    expect(replayCard(ID, progress.events, CONFIG).phase).toBe('new');
  });

  test('cramming moves no schedule', () => {
    const { progress } = read({
      ...FIRST,
      reviews: [...(FIRST.reviews ?? []), [T0 + 4 * DAY_MILLIS, 11, 1, -60, 9, 0, 1_000, 3]],
    });
    const state = replayCard(ID, progress.events, CONFIG);
    expect([state.dueDay, state.reviewCount]).toEqual([CREATED_DAY + 12, 3]);
    expect(progress.events.at(-1)).toMatchObject({ kind: 'review', affectsSchedule: false });
  });

  test('a schedule without answers is kept by one answer that stands in, and that is said', () => {
    const { progress, notTaken } = read({ ...FIRST, reviews: [] });
    const state = replayCard(ID, progress.events, CONFIG);
    expect([state.phase, state.dueDay, state.interval]).toEqual([
      'review',
      CREATED_DAY + 12,
      { unit: 'days', days: 9 },
    ]);
    expect(notTaken).toEqual([
      {
        kind: 'history',
        place: { id: 'unanswered', values: { count: 1 } },
        why: { id: 'stand-in' },
      },
    ]);
  });
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeProgress } from '../../src/export/merge-progress.ts';
import { planMerge } from '../../src/export/plan-merge.ts';
import { effectiveEvents } from '../../src/model/event.ts';
import type { CardId } from '../../src/model/ids.ts';
import type { Progress } from '../../src/model/progress.ts';
import { sampleCard, sampleNote, sampleStamp, settingEvent, undoEvent } from '../store/helpers/samples.ts';
import { arbitraryDevices, emptyProgress } from './helpers/arbitrary-progress.ts';

const NOW = 1_795_485_600_000;

/** What the store does with the pieces, on plain data. */
function applyPieces(mine: Progress, pieces: ReturnType<typeof planMerge>['write']): Progress {
  const replace = <Thing extends { readonly id: string }>(old: readonly Thing[], fresh: readonly Thing[]) => [
    ...new Map([...old, ...fresh].map((thing) => [thing.id, thing])).values(),
  ];
  const applied = {
    notes: replace(mine.notes, pieces.notes),
    cards: replace(mine.cards, pieces.cards),
    events: replace(mine.events, pieces.events),
    unknownLines: [...mine.unknownLines, ...pieces.unknownLines],
  };
  return mergeProgress(applied, emptyProgress);
}

describe('merging', () => {
  test('it does not matter which device asks', () => {
    fc.assert(
      fc.property(arbitraryDevices, ([a, b]) => {
        expect(mergeProgress(a, b)).toEqual(mergeProgress(b, a));
      }),
    );
  });

  test('it does not matter in which order three devices meet', () => {
    fc.assert(
      fc.property(arbitraryDevices, ([a, b, c]) => {
        const left = mergeProgress(mergeProgress(a, b), c);
        expect(mergeProgress(a, mergeProgress(b, c))).toEqual(left);
        expect(mergeProgress(mergeProgress(c, a), b)).toEqual(left);
      }),
    );
  });

  test('merging the same again changes nothing', () => {
    fc.assert(
      fc.property(arbitraryDevices, ([a, b]) => {
        const once = mergeProgress(a, b);
        expect(mergeProgress(once, b)).toEqual(once);
        expect(mergeProgress(once, a)).toEqual(once);
        expect(mergeProgress(once, once)).toEqual(once);
      }),
    );
  });

  test('nothing gets less: every event, note, card and unknown line of both is there', () => {
    fc.assert(
      fc.property(arbitraryDevices, ([a, b]) => {
        const both = mergeProgress(a, b);
        for (const side of [a, b]) {
          const eventIds = new Set(both.events.map((event) => event.id));
          expect(side.events.filter((event) => !eventIds.has(event.id))).toEqual([]);
          const cardIds = new Set(both.cards.map((card) => card.id));
          expect(side.cards.filter((card) => !cardIds.has(card.id))).toEqual([]);
          const noteIds = new Set(both.notes.map((note) => note.id));
          expect(side.notes.filter((note) => !noteIds.has(note.id))).toEqual([]);
          expect(both.unknownLines).toEqual(expect.arrayContaining([...side.unknownLines]));
        }
      }),
    );
  });

  test('of each card the later stamp stays', () => {
    fc.assert(
      fc.property(arbitraryDevices, ([a, b]) => {
        for (const card of mergeProgress(a, b).cards) {
          const stamps = [...a.cards, ...b.cards].filter((one) => one.id === card.id).map((one) => one.changedAt);
          expect(stamps.filter((stamp) => stamp > card.changedAt)).toEqual([]);
        }
      }),
    );
  });

  test('two contents under one stamp, as a cloned profile makes them, come to the same on both devices', () => {
    const mine: Progress = { ...emptyProgress, cards: [sampleCard('c1', 'n', { question: 'A?' })] };
    const theirs: Progress = { ...emptyProgress, cards: [sampleCard('c1', 'n', { question: 'B?' })] };
    const both = mergeProgress(mine, theirs);
    expect(mergeProgress(theirs, mine)).toEqual(both);
    expect(both.cards.map((card) => card.question)).toEqual(['B?']);
    expect(planMerge(mine, theirs, NOW).write.cards).toEqual(theirs.cards);
    expect(planMerge(theirs, mine, NOW).report).toMatchObject({ cardsChanged: 0, cardsNewerHere: 1 });
  });

  test('the report tells settings before and after, and what comes from a clock that runs ahead', () => {
    const mine: Progress = { ...emptyProgress, events: [settingEvent('e1', 'theme', 'dark', { atMillis: 1 })] };
    const theirs: Progress = {
      ...emptyProgress,
      notes: [sampleNote('n', { changedAt: sampleStamp(NOW + 300_001) })],
      events: [
        settingEvent('e2', 'theme', 'light', { atMillis: 2 }),
        settingEvent('e3', 'newCardsPerDay', 5, { atMillis: NOW + 300_000 }),
        settingEvent('e4', 'rolloverHour', 3, { atMillis: 4 }),
        undoEvent('e5', 'e4', null, { atMillis: NOW + 300_001 }),
      ],
    };
    expect(planMerge(mine, theirs, NOW).report).toMatchObject({
      settingsChanged: [
        { key: 'newCardsPerDay', before: null, after: 5 },
        { key: 'theme', before: 'dark', after: 'light' },
      ],
      fromTheFuture: 2,
      otherEventsNew: 4,
      eventsOnlyHere: 1,
    });
  });

  test('two contents under one event id come to the same on both devices', () => {
    fc.assert(
      fc.property(arbitraryDevices, fc.nat(), ([a, b], at) => {
        const event = a.events[at % Math.max(a.events.length, 1)];
        fc.pre(event !== undefined);
        const other = { ...b, events: [...b.events.filter(({ id }) => id !== event?.id), { ...event, day: 77_777 }] };
        expect(mergeProgress(a, other as Progress)).toEqual(mergeProgress(other as Progress, a));
      }),
    );
  });
});

describe('planning a merge', () => {
  test('the pieces make of mine what the merge is', () => {
    fc.assert(
      fc.property(arbitraryDevices, ([a, b]) => {
        expect(applyPieces(a, planMerge(a, b, NOW).write)).toEqual(mergeProgress(a, b));
      }),
    );
  });

  test('after the merge nothing is left to do, for the same file and for an older one', () => {
    fc.assert(
      fc.property(arbitraryDevices, ([a, b]) => {
        const both = mergeProgress(a, b);
        for (const theirs of [a, b, both]) {
          const { write, touchedCardIds } = planMerge(both, theirs, NOW);
          expect([write.notes, write.cards, write.events, write.unknownLines, touchedCardIds]).toEqual([
            [],
            [],
            [],
            [],
            [],
          ]);
        }
      }),
    );
  });

  test('a card whose counting history changes is replayed, with its whole history', () => {
    const history = (progress: Progress, cardId: CardId) =>
      effectiveEvents(progress.events).filter((event) => event.kind !== 'setting' && event.cardId === cardId);
    fc.assert(
      fc.property(arbitraryDevices, ([a, b]) => {
        const both = mergeProgress(a, b);
        const plan = planMerge(a, b, NOW);
        for (const card of both.cards) {
          const after = history(both, card.id);
          const isNew = !a.cards.some((one) => one.id === card.id);
          const changed = isNew ? after.length > 0 : JSON.stringify(history(a, card.id)) !== JSON.stringify(after);
          const replayed = plan.touchedEvents.get(card.id);
          if (changed) expect(plan.touchedCardIds).toContain(card.id);
          if (replayed !== undefined) {
            const counting = effectiveEvents(replayed).filter((event) => event.kind !== 'setting');
            expect(counting.filter((event) => event.cardId === card.id)).toEqual(after);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('the report counts what the pieces hold', () => {
    fc.assert(
      fc.property(arbitraryDevices, ([a, b]) => {
        const { report, write } = planMerge(a, b, NOW);
        expect(report.reviewsNew + report.otherEventsNew).toBe(write.events.length);
        expect(report.cardsNew + report.cardsChanged).toBe(write.cards.length);
        expect(report.notesNew + report.notesChanged).toBe(write.notes.length);
        expect(report.contradictions).toBe(0);
        const onlyHere = a.events.filter((event) => !b.events.some((other) => other.id === event.id));
        expect(report.eventsOnlyHere).toBe(onlyHere.length);
      }),
    );
  });
});

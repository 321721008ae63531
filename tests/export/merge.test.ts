import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameThing, mergeProgress } from '../../src/export/merge-progress.ts';
import { isEmptyReport, type MergeReport, reportMerge, type StoredContent } from '../../src/export/report-merge.ts';
import { effectiveEvents, type LogEvent } from '../../src/model/event.ts';
import type { Progress } from '../../src/model/progress.ts';
import { sampleCard, sampleNote, sampleStamp, settingEvent, undoEvent } from '../store/helpers/samples.ts';
import { arbitraryDevices, emptyProgress } from './helpers/arbitrary-progress.ts';

const NOW = 1_795_485_600_000;

/** What a store would find of mine. */
function stored(mine: Progress): StoredContent {
  const find =
    <Thing extends { readonly id: string }>(things: readonly Thing[]) =>
    (ids: readonly string[]) =>
      Promise.resolve(ids.map((id) => things.find((thing) => thing.id === id)));
  return {
    eventCount: mine.events.length,
    removedNotes: mine.removedNotes ?? [],
    unknownLines: mine.unknownLines,
    findNotes: find(mine.notes),
    findCards: find(mine.cards),
    findPicture: (path) => Promise.resolve(mine.pictures?.find((picture) => picture.path === path) ?? null),
    findEvents: find(mine.events),
    readSettingEvents: () => Promise.resolve(mine.events.filter(({ kind }) => kind === 'setting' || kind === 'undo')),
  };
}

/** What taking in theirs would change, in pages of three events. */
function report(mine: Progress, theirs: Progress): Promise<MergeReport> {
  const eventPages: LogEvent[][] = [];
  for (let i = 0; i < theirs.events.length; i += 3) eventPages.push(theirs.events.slice(i, i + 3));
  return reportMerge({ ...theirs, removedNotes: theirs.removedNotes ?? [], eventPages }, stored(mine), NOW);
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
          // A note that is gone was taken away later than this text came.
          const stampById = new Map<string, string>(
            [...both.notes, ...(both.removedNotes ?? [])].map(({ id, changedAt }) => [id, changedAt]),
          );
          for (const one of [...side.notes, ...(side.removedNotes ?? [])]) {
            expect(stampById.get(one.id) ?? '').not.toBe('');
            expect((stampById.get(one.id) ?? '') >= one.changedAt).toBe(true);
          }
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

  test('two contents under one stamp, as a cloned profile makes them, come to the same on both devices', async () => {
    const mine: Progress = { ...emptyProgress, cards: [sampleCard('c1', 'n', { question: 'A?' })] };
    const theirs: Progress = { ...emptyProgress, cards: [sampleCard('c1', 'n', { question: 'B?' })] };
    const both = mergeProgress(mine, theirs);
    expect(mergeProgress(theirs, mine)).toEqual(both);
    expect(both.cards.map((card) => card.question)).toEqual(['B?']);
    expect(await report(mine, theirs)).toMatchObject({ cardsChanged: 1, cardsNewerHere: 0 });
    expect(await report(theirs, mine)).toMatchObject({ cardsChanged: 0, cardsNewerHere: 1 });
  });

  test('the report tells settings before and after, and what comes from a clock that runs ahead', async () => {
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
    expect(await report(mine, theirs)).toMatchObject({
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

describe('telling what a merge would change', () => {
  test('the report counts what the merge changes', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDevices, async ([a, b]) => {
        const both = mergeProgress(a, b);
        const told = await report(a, b);
        const compare = <Thing extends { readonly id: string }>(before: readonly Thing[], after: readonly Thing[]) => ({
          added: after.filter((thing) => !before.some(({ id }) => id === thing.id)).length,
          changed: after.filter((thing) => {
            const old = before.find(({ id }) => id === thing.id);
            return old !== undefined && !isSameThing(old, thing);
          }).length,
        });
        expect(told.reviewsNew + told.otherEventsNew).toBe(compare(a.events, both.events).added);
        expect(told.contradictions).toBe(0);
        expect(told.eventsOnlyHere).toBe(compare(b.events, both.events).added);
        expect({ added: told.cardsNew, changed: told.cardsChanged }).toEqual(compare(a.cards, both.cards));
        expect({ added: told.notesNew, changed: told.notesChanged }).toEqual(compare(a.notes, both.notes));
        expect(told.notesRemoved).toBe(compare(both.notes, a.notes).added);
        const shown = (progress: Progress) =>
          new Map((progress.pictures ?? []).map(({ path, type, bytes }) => [path, `${type} ${bytes.join(' ')}`]));
        const [shownBefore, shownAfter] = [shown(a), shown(both)];
        expect(told.picturesNew).toBe(shownAfter.size - shownBefore.size);
        expect(told.picturesChanged).toBe(
          [...shownBefore].filter(([path, content]) => shownAfter.get(path) !== content).length,
        );
        expect(told.unknownLinesNew).toBe(both.unknownLines.length - a.unknownLines.length);
        const settings = (progress: Progress) =>
          effectiveEvents(progress.events).flatMap((event) =>
            event.kind === 'setting' ? [[event.key, event.value]] : [],
          );
        const isSame =
          JSON.stringify(Object.fromEntries(settings(a))) === JSON.stringify(Object.fromEntries(settings(both)));
        if (isSame) expect(told.settingsChanged).toEqual([]);
      }),
    );
  });

  test('after the merge nothing is left to do, for the same file and for an older one', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDevices, async ([a, b]) => {
        const both = mergeProgress(a, b);
        for (const theirs of [a, b, both]) expect(isEmptyReport(await report(both, theirs))).toBe(true);
      }),
    );
  });
});

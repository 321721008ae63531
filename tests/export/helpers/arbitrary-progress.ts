import * as fc from 'fast-check';
import type { Card, CardPlace, FactKind } from '../../../src/model/card.ts';
import { keepMadeAt } from '../../../src/model/card-made.ts';
import type { Flag, Interval, Phase } from '../../../src/model/card-state.ts';
import type { LogEvent } from '../../../src/model/event.ts';
import type { CardId, DeviceId, EventId, FactId, NoteId, WeightsId } from '../../../src/model/ids.ts';
import type { Note, RemovedNote } from '../../../src/model/note.ts';
import type { Picture } from '../../../src/model/picture.ts';
import type { Progress, ProgressOrigin } from '../../../src/model/progress.ts';
import { createStamp } from '../../../src/model/stamp.ts';

/** Few ids, so that histories of different devices are about the same things. */
const DEVICES = ['phone', 'laptop', 'tablet'] as DeviceId[];
const CARDS = ['card-1', 'card-2', 'card-3', 'card-4'] as CardId[];
const NOTES = ['note-1', 'note-2'] as NoteId[];
const SETTINGS = ['theme', 'newCardsPerDay'];

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('', 'a\nb\r\nc', '"quoted", and\ttabbed', '\u2028', '\ud800', '{"k":"end"}', '__proto__'),
);
const millis = fc.integer({ min: 0, max: 4_102_444_800_000 });
const day = fc.integer({ min: -10, max: 50_000 });
/** JSON knows no negative zero. */
const plainNumber = fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0);
const ratio = fc.double({ min: 0, max: 1, noNaN: true });

const stamp = fc
  .record({ millis, counter: fc.integer({ min: 0, max: 3 }), deviceId: fc.constantFrom(...DEVICES) })
  .map(createStamp);

const interval: fc.Arbitrary<Interval> = fc.oneof(
  fc.record({ unit: fc.constant('days' as const), days: fc.integer({ min: 1, max: 36_500 }) }),
  fc.record({ unit: fc.constant('seconds' as const), seconds: fc.integer({ min: 1, max: 86_400 }) }),
);

const moment = {
  deviceId: fc.constantFrom(...DEVICES),
  atMillis: millis,
  offsetMinutes: fc.integer({ min: -720, max: 840 }),
  day,
};

const phase = fc.constantFrom<Phase>('new', 'learning', 'review', 'relearning');
const eventIds = (most: number) => fc.integer({ min: 0, max: most }).map((n) => `event-${n}` as EventId);

function eventWith(id: fc.Arbitrary<EventId>, known: fc.Arbitrary<EventId>): fc.Arbitrary<LogEvent> {
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('review' as const),
        id,
        ...moment,
        cardId: fc.constantFrom(...CARDS),
        grade: fc.constantFrom(1, 2, 3, 4),
        durationMillis: fc.integer({ min: 0, max: 60_000 }),
        phaseBefore: phase,
        stepBefore: fc.option(fc.integer({ min: 0, max: 3 })),
        interval,
        dueDay: fc.option(day),
        dueAtMillis: fc.option(millis),
        desiredRetention: ratio,
        weightsId: fc.constant('default-6' as WeightsId),
        engineVersion: fc.constant('recollect-1'),
        previousEventId: fc.option(known),
        affectsSchedule: fc.boolean(),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('undo' as const),
        id,
        ...moment,
        cardId: fc.option(fc.constantFrom(...CARDS)),
        undoneEventId: known,
      }),
    },
    fc.record({
      kind: fc.constant('suspend' as const),
      id,
      ...moment,
      cardId: fc.constantFrom(...CARDS),
      isSuspended: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('edit' as const),
      id,
      ...moment,
      cardId: fc.constantFrom(...CARDS),
      wording: fc.option(fc.record({ question: text, answer: text })),
    }),
    fc.record({ kind: fc.constant('reset' as const), id, ...moment, cardId: fc.constantFrom(...CARDS) }),
    fc.record({ kind: fc.constant('set-due' as const), id, ...moment, cardId: fc.constantFrom(...CARDS), dueDay: day }),
    fc.record({
      kind: fc.constant('bury' as const),
      id,
      ...moment,
      cardId: fc.constantFrom(...CARDS),
      untilDay: fc.option(day),
    }),
    fc.record({
      kind: fc.constant('flag' as const),
      id,
      ...moment,
      cardId: fc.constantFrom(...CARDS),
      flag: fc.constantFrom<Flag>(0, 1, 2, 3, 4, 5, 6, 7),
    }),
    fc.record({
      kind: fc.constant('setting' as const),
      id,
      ...moment,
      key: fc.constantFrom(...SETTINGS),
      value: fc.oneof(text, fc.integer(), plainNumber, fc.boolean(), fc.constant(null)),
    }),
  );
}

const note: fc.Arbitrary<Note> = fc.record({
  id: fc.constantFrom(...NOTES),
  path: text,
  title: text,
  text,
  changedAt: stamp,
});

const removedNote: fc.Arbitrary<RemovedNote> = fc.record({ id: fc.constantFrom(...NOTES), changedAt: stamp });

const cardFields: fc.Arbitrary<Card> = fc.record({
  id: fc.constantFrom(...CARDS),
  noteId: fc.constantFrom(...NOTES),
  factId: fc.constantFrom('fact-1' as FactId, 'fact-2' as FactId),
  factKind: fc.constantFrom<FactKind>('definition', 'table-cell', 'explicit'),
  form: fc.constantFrom('question', 'cloze', 'list'),
  question: text,
  answer: text,
  rule: text,
  confidence: ratio,
  priority: fc.integer({ min: -1, max: 1 }),
  source: fc.record({ path: text, from: fc.nat(5_000), to: fc.nat(5_000) }),
  context: fc.array(text, { maxLength: 3 }),
  place: fc.constantFrom<CardPlace>('deck', 'tray', 'shelf', 'never'),
  changedAt: stamp,
});

/** Some of them are older than their last change. */
const card = fc
  .tuple(cardFields, fc.option(stamp))
  .map(([fields, madeAt]) => keepMadeAt(madeAt === null ? fields : { ...fields, madeAt }));

const unknownLine = fc
  .record({ k: fc.constantFrom('tag', 'media', 'weights'), x: fc.integer({ min: 0, max: 3 }) })
  .map((value) => JSON.stringify(value));

/** Small ones under few paths, some with the same bytes. */
const picture: fc.Arbitrary<Picture> = fc
  .record({
    path: fc.constantFrom('a.png', 'img/b.jpg', 'img/ü 1.png'),
    type: fc.constantFrom('image/png', 'image/jpeg'),
    bytes: fc.oneof(fc.constantFrom([1, 2, 3], [], [255]), fc.array(fc.nat({ max: 255 }), { maxLength: 40 })),
    changedAt: fc.option(stamp),
  })
  .map(({ bytes, changedAt, ...rest }) => ({
    ...rest,
    bytes: new Uint8Array(bytes),
    ...(changedAt === null ? {} : { changedAt }),
  }));

const byPath = { selector: ({ path }: Picture) => path };

const byId = { selector: (thing: { readonly id: string }) => thing.id };

/** Any progress that the model allows, with events about each other and undos of undos. */
export const arbitraryProgress: fc.Arbitrary<Progress> = fc
  .record({
    notes: fc.uniqueArray(note, byId),
    removedNotes: fc.uniqueArray(removedNote, byId),
    cards: fc.uniqueArray(card, byId),
    events: fc.uniqueArray(eventWith(eventIds(30), eventIds(30)), { ...byId, maxLength: 25 }),
    unknownLines: fc.uniqueArray(unknownLine),
    pictures: fc.uniqueArray(picture, byPath),
  })
  .map(withoutContradictions);

/** A note is there or taken away, not both. */
function withoutContradictions({ removedNotes = [], pictures = [], ...other }: Progress): Progress {
  const rest = pictures.length > 0 ? { ...other, pictures } : other;
  const gone = removedNotes.filter((mark) => !rest.notes.some((one) => one.id === mark.id));
  return gone.length > 0 ? { ...rest, removedNotes: gone } : rest;
}

/**
 * Three devices that share a past: each has drawn some of one pool of events, notes and cards (a replay or a restored
 * copy is drawing the same again), with clocks that agree about nothing, and two contents under one stamp as a cloned
 * profile makes them.
 */
export const arbitraryDevices: fc.Arbitrary<readonly [Progress, Progress, Progress]> = fc
  .record({
    events: fc.uniqueArray(eventWith(eventIds(40), eventIds(40)), { ...byId, maxLength: 40 }),
    notes: fc.array(note, { maxLength: 6 }),
    removedNotes: fc.array(removedNote, { maxLength: 3 }),
    cards: fc.array(card, { maxLength: 8 }),
    lines: fc.uniqueArray(unknownLine),
    pictures: fc.array(picture, { maxLength: 6 }),
  })
  .chain((pool) => {
    const device = fc
      .record({
        notes: fc.subarray(pool.notes).map(onePerId),
        removedNotes: fc.subarray(pool.removedNotes).map(onePerId),
        cards: fc.subarray(pool.cards).map(onePerId),
        events: fc.shuffledSubarray(pool.events),
        unknownLines: fc.subarray(pool.lines),
        pictures: fc.subarray(pool.pictures).map((some) => [...new Map(some.map((one) => [one.path, one])).values()]),
      })
      .map(withoutContradictions);
    return fc.tuple(device, device, device);
  });

function onePerId<Thing extends { readonly id: string }>(things: readonly Thing[]): Thing[] {
  return [...new Map(things.map((thing) => [thing.id, thing])).values()];
}

export const arbitraryOrigin: fc.Arbitrary<ProgressOrigin> = fc.record({
  appVersion: fc.constantFrom('0.1.0', '12.4.0-beta'),
  deviceId: fc.constantFrom(...DEVICES),
  writtenAtMillis: millis,
  timeZone: fc.constantFrom('Europe/Berlin', 'America/St_Johns'),
  rolloverHour: fc.integer({ min: 0, max: 23 }),
});

export const someOrigin: ProgressOrigin = {
  appVersion: '0.1.0',
  deviceId: 'phone' as DeviceId,
  writtenAtMillis: 1_795_485_600_000,
  timeZone: 'Europe/Berlin',
  rolloverHour: 4,
};

export const emptyProgress: Progress = { notes: [], cards: [], events: [], unknownLines: [] };

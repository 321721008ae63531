import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { cardIdToGuid } from '../../../src/export/anki/anki-ids.ts';
import { describeNoteTypes } from '../../../src/export/anki/note-types.ts';
import { readAnkiPackage } from '../../../src/export/anki/read-package.ts';
import type { SqliteEngine, SqlRow } from '../../../src/export/anki/sqlite-engine.ts';
import { writeAnkiPackage } from '../../../src/export/anki/write-package.ts';
import type { EditEvent, LogEvent, UndoEvent } from '../../../src/model/event.ts';
import type { EventId } from '../../../src/model/ids.ts';
import { createBury, createReset, createSetDue } from '../../../src/scheduler/create-change.ts';
import { momentAt } from '../../../src/scheduler/study-day.ts';
import { startEngine } from './helpers/engine.ts';
import { CLOCK, DEVICE, type Learnt, learn, OFFSET_MINUTES, ROLLOVER_HOUR } from './helpers/learner.ts';

const NOW = Date.UTC(2026, 10, 20, 11);
const TEXTS = Array.from({ length: 25 }, (_, i) =>
  i % 2 === 0 ? { question: `Type ${i} is ____.`, answer: 'AWS::S3::Bucket' } : { question: `Q${i}?`, answer: 'a\nb' },
);

let engine: SqliteEngine;
let learnt: Learnt;
beforeAll(async () => {
  engine = await startEngine();
  learnt = learn(TEXTS, 11, 60, NOW);
});

function queryPackage(bytes: Uint8Array, sql: string): SqlRow[] {
  const database = engine.open(unzipSync(bytes)['collection.anki2'] ?? new Uint8Array());
  const rows = [...database.select(sql)];
  database.close();
  return rows;
}

function eventId(count: number): EventId {
  return `018f0000-0000-7000-9000-${String(count).padStart(12, '0')}` as EventId;
}

describe('identity', () => {
  test('the note types are frozen: ids, order of fields and templates', () => {
    const shape = JSON.parse(JSON.stringify(describeNoteTypes())) as Record<
      string,
      { type: number; flds: { name: string; ord: number; id: number }[]; tmpls: { name: string; id: number }[] }
    >;
    const frozen = Object.entries(shape).map(([id, { type, flds, tmpls }]) => [
      id,
      type,
      ...flds.map((field) => [field.ord, field.name, field.id]),
      ...tmpls.map((template) => [template.name, template.id]),
    ]);
    expect(frozen).toEqual([
      [
        '1767225600101',
        0,
        [0, 'Front', 1767225600111],
        [1, 'Back', 1767225600112],
        [2, 'Source', 1767225600113],
        ['Card 1', 1767225600121],
      ],
      [
        '1767225600102',
        1,
        [0, 'Text', 1767225600131],
        [1, 'Back Extra', 1767225600132],
        [2, 'Source', 1767225600133],
        ['Cloze', 1767225600141],
      ],
    ]);
  });

  test('equal input gives equal bytes, whatever its order', () => {
    const first = writeAnkiPackage(learnt.input, engine, learnt.options);
    const shuffled = { ...learnt.input, cards: [...learnt.cards].reverse(), events: [...learnt.events].reverse() };
    expect(writeAnkiPackage(shuffled, engine, learnt.options)).toEqual(first);
  });

  test('notes keep their ids when cards come and go', () => {
    const sql = 'select guid, id from notes order by guid';
    const all = new Map(
      queryPackage(writeAnkiPackage(learnt.input, engine, learnt.options), sql).map(([guid, id]) => [guid, id]),
    );
    const half = { ...learnt.input, cards: learnt.cards.slice(10) };
    for (const [guid, id] of queryPackage(writeAnkiPackage(half, engine, learnt.options), sql))
      expect(all.get(guid ?? null)).toBe(id);
    expect(all.size).toBe(25);
    expect([...all.keys()]).toEqual(learnt.cards.map((card) => cardIdToGuid(card.id)).sort());
  });

  test('a new wording makes the note newer, and nothing else does', () => {
    const card = learnt.cards[1];
    if (card === undefined) throw new Error('no card');
    const edit: EditEvent = {
      ...momentAt(NOW, OFFSET_MINUTES, ROLLOVER_HOUR),
      kind: 'edit',
      id: eventId(1),
      deviceId: DEVICE,
      cardId: card.id,
      wording: { question: 'Mine?', answer: 'Yes' },
    };
    const sql = 'select guid, mod, flds from notes order by guid';
    const before = queryPackage(writeAnkiPackage(learnt.input, engine, learnt.options), sql);
    const after = queryPackage(
      writeAnkiPackage({ ...learnt.input, events: [...learnt.events, edit] }, engine, learnt.options),
      sql,
    );
    const changed = after.filter((row, i) => JSON.stringify(row) !== JSON.stringify(before[i]));
    expect(changed).toEqual([[cardIdToGuid(card.id), NOW / 1000, 'Mine?\u001fYes\u001faws/17-ecs.md:2 › Section 17']]);
  });
});

describe('what goes out', () => {
  test('cards that are not asked stay here, and so do those that came from Anki', () => {
    const cards = learnt.cards.map((card, i) => {
      if (i === 0) return { ...card, place: 'tray' as const };
      if (i === 1) return { ...card, place: 'never' as const };
      if (i === 2) return { ...card, place: 'shelf' as const };
      return i === 3 ? { ...card, id: 'anki-00000000000000000000' as typeof card.id } : card;
    });
    const bytes = writeAnkiPackage({ ...learnt.input, cards }, engine, learnt.options);
    expect(queryPackage(bytes, 'select count(*) from cards')).toEqual([[21]]);
    const withAnki = writeAnkiPackage({ ...learnt.input, cards }, engine, {
      ...learnt.options,
      includesAnkiCards: true,
    });
    expect(queryPackage(withAnki, 'select count(*) from cards')).toEqual([[22]]);
  });

  test('an undone answer stays here', () => {
    const last = learnt.events.at(-1);
    if (last?.kind !== 'review') throw new Error('no review');
    const undo: UndoEvent = {
      ...momentAt(NOW, OFFSET_MINUTES, ROLLOVER_HOUR),
      kind: 'undo',
      id: eventId(2),
      deviceId: DEVICE,
      cardId: last.cardId,
      undoneEventId: last.id,
    };
    const count = (events: readonly LogEvent[]) =>
      queryPackage(
        writeAnkiPackage({ ...learnt.input, events }, engine, learnt.options),
        'select count(*) from revlog',
      )[0]?.[0];
    expect(count([...learnt.events, undo])).toBe(learnt.events.length - 1);
  });

  test('two answers in one millisecond both go out, and both are known when they come back', () => {
    const events = learnt.events.map((event) => ({
      ...event,
      atMillis: event.atMillis - (event.atMillis % 86_400_000),
    }));
    const bytes = writeAnkiPackage({ ...learnt.input, events }, engine, learnt.options);
    const ids = queryPackage(bytes, 'select id from revlog').map(([id]) => id);
    expect(new Set(ids).size).toBe(events.length);
    const read = readAnkiPackage(bytes, engine, {
      fileName: 'a.apkg',
      clock: CLOCK,
      nowMillis: NOW + 86_400_000,
      known: { notes: [], cards: learnt.cards, events },
    });
    expect(read.ok && read.value.counts.reviewsKnown).toBe(events.length);
    expect(read.ok && read.value.counts.reviewsNew).toBe(0);
  });

  test('due days count from the day of the first answer', () => {
    const bytes = writeAnkiPackage(learnt.input, engine, learnt.options);
    const [[created, conf] = []] = queryPackage(bytes, 'select crt, conf from col');
    const oldest = Math.min(...learnt.events.map((event) => event.day));
    expect(created).toBe(oldest * 86_400 + ROLLOVER_HOUR * 3_600 - OFFSET_MINUTES * 60);
    expect(JSON.parse(String(conf))).toMatchObject({
      creationOffset: -OFFSET_MINUTES,
      rollover: ROLLOVER_HOUR,
      schedVer: 2,
    });
    const due = new Map(
      queryPackage(bytes, 'select n.guid, c.due from cards c join notes n on n.id = c.nid where c.type = 2').map(
        ([guid, day]) => [guid, day],
      ),
    );
    for (const [id, state] of learnt.states) {
      if (state.phase === 'review') expect(due.get(cardIdToGuid(id))).toBe((state.dueDay ?? 0) - oldest);
    }
  });

  test('only pictures that a card names come along', () => {
    const media = new Map([
      ['used.png', Uint8Array.of(1)],
      ['unused.png', Uint8Array.of(2)],
    ]);
    const cards = learnt.cards.map((card, i) =>
      i === 1 ? { ...card, question: '![x](used.png) ![](../../etc/passwd)' } : card,
    );
    const entries = unzipSync(writeAnkiPackage({ ...learnt.input, cards, media }, engine, learnt.options));
    expect(Object.keys(entries).sort()).toEqual(['0', 'collection.anki2', 'media']);
    expect(new TextDecoder().decode(entries['media'])).toBe('{"0":"used.png"}');
  });

  test('a package of no cards is a package', () => {
    const bytes = writeAnkiPackage({ ...learnt.input, cards: [], events: [] }, engine, learnt.options);
    const read = readAnkiPackage(bytes, engine, { fileName: 'empty.apkg', clock: CLOCK, nowMillis: NOW + 86_400_000 });
    expect(read.ok && [read.value.counts.cards, read.value.notTaken]).toEqual([0, []]);
  });
});

describe('there and back', () => {
  test('nothing is new for the one who wrote it', () => {
    const card = [...learnt.states.values()].filter((state) => state.phase === 'review');
    const now = momentAt(NOW + 1_000, OFFSET_MINUTES, ROLLOVER_HOUR);
    const acts = [
      (state: (typeof card)[number]) => createReset({ id: eventId(10), deviceId: DEVICE, state, now }),
      (state: (typeof card)[number]) => createSetDue({ id: eventId(11), deviceId: DEVICE, state, now }, now.day + 40),
      (state: (typeof card)[number]) => createBury({ id: eventId(12), deviceId: DEVICE, state, now }, now.day + 1),
    ];
    const states = new Map(learnt.states);
    const events: LogEvent[] = [...learnt.events];
    for (const [i, act] of acts.entries()) {
      const state = card[i];
      if (state === undefined) throw new Error('too few cards in review');
      const { event, nextState } = act(state);
      events.push(event);
      states.set(nextState.cardId, nextState);
    }
    const bytes = writeAnkiPackage({ ...learnt.input, states, events }, engine, learnt.options);
    const read = readAnkiPackage(bytes, engine, {
      fileName: 'a.apkg',
      clock: CLOCK,
      nowMillis: NOW + 86_400_000,
      known: { notes: [learnt.note], cards: learnt.cards, events },
    });
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    expect(read.value.progress).toEqual({ notes: [], cards: [], events: [], unknownLines: [] });
    expect(read.value.counts).toMatchObject({
      cards: 25,
      ownCards: 25,
      reviewsNew: 0,
      reviewsKnown: learnt.events.length,
    });
  });

  test('a device without anything gets cards, answers and options of the deck', () => {
    const bytes = writeAnkiPackage(learnt.input, engine, learnt.options);
    const read = readAnkiPackage(bytes, engine, { fileName: 'a.apkg', clock: CLOCK, nowMillis: NOW + 86_400_000 });
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    const { progress, presets, notTaken } = read.value;
    expect(notTaken).toEqual([]);
    expect(presets).toMatchObject([{ cardCount: 25, weights: learnt.config.engine.weights, desiredRetention: 0.9 }]);
    expect(progress.cards.map((card) => [card.id, card.question, card.answer, card.form]).sort()).toEqual(
      learnt.cards.map((card) => [card.id, card.question, card.answer, card.form]).sort(),
    );
    const answers = (events: readonly LogEvent[]) =>
      events
        .flatMap((event) =>
          event.kind === 'review'
            ? [[event.cardId, event.atMillis, event.grade, event.phaseBefore, event.interval]]
            : [],
        )
        .sort();
    expect(answers(progress.events)).toEqual(answers(learnt.events));
  });
});

describe('pictures beside a card', () => {
  const [first, second] = [new Uint8Array([1]), new Uint8Array([2])];

  test('stand below its answer, with the place in the notes; others stay out of the package', () => {
    const [card] = learnt.cards;
    if (card === undefined) throw new Error('There is no card');
    const input = {
      ...learnt.input,
      media: new Map([
        ['a&b.png', first],
        ['unused.png', second],
      ]),
      pictures: new Map([[card.id, ['a&b.png', 'gone.png']]]),
    };
    const bytes = writeAnkiPackage(input, engine, learnt.options);
    expect(unzipSync(bytes)['0']).toEqual(first);
    expect(unzipSync(bytes)['1']).toBeUndefined();
    const rows = queryPackage(bytes, 'select flds from notes').map(([fields]) => String(fields).split('\u001f').at(-1));
    const withPicture = rows.filter((source) => source?.includes('<img'));
    expect(withPicture).toEqual(['aws/17-ecs.md:1 › Section 17<br><img src="a&amp;b.png">']);
  });

  test('are no part of the card when it comes back', () => {
    const [card] = learnt.cards;
    if (card === undefined) throw new Error('There is no card');
    const input = { ...learnt.input, media: new Map([['a.png', first]]), pictures: new Map([[card.id, ['a.png']]]) };
    const read = readAnkiPackage(writeAnkiPackage(input, engine, learnt.options), engine, {
      fileName: 'a.apkg',
      clock: CLOCK,
      nowMillis: NOW + 86_400_000,
    });
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    expect(read.value.progress.cards.find(({ id }) => id === card.id)).toMatchObject({
      question: card.question,
      answer: card.answer,
    });
  });
});

import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AnkiProblem } from '../../../src/export/anki/anki-problem.ts';
import type { AnkiLimits } from '../../../src/export/anki/read-limits.ts';
import { type AnkiContents, readAnkiPackage } from '../../../src/export/anki/read-package.ts';
import type { SqliteEngine } from '../../../src/export/anki/sqlite-engine.ts';
import { startEngine } from './helpers/engine.ts';
import {
  BASIC,
  type HandContent,
  MODELS,
  makeCollection,
  makeLatestPackage,
  makePackage,
  packRaw,
} from './helpers/hand-package.ts';
import { CLOCK } from './helpers/learner.ts';

const NOW_MILLIS = Date.UTC(2026, 10, 25);

let engine: SqliteEngine;
beforeAll(async () => {
  engine = await startEngine();
});

function read(bytes: Uint8Array, limits: Partial<AnkiLimits> = {}) {
  return readAnkiPackage(bytes, engine, { fileName: 'bad.apkg', clock: CLOCK, nowMillis: NOW_MILLIS, limits });
}

function refuse(bytes: Uint8Array, limits: Partial<AnkiLimits> = {}): AnkiProblem {
  const result = read(bytes, limits);
  if (result.ok) throw new Error('the package was taken');
  expect(result.problem.file).toBe('bad.apkg');
  return result.problem;
}

function take(content: HandContent, entries = {}): AnkiContents {
  const result = read(makePackage(engine, content, entries));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const ONE: HandContent = { notes: [{ id: 1, fields: ['Q', 'A'] }], cards: [{ id: 1, note: 1 }] };

describe('files that are no packages', () => {
  test('nothing, text, and a picture are no zip archives', () => {
    for (const bytes of [
      new Uint8Array(),
      strToU8('# Notes\n'),
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47),
      new Uint8Array(100_000),
    ]) {
      expect(refuse(bytes)).toMatchObject({
        type: 'not-a-package',
        place: 'archive',
        why: 'the file is not a zip archive',
      });
    }
  });

  test('another archive is no package', () => {
    expect(refuse(zipSync({ 'word/document.xml': strToU8('<x/>') }))).toMatchObject({
      type: 'not-a-package',
      place: 'archive',
    });
  });

  test('a collection that is no database is refused', () => {
    expect(refuse(zipSync({ 'collection.anki2': strToU8('SELECT 1') }))).toMatchObject({
      type: 'wrong-content',
      place: 'collection.anki2',
      why: 'is not an SQLite database',
    });
  });

  test('a database without tables of Anki is refused', () => {
    const database = engine.open();
    database.run('create table bookmarks (url text)');
    const bytes = database.toBytes();
    database.close();
    expect(refuse(zipSync({ 'collection.anki21': bytes }))).toMatchObject({
      type: 'wrong-content',
      place: 'collection.anki21',
      why: 'has no table “col”: not a collection of Anki',
    });
  });

  test('a newer container and newer tables are told from damage', () => {
    expect(refuse(zipSync({ meta: Uint8Array.of(8, 9), 'collection.anki99': strToU8('x') }))).toMatchObject({
      type: 'newer-version',
      place: 'meta',
    });
    const newer = makePackage(engine, { ...ONE, change: (database) => database.run('update col set ver = 19') });
    expect(refuse(newer)).toMatchObject({ type: 'newer-version', place: 'collection.anki2' });
    const odd = makePackage(engine, { ...ONE, change: (database) => database.run('update col set ver = 12') });
    expect(refuse(odd)).toMatchObject({ type: 'wrong-content' });
  });

  test('an archive with a password is refused', () => {
    const bytes = makePackage(engine, ONE);
    const at = findBytes(bytes, [0x50, 0x4b, 0x01, 0x02]);
    bytes[at + 8] = 1;
    expect(refuse(bytes)).toMatchObject({ type: 'wrong-content', why: 'the entry is encrypted' });
  });
});

describe('damaged packages', () => {
  test('a package that is cut off anywhere is refused with a place', () => {
    const bytes = makePackage(engine, ONE);
    for (let length = 4; length < bytes.length; length += 97) {
      expect(['damaged', 'not-a-package']).toContain(refuse(bytes.slice(0, length)).type);
    }
  });

  test('a wrong check sum is noticed', () => {
    const bytes = makePackage(engine, ONE);
    const at = findBytes(bytes, [0x50, 0x4b, 0x01, 0x02]);
    bytes[at + 16] = (bytes[at + 16] ?? 0) ^ 1;
    expect(refuse(bytes)).toMatchObject({
      type: 'damaged',
      place: 'collection.anki2',
      why: 'the check sum does not match the bytes',
    });
  });

  test('a database that is cut off is noticed', () => {
    const collection = makeCollection(engine, ONE);
    expect(refuse(zipSync({ 'collection.anki2': collection.slice(0, collection.length - 4_096) }))).toMatchObject({
      type: 'damaged',
      why: 'the database is cut off',
    });
  });

  test('damaged pages are told as such', () => {
    const collection = makeCollection(engine, ONE);
    collection.fill(0xff, 4_096);
    expect(refuse(zipSync({ 'collection.anki2': collection }))).toMatchObject({ type: 'damaged', place: 'collection' });
  });

  test('zstd data that is cut off, empty or none is refused', () => {
    const whole = packRaw(makeCollection(engine, ONE));
    expect(read(makeLatestPackage(whole)).ok).toBe(true);
    for (const bytes of [
      whole.slice(0, whole.length - 10),
      whole.slice(0, 5),
      new Uint8Array(),
      strToU8('no zstd here'),
    ]) {
      expect(refuse(makeLatestPackage(bytes))).toMatchObject({ type: 'damaged', place: 'collection.anki21b' });
    }
  });

  test('settings that are no JSON are named by their column', () => {
    const broken = makePackage(engine, { ...ONE, change: (database) => database.run("update col set models = '{'") });
    expect(refuse(broken)).toMatchObject({ type: 'wrong-content', place: 'collection.anki2, col.models' });
  });
});

describe('bombs', () => {
  test('an entry that unpacks to more than the limit is stopped', () => {
    const bomb = zipSync({ 'collection.anki2': new Uint8Array(30_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    expect(refuse(bomb, { databaseBytes: 1_000_000 })).toMatchObject({
      type: 'too-large',
      place: 'collection.anki2',
      why: 'unpacks to more than 1000000 bytes',
    });
  });

  test('a size in the directory that is a lie helps nobody', () => {
    const bomb = zipSync({ 'collection.anki2': new Uint8Array(30_000_000) }, { level: 9 });
    new DataView(bomb.buffer).setUint32(findBytes(bomb, [0x50, 0x4b, 0x01, 0x02]) + 24, 10, true);
    expect(refuse(bomb, { databaseBytes: 1_000_000 }).type).toBe('too-large');
  });

  test('a zstd frame that repeats a byte for ever is stopped, and one that asks for a huge window too', () => {
    const runs = [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58];
    // Blocks of one byte, repeated 128 KB each.
    for (let i = 0; i < 200; i++)
      runs.push(((131_072 << 3) | 2) & 0xff, ((131_072 << 3) >> 8) & 0xff, (131_072 << 3) >> 16, 0x41);
    runs.push(1, 0, 0);
    expect(refuse(makeLatestPackage(Uint8Array.from(runs)), { databaseBytes: 5_000_000 })).toMatchObject({
      type: 'too-large',
      place: 'collection.anki21b',
    });
    const window = Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa0, 1, 0, 0]);
    expect(refuse(makeLatestPackage(window))).toMatchObject({ type: 'too-large' });
  });

  test('too many entries, notes, cards, answers, decks and note types are refused by name', () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [String(i), strToU8('x')]));
    expect(refuse(makePackage(engine, ONE, many), { entries: 50 })).toMatchObject({
      type: 'too-large',
      place: 'archive',
    });
    const full: HandContent = {
      notes: Array.from({ length: 30 }, (_, i) => ({ id: i + 1, fields: ['Q', 'A'] })),
      cards: Array.from({ length: 40 }, (_, i) => ({ id: i + 1, note: (i % 30) + 1, ord: i < 30 ? 0 : 1 })),
      reviews: Array.from({ length: 50 }, (_, i) => [1_700_000_000_000 + i, 1, 3, 1, 0, 200, 1, 0] as const),
    };
    const bytes = makePackage(engine, full);
    expect(refuse(bytes, { notes: 29 })).toMatchObject({ type: 'too-large', place: 'collection.anki2, notes' });
    expect(refuse(bytes, { cards: 39 })).toMatchObject({ type: 'too-large', place: 'collection.anki2, cards' });
    expect(refuse(bytes, { reviews: 49 })).toMatchObject({ type: 'too-large', place: 'collection.anki2, revlog' });
    expect(refuse(bytes, { noteTypes: 1 })).toMatchObject({ type: 'too-large', place: 'collection.anki2, note types' });
    expect(read(bytes).ok).toBe(true);
  });

  test('a view or a computed column in the place of a table is refused before it is read', () => {
    const endless =
      'with recursive n(x) as (select 1 union all select x + 1 from n) select x as id, x as cid, 3 as ease, 1 as ivl, 0 as factor, 0 as time, 0 as type from n';
    const view = makePackage(engine, {
      ...ONE,
      change: (database) => {
        database.run('drop table revlog');
        database.run(`create view revlog as ${endless}`);
      },
    });
    expect(refuse(view)).toMatchObject({ type: 'wrong-content', why: '“revlog” is not a plain table' });
    const computed = makePackage(engine, {
      ...ONE,
      change: (database) => {
        database.run('drop table revlog');
        database.run(
          'create table revlog (id integer, cid integer, ease integer, ivl text as (hex(zeroblob(1000000000))), factor integer, time integer, type integer)',
        );
      },
    });
    expect(refuse(computed)).toMatchObject({ type: 'wrong-content', why: '“revlog” is not a plain table' });
  });

  test('10,000 decks are read, and a card in the deepest keeps a short path', () => {
    const decks = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, i) => [
        String(i + 1),
        { id: i + 1, name: i === 0 ? Array.from({ length: 400 }, () => 'd').join('::') : `Deck ${i}`, dyn: 0, conf: 1 },
      ]),
    );
    const contents = take({ ...ONE, decks });
    expect(contents.progress.notes).toHaveLength(1);
    expect(contents.progress.notes[0]?.path.split('/')).toHaveLength(21);
  });

  test('a template that fills itself a thousand times is cut', () => {
    const [basic] = [MODELS[BASIC]];
    const models = {
      [BASIC]: { ...basic, tmpls: [{ name: 'x', ord: 0, qfmt: '{{Front}}'.repeat(10_000), afmt: '{{Back}}' }] },
    };
    const contents = take({ ...ONE, notes: [{ id: 1, fields: ['x'.repeat(100_000), 'A'] }], models });
    expect(contents.progress.cards[0]?.question.length).toBe(20_000);
    expect(contents.notTaken).toContainEqual(
      expect.objectContaining({ kind: 'text', why: 'cut after 20000 characters' }),
    );
  });
});

describe('content that wants more than it should', () => {
  test('scripts, handlers and frames in fields and templates are gone, and the script is named', () => {
    const [basic] = [MODELS[BASIC]];
    const models = {
      [BASIC]: {
        ...basic,
        name: 'Scripted',
        tmpls: [
          {
            name: 'x',
            ord: 0,
            qfmt: '<script src="https://evil.example"></script>{{Front}}',
            afmt: '{{FrontSide}}<hr id="answer">{{Back}}<script>run()</script>',
          },
        ],
      },
    };
    const contents = take({
      ...ONE,
      models,
      notes: [
        {
          id: 1,
          fields: [
            '<img src=x.png onerror="steal()">Q<iframe src="javascript:x"></iframe>',
            '<a href="javascript:x" onclick="y">A</a>',
          ],
        },
      ],
    });
    expect(contents.progress.cards.map((card) => [card.question, card.answer])).toEqual([['![](x.png)Q', 'A']]);
    expect(JSON.stringify(contents.progress)).not.toMatch(/onerror|onclick|javascript|iframe|script>/);
    expect(contents.notTaken).toContainEqual({
      kind: 'note-type',
      place: 'Scripted',
      why: 'its script is left out: cards come as they are without it',
    });
  });

  test('names of pictures that point elsewhere, and drawings with scripts, are left out and named', () => {
    const files = ['../../etc/passwd', '..\\x.png', 'ok.png', 'bad.svg', 'good.svg', 'fake.png'];
    const bytes: Record<string, Uint8Array> = {
      '0': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
      '1': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
      '2': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
      '3': strToU8('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>'),
      '4': strToU8('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'),
      '5': strToU8('<html><script>alert(1)</script></html>'),
    };
    const media = strToU8(JSON.stringify(Object.fromEntries(files.map((name, i) => [String(i), name]))));
    const fields = [files.map((name) => `<img src="${name}">`).join(' '), 'A'];
    const contents = take({ ...ONE, notes: [{ id: 1, fields }] }, { ...bytes, media });
    expect([...contents.media].map(([name, { type }]) => [name, type])).toEqual([
      ['ok.png', 'image/png'],
      ['good.svg', 'image/svg+xml'],
    ]);
    expect(contents.notTaken.map(({ place, why }) => [place, why])).toEqual([
      ['../../etc/passwd', 'its name points to another folder'],
      ['..\\x.png', 'its name points to another folder'],
      ['bad.svg', 'is a drawing that runs scripts or loads other files'],
      ['fake.png', 'is no picture or sound that can be shown'],
    ]);
  });

  test('decks whose names point elsewhere stay in the folder of Anki', () => {
    for (const name of ['..::..::etc', '/etc/passwd', 'a\\..\\b', '::', '.', '\u0000\u202e', 'x'.repeat(5_000)]) {
      const contents = take({ ...ONE, decks: { 1: { id: 1, name, conf: 1 } } });
      const parts = contents.progress.notes[0]?.path.split('/') ?? [];
      expect(parts[0]).toBe('Anki');
      expect(parts.some((part) => part === '' || part === '.' || part === '..' || part.length > 110)).toBe(false);
    }
  });

  test('names such as __proto__ change nothing', () => {
    const models = JSON.stringify(MODELS).replace(
      '{',
      '{"__proto__":{"name":"x","polluted":true},"constructor":{"id":5},',
    );
    const contents = read(
      makePackage(engine, {
        notes: [{ id: 1, guid: '__proto__', fields: ['__proto__', 'constructor'], tags: ' __proto__ ' }],
        cards: [{ id: 1, note: 1, data: '{"__proto__":{"polluted":true},"lrt":1e308,"dr":"x"}' }],
        change: (database) =>
          database.run('update col set models = ?, dconf = ?, decks = ?', [
            models,
            '{"__proto__":{"polluted":1}}',
            '{"1":{"name":"__proto__::constructor"}}',
          ]),
      }),
    );
    expect(contents.ok && contents.value.progress.cards[0]?.question).toBe('__proto__');
    expect(contents.ok && contents.value.progress.notes[0]?.path).toBe('Anki/__proto__/constructor.md');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test('huge and broken numbers are left out or brought into range', () => {
    const contents = read(
      makePackage(engine, {
        notes: [
          { id: 1, fields: ['Q', 'A'], mod: 9e15 },
          { id: 2, fields: ['Q2', 'A2'], mod: -5 },
        ],
        cards: [
          { id: 1, note: 1, type: 2, due: 9e15, ivl: 9e15, mod: 9e15, data: '{"lrt":9e15}' },
          { id: 2, note: 2, ord: 99_999_999 },
          { id: 3, note: 2, type: 7 },
          { id: 4, note: 2, due: 1e300 },
        ],
        reviews: [
          [9e15, 1, 3, 1, 0, 0, 1, 0],
          [-1, 1, 3, 1, 0, 0, 1, 0],
          [1_700_000_000_000, 1, 9, 1, 0, 0, 1, 0],
          [1_700_000_000_001, 1, 3, 9e12, 0, 0, 9e15, 0],
          [4_000_000_000_000, 1, 3, 1, 0, 0, 1, 0],
          [1_700_000_000_002, 1, 3, -9e8, 0, 0, -5, 1],
        ],
        conf: { creationOffset: '1e999', rollover: {} },
      }),
    );
    if (!contents.ok) throw new Error(JSON.stringify(contents.problem));
    const { progress, notTaken } = contents.value;
    expect(progress.cards).toHaveLength(1);
    for (const event of progress.events) {
      expect(Number.isSafeInteger(event.atMillis) && Number.isSafeInteger(event.day)).toBe(true);
      if (event.kind === 'review') expect(event.durationMillis).toBe(0);
    }
    expect(notTaken.map(({ kind }) => kind).sort()).toEqual([
      'card',
      'card',
      'card',
      'history',
      'history',
      'history',
      'history',
      'history',
    ]);
  });

  test('cards without a note, a template or a text are listed with their reason', () => {
    const contents = take({
      notes: [
        { id: 1, fields: ['', 'A'] },
        { id: 2, fields: ['Q', '  <br> '] },
        { id: 3, fields: ['Q', 'A'], type: 999 },
        { id: 4, fields: ['no gap', ''], type: 200 },
        { id: 5, fields: ['{{c1::image-occlusion:rect:left=.1}}', 'x'], type: 200 },
      ],
      cards: [
        { id: 1, note: 1 },
        { id: 2, note: 2 },
        { id: 3, note: 3 },
        { id: 4, note: 4 },
        { id: 5, note: 5 },
        { id: 6, note: 99 },
        { id: 7, note: 2, ord: 7 },
      ],
    });
    expect(contents.progress.cards).toEqual([]);
    expect(contents.notTaken.map(({ why }) => why)).toEqual([
      'its question is empty',
      'its answer is empty',
      'its note type is missing',
      'has no gap with the number 1',
      'hides a part of a picture',
      'its note is missing',
      'the note type “Basic” has no template for its card 8',
    ]);
  });
});

function findBytes(bytes: Uint8Array, pattern: readonly number[]): number {
  return bytes.findIndex((_, at) => pattern.every((byte, i) => bytes[at + i] === byte));
}

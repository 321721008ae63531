import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
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
import { createHostileReader, findBytes, type HostileReader, ONE_CARD } from './helpers/hostile.ts';

let engine: SqliteEngine;
let reader: HostileReader;
beforeAll(async () => {
  engine = await startEngine();
  reader = createHostileReader(engine);
});

describe('files that are no packages', () => {
  test('nothing, text, and a picture are no zip archives', () => {
    for (const bytes of [
      new Uint8Array(),
      strToU8('# Notes\n'),
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47),
      new Uint8Array(100_000),
    ]) {
      expect(reader.refuse(bytes)).toMatchObject({
        type: 'not-a-package',
        place: { id: 'archive' },
        why: { id: 'not-zip' },
      });
    }
  });

  test('another archive is no package', () => {
    expect(reader.refuse(zipSync({ 'word/document.xml': strToU8('<x/>') }))).toMatchObject({
      type: 'not-a-package',
      place: { id: 'archive' },
    });
  });

  test('a collection that is no database is refused', () => {
    expect(reader.refuse(zipSync({ 'collection.anki2': strToU8('SELECT 1') }))).toMatchObject({
      type: 'wrong-content',
      place: 'collection.anki2',
      why: { id: 'not-sqlite' },
    });
  });

  test('a database without tables of Anki is refused', () => {
    const database = engine.open();
    database.run('create table bookmarks (url text)');
    const bytes = database.toBytes();
    database.close();
    expect(reader.refuse(zipSync({ 'collection.anki21': bytes }))).toMatchObject({
      type: 'wrong-content',
      place: 'collection.anki21',
      why: { id: 'no-table', values: { name: 'col' } },
    });
  });

  test('a newer container and newer tables are told from damage', () => {
    expect(reader.refuse(zipSync({ meta: Uint8Array.of(8, 9), 'collection.anki99': strToU8('x') }))).toMatchObject({
      type: 'newer-version',
      place: 'meta',
    });
    const newer = makePackage(engine, { ...ONE_CARD, change: (database) => database.run('update col set ver = 19') });
    expect(reader.refuse(newer)).toMatchObject({ type: 'newer-version', place: 'collection.anki2' });
    const odd = makePackage(engine, { ...ONE_CARD, change: (database) => database.run('update col set ver = 12') });
    expect(reader.refuse(odd)).toMatchObject({ type: 'wrong-content' });
  });

  test('an archive with a password is refused', () => {
    const bytes = makePackage(engine, ONE_CARD);
    const at = findBytes(bytes, [0x50, 0x4b, 0x01, 0x02]);
    bytes[at + 8] = 1;
    expect(reader.refuse(bytes)).toMatchObject({ type: 'wrong-content', why: { id: 'encrypted' } });
  });
});

describe('damaged packages', () => {
  test('a package that is cut off anywhere is refused with a place', () => {
    const bytes = makePackage(engine, ONE_CARD);
    for (let length = 4; length < bytes.length; length += 97) {
      expect(['damaged', 'not-a-package']).toContain(reader.refuse(bytes.slice(0, length)).type);
    }
  });

  test('a wrong check sum is noticed', () => {
    const bytes = makePackage(engine, ONE_CARD);
    const at = findBytes(bytes, [0x50, 0x4b, 0x01, 0x02]);
    bytes[at + 16] = (bytes[at + 16] ?? 0) ^ 1;
    expect(reader.refuse(bytes)).toMatchObject({
      type: 'damaged',
      place: 'collection.anki2',
      why: { id: 'entry-sum' },
    });
  });

  test('a database that is cut off is noticed', () => {
    const collection = makeCollection(engine, ONE_CARD);
    expect(
      reader.refuse(zipSync({ 'collection.anki2': collection.slice(0, collection.length - 4_096) })),
    ).toMatchObject({
      type: 'damaged',
      why: { id: 'database-cut' },
    });
  });

  test('damaged pages are told as such', () => {
    const collection = makeCollection(engine, ONE_CARD);
    collection.fill(0xff, 4_096);
    expect(reader.refuse(zipSync({ 'collection.anki2': collection }))).toMatchObject({
      type: 'damaged',
      place: { id: 'collection' },
    });
  });

  test('zstd data that is cut off, empty or none is refused', () => {
    const whole = packRaw(makeCollection(engine, ONE_CARD));
    expect(reader.read(makeLatestPackage(whole)).ok).toBe(true);
    for (const bytes of [
      whole.slice(0, whole.length - 10),
      whole.slice(0, 5),
      new Uint8Array(),
      strToU8('no zstd here'),
    ]) {
      expect(reader.refuse(makeLatestPackage(bytes))).toMatchObject({ type: 'damaged', place: 'collection.anki21b' });
    }
  });

  test('settings that are no JSON are named by their column', () => {
    const broken = makePackage(engine, {
      ...ONE_CARD,
      change: (database) => database.run("update col set models = '{'"),
    });
    expect(reader.refuse(broken)).toMatchObject({ type: 'wrong-content', place: 'collection.anki2, col.models' });
  });
});

describe('bombs', () => {
  test('an entry that unpacks to more than the limit is stopped', () => {
    const bomb = zipSync({ 'collection.anki2': new Uint8Array(30_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    expect(reader.refuse(bomb, { databaseBytes: 1_000_000 })).toMatchObject({
      type: 'too-large',
      place: 'collection.anki2',
      why: { id: 'large-entry', values: { most: 1_000_000 } },
    });
  });

  test('a size in the directory that is a lie helps nobody', () => {
    const bomb = zipSync({ 'collection.anki2': new Uint8Array(30_000_000) }, { level: 9 });
    new DataView(bomb.buffer).setUint32(findBytes(bomb, [0x50, 0x4b, 0x01, 0x02]) + 24, 10, true);
    expect(reader.refuse(bomb, { databaseBytes: 1_000_000 }).type).toBe('too-large');
  });

  test('a zstd frame that repeats a byte for ever is stopped, and one that asks for a huge window too', () => {
    const runs = [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58];
    // Blocks of one byte, repeated 128 KB each.
    for (let i = 0; i < 200; i++)
      runs.push(((131_072 << 3) | 2) & 0xff, ((131_072 << 3) >> 8) & 0xff, (131_072 << 3) >> 16, 0x41);
    runs.push(1, 0, 0);
    expect(reader.refuse(makeLatestPackage(Uint8Array.from(runs)), { databaseBytes: 5_000_000 })).toMatchObject({
      type: 'too-large',
      place: 'collection.anki21b',
    });
    const window = Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa0, 1, 0, 0]);
    expect(reader.refuse(makeLatestPackage(window))).toMatchObject({ type: 'too-large' });
  });

  test('too many entries, notes, cards, answers, decks and note types are refused by name', () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [String(i), strToU8('x')]));
    expect(reader.refuse(makePackage(engine, ONE_CARD, many), { entries: 50 })).toMatchObject({
      type: 'too-large',
      place: { id: 'archive' },
    });
    const full: HandContent = {
      notes: Array.from({ length: 30 }, (_, i) => ({ id: i + 1, fields: ['Q', 'A'] })),
      cards: Array.from({ length: 40 }, (_, i) => ({ id: i + 1, note: (i % 30) + 1, ord: i < 30 ? 0 : 1 })),
      reviews: Array.from({ length: 50 }, (_, i) => [1_700_000_000_000 + i, 1, 3, 1, 0, 200, 1, 0] as const),
    };
    const bytes = makePackage(engine, full);
    expect(reader.refuse(bytes, { notes: 29 })).toMatchObject({ type: 'too-large', place: 'collection.anki2, notes' });
    expect(reader.refuse(bytes, { cards: 39 })).toMatchObject({ type: 'too-large', place: 'collection.anki2, cards' });
    expect(reader.refuse(bytes, { reviews: 49 })).toMatchObject({
      type: 'too-large',
      place: 'collection.anki2, revlog',
    });
    expect(reader.refuse(bytes, { noteTypes: 1 })).toMatchObject({
      type: 'too-large',
      place: 'collection.anki2, note types',
    });
    expect(reader.read(bytes).ok).toBe(true);
  });

  test('a view or a computed column in the place of a table is refused before it is read', () => {
    const endless =
      'with recursive n(x) as (select 1 union all select x + 1 from n) select x as id, x as cid, 3 as ease, 1 as ivl, 0 as factor, 0 as time, 0 as type from n';
    const view = makePackage(engine, {
      ...ONE_CARD,
      change: (database) => {
        database.run('drop table revlog');
        database.run(`create view revlog as ${endless}`);
      },
    });
    expect(reader.refuse(view)).toMatchObject({
      type: 'wrong-content',
      why: { id: 'not-plain-table', values: { name: 'revlog' } },
    });
    const computed = makePackage(engine, {
      ...ONE_CARD,
      change: (database) => {
        database.run('drop table revlog');
        database.run(
          'create table revlog (id integer, cid integer, ease integer, ivl text as (hex(zeroblob(1000000000))), factor integer, time integer, type integer)',
        );
      },
    });
    expect(reader.refuse(computed)).toMatchObject({
      type: 'wrong-content',
      why: { id: 'not-plain-table', values: { name: 'revlog' } },
    });
  });

  test('10,000 decks are read, and a card in the deepest keeps a short path', () => {
    const decks = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, i) => [
        String(i + 1),
        { id: i + 1, name: i === 0 ? Array.from({ length: 400 }, () => 'd').join('::') : `Deck ${i}`, dyn: 0, conf: 1 },
      ]),
    );
    const contents = reader.take({ ...ONE_CARD, decks });
    expect(contents.progress.notes).toHaveLength(1);
    expect(contents.progress.notes[0]?.path.split('/')).toHaveLength(21);
  });

  test('a template that fills itself a thousand times is cut', () => {
    const [basic] = [MODELS[BASIC]];
    const models = {
      [BASIC]: { ...basic, tmpls: [{ name: 'x', ord: 0, qfmt: '{{Front}}'.repeat(10_000), afmt: '{{Back}}' }] },
    };
    const contents = reader.take({ ...ONE_CARD, notes: [{ id: 1, fields: ['x'.repeat(100_000), 'A'] }], models });
    expect(contents.progress.cards[0]?.question.length).toBe(20_000);
    expect(contents.notTaken).toContainEqual(
      expect.objectContaining({ kind: 'text', why: { id: 'cut', values: { most: 20_000 } } }),
    );
  });
});

describe('large archives', () => {
  test('a directory in the format of large archives is found', () => {
    const bytes = makePackage(engine, ONE_CARD);
    const endAt = bytes.length - 22;
    const view = new DataView(bytes.buffer);
    const count = view.getUint16(endAt + 10, true);
    const offset = view.getUint32(endAt + 16, true);
    const large = new Uint8Array(bytes.length + 76);
    large.set(bytes.subarray(0, endAt));
    const out = new DataView(large.buffer);
    out.setUint32(endAt, 0x06064b50, true);
    out.setBigUint64(endAt + 32, BigInt(count), true);
    out.setBigUint64(endAt + 48, BigInt(offset), true);
    out.setUint32(endAt + 56, 0x07064b50, true);
    out.setBigUint64(endAt + 64, BigInt(endAt), true);
    large.set(bytes.subarray(endAt), endAt + 76);
    out.setUint16(endAt + 76 + 10, 0xffff, true);
    out.setUint32(endAt + 76 + 16, 0xffffffff, true);
    expect(reader.read(large).ok).toBe(true);
    out.setBigUint64(endAt + 48, 2n ** 63n, true);
    expect(reader.refuse(large).type).toBe('damaged');
  });

  test('an entry that stands in the archive twice is refused', () => {
    const bytes = zipSync({ 'collection.anki2': makeCollection(engine, ONE_CARD), 'collection.anki3': strToU8('x') });
    const at = bytes.lastIndexOf('3'.charCodeAt(0));
    bytes[at] = '2'.charCodeAt(0);
    expect(reader.refuse(bytes)).toMatchObject({
      type: 'damaged',
      place: 'collection.anki2',
      why: { id: 'entry-twice' },
    });
  });
});

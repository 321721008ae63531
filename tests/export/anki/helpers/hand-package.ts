import { strToU8, type Zippable, zipSync } from 'fflate';
import { COLLECTION_TABLES } from '../../../../src/export/anki/collection-tables.ts';
import type { SqliteDatabase, SqliteEngine, SqlRow } from '../../../../src/export/anki/sqlite-engine.ts';

/** Anki's days and seconds in these packages begin here: 2026-01-05, 04:00 in the learner's zone (UTC+1). */
export const CREATED_SECONDS = Date.UTC(2026, 0, 5, 3) / 1000;
export const CREATED_DAY = Math.floor(Date.UTC(2026, 0, 5) / 86_400_000);

export interface HandNote {
  readonly id: number;
  readonly guid?: string;
  readonly type?: number;
  readonly fields: readonly string[];
  readonly tags?: string;
  readonly mod?: number;
}

export interface HandCard {
  readonly id: number;
  readonly note: number;
  readonly deck?: number;
  readonly ord?: number;
  readonly type?: number;
  readonly queue?: number;
  readonly due?: number;
  readonly ivl?: number;
  readonly odue?: number;
  readonly odid?: number;
  readonly flags?: number;
  readonly data?: string;
  readonly mod?: number;
}

export interface HandContent {
  readonly notes?: readonly HandNote[];
  readonly cards?: readonly HandCard[];
  /** id, cid, ease, ivl, lastIvl, factor, time, type. */
  readonly reviews?: readonly (readonly [number, number, number, number, number, number, number, number])[];
  readonly models?: object;
  readonly decks?: object;
  readonly dconf?: object;
  readonly conf?: object;
  /** Runs on the database before it is packed. */
  readonly change?: (database: SqliteDatabase) => void;
}

export const BASIC = 100;
export const CLOZE = 200;

export const MODELS = {
  [BASIC]: {
    id: BASIC,
    name: 'Basic',
    type: 0,
    flds: [
      { name: 'Front', ord: 0 },
      { name: 'Back', ord: 1 },
    ],
    tmpls: [
      { name: 'Card 1', ord: 0, qfmt: '{{Front}}', afmt: '{{FrontSide}}<hr id=answer>{{Back}}' },
      { name: 'Card 2', ord: 1, qfmt: '{{Back}}', afmt: '{{FrontSide}}<hr id=answer>{{Front}}' },
    ],
  },
  [CLOZE]: {
    id: CLOZE,
    name: 'Cloze',
    type: 1,
    flds: [
      { name: 'Text', ord: 0 },
      { name: 'Back Extra', ord: 1 },
    ],
    tmpls: [{ name: 'Cloze', ord: 0, qfmt: '{{cloze:Text}}', afmt: '{{cloze:Text}}<br>{{Back Extra}}' }],
  },
};

/** The bytes of a collection of the version 11 with this content. */
export function makeCollection(engine: SqliteEngine, content: HandContent): Uint8Array {
  const database = engine.open();
  for (const sql of COLLECTION_TABLES) database.run(sql);
  const marks = (count: number): string => Array.from({ length: count }, () => '?').join(', ');
  const conf = content.conf ?? { creationOffset: -60, schedVer: 2 };
  const decks = content.decks ?? { 1: { id: 1, name: 'Default', conf: 1, dyn: 0 } };
  database.run(`insert into col values (${marks(13)})`, [
    1,
    CREATED_SECONDS,
    0,
    0,
    11,
    0,
    0,
    0,
    JSON.stringify(conf),
    JSON.stringify(content.models ?? MODELS),
    JSON.stringify(decks),
    JSON.stringify(content.dconf ?? {}),
    '{}',
  ]);
  database.runAll(
    `insert into notes values (${marks(11)})`,
    (content.notes ?? []).map(
      ({ id, guid, type, fields, tags, mod }): SqlRow => [
        id,
        guid ?? `guid-${id}`,
        type ?? BASIC,
        mod ?? CREATED_SECONDS,
        0,
        tags ?? '',
        fields.join('\u001f'),
        '',
        0,
        0,
        '',
      ],
    ),
  );
  database.runAll(
    `insert into cards values (${marks(18)})`,
    (content.cards ?? []).map(
      (card): SqlRow => [
        card.id,
        card.note,
        card.deck ?? 1,
        card.ord ?? 0,
        card.mod ?? CREATED_SECONDS,
        0,
        card.type ?? 0,
        card.queue ?? card.type ?? 0,
        card.due ?? 1,
        card.ivl ?? 0,
        2500,
        0,
        0,
        0,
        card.odue ?? 0,
        card.odid ?? 0,
        card.flags ?? 0,
        card.data ?? '{}',
      ],
    ),
  );
  database.runAll(
    `insert into revlog values (${marks(9)})`,
    (content.reviews ?? []).map(([id, cid, ...rest]): SqlRow => [id, cid, 0, ...rest]),
  );
  content.change?.(database);
  const bytes = database.toBytes();
  database.close();
  return bytes;
}

/** A package in the oldest container, with other entries beside it. */
export function makePackage(engine: SqliteEngine, content: HandContent, entries: Zippable = {}): Uint8Array {
  return zipSync({ 'collection.anki2': makeCollection(engine, content), media: strToU8('{}'), ...entries });
}

/** Bytes as a zstd frame of blocks that are not packed. Source: RFC 8878, section 3.1.1. */
export function packRaw(bytes: Uint8Array): Uint8Array {
  const blocks: number[] = [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58];
  for (let at = 0; at < bytes.length || at === 0; at += 100_000) {
    const block = bytes.subarray(at, at + 100_000);
    const header = (block.length << 3) | (at + 100_000 >= bytes.length ? 1 : 0);
    blocks.push(header & 0xff, (header >> 8) & 0xff, header >> 16);
    for (const byte of block) blocks.push(byte);
  }
  return Uint8Array.from(blocks);
}

/** A package in the newest container around these bytes. */
export function makeLatestPackage(collection: Uint8Array, media: Uint8Array = packRaw(new Uint8Array())): Uint8Array {
  return zipSync({ meta: Uint8Array.of(8, 3), 'collection.anki21b': collection, media });
}

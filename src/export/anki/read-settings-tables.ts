import { strFromU8 } from 'fflate';
import { PackageRefusal } from './anki-problem.ts';
import { firstRow, type OpenCollection } from './open-collection.ts';
import type { RawClock, RawDeck, RawNoteType, RawPreset } from './raw-collection.ts';
import { entriesOf, fieldOf, listOf, numberOrNull, parseJson, textOrEmpty, wholeOrNull } from './read-json-fields.ts';
import type { AnkiLimits } from './read-limits.ts';
import { floatsOf, integerOf, messagesOf, type ProtobufFields, readProtobuf, textOf } from './read-protobuf.ts';
import type { SqlRow, SqlValue } from './sqlite-engine.ts';

/** Everything of a collection but its notes, cards and answers. */
export interface RawSettings {
  readonly clock: RawClock;
  readonly noteTypes: ReadonlyMap<number, RawNoteType>;
  readonly decks: ReadonlyMap<number, RawDeck>;
  readonly presets: ReadonlyMap<number, RawPreset>;
}

const NAME_CHARS = 1_000;
const TEMPLATE_CHARS = 200_000;
/** Far above any real description of note types and decks. */
const JSON_CHARS = 64_000_000;

/** Reads note types, decks and presets, from JSON up to version 11 and from tables of their own after that. */
export function readSettingsTables(collection: OpenCollection, limits: AnkiLimits, place: string): RawSettings {
  return collection.schemaVersion < 14
    ? readFromJson(collection, limits, place)
    : readFromTables(collection, limits, place);
}

function readFromJson({ database }: OpenCollection, limits: AnkiLimits, place: string): RawSettings {
  const columns = ['conf', 'models', 'decks', 'dconf'];
  const selected = columns.map((name) => `case when length(${name}) <= ${JSON_CHARS} then ${name} end`).join(', ');
  const row = firstRow(database, `select crt, ${selected} from col`) ?? [];
  const [conf, models, decks, presets] = columns.map((name, i) => {
    const value = parseJson(textOfColumn(row[i + 1] ?? null));
    if (typeof value !== 'object' || value === null) {
      throw new PackageRefusal('wrong-content', `${place}, col.${name}`, { id: 'not-json' });
    }
    return value;
  });
  const westMinutes = numberOrNull(fieldOf(conf, 'creationOffset'));
  return {
    clock: {
      createdAtSeconds: wholeOrNull(row[0]) ?? 0,
      creationOffsetMinutes: westMinutes === null ? null : -westMinutes,
    },
    noteTypes: toMap(entriesOf(models).map(readNoteType), limits.noteTypes, `${place}, note types`),
    decks: toMap(entriesOf(decks).map(readDeck), limits.decks, `${place}, decks`),
    presets: toMap(entriesOf(presets).map(readPreset), limits.decks, `${place}, presets`),
  };
}

function readNoteType([key, value]: readonly [string, unknown]): RawNoteType | null {
  const id = idOf(key);
  if (id === null) return null;
  const byOrd = (list: unknown): unknown[] =>
    [...listOf(list)]
      .slice(0, 1_000)
      .sort((a, b) => (numberOrNull(fieldOf(a, 'ord')) ?? 0) - (numberOrNull(fieldOf(b, 'ord')) ?? 0));
  return {
    id,
    name: textOrEmpty(fieldOf(value, 'name'), NAME_CHARS),
    isCloze: fieldOf(value, 'type') === 1,
    fieldNames: byOrd(fieldOf(value, 'flds')).map((field) => textOrEmpty(fieldOf(field, 'name'), NAME_CHARS)),
    templates: byOrd(fieldOf(value, 'tmpls')).map((template) => ({
      name: textOrEmpty(fieldOf(template, 'name'), NAME_CHARS),
      questionFormat: textOrEmpty(fieldOf(template, 'qfmt'), TEMPLATE_CHARS),
      answerFormat: textOrEmpty(fieldOf(template, 'afmt'), TEMPLATE_CHARS),
    })),
  };
}

function readDeck([key, value]: readonly [string, unknown]): RawDeck | null {
  const id = idOf(key);
  if (id === null) return null;
  return {
    id,
    parts: textOrEmpty(fieldOf(value, 'name'), NAME_CHARS).split('::'),
    isFiltered: fieldOf(value, 'dyn') === 1,
    presetId: wholeOrNull(fieldOf(value, 'conf')),
  };
}

function readPreset([key, value]: readonly [string, unknown]): RawPreset | null {
  const id = idOf(key);
  if (id === null) return null;
  return {
    id,
    name: textOrEmpty(fieldOf(value, 'name'), NAME_CHARS),
    weights: usableWeights(listOf(fieldOf(value, 'fsrsParams6'))),
    desiredRetention: usableRetention(fieldOf(value, 'desiredRetention')),
  };
}

function readFromTables({ database }: OpenCollection, limits: AnkiLimits, place: string): RawSettings {
  const rowsOf = (sql: string, most: number, table: string): SqlRow[] => {
    const rows: SqlRow[] = [];
    for (const row of database.select(sql)) {
      if (rows.length >= most)
        throw new PackageRefusal('too-large', `${place}, ${table}`, { id: 'too-many-rows', values: { most } });
      rows.push(row);
    }
    return rows;
  };
  const config = new Map(
    rowsOf('select key, val from config where length(val) < 1000', 100_000, 'config').map(([key, value]) => [
      String(key),
      parseJson(textOfColumn(value ?? null)),
    ]),
  );
  const westMinutes = numberOrNull(config.get('creationOffset'));
  const fields = rowsOf('select ntid, ord, name from fields', limits.noteTypes * 20, 'fields');
  const templates = rowsOf('select ntid, ord, name, config from templates', limits.noteTypes * 20, 'templates');
  const fieldsByType = groupByOrd(fields);
  const templatesByType = groupByOrd(templates);
  const noteTypes = rowsOf('select id, name, config from notetypes', limits.noteTypes, 'notetypes').map(
    ([id, name, bytes]): RawNoteType | null => {
      const typeId = wholeOrNull(id);
      if (typeId === null) return null;
      return {
        id: typeId,
        name: textOrEmpty(name, NAME_CHARS),
        isCloze: integerOf(messageOf(bytes), 1) === 1,
        fieldNames: (fieldsByType.get(typeId) ?? []).map((row) => textOrEmpty(row[2], NAME_CHARS)),
        templates: (templatesByType.get(typeId) ?? []).map((row) => {
          const message = messageOf(row[3]);
          return {
            name: textOrEmpty(row[2], NAME_CHARS),
            questionFormat: textOf(message, 1).slice(0, TEMPLATE_CHARS),
            answerFormat: textOf(message, 2).slice(0, TEMPLATE_CHARS),
          };
        }),
      };
    },
  );
  const decks = rowsOf('select id, name, kind from decks', limits.decks, 'decks').map(
    ([id, name, kind]): RawDeck | null => {
      const deckId = wholeOrNull(id);
      if (deckId === null) return null;
      const message = messageOf(kind);
      const normal = messagesOf(message, 1).at(-1);
      return {
        id: deckId,
        parts: textOrEmpty(name, NAME_CHARS).split('\u001f'),
        isFiltered: message.has(2),
        presetId: normal === undefined ? null : integerOf(normal, 1),
      };
    },
  );
  const presets = rowsOf('select id, name, config from deck_config', limits.decks, 'deck_config').map(
    ([id, name, bytes]): RawPreset | null => {
      const presetId = wholeOrNull(id);
      if (presetId === null) return null;
      const message = messageOf(bytes);
      return {
        id: presetId,
        name: textOrEmpty(name, NAME_CHARS),
        weights: usableWeights(floatsOf(message, 6).map(roundFloat)),
        desiredRetention: usableRetention(floatsOf(message, 37).map(roundFloat).at(-1)),
      };
    },
  );
  return {
    clock: {
      createdAtSeconds: wholeOrNull(firstRow(database, 'select crt from col')?.[0]) ?? 0,
      creationOffsetMinutes: westMinutes === null ? null : -westMinutes,
    },
    noteTypes: toMap(noteTypes, limits.noteTypes, `${place}, note types`),
    decks: toMap(decks, limits.decks, `${place}, decks`),
    presets: toMap(presets, limits.decks, `${place}, presets`),
  };
}

function groupByOrd(rows: readonly SqlRow[]): Map<number, SqlRow[]> {
  const groups = new Map<number, SqlRow[]>();
  for (const row of [...rows].sort((a, b) => (numberOrNull(a[1]) ?? 0) - (numberOrNull(b[1]) ?? 0))) {
    const typeId = wholeOrNull(row[0]);
    if (typeId === null) continue;
    const group = groups.get(typeId);
    if (group === undefined) groups.set(typeId, [row]);
    else group.push(row);
  }
  return groups;
}

function toMap<Thing extends { readonly id: number }>(
  things: readonly (Thing | null)[],
  most: number,
  place: string,
): ReadonlyMap<number, Thing> {
  if (things.length > most)
    throw new PackageRefusal('too-large', place, { id: 'too-many-things', values: { count: things.length, most } });
  return new Map(things.flatMap((thing) => (thing === null ? [] : [[thing.id, thing] as const])));
}

function idOf(key: string): number | null {
  return /^-?\d{1,16}$/.test(key) ? wholeOrNull(Number(key)) : null;
}

/** Text that SQLite may have kept as bytes. */
export function textOfColumn(value: SqlValue): string {
  if (typeof value === 'string') return value;
  return value instanceof Uint8Array ? strFromU8(value) : '';
}

function messageOf(value: SqlValue | undefined): ProtobufFields {
  return (value instanceof Uint8Array ? readProtobuf(value) : null) ?? new Map();
}

function usableWeights(values: readonly unknown[]): readonly number[] | null {
  const weights = values.flatMap((value) => {
    const number = numberOrNull(value);
    return number === null ? [] : [number];
  });
  return values.length === 21 && weights.length === 21 ? weights : null;
}

function usableRetention(value: unknown): number | null {
  const retention = numberOrNull(value);
  return retention !== null && retention >= 0.5 && retention < 1 ? retention : null;
}

/** A 32-bit float as the decimal it was written from: 0.9, not 0.8999999761. */
function roundFloat(value: number): number {
  return Number(value.toPrecision(7));
}

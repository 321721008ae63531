import { PackageRefusal } from './anki-problem.ts';
import type { SqliteDatabase, SqliteEngine, SqlRow } from './sqlite-engine.ts';

/** A collection that was opened, and the version of its tables: 11, or 14 to 18. */
export interface OpenCollection {
  readonly database: SqliteDatabase;
  readonly schemaVersion: number;
}

const HEADER = 'SQLite format 3\0';
const NEEDED_TABLES = ['col', 'notes', 'cards', 'revlog'];
const NEWER_TABLES = ['notetypes', 'fields', 'templates', 'decks', 'deck_config', 'config'];
/** Such tables compute what is read from them, and can compute for ever. Anki has none. */
const COMPUTED_TABLE = /\bvirtual\b|\bgenerated\b|\bas\s*\(/i;

/** Opens the database of a package. `place` names it in refusals. Throws a `PackageRefusal`; `close` the database afterwards. */
export function openCollection(bytes: Uint8Array, engine: SqliteEngine, place: string): OpenCollection {
  const database = openChecked(toReadable(bytes, place), engine, place);
  try {
    const schemaVersion = readSchemaVersion(database, place);
    if (schemaVersion < 14) return { database, schemaVersion };
    checkTables(database, NEWER_TABLES, place);
    return { database: withoutCollation(database, engine, place), schemaVersion };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The bytes of a database, with the mark of a write-ahead log taken out: there is none beside it. */
function toReadable(bytes: Uint8Array, place: string): Uint8Array {
  const isDatabase = [...HEADER].every((char, i) => bytes[i] === char.charCodeAt(0));
  if (!isDatabase || bytes.length < 100) {
    throw new PackageRefusal('wrong-content', place, { id: 'not-sqlite' });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pageBytes = view.getUint16(16) === 1 ? 65_536 : view.getUint16(16);
  const pageCount = view.getUint32(28);
  const isSizeKnown = view.getUint32(24) === view.getUint32(92);
  if (isSizeKnown && pageCount * pageBytes > bytes.length) {
    throw new PackageRefusal('damaged', place, { id: 'database-cut' });
  }
  const readable = bytes.slice();
  readable[18] = 1;
  readable[19] = 1;
  return readable;
}

function openChecked(bytes: Uint8Array, engine: SqliteEngine, place: string): SqliteDatabase {
  const database = engine.open(bytes);
  try {
    database.run('pragma trusted_schema = off');
    database.run('pragma cell_size_check = on');
    checkTables(database, NEEDED_TABLES, place);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The tables are there and are plain tables: a view or a virtual table under such a name would run code of its own. */
function checkTables(database: SqliteDatabase, names: readonly string[], place: string): void {
  const kinds = new Map<string, { readonly type: string; readonly sql: string }>();
  let count = 0;
  for (const [type, name, sql] of database.select('select type, name, sql from sqlite_master')) {
    if (++count > 10_000) throw new PackageRefusal('wrong-content', place, { id: 'too-many-tables' });
    if (typeof name === 'string' && type !== 'index') kinds.set(name, { type: String(type), sql: String(sql) });
  }
  for (const name of names) {
    const found = kinds.get(name);
    if (found === undefined) throw new PackageRefusal('wrong-content', place, { id: 'no-table', values: { name } });
    if (found.type !== 'table' || COMPUTED_TABLE.test(found.sql)) {
      throw new PackageRefusal('wrong-content', place, { id: 'not-plain-table', values: { name } });
    }
  }
}

function readSchemaVersion(database: SqliteDatabase, place: string): number {
  const version = firstRow(database, 'select ver from col')?.[0];
  if (version === undefined) throw new PackageRefusal('wrong-content', place, { id: 'empty-col' });
  const isKnown = version === 11 || (typeof version === 'number' && version >= 14 && version <= 18);
  if (isKnown) return version;
  const isNewer = typeof version === 'number' && version > 18;
  throw new PackageRefusal(isNewer ? 'newer-version' : 'wrong-content', place, {
    id: 'schema',
    values: { version: String(version).slice(0, 20) },
  });
}

export function firstRow(database: SqliteDatabase, sql: string): SqlRow | undefined {
  for (const row of database.select(sql)) return row;
  return undefined;
}

/**
 * The same database without Anki's own order of text (`unicase`), which only Anki has, and without the indexes that are
 * sorted by it. Anki's tables cannot be read otherwise; nothing is looked up by these orders here.
 */
function withoutCollation(database: SqliteDatabase, engine: SqliteEngine, place: string): SqliteDatabase {
  database.run('pragma writable_schema = on');
  database.run("delete from sqlite_master where type in ('trigger', 'view') or (type = 'index' and sql is not null)");
  database.run(
    "update sqlite_master set sql = replace(replace(sql, 'COLLATE unicase', ''), 'collate unicase', '') where type = 'table'",
  );
  const bytes = database.toBytes();
  database.close();
  return openChecked(bytes, engine, place);
}

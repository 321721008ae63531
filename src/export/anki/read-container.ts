import { strFromU8 } from 'fflate';
import { PackageRefusal } from './anki-problem.ts';
import { entriesOf, parseJson } from './read-json-fields.ts';
import type { AnkiLimits } from './read-limits.ts';
import { integerOf, messagesOf, readProtobuf, textOf } from './read-protobuf.ts';
import { openZip, type ZipEntries } from './read-zip.ts';
import { readZstd } from './read-zstd.ts';
import type { MediaSource } from './take-media.ts';

/** A package taken apart: the bytes of its collection, and where its pictures and sounds are. */
export interface Container {
  /** Name of the entry with the collection. */
  readonly collectionName: string;
  readonly collection: Uint8Array;
  readonly media: MediaSource;
}

/** What `meta` says of a package of today's Anki; packages of older ones have none. */
const LEGACY_WITH_META = 2;
const LATEST = 3;
const MEDIA_MAP_BYTES = 50_000_000;

/**
 * Takes a package apart. The container is told by `meta`, never by what else lies in the archive: newer packages hold an old
 * collection beside the real one, with a single note that says "please update". Throws a `PackageRefusal`.
 * Source: anki `rslib/src/import_export/package/meta.rs`.
 */
export function readContainer(bytes: Uint8Array, limits: AnkiLimits): Container {
  if (bytes.length > limits.packageBytes) {
    throw new PackageRefusal(
      'too-large',
      { id: 'archive' },
      { id: 'large-package', values: { bytes: bytes.length, most: limits.packageBytes } },
    );
  }
  const zip = openZip(bytes, limits);
  const isLatest = readVersion(zip) === LATEST;
  const collectionName = isLatest
    ? 'collection.anki21b'
    : zip.has('collection.anki21')
      ? 'collection.anki21'
      : 'collection.anki2';
  if (!zip.has(collectionName)) {
    throw new PackageRefusal(
      'not-a-package',
      { id: 'archive' },
      { id: 'no-collection', values: { name: collectionName } },
    );
  }
  const read = (name: string, mostBytes: number): Uint8Array =>
    isLatest ? readZstd(zip.read(name, mostBytes), name, mostBytes) : zip.read(name, mostBytes);
  return {
    collectionName,
    collection: read(collectionName, limits.databaseBytes),
    media: {
      entryByName: zip.has('media') ? readMediaMap(read('media', MEDIA_MAP_BYTES), isLatest, zip) : new Map(),
      read,
    },
  };
}

function readVersion(zip: ZipEntries): number {
  if (!zip.has('meta')) return LEGACY_WITH_META;
  const meta = readProtobuf(zip.read('meta', 1_000));
  if (meta === null) throw new PackageRefusal('damaged', 'meta', { id: 'unreadable' });
  const version = integerOf(meta, 1);
  if (version >= 1 && version <= LATEST) return version;
  throw new PackageRefusal('newer-version', 'meta', { id: 'newer', values: { version, latest: LATEST } });
}

/** Entries by the name of the file they hold. The names are data: nothing is ever written under them. */
function readMediaMap(bytes: Uint8Array, isLatest: boolean, zip: ZipEntries): ReadonlyMap<string, string> {
  const pairs = isLatest ? readLatestMap(bytes) : readJsonMap(bytes);
  return new Map(pairs.filter(([, entryName]) => zip.has(entryName)));
}

function readLatestMap(bytes: Uint8Array): (readonly [string, string])[] {
  const message = readProtobuf(bytes);
  if (message === null) throw new PackageRefusal('damaged', 'media', { id: 'media-list' });
  return messagesOf(message, 1).map((entry, i) => [textOf(entry, 1).normalize('NFC'), String(i)] as const);
}

function readJsonMap(bytes: Uint8Array): (readonly [string, string])[] {
  const value = parseJson(strFromU8(bytes) || '{}');
  if (typeof value !== 'object' || value === null) {
    throw new PackageRefusal('damaged', 'media', { id: 'media-json' });
  }
  return entriesOf(value).flatMap(([entryName, name]) =>
    typeof name === 'string' ? [[name.normalize('NFC'), entryName] as const] : [],
  );
}

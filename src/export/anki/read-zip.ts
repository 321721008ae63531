import { Inflate, strFromU8 } from 'fflate';
import { PackageRefusal } from './anki-problem.ts';
import { crc32 } from './crc32.ts';
import type { AnkiLimits } from './read-limits.ts';

/** The entries of an archive by name. Nothing is unpacked until asked for. */
export interface ZipEntries {
  has(name: string): boolean;
  readonly names: readonly string[];
  /**
   * The bytes of an entry. Unpacked bytes are counted as they come, whatever the archive says of them; more than `mostBytes`, a
   * wrong check sum or a broken stream end the reading.
   */
  read(name: string, mostBytes: number): Uint8Array;
}

interface Entry {
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly offset: number;
}

const END_SIGNATURE = 0x06054b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;
/** Below this size a high ratio does no harm: an empty database packs well. */
const RATIO_FROM_BYTES = 10_000_000;
const PUSH_BYTES = 65_536;

/** Reads the directory of an archive. Source: PKWARE, APPNOTE.TXT, sections 4.3.7 to 4.3.16. Throws a `PackageRefusal`. */
export function openZip(bytes: Uint8Array, limits: AnkiLimits): ZipEntries {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view);
  if (directory.count > limits.entries) {
    throw new PackageRefusal(
      'too-large',
      { id: 'archive' },
      { id: 'too-many-entries', values: { count: directory.count, most: limits.entries } },
    );
  }
  const entries = new Map<string, Entry>();
  let at = directory.offset;
  for (let i = 0; i < directory.count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL_SIGNATURE) {
      throw new PackageRefusal(
        'damaged',
        { id: 'archive' },
        { id: 'directory-ends', values: { read: i, count: directory.count } },
      );
    }
    const nameBytes = view.getUint16(at + 28, true);
    const name = strFromU8(bytes.subarray(at + 46, at + 46 + nameBytes));
    if (entries.has(name)) throw new PackageRefusal('damaged', name.slice(0, 100), { id: 'entry-twice' });
    if ((view.getUint16(at + 8, true) & 1) !== 0) throw new PackageRefusal('wrong-content', name, { id: 'encrypted' });
    entries.set(name, {
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return {
    has: (name) => entries.has(name),
    names: [...entries.keys()],
    read(name, mostBytes) {
      const entry = entries.get(name);
      if (entry === undefined) throw new PackageRefusal('damaged', name, { id: 'entry-missing' });
      return readEntry(bytes, view, name, entry, Math.min(mostBytes, largestByRatio(entry, limits)));
    },
  };
}

function largestByRatio(entry: Entry, limits: AnkiLimits): number {
  return Math.max(RATIO_FROM_BYTES, entry.packedBytes * limits.ratio);
}

function findDirectory(view: DataView): { readonly count: number; readonly offset: number } {
  const lowest = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    const count = view.getUint16(at + 10, true);
    const offset = view.getUint32(at + 16, true);
    if (count === 0xffff || offset === 0xffffffff) return findLargeDirectory(view, at);
    return { count, offset };
  }
  const isCut = view.byteLength >= 4 && view.getUint32(0, true) === LOCAL_SIGNATURE;
  if (isCut) throw new PackageRefusal('damaged', { id: 'archive' }, { id: 'file-cut' });
  throw new PackageRefusal('not-a-package', { id: 'archive' }, { id: 'not-zip' });
}

/** The directory of an archive with 65,535 entries or more (zip64). */
function findLargeDirectory(view: DataView, endAt: number): { readonly count: number; readonly offset: number } {
  const locator = endAt - 20;
  if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50) {
    throw new PackageRefusal('damaged', { id: 'archive' }, { id: 'no-large-directory' });
  }
  const at = Number(view.getBigUint64(locator + 8, true));
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== 0x06064b50) {
    throw new PackageRefusal('damaged', { id: 'archive' }, { id: 'no-large-directory' });
  }
  return { count: Number(view.getBigUint64(at + 32, true)), offset: Number(view.getBigUint64(at + 48, true)) };
}

function readEntry(bytes: Uint8Array, view: DataView, name: string, entry: Entry, mostBytes: number): Uint8Array {
  const { offset, packedBytes } = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL_SIGNATURE) {
    throw new PackageRefusal('damaged', name, { id: 'entry-elsewhere' });
  }
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packedBytes > bytes.length) throw new PackageRefusal('damaged', name, { id: 'entry-cut' });
  const packed = bytes.subarray(start, start + packedBytes);
  const unpacked = unpack(packed, entry.method, name, mostBytes);
  if (crc32(unpacked) !== entry.crc) throw new PackageRefusal('damaged', name, { id: 'entry-sum' });
  return unpacked;
}

function unpack(packed: Uint8Array, method: number, name: string, mostBytes: number): Uint8Array {
  if (method === STORED) {
    if (packed.length > mostBytes) throw tooMany(name, mostBytes);
    return packed;
  }
  if (method !== DEFLATED)
    throw new PackageRefusal('wrong-content', name, { id: 'unknown-method', values: { method } });
  const pieces = createPieces(name, mostBytes);
  let isEnded = false;
  const inflate = new Inflate((piece, isLast) => {
    pieces.add(piece);
    isEnded = isLast;
  });
  try {
    for (let at = 0; at < packed.length || at === 0; at += PUSH_BYTES) {
      inflate.push(packed.subarray(at, at + PUSH_BYTES), at + PUSH_BYTES >= packed.length);
    }
  } catch (error) {
    if (error instanceof PackageRefusal) throw error;
    throw new PackageRefusal('damaged', name, { id: 'entry-unpack' });
  }
  if (!isEnded) throw new PackageRefusal('damaged', name, { id: 'entry-cut' });
  return pieces.join();
}

/** Collects unpacked pieces up to a number of bytes; one more ends the reading. */
export function createPieces(name: string, mostBytes: number): { add(piece: Uint8Array): void; join(): Uint8Array } {
  const pieces: Uint8Array[] = [];
  let total = 0;
  return {
    add(piece) {
      total += piece.length;
      if (total > mostBytes) throw tooMany(name, mostBytes);
      pieces.push(piece);
    },
    join() {
      const joined = new Uint8Array(total);
      let at = 0;
      for (const piece of pieces) {
        joined.set(piece, at);
        at += piece.length;
      }
      return joined;
    },
  };
}

function tooMany(name: string, mostBytes: number): PackageRefusal {
  return new PackageRefusal('too-large', name, { id: 'large-entry', values: { most: mostBytes } });
}

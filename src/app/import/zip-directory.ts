import type { ZipFault } from './incoming.ts';

/** One entry of a zip archive, as its directory states it. Sizes are what the maker of the archive wrote. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated; others are not read here. */
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly packedBytes: number;
  /** Where its local header begins. */
  readonly headerOffset: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const FLAG_ENCRYPTED = 0x1;
const FLAG_UTF8 = 0x800;
/** Stands where the real number is in a 64-bit field: such archives are larger than any set of notes. */
const IN_ZIP64 = 0xffffffff;
/** The whole directory of the largest archive that is read here. */
const LARGEST_DIRECTORY_BYTES = 20_000_000;

/** An archive that cannot be read. */
export class BadZipError extends Error {
  override readonly name = 'BadZipError';
  readonly fault: ZipFault;

  constructor(fault: ZipFault) {
    super(fault);
    this.fault = fault;
  }
}

/**
 * The directory at the end of an archive (APPNOTE.TXT 4.3.12 and 4.3.16), at most `most` entries of it. Throws a BadZipError when
 * there is none.
 */
export async function readZipDirectory(archive: Blob, most: number): Promise<ZipEntry[]> {
  const end = await findEnd(archive);
  const count = end.getUint16(10, true);
  const bytes = end.getUint32(12, true);
  const offset = end.getUint32(16, true);
  if (count === 0xffff || bytes === IN_ZIP64 || offset === IN_ZIP64) throw new BadZipError('zip64');
  if (bytes > LARGEST_DIRECTORY_BYTES || offset + bytes > archive.size) throw new BadZipError('directory');
  const directory = await readView(archive, offset, bytes);
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count && entries.length < most; ) {
    if (at + ENTRY_BYTES > bytes || directory.getUint32(at, true) !== ENTRY_SIGNATURE)
      throw new BadZipError('directory');
    const flags = directory.getUint16(at + 8, true);
    const nameBytes = directory.getUint16(at + 28, true);
    const next = at + ENTRY_BYTES + nameBytes + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
    if (next > bytes) throw new BadZipError('directory');
    entries.push({
      name: decodeName(new Uint8Array(directory.buffer, at + ENTRY_BYTES, nameBytes), (flags & FLAG_UTF8) !== 0),
      method: directory.getUint16(at + 10, true),
      isEncrypted: (flags & FLAG_ENCRYPTED) !== 0,
      packedBytes: directory.getUint32(at + 20, true),
      headerOffset: directory.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

/** Where the packed bytes of an entry are. Throws a BadZipError when they are not in the archive. */
export async function locateEntry(archive: Blob, entry: ZipEntry): Promise<Blob> {
  const { headerOffset, packedBytes } = entry;
  if (headerOffset + LOCAL_BYTES > archive.size) throw new BadZipError('cut-off');
  const header = await readView(archive, headerOffset, LOCAL_BYTES);
  if (header.getUint32(0, true) !== LOCAL_SIGNATURE) throw new BadZipError('damaged');
  const start = headerOffset + LOCAL_BYTES + header.getUint16(26, true) + header.getUint16(28, true);
  if (start + packedBytes > archive.size) throw new BadZipError('cut-off');
  return archive.slice(start, start + packedBytes);
}

/** The end record stands at the very end, before a comment of any length up to 65,535. */
async function findEnd(archive: Blob): Promise<DataView> {
  const start = Math.max(0, archive.size - END_BYTES - LONGEST_COMMENT);
  const tail = await readView(archive, start, archive.size - start);
  for (let at = tail.byteLength - END_BYTES; at >= 0; at--) {
    if (tail.getUint32(at, true) === END_SIGNATURE) return new DataView(tail.buffer, at, END_BYTES);
  }
  throw new BadZipError('end-missing');
}

async function readView(archive: Blob, offset: number, length: number): Promise<DataView<ArrayBuffer>> {
  return new DataView(await archive.slice(offset, offset + length).arrayBuffer());
}

/** Names are UTF-8 when they say so and often when they do not; else each byte is taken for a Latin letter. */
function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !isUtf8 }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

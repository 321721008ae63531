import { Decompress } from 'fzstd';
import type { AnkiFault } from './anki-message.ts';
import { PackageRefusal } from './anki-problem.ts';
import { createPieces } from './read-zip.ts';

const FRAME_MAGIC = 0xfd2fb528;
/** Frames that carry no data begin with 184D2A50 to 184D2A5F. */
const SKIPPABLE_MAGIC = 0x184d2a5;
/** Anki's windows have 2 to 8 MB. A frame that wants more than this wants to fill the memory. */
const LARGEST_WINDOW_BYTES = 128 * 1024 * 1024;
const PUSH_BYTES = 65_536;

/** Unpacks zstd data of one or more frames, at most `mostBytes`. `place` names it in refusals. Throws a `PackageRefusal`. */
export function readZstd(packed: Uint8Array, place: string, mostBytes: number): Uint8Array {
  checkFrames(packed, place);
  const pieces = createPieces(place, mostBytes);
  const stream = new Decompress((piece) => pieces.add(piece.slice()));
  try {
    for (let at = 0; at < packed.length; at += PUSH_BYTES) {
      stream.push(packed.subarray(at, at + PUSH_BYTES), at + PUSH_BYTES >= packed.length);
    }
  } catch (error) {
    if (error instanceof PackageRefusal) throw error;
    throw new PackageRefusal('damaged', place, { id: 'zstd-unpack' });
  }
  return pieces.join();
}

/**
 * Walks the frames and blocks without unpacking them: all must be whole, and no frame may ask for a huge window.
 * Source: RFC 8878, section 3.1.1.
 */
function checkFrames(bytes: Uint8Array, place: string): void {
  const damaged = (why: AnkiFault): PackageRefusal => new PackageRefusal('damaged', place, why);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length === 0) throw damaged({ id: 'zstd-empty' });
  let at = 0;
  while (at < bytes.length) {
    if (at + 8 > bytes.length) throw damaged({ id: 'zstd-cut' });
    const magic = view.getUint32(at, true);
    if (magic >>> 4 === SKIPPABLE_MAGIC) {
      at += 8 + view.getUint32(at + 4, true);
      continue;
    }
    if (magic !== FRAME_MAGIC) throw damaged({ id: 'zstd-none' });
    at = checkFrame(view, at + 4, place);
    if (at > bytes.length) throw damaged({ id: 'zstd-cut' });
  }
}

/** The position after the frame whose descriptor stands at `start`. */
function checkFrame(view: DataView, start: number, place: string): number {
  const byteAt = (index: number): number => {
    if (index >= view.byteLength) throw new PackageRefusal('damaged', place, { id: 'zstd-cut' });
    return view.getUint8(index);
  };
  const descriptor = byteAt(start);
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const hasCheckSum = (descriptor & 4) !== 0;
  const sizeFlag = descriptor >> 6;
  const sizeBytes = sizeFlag === 0 ? (isSingleSegment ? 1 : 0) : 1 << sizeFlag;
  if ((descriptor & 3) !== 0) throw new PackageRefusal('wrong-content', place, { id: 'zstd-dictionary' });
  let at = start + 1;
  let windowBytes = 0;
  if (isSingleSegment) {
    for (let i = sizeBytes - 1; i >= 0; i--) windowBytes = windowBytes * 256 + byteAt(at + i);
  } else {
    const window = byteAt(at++);
    const base = 2 ** (10 + (window >> 3));
    windowBytes = base + (base / 8) * (window & 7);
  }
  if (windowBytes > LARGEST_WINDOW_BYTES) {
    throw new PackageRefusal('too-large', place, { id: 'zstd-memory', values: { bytes: windowBytes } });
  }
  at += sizeBytes;
  for (;;) {
    const header = byteAt(at) | (byteAt(at + 1) << 8) | (byteAt(at + 2) << 16);
    const isRun = ((header >> 1) & 3) === 1;
    at += 3 + (isRun ? 1 : header >> 3);
    if ((header & 1) !== 0) return at + (hasCheckSum ? 4 : 0);
  }
}

import { Inflate } from 'fflate';
import {
  FileError,
  type FileProblem,
  LARGEST_ARCHIVE_BYTES,
  LARGEST_IMAGE_BYTES,
  LARGEST_NOTE_BYTES,
  MOST_ARCHIVE_ENTRIES,
} from './incoming.ts';
import { cleanPath, isHiddenPath, kindOfFile } from './note-path.ts';
import { BadZipError, locateEntry, readZipDirectory, type ZipEntry } from './zip-directory.ts';

export interface UnzippedFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface UnzippedFiles {
  readonly files: readonly UnzippedFile[];
  /** Not unpacked yet. `load` rejects with a FileError. */
  readonly images: readonly { readonly path: string; load(): Promise<Uint8Array<ArrayBuffer>> }[];
  readonly problems: readonly FileProblem[];
  /** Entries that are neither notes nor pictures. */
  readonly otherCount: number;
}

export interface UnzipLimits {
  readonly noteBytes: number;
  readonly imageBytes: number;
  readonly archiveBytes: number;
  readonly entries: number;
}

const LIMITS: UnzipLimits = {
  noteBytes: LARGEST_NOTE_BYTES,
  imageBytes: LARGEST_IMAGE_BYTES,
  archiveBytes: LARGEST_ARCHIVE_BYTES,
  entries: MOST_ARCHIVE_ENTRIES,
};

/** Deflate packs at most 1032 to 1: a piece of this size becomes 17 MB at worst before the limits are looked at again. */
const PIECE_BYTES = 16_384;

/**
 * Unpacks the notes and tables of an archive, and its pictures when they are asked for. The sizes that the archive states are not believed: bytes are counted as they
 * come out, and at a limit the unpacking ends. Paths that lead out of the archive are refused. A bad entry is named and the others are
 * read all the same.
 */
export async function unzipFiles(
  archivePath: string,
  archive: Blob,
  onProgress: (done: number, of: number) => void = () => undefined,
  limits: UnzipLimits = LIMITS,
): Promise<UnzippedFiles> {
  const files: UnzippedFile[] = [];
  const images: { path: string; load(): Promise<Uint8Array<ArrayBuffer>> }[] = [];
  const problems: FileProblem[] = [];
  let otherCount = 0;
  let leftBytes = limits.archiveBytes;

  const unpack = async (entry: ZipEntry, shownPath: string, limitBytes: number): Promise<Uint8Array<ArrayBuffer>> => {
    const problem: FileProblem =
      leftBytes < limitBytes
        ? { kind: 'zip-too-large', path: archivePath, limitBytes: limits.archiveBytes }
        : { kind: 'too-large', path: shownPath, limitBytes };
    try {
      const bytes = await unpackEntry(archive, entry, Math.min(limitBytes, leftBytes), problem);
      leftBytes -= bytes.length;
      return bytes;
    } catch (error) {
      throw toFileError(shownPath, error);
    }
  };

  let entries: ZipEntry[];
  try {
    entries = await readZipDirectory(archive, limits.entries + 1);
  } catch (error) {
    return { files, images, problems: [toFileError(archivePath, error).problem], otherCount };
  }
  if (entries.length > limits.entries) {
    return {
      files,
      images,
      problems: [{ kind: 'zip-too-many', path: archivePath, limit: limits.entries }],
      otherCount,
    };
  }
  for (const [index, entry] of entries.entries()) {
    onProgress(index, entries.length);
    if (entry.name.endsWith('/')) continue;
    const shownPath = `${archivePath}: ${entry.name}`;
    const path = cleanPath(entry.name);
    const kind = path === null ? 'other' : kindOfFile(path);
    if (path === null) problems.push({ kind: 'leads-out', path: shownPath });
    else if (isHiddenPath(path) || kind === 'other') otherCount++;
    else if (kind === 'zip') problems.push({ kind: 'zip-in-zip', path: shownPath });
    else if (kind === 'image') images.push({ path, load: () => unpack(entry, shownPath, limits.imageBytes) });
    else {
      try {
        files.push({ path, bytes: await unpack(entry, shownPath, limits.noteBytes) });
      } catch (error) {
        const { problem } = toFileError(shownPath, error);
        problems.push(problem);
        // The rest of the archive would be too much as well.
        if (problem.kind === 'zip-too-large') break;
      }
    }
  }
  return { files, images, problems, otherCount };
}

async function unpackEntry(
  archive: Blob,
  entry: ZipEntry,
  limitBytes: number,
  problem: FileProblem,
): Promise<Uint8Array<ArrayBuffer>> {
  if (entry.isEncrypted) throw new BadZipError('protected');
  if (entry.method !== 0 && entry.method !== 8) throw new BadZipError('unknown-method');
  const packed = await locateEntry(archive, entry);
  const pieces: Uint8Array[] = [];
  let length = 0;
  let isWhole = entry.method === 0;
  const take = (piece: Uint8Array): void => {
    length += piece.length;
    if (length > limitBytes) throw new FileError(problem);
    pieces.push(piece);
  };
  const inflate = new Inflate((piece, isLast) => {
    take(piece);
    isWhole ||= isLast;
  });
  for (let at = 0; at < packed.size; at += PIECE_BYTES) {
    const end = Math.min(packed.size, at + PIECE_BYTES);
    const piece = new Uint8Array(await packed.slice(at, end).arrayBuffer());
    if (entry.method === 0) take(piece);
    else inflate.push(piece, end === packed.size);
  }
  if (!isWhole) throw new BadZipError('cut-off');
  return joinPieces(pieces, length);
}

function toFileError(path: string, error: unknown): FileError {
  if (error instanceof FileError) return error;
  if (error instanceof BadZipError) return new FileError({ kind: 'bad-zip', path, fault: error.fault });
  if (error instanceof DOMException) return new FileError({ kind: 'unreadable', path, detail: error.message });
  // The unpacker stumbled over the bytes.
  return new FileError({ kind: 'bad-zip', path, fault: 'damaged' });
}

function joinPieces(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

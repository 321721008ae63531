import { isAnkiPackage } from '../anki/is-anki-package.ts';
import { decodeText, isZip } from './decode-text.ts';
import {
  FileError,
  type FileProblem,
  type IncomingFile,
  type IncomingImage,
  LARGEST_IMAGE_BYTES,
  LARGEST_NOTE_BYTES,
  type ReadFiles,
} from './incoming.ts';
import { cleanPath, imageTypeOf, isHiddenPath, kindOfFile } from './note-path.ts';
import { tableToNote } from './table-to-note.ts';
import { unzipFiles } from './unzip-files.ts';

export interface ReadingProgress {
  readonly done: number;
  readonly of: number;
  readonly path: string;
}

/**
 * Reads files as notes and pictures, and archives as folders of them. What cannot be read is named with a reason, and the others are
 * read all the same. The bytes decide what is an archive, the name what is a table or a picture; a chosen file with any other name is
 * taken for a note when it is text.
 */
export async function readIncoming(
  files: readonly IncomingFile[],
  onProgress: (progress: ReadingProgress) => void = () => undefined,
): Promise<ReadFiles> {
  const texts: { path: string; text: string }[] = [];
  const images: IncomingImage[] = [];
  const problems: FileProblem[] = [];
  let otherCount = 0;

  const take = (path: string, bytes: Uint8Array): void => {
    const decoded = decodeText(bytes);
    if (!decoded.ok) problems.push({ path, ...decoded.why });
    else if (decoded.text.trim() === '') problems.push({ kind: 'empty', path });
    else texts.push({ path, text: kindOfFile(path) === 'table' ? tableToNote(path, decoded.text) : decoded.text });
  };

  const takeArchive = async (path: string, archive: Blob, done: number): Promise<void> => {
    const before = texts.length;
    const unzipped = await unzipFiles(path, archive, (at, of) =>
      onProgress({ done: done + at / of, of: files.length, path }),
    );
    for (const file of unzipped.files) take(file.path, file.bytes);
    for (const image of unzipped.images) images.push({ ...image, type: imageTypeOf(image.path) ?? '' });
    problems.push(...unzipped.problems);
    otherCount += unzipped.otherCount;
    const isEmpty = texts.length === before && unzipped.images.length === 0 && unzipped.problems.length === 0;
    if (isEmpty) problems.push({ kind: 'no-notes', path });
  };

  for (const [done, file] of files.entries()) {
    onProgress({ done, of: files.length, path: file.path });
    const path = cleanPath(file.path);
    if (path === null) {
      problems.push({ kind: 'leads-out', path: file.path });
      continue;
    }
    const kind = kindOfFile(path);
    if (!file.isChosen && (isHiddenPath(path) || kind === 'other')) {
      otherCount++;
      continue;
    }
    const imageType = imageTypeOf(path);
    if (imageType !== null) {
      images.push({ path, type: imageType, load: () => loadImage(path, file.blob) });
      continue;
    }
    try {
      const head = new Uint8Array(await file.blob.slice(0, 4).arrayBuffer());
      if (isAnkiPackage(path)) problems.push({ kind: 'anki-package', path });
      else if (isZip(head) && /\.(?:docx|odt|pages|pptx|xlsx)$/i.test(path)) {
        problems.push({ kind: 'not-text', path, looksLike: 'word' });
      } else if (isZip(head)) await takeArchive(path, file.blob, done);
      else if (kind === 'zip') problems.push({ kind: 'bad-zip', path, fault: 'not-zip' });
      else if (file.blob.size > LARGEST_NOTE_BYTES)
        problems.push({ kind: 'too-large', path, limitBytes: LARGEST_NOTE_BYTES });
      else take(path, new Uint8Array(await file.blob.arrayBuffer()));
    } catch (error) {
      problems.push(unreadable(path, error));
    }
  }
  return { texts, images, problems, otherCount };
}

async function loadImage(path: string, blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  if (blob.size > LARGEST_IMAGE_BYTES)
    throw new FileError({ kind: 'too-large', path, limitBytes: LARGEST_IMAGE_BYTES });
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (error) {
    throw new FileError(unreadable(path, error));
  }
}

function unreadable(path: string, error: unknown): FileProblem {
  return { kind: 'unreadable', path, detail: error instanceof Error ? error.message : String(error) };
}

import type { Picture } from '../model/picture.ts';
import type { Progress, ProgressOrigin, ProgressPages } from '../model/progress.ts';
import { writeLine } from './canonical-json.ts';
import { writeCardLine, writeNoteLine, writeRemovedNoteLine } from './content-lines.ts';
import { writeEventLine } from './event-lines.ts';
import { createFileDigest } from './file-digest.ts';
import { writePictureLines } from './picture-lines.ts';
import { FORMAT_NAME, FORMAT_VERSION, MIN_READER, VERSION_WITHOUT_PICTURES } from './progress-format.ts';

/**
 * The progress as the lines of a file, each with its `\n`, in the format of docs/progress-file.md. Lines come one at
 * a time. The same progress and origin give the same bytes, in whatever order it comes.
 */
export function* encodeProgress(progress: Progress, origin: ProgressOrigin): Generator<string, void, undefined> {
  const digest = createFileDigest();
  for (const line of writeBody(progress, origin)) {
    digest.add(line);
    yield line;
  }
  yield writeLine('end', { lines: digest.lineCount, sha256: digest.finish() });
}

function* writeBody(progress: Progress, origin: ProgressOrigin): Generator<string, void, undefined> {
  const pictures = [...(progress.pictures ?? [])].sort((a, b) => (a.path < b.path ? -1 : 1));
  yield writeHeadLine(origin, pictures.length > 0);
  for (const note of sortById(progress.notes)) yield writeNoteLine(note);
  for (const mark of sortById(progress.removedNotes ?? [])) yield writeRemovedNoteLine(mark);
  for (const card of sortById(progress.cards)) yield writeCardLine(card);
  for (const event of sortById(progress.events)) yield writeEventLine(event);
  for (const picture of pictures) yield* writePictureLines(picture);
  for (const line of sortLines(progress.unknownLines)) yield `${line}\n`;
}

/**
 * The same file from pages, a piece of several whole lines at a time: what is held is one page. Throws when a page is not
 * in the order of its ids, because the bytes would then depend on how it was read.
 */
export async function* encodePages(
  pages: ProgressPages,
  origin: ProgressOrigin,
): AsyncGenerator<string, void, undefined> {
  const digest = createFileDigest();
  const add = (lines: readonly string[]): string => {
    const piece = lines.join('');
    digest.add(piece, lines.length);
    return piece;
  };
  yield add([writeHeadLine(origin, pages.pictures !== undefined)]);
  for await (const notes of inOrder(pages.notes)) yield add(notes.map(writeNoteLine));
  if (pages.removedNotes.length > 0) yield add(sortById(pages.removedNotes).map(writeRemovedNoteLine));
  for await (const cards of inOrder(pages.cards)) yield add(cards.map(writeCardLine));
  for await (const events of inOrder(pages.events)) yield add(events.map(writeEventLine));
  if (pages.pictures !== undefined) {
    for await (const [picture] of inOrder(asPages(pages.pictures))) {
      if (picture !== undefined) for (const line of writePictureLines(picture.thing)) yield add([line]);
    }
  }
  if (pages.unknownLines.length > 0) yield add(sortLines(pages.unknownLines).map((line) => `${line}\n`));
  yield writeLine('end', { lines: digest.lineCount, sha256: digest.finish() });
}

/** A picture is known by its path. */
async function* asPages(pictures: AsyncIterable<Picture>) {
  for await (const thing of pictures) yield [{ id: thing.path, thing }];
}

async function* inOrder<Thing extends { readonly id: string }>(
  pages: AsyncIterable<readonly Thing[]>,
): AsyncGenerator<readonly Thing[], void, undefined> {
  let last = '';
  for await (const page of pages) {
    for (const { id } of page) {
      if (id <= last) throw new Error(`A page is not in order: ${id} comes after ${last}`);
      last = id;
    }
    if (page.length > 0) yield page;
  }
}

function writeHeadLine(origin: ProgressOrigin, hasPictures: boolean): string {
  return writeLine('head', {
    format: FORMAT_NAME,
    v: hasPictures ? FORMAT_VERSION : VERSION_WITHOUT_PICTURES,
    minReader: MIN_READER,
    app: origin.appVersion,
    device: origin.deviceId,
    writtenAtMillis: origin.writtenAtMillis,
    timeZone: origin.timeZone,
    rolloverHour: origin.rolloverHour,
  });
}

function sortById<Thing extends { readonly id: string }>(things: readonly Thing[]): Thing[] {
  return [...things].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function sortLines(lines: readonly string[]): string[] {
  return [...new Set(lines)].sort();
}

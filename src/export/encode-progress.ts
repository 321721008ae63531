import { compareEvents } from '../model/event.ts';
import type { Progress, ProgressOrigin } from '../model/progress.ts';
import { writeLine } from './canonical-json.ts';
import { writeCardLine, writeNoteLine } from './content-lines.ts';
import { writeEventLine } from './event-lines.ts';
import { createFileDigest } from './file-digest.ts';
import { FORMAT_NAME, FORMAT_VERSION, MIN_READER } from './progress-format.ts';

/**
 * The progress as the lines of a file, each with its `\n`, in the format of docs/progress-file.md. Lines come one at
 * a time so that they can be streamed. The same progress and origin give the same bytes, in whatever order it comes.
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
  yield writeLine('head', {
    format: FORMAT_NAME,
    v: FORMAT_VERSION,
    minReader: MIN_READER,
    app: origin.appVersion,
    device: origin.deviceId,
    writtenAtMillis: origin.writtenAtMillis,
    timeZone: origin.timeZone,
    rolloverHour: origin.rolloverHour,
  });
  for (const note of sortById(progress.notes)) yield writeNoteLine(note);
  for (const card of sortById(progress.cards)) yield writeCardLine(card);
  for (const event of [...progress.events].sort(compareEvents)) yield writeEventLine(event);
  for (const line of [...new Set(progress.unknownLines)].sort()) yield `${line}\n`;
}

function sortById<Thing extends { readonly id: string }>(things: readonly Thing[]): Thing[] {
  return [...things].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

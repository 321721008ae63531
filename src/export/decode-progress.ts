import type { Card } from '../model/card.ts';
import type { LogEvent } from '../model/event.ts';
import type { Note, RemovedNote } from '../model/note.ts';
import type { Picture } from '../model/picture.ts';
import type { Progress, ProgressOrigin } from '../model/progress.ts';
import { fail, type Result, succeed } from '../model/result.ts';
import { mergePictures } from './merge-pictures.ts';
import type { ProgressProblem } from './progress-format.ts';
import { createProgressReader } from './progress-reader.ts';

export interface DecodedProgress {
  readonly progress: Progress;
  readonly origin: ProgressOrigin;
}

/**
 * Reads a whole file into one value: its text, or its lines without their ends. `fileName` stands in the problems. A file
 * that may be large is better read with `createProgressReader`.
 */
export function decodeProgress(
  input: string | Iterable<string>,
  fileName: string,
): Result<DecodedProgress, ProgressProblem> {
  const notes: Note[] = [];
  const removedNotes: RemovedNote[] = [];
  const cards: Card[] = [];
  const events: LogEvent[] = [];
  const unknownLines: string[] = [];
  const pictures: Picture[] = [];
  const reader = createProgressReader(fileName, {
    note: (note) => void notes.push(note),
    removedNote: (mark) => void removedNotes.push(mark),
    card: (card) => void cards.push(card),
    event: (event) => void events.push(event),
    unknownLine: (line) => void unknownLines.push(line),
    picture: (picture) => void pictures.push(picture),
  });
  for (const line of typeof input === 'string' ? splitLines(input) : input) {
    const problem = reader.readLine(line);
    if (problem !== null) return fail(problem);
  }
  const finished = reader.finish();
  if (!finished.ok) return finished;
  const removed = removedNotes.length > 0 ? { removedNotes } : {};
  const withPictures = pictures.length > 0 ? { pictures: mergePictures(pictures) } : {};
  const progress = { notes, cards, events, unknownLines, ...removed, ...withPictures };
  return succeed({ progress, origin: finished.value });
}

function* splitLines(text: string): Generator<string, void, undefined> {
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    if (end < 0) break;
    yield text.slice(start, end);
    start = end + 1;
  }
  if (start < text.length) yield text.slice(start);
}

import { mergePictures } from '../../export/merge-pictures.ts';
import type { ProgressProblem } from '../../export/progress-format.ts';
import { createProgressReader, type ProgressSink } from '../../export/progress-reader.ts';
import { createLineSplitter } from '../../export/split-lines.ts';
import type { Card } from '../../model/card.ts';
import type { Listed } from '../../model/listed.ts';
import type { Note, RemovedNote } from '../../model/note.ts';
import type { Picture } from '../../model/picture.ts';
import type { ProgressOrigin } from '../../model/progress.ts';
import { fail, type Result, succeed } from '../../model/result.ts';
import { type Breathe, createBreathe } from './breathe.ts';
import { type GzipBrowser, gunzip, readBytes } from './gzip.ts';
import { createStagedCards, createStagedEvents, type StagedEvents } from './staged-events.ts';

export type CopyProblem =
  | ProgressProblem
  /** The file is gzip, and what is inside cannot be unpacked. */
  | { readonly type: 'bad-gzip'; readonly file: string; readonly line: 1; readonly why: string }
  /** The browser could not read the file to its end. */
  | { readonly type: 'unreadable'; readonly file: string; readonly line: 1; readonly why: string };

/** A whole file that was read and checked, and nothing of it written yet. */
export interface StagedCopy {
  readonly origin: ProgressOrigin;
  readonly notes: readonly Note[];
  readonly removedNotes: readonly RemovedNote[];
  readonly cards: Listed<Card>;
  readonly events: StagedEvents;
  readonly unknownLines: readonly string[];
  /** One a path. */
  readonly pictures: readonly Picture[];
  /** Pictures that were not taken because they could run scripts, with the lines on which they end. */
  readonly picturesLeftOut: readonly { readonly line: number; readonly path: string }[];
}

interface ReadOptions {
  readonly breathe?: Breathe;
  readonly browser?: GzipBrowser;
  readonly signal?: AbortSignal;
  /** Told now and then which share of the file is read, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Some fifty lines: about a millisecond of work, and little enough to be gone from the memory at once. */
const PIECE_BYTES = 16_384;

/** Reads a copy and holds what is in it. Rejects only when `signal` is aborted. */
export async function stageCopy(file: File, options: ReadOptions = {}): Promise<Result<StagedCopy, CopyProblem>> {
  const notes: Note[] = [];
  const removedNotes: RemovedNote[] = [];
  const cards = createStagedCards();
  const unknownLines: string[] = [];
  const pictures: Picture[] = [];
  const picturesLeftOut: { readonly line: number; readonly path: string }[] = [];
  const events = createStagedEvents();
  const origin = await readCopy(
    file,
    {
      note: (note) => void notes.push(note),
      removedNote: (mark) => void removedNotes.push(mark),
      card: (card) => cards.add(card),
      event: (event) => events.add(event),
      unknownLine: (line) => void unknownLines.push(line),
      picture: (picture) => void pictures.push(picture),
      pictureLeftOut: (leftOut) => void picturesLeftOut.push(leftOut),
    },
    options,
  );
  if (!origin.ok) return origin;
  const content = { notes, removedNotes, cards, events, unknownLines };
  return succeed({ origin: origin.value, ...content, pictures: mergePictures(pictures), picturesLeftOut });
}

/** Reads a copy into a sink, a piece at a time, packed or not: its bytes decide, not its name. Returns who wrote it. */
export async function readCopy(
  file: File,
  sink: ProgressSink,
  { breathe = createBreathe(), browser, signal, onProgress }: ReadOptions = {},
): Promise<Result<ProgressOrigin, CopyProblem>> {
  const reader = createProgressReader(file.name, sink);
  const splitter = createLineSplitter();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let isPacked = false;
  const readLines = (lines: readonly string[]): ProgressProblem | null => {
    for (const line of lines) {
      const problem = reader.readLine(line);
      if (problem !== null) return problem;
    }
    return null;
  };
  try {
    signal?.throwIfAborted();
    isPacked = await isGzip(file);
    let readCount = 0;
    const packed = counting(readBytes(file), (more) => {
      readCount += more;
      onProgress?.(readCount / file.size);
    });
    const bytes = isPacked ? gunzip(packed, browser) : packed;
    for await (const piece of bytes) {
      for (let start = 0; start < piece.length; start += PIECE_BYTES) {
        const part = piece.subarray(start, start + PIECE_BYTES);
        const problem = readLines(splitter.add(decoder.decode(part, { stream: true })));
        if (problem !== null) return fail(problem);
        await breathe();
        signal?.throwIfAborted();
      }
    }
    const problem = readLines([...splitter.add(decoder.decode()), ...splitter.rest()]);
    if (problem !== null) return fail(problem);
  } catch (error) {
    if (signal?.aborted) throw error;
    return fail({ type: isPacked ? 'bad-gzip' : 'unreadable', file: file.name, line: 1, why: String(error) });
  }
  return reader.finish();
}

async function* counting(
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
  count: (bytes: number) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  for await (const piece of pieces) {
    yield piece;
    count(piece.length);
  }
}

async function isGzip(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}

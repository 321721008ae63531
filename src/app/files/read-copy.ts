import type { ProgressProblem } from '../../export/progress-format.ts';
import { createProgressReader, type ProgressSink } from '../../export/progress-reader.ts';
import { createLineSplitter } from '../../export/split-lines.ts';
import type { Card } from '../../model/card.ts';
import type { Note, RemovedNote } from '../../model/note.ts';
import type { ProgressOrigin } from '../../model/progress.ts';
import { fail, type Result, succeed } from '../../model/result.ts';
import { type Breathe, createBreathe } from './breathe.ts';
import { type GzipBrowser, gunzip, readBytes } from './gzip.ts';
import { createStagedEvents, type StagedEvents } from './staged-events.ts';

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
  readonly cards: readonly Card[];
  readonly events: StagedEvents;
  readonly unknownLines: readonly string[];
}

interface ReadOptions {
  readonly breathe?: Breathe;
  readonly browser?: GzipBrowser;
  readonly signal?: AbortSignal;
}

/** Some fifty lines: about a millisecond of work, and little enough to be gone from the memory at once. */
const PIECE_BYTES = 16_384;

/** Reads a copy and holds what is in it. Rejects only when `signal` is aborted. */
export async function stageCopy(file: File, options: ReadOptions = {}): Promise<Result<StagedCopy, CopyProblem>> {
  const notes: Note[] = [];
  const removedNotes: RemovedNote[] = [];
  const cards: Card[] = [];
  const unknownLines: string[] = [];
  const events = createStagedEvents();
  const origin = await readCopy(
    file,
    {
      note: (note) => void notes.push(note),
      removedNote: (mark) => void removedNotes.push(mark),
      card: (card) => void cards.push(card),
      event: (event) => events.add(event),
      unknownLine: (line) => void unknownLines.push(line),
    },
    options,
  );
  if (!origin.ok) return origin;
  return succeed({ origin: origin.value, notes, removedNotes, cards, events, unknownLines });
}

/** Reads a copy into a sink, a piece at a time, packed or not: its bytes decide, not its name. Returns who wrote it. */
export async function readCopy(
  file: File,
  sink: ProgressSink,
  { breathe = createBreathe(), browser, signal }: ReadOptions = {},
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
    const bytes = isPacked ? gunzip(readBytes(file), browser) : readBytes(file);
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

async function isGzip(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}

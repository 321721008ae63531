import { type Result, succeed } from '../../model/result.ts';
import type { AllSettings } from '../../model/settings.ts';
import type { WriteResult } from '../../model/write.ts';
import type { AskOptions, WorkerClient } from '../../pwa/ask-worker.ts';
import { startWorker } from '../../pwa/start-worker.ts';
import { DATABASE_NAME } from '../../store/database.ts';
import type { ImportMark, Store } from '../../store/store.ts';
import type { CopyProblem } from './read-copy.ts';
import type { CopySummary, SentContent, TakeInTasks } from './take-in-tasks.ts';

type Writer = Pick<Store, 'importAside'>;

/** A copy that was read in a worker and waits there. */
export interface CopyAside extends CopySummary {
  /** Takes it in, in one transaction. After a failure it can be tried again. `onProgress` is told the share that is written, 0 to 1. */
  takeIn(
    store: Writer,
    settings: AllSettings,
    mark: ImportMark,
    onProgress: (share: number) => void,
  ): Promise<WriteResult>;
  /** Lets go of it; what is being taken in is ended first. */
  close(): void;
}

/**
 * Reads a copy and tells what it would change, beside the page: a phone answers its learner meanwhile, however large the file is. Rejects
 * when the signal says so, or when the worker breaks.
 */
export async function readCopyAside(
  file: File,
  nowMillis: number,
  options: AskOptions<number>,
): Promise<Result<CopyAside, CopyProblem>> {
  const worker = startWorker<TakeInTasks>('take-in');
  let writing: Promise<unknown> = Promise.resolve();
  const close = (): void => void writing.finally(worker.stop);
  try {
    const read = await worker.ask('read', { database: DATABASE_NAME, file, nowMillis }, options);
    if (!read.ok) {
      close();
      return read;
    }
    return succeed({
      ...read.value,
      takeIn(store, settings, mark, onProgress) {
        const written = write(worker, store, null, settings, mark, onProgress);
        writing = written;
        return written;
      },
      close,
    });
  } catch (error) {
    close();
    throw error;
  }
}

/** Takes in what was read elsewhere, in one transaction and in a worker of its own. */
export async function takeInAside(
  store: Writer,
  content: SentContent,
  settings: AllSettings,
  mark: ImportMark,
  onProgress: (share: number) => void,
): Promise<WriteResult> {
  const worker = startWorker<TakeInTasks>('take-in');
  try {
    return await write(worker, store, content, settings, mark, onProgress);
  } finally {
    worker.stop();
  }
}

/** Never rejects: a worker that breaks is told as what could not be saved. */
function write(
  worker: WorkerClient<TakeInTasks>,
  store: Writer,
  content: SentContent | null,
  { values }: AllSettings,
  mark: ImportMark,
  onProgress: (share: number) => void,
): Promise<WriteResult> {
  return store.importAside((place) => worker.ask('write', { place, content, mark, values }, { onProgress }));
}

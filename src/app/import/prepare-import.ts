import { nextStamp } from '../../model/stamp.ts';
import { runInWorker } from '../../pwa/start-worker.ts';
import type { Deps } from '../deps.ts';
import type { CompileTasks, PlanProgress } from '../workers/compile-notes.ts';
import type { IncomingFile } from './incoming.ts';

export type PreparedImport = CompileTasks['plan']['output'];

/**
 * Reads files and works out what taking them in would change, in a worker of its own: the page stays free, and giving up ends it at
 * once. Nothing is written. Rejects with the signal's reason when it was given up.
 */
export async function prepareImport(
  deps: Deps,
  files: readonly IncomingFile[],
  onProgress: (progress: PlanProgress) => void,
  signal: AbortSignal,
): Promise<PreparedImport> {
  const [notes, cards, imagePaths, wordings] = await Promise.all([
    deps.store.readAllNotes(),
    deps.store.readAllCards(),
    deps.store.readImagePaths(),
    deps.store.readWordings(),
  ]);
  const stamp = nextStamp(null, deps.nowMillis(), deps.store.deviceId);
  const input = { files, known: { notes, cards, imagePaths, wordings }, stamp };
  return runInWorker<CompileTasks, 'plan'>('compile-notes', 'plan', input, { onProgress, signal });
}

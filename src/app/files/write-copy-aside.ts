import type { ProgressOrigin } from '../../model/progress.ts';
import { runInWorker } from '../../pwa/start-worker.ts';
import { DATABASE_NAME } from '../../store/database.ts';
import type { CopyRequest, CopyTasks } from './copy-tasks.ts';
import type { WrittenCopy } from './write-copy.ts';

/**
 * Writes a copy of what is in the database of the app, in a worker: a long log takes half a minute, in which the page goes on as if nothing
 * happened. Throws as `writeCopy` does.
 */
export function writeCopyAside(origin: ProgressOrigin, request: CopyRequest): Promise<WrittenCopy> {
  return runInWorker<CopyTasks, 'write'>('copies', 'write', { database: DATABASE_NAME, origin, request });
}

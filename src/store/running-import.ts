import type { WriteResult } from '../model/write.ts';
import type { Database } from './database.ts';
import { runWrite, type StoreSession } from './session.ts';
import type { RunningImport } from './store.ts';

/**
 * The import that the learner has begun. The row is written before the import and goes away in the same transaction in which everything
 * comes in: what is found of it later was broken off, and nothing of it has happened.
 */
export const RUNNING_KEY = 'running-import';

export interface RunningImportRow extends RunningImport {
  readonly key: typeof RUNNING_KEY;
}

export async function readRunningImport(database: Database): Promise<RunningImport | null> {
  const row = await database.meta.get(RUNNING_KEY);
  if (row?.key !== RUNNING_KEY) return null;
  const { source, label, atMillis } = row;
  return { source, label, atMillis };
}

export function beginImport(session: StoreSession, { source, label, atMillis }: RunningImport): Promise<WriteResult> {
  return runWrite(session, [], async (head) => {
    await session.database.meta.put({ key: RUNNING_KEY, source, label, atMillis });
    return { result: { kind: 'saved' }, head };
  });
}

export function forgetRunningImport(session: StoreSession, atMillis: number): Promise<WriteResult> {
  return runWrite(session, [], async (head) => {
    await endImport(session.database, atMillis);
    return { result: { kind: 'saved' }, head };
  });
}

/** That of another window stays. To be called inside a transaction. */
export async function endImport(database: Database, atMillis: number): Promise<void> {
  const running = await readRunningImport(database);
  if (running?.atMillis === atMillis) await database.meta.delete(RUNNING_KEY);
}

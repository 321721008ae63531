import type { LogEvent } from '../model/event.ts';
import type { EventId } from '../model/ids.ts';
import type { Database } from './database.ts';
import { readPages } from './read-library.ts';
import { findUndoneIds } from './undone-events.ts';

/** The whole log page by page in the order of ids, undone events and undos included. */
export async function* readEventPages(database: Database, pageRows: number): AsyncGenerator<readonly LogEvent[]> {
  yield* readPages(database.events, (event) => event.id, pageRows);
}

/** Ids of all events that were taken back, read through the index of undos. */
export async function readUndoneIds(database: Database): Promise<ReadonlySet<EventId>> {
  const undos = await database.events.orderBy('undoneEventId').toArray();
  return findUndoneIds(undos.flatMap((event) => (event.kind === 'undo' ? [event] : [])));
}

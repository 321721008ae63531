import type { NoteId } from '../model/ids.ts';
import type { RemovedNote } from '../model/note.ts';
import type { Database } from './database.ts';
import { REMOVED_NOTE_PREFIX } from './meta-rows.ts';

/** Marks of notes that the learner took away, in the order of their ids. */
export async function readRemovedNotes(database: Database): Promise<RemovedNote[]> {
  const rows = await database.meta.where('key').startsWith(REMOVED_NOTE_PREFIX).toArray();
  return rows.flatMap((row) => ('removedNote' in row ? [row.removedNote] : []));
}

/** Both to be called inside a writing transaction. */
export async function putRemovedNotes(database: Database, marks: readonly RemovedNote[]): Promise<void> {
  await database.meta.bulkPut(
    marks.map((mark) => ({ key: `${REMOVED_NOTE_PREFIX}${mark.id}` as const, removedNote: mark })),
  );
}

export async function deleteRemovedNotes(database: Database, ids: readonly NoteId[]): Promise<void> {
  await database.meta.bulkDelete(ids.map((id) => REMOVED_NOTE_PREFIX + id));
}

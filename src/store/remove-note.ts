import type { NoteId } from '../model/ids.ts';
import type { Stamp } from '../model/stamp.ts';
import type { WriteResult } from '../model/write.ts';
import { startJournal } from './import-journal.ts';
import { forgetNotes, journalNotes } from './import-progress.ts';
import type { HeadRow } from './meta-rows.ts';
import { putRemovedNotes } from './removed-notes.ts';
import { rowToCard } from './rows.ts';
import { addSavedToHead, putNotesAndCards } from './save-notes.ts';
import { MANY_ROWS, runWrite, type StoreSession, type Written } from './session.ts';
import type { ImportMark } from './store.ts';

/**
 * Takes a note away. A mark with the stamp stays, so that other devices hear of it; its cards go to the shelf with their
 * histories and come back when the text does. Journaled like an import, so it can be undone. `stale` when there is no such note.
 */
export function removeNote(
  session: StoreSession,
  noteId: NoteId,
  stamp: Stamp,
  mark: ImportMark,
): Promise<WriteResult> {
  const { database } = session;
  const remove = async (head: HeadRow): Promise<Written> => {
    if ((await database.notes.get(noteId)) === undefined) return { result: { kind: 'stale' }, head: null };
    const journal = await startJournal(database);
    await journalNotes(database, [noteId], journal);
    await journal.add({ addedMarks: [noteId] });
    const cards = (await database.cards.where('noteId').equals(noteId).toArray())
      .filter((card) => card.place === 'deck' || card.place === 'tray')
      .map((card) => ({ ...rowToCard(card), place: 'shelf' as const, changedAt: stamp }));
    const saved = await putNotesAndCards(database, { notes: [], cards }, journal);
    await forgetNotes(database, [noteId]);
    await putRemovedNotes(database, [{ id: noteId, changedAt: stamp }]);
    await journal.finish({
      importKind: 'removal',
      label: mark.label,
      atMillis: mark.atMillis,
      notesAdded: 0,
      notesChanged: 1,
      cardsAdded: 0,
      cardsChanged: cards.length,
      eventsAdded: 0,
      eventsAfter: head.events,
    });
    const next = addSavedToHead(head, saved);
    return { result: { kind: 'saved' }, head: { ...next, notes: next.notes - 1 } };
  };
  return runWrite(session, ['notes', 'texts', 'cards', 'states'], remove, MANY_ROWS);
}

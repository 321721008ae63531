import type { CardView } from '../model/card-view.ts';
import type { CardId, NoteId } from '../model/ids.ts';
import type { Note } from '../model/note.ts';
import type { Database } from './database.ts';
import { rowsToView, rowToNote } from './rows.ts';

export function readCard(database: Database, cardId: CardId): Promise<CardView | null> {
  return database.dexie.transaction('r', ['cards', 'states'], async () => {
    const [card, state] = await Promise.all([database.cards.get(cardId), database.states.get(cardId)]);
    return card === undefined || state === undefined ? null : rowsToView(card, state);
  });
}

export function readNoteText(database: Database, noteId: NoteId): Promise<Note | null> {
  return database.dexie.transaction('r', ['notes', 'texts'], async () => {
    const [row, text] = await Promise.all([database.notes.get(noteId), database.texts.get(noteId)]);
    return row === undefined ? null : rowToNote(row, text?.text ?? '');
  });
}

import type { Card, CardPlace } from '../model/card.ts';
import { createCardState } from '../model/card-state.ts';
import type { CardId, NoteId } from '../model/ids.ts';
import type { Note } from '../model/note.ts';
import type { WriteResult } from '../model/write.ts';
import type { Database } from './database.ts';
import type { HeadRow } from './meta-rows.ts';
import { NO_NOTE_ORDER, orderNotes } from './note-order.ts';
import { placeCard } from './queue-place.ts';
import { type CardRow, cardToRow, noteToRow, rowToState, type StateRow, stateToRow } from './rows.ts';
import { runWrite, type StoreSession, type Written } from './session.ts';
import type { NotesWrite } from './store.ts';

/** Saves notes and cards as they are given, in one transaction. New cards start as new; kept ones keep state and wording. */
export function saveNotes(session: StoreSession, write: NotesWrite): Promise<WriteResult> {
  const save = async (head: HeadRow): Promise<Written> => {
    const saved = await putNotesAndCards(session.database, write);
    return { result: { kind: 'saved' }, head: addSavedToHead(head, saved) };
  };
  return runWrite(session, ['notes', 'texts', 'cards', 'states'], save, write.notes.length + write.cards.length);
}

/** By how much the totals change, and which cards were not there before. */
export interface SavedNotes {
  readonly notesMore: number;
  readonly deckMore: number;
  readonly trayMore: number;
  readonly newCardIds: readonly CardId[];
}

export function addSavedToHead(head: HeadRow, saved: SavedNotes): HeadRow {
  return {
    ...head,
    notes: head.notes + saved.notesMore,
    cardRows: head.cardRows + saved.newCardIds.length,
    deck: head.deck + saved.deckMore,
    tray: head.tray + saved.trayMore,
  };
}

/** Writes notes and cards over what is there. To be called inside a transaction over notes, texts, cards and states. */
export async function putNotesAndCards(database: Database, write: NotesWrite): Promise<SavedNotes> {
  const notes = lastById(write.notes);
  const cards = lastById(write.cards);
  const { orders, notesMore } = await putNotes(database, notes);

  const ids = cards.map((card) => card.id);
  const [oldCards, oldStates] = await Promise.all([database.cards.bulkGet(ids), database.states.bulkGet(ids)]);
  const cardRows: CardRow[] = [];
  const stateRows: StateRow[] = [];
  const newCardIds: CardId[] = [];
  let deckMore = 0;
  let trayMore = 0;
  for (const [i, card] of cards.entries()) {
    const oldCard = oldCards[i];
    const oldState = oldStates[i];
    cardRows.push(cardToRow(card, readWording(oldCard)));
    const state = oldState === undefined ? createCardState(card.id) : rowToState(oldState);
    stateRows.push(stateToRow(state, placeCard(card, orders.get(card.noteId) ?? NO_NOTE_ORDER)));
    if (oldCard === undefined) newCardIds.push(card.id);
    deckMore += countAt('deck', card) - countAt('deck', oldCard);
    trayMore += countAt('tray', card) - countAt('tray', oldCard);
  }
  await Promise.all([database.cards.bulkPut(cardRows), database.states.bulkPut(stateRows)]);
  return { notesMore, deckMore, trayMore, newCardIds };
}

/** Writes the notes, and the positions of the cards of all notes whose order changed. */
async function putNotes(
  database: Database,
  notes: readonly Note[],
): Promise<{ orders: ReadonlyMap<NoteId, number>; notesMore: number }> {
  const stored = await database.notes.toArray();
  const orders = orderNotes(stored, notes);
  const incoming = new Set(notes.map((note) => note.id));
  const moved = stored.filter((row) => orders.get(row.id) !== row.order);
  const movedIds = moved.map((row) => row.id);
  await Promise.all([
    database.notes.bulkPut([
      ...moved
        .filter((row) => !incoming.has(row.id))
        .map((row) => ({ ...row, order: orders.get(row.id) ?? row.order })),
      ...notes.map((note) => noteToRow(note, orders.get(note.id) ?? NO_NOTE_ORDER)),
    ]),
    database.texts.bulkPut(notes.map((note) => ({ id: note.id, text: note.text }))),
  ]);
  const storedIds = new Set(stored.map((row) => row.id));
  const added = notes.filter((note) => !storedIds.has(note.id)).map((note) => note.id);
  // Cards may have been there before their note: from a file that held the one without the other.
  await placeCardsAgain(database, [...movedIds, ...added], orders);
  return { orders, notesMore: added.length };
}

async function placeCardsAgain(
  database: Database,
  noteIds: readonly NoteId[],
  orders: ReadonlyMap<NoteId, number>,
): Promise<void> {
  if (noteIds.length === 0) return;
  const cards = await database.cards.where('noteId').anyOf(noteIds).toArray();
  const states = await database.states.bulkGet(cards.map((card) => card.id));
  const rows = cards.flatMap((card, i) => {
    const state = states[i];
    if (state === undefined) return [];
    return [stateToRow(rowToState(state), placeCard(card, orders.get(card.noteId) ?? NO_NOTE_ORDER))];
  });
  await database.states.bulkPut(rows);
}

export function readWording(row: CardRow | undefined): { question: string; answer: string } | null {
  if (row === undefined || row.ownQuestion === null || row.ownAnswer === null) return null;
  return { question: row.ownQuestion, answer: row.ownAnswer };
}

function countAt(place: CardPlace, card: Card | undefined): number {
  return card?.place === place ? 1 : 0;
}

function lastById<Thing extends { readonly id: string }>(things: readonly Thing[]): Thing[] {
  return [...new Map(things.map((thing) => [thing.id, thing])).values()];
}

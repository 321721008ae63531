import type { Table } from 'dexie';
import type { CardState } from '../model/card-state.ts';
import type { CardView } from '../model/card-view.ts';
import type { CardId, FactId, NoteId } from '../model/ids.ts';
import type { Database } from './database.ts';
import { LINES_PER_NOTE, QUEUE_TRAY } from './queue-place.ts';
import { rowsToView, rowToState, type StateRow } from './rows.ts';

/** What a list of all cards needs before any text is read. */
export interface IndexedCard {
  readonly state: CardState;
  readonly noteId: NoteId;
  readonly factId: FactId;
  /** Order among all cards: path of the note, then line. */
  readonly position: number;
  /** First line of the source, counted from 1. */
  readonly line: number;
  /** `off` is the shelf or refused for ever: the text tells which. */
  readonly place: 'deck' | 'tray' | 'off';
}

export function rowToIndexedCard(row: StateRow): IndexedCard {
  return {
    state: rowToState(row),
    noteId: row.noteId,
    factId: row.factId,
    position: row.position,
    line: row.position % LINES_PER_NOTE,
    place: row.queue === undefined ? 'off' : row.queue === QUEUE_TRAY ? 'tray' : 'deck',
  };
}

/** A table page by page in the order of its keys. Each page is a transaction of its own, so that nobody has to wait. */
export async function* readPages<Row, Key extends string>(
  table: Table<Row, Key>,
  keyOf: (row: Row) => Key,
  pageRows: number,
): AsyncGenerator<Row[]> {
  let last: Key | null = null;
  for (;;) {
    const rows: Row[] = await (last === null ? table.orderBy(':id') : table.where(':id').above(last))
      .limit(pageRows)
      .toArray();
    const end = rows.at(-1);
    if (end === undefined) return;
    yield rows;
    last = keyOf(end);
    if (rows.length < pageRows) return;
  }
}

/** The cards with their texts in the order asked for; those that are gone are left out. */
export function readCards(database: Database, cardIds: readonly CardId[]): Promise<readonly CardView[]> {
  return database.dexie.transaction('r', ['cards', 'states'], async () => {
    const [cards, states] = await Promise.all([
      database.cards.bulkGet([...cardIds]),
      database.states.bulkGet([...cardIds]),
    ]);
    return cards.flatMap((card, i) => {
      const state = states[i];
      return card === undefined || state === undefined ? [] : [rowsToView(card, state)];
    });
  });
}

/** Schedules alone, in the order asked for. */
export async function readStates(database: Database, cardIds: readonly CardId[]): Promise<readonly CardState[]> {
  const rows = await database.states.bulkGet([...cardIds]);
  return rows.flatMap((row) => (row === undefined ? [] : [rowToState(row)]));
}

/** Ids of the first cards in the order of the notes, read through the notes' own index however many cards there are. */
export function readFirstCardIds(database: Database, limit: number): Promise<readonly CardId[]> {
  return database.dexie.transaction('r', ['notes', 'cards'], async () => {
    const notes = (await database.notes.toArray()).sort((a, b) => a.order - b.order);
    const ids: CardId[] = [];
    for (const note of notes) {
      if (ids.length >= limit) break;
      const cards = await database.cards.where('noteId').equals(note.id).toArray();
      cards.sort((a, b) => a.source.from - b.source.from || (a.id < b.id ? -1 : 1));
      ids.push(...cards.map((card) => card.id));
    }
    return ids.slice(0, limit);
  });
}

import type { Card, CardPlace } from '../model/card.ts';
import { keepMadeAt } from '../model/card-made.ts';
import { type CardState, createCardState } from '../model/card-state.ts';
import type { CardId, DeviceId, NoteId } from '../model/ids.ts';
import { inPages, type Listed } from '../model/listed.ts';
import type { Note } from '../model/note.ts';
import { createStamp } from '../model/stamp.ts';
import type { Millis } from '../model/time.ts';
import type { WriteResult } from '../model/write.ts';
import type { Database } from './database.ts';
import { type Journal, startJournal } from './import-journal.ts';
import type { HeadRow } from './meta-rows.ts';
import { importImages, putImages } from './note-images.ts';
import { NO_NOTE_ORDER, orderNotes } from './note-order.ts';
import { placeCard } from './queue-place.ts';
import { putEvents, readForEvents } from './record-event.ts';
import { deleteRemovedNotes, readRemovedNotes } from './removed-notes.ts';
import { type CardRow, cardToRow, noteToRow, rowToState, type StateRow, stateToRow } from './rows.ts';
import { runWrite, type StoreSession, type Written } from './session.ts';
import type { NoteImage, NotesWrite } from './store.ts';

/**
 * Saves notes and cards as they are given, in one transaction. New cards start as new; kept ones keep state, wording and when they
 * were made.
 * An import is journaled, so that it can be undone. `stale` when a card of its events was changed since it was seen: then
 * nothing is written.
 */
export function saveNotes(session: StoreSession, write: NotesWrite): Promise<WriteResult> {
  const { database } = session;
  const save = async (before: HeadRow): Promise<Written> => {
    const { events = [] } = write;
    const put =
      events.length === 0 ? null : await putEvents(database, before, events, await readForEvents(database, events));
    if (put !== null && put.result.kind !== 'saved') return put;
    await put?.writing;
    const head = put?.head ?? before;
    const journal = write.import === undefined ? null : await startJournal(database);
    const marks = new Map((await readRemovedNotes(database)).map((mark) => [mark.id, mark]));
    const returning = write.notes.flatMap((note) => marks.get(note.id) ?? []);
    await deleteRemovedNotes(
      database,
      returning.map((mark) => mark.id),
    );
    await journal?.add({
      oldMarks: returning,
      addedEvents: events.map(({ event }) => event.id),
      replayedCards: events.flatMap(({ nextState }) => nextState?.cardId ?? []),
    });
    const saved = await putNotesAndCards(database, write, journal);
    const images = (write.images ?? []).map((image) => stampImage(image, write.import?.atMillis, session.deviceId));
    if (journal === null) await putImages(database, images);
    else await importImages(database, images, journal);
    if (write.import !== undefined) {
      await journal?.finish({
        importKind: 'notes',
        label: write.import.label,
        atMillis: write.import.atMillis,
        ...countSaved(saved),
        eventsAdded: events.length,
        eventsAfter: head.events,
      });
    }
    return { result: { kind: 'saved' }, head: addSavedToHead(head, saved) };
  };
  return runWrite(
    session,
    ['notes', 'texts', 'cards', 'states', 'events', 'settings', 'images'],
    save,
    write.notes.length + write.cards.length + (write.events ?? []).length,
  );
}

/** Taken in at the moment of the import, which tells two pictures of one path apart when devices meet. */
function stampImage(image: NoteImage, atMillis: Millis | undefined, deviceId: DeviceId): NoteImage {
  if (image.changedAt !== undefined || atMillis === undefined) return image;
  return { ...image, changedAt: createStamp({ millis: Math.max(0, Math.round(atMillis)), counter: 0, deviceId }) };
}

/** By how much the totals change, and which cards were not there before. */
export interface SavedNotes {
  readonly notesMore: number;
  readonly notesChanged: number;
  readonly cardsChanged: number;
  readonly deckMore: number;
  readonly trayMore: number;
  readonly newCardIds: readonly CardId[];
}

export function countSaved(saved: SavedNotes) {
  const { notesMore: notesAdded, notesChanged, newCardIds, cardsChanged } = saved;
  return { notesAdded, notesChanged, cardsAdded: newCardIds.length, cardsChanged };
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

/**
 * So many cards are read and written together: few enough that a slow phone answers in between. Requests of one batch wait in the browser
 * side by side; all at once they would take as much memory as the whole import.
 */
const CARDS_A_BATCH = 250;

/** From so many cards on, asking for each old row costs more than asking once which there are: most are new. */
const MANY_CARDS = 1_000;

/** What an import decides of the cards it brings, a batch at a time. */
export interface CardRules {
  /** Which cards of a batch are to be written. */
  readonly choose: (cards: readonly Card[]) => Promise<readonly Card[]>;
  /**
   * The states of those new cards that have a history, so that each is written once: a card written as new and then as reviewed
   * leaves its key behind in the index of new cards, where the browser steps over it at every start until it tidies up.
   */
  readonly readBegun: (cards: readonly Card[]) => Promise<ReadonlyMap<CardId, CardState>>;
}

/**
 * Writes notes and cards over what is there. To be called inside a transaction over notes, texts, cards, states and meta.
 * What was there before goes into the journal, if there is one. Without rules all cards are written, and new ones start as new.
 * `onBatch` is told how many cards are done.
 */
export async function putNotesAndCards(
  database: Database,
  write: Pick<NotesWrite, 'notes'> & { readonly cards: Listed<Card> },
  journal: Journal | null = null,
  rules: CardRules | null = null,
  onBatch?: (done: number) => void,
): Promise<SavedNotes> {
  const { orders, ...notes } = await putNotes(database, lastById(write.notes), journal);
  return { ...notes, ...(await putCards(database, write.cards, orders, journal, rules, onBatch)) };
}

/** A batch at a time, none of them held for longer: they may come packed. A card that comes twice is journaled once, as it was before. */
async function putCards(
  database: Database,
  cards: Listed<Card>,
  orders: ReadonlyMap<NoteId, number>,
  journal: Journal | null,
  rules: CardRules | null,
  onBatch?: (done: number) => void,
): Promise<Omit<SavedNotes, 'notesMore' | 'notesChanged'>> {
  const stored = cards.length < MANY_CARDS ? null : new Set(await database.cards.toCollection().primaryKeys());
  const put = new Set<CardId>();
  const newCardIds: CardId[] = [];
  let cardsChanged = 0;
  let deckMore = 0;
  let trayMore = 0;
  let done = 0;
  for (const page of inPages(cards, CARDS_A_BATCH)) {
    const batch = lastById(rules === null ? page : await rules.choose(page));
    const old = await readOldCards(
      database,
      batch.map((card) => card.id).filter((id) => stored === null || stored.has(id) || put.has(id)),
    );
    const begun = await rules?.readBegun(batch.filter((card) => !old.states.has(card.id)));
    const cardRows: CardRow[] = [];
    const stateRows: StateRow[] = [];
    for (const card of batch) {
      const oldCard = old.cards.get(card.id);
      const oldState = old.states.get(card.id);
      cardRows.push(cardToRow(keepMadeAt(card, oldCard), readWording(oldCard)));
      const state = oldState ? rowToState(oldState) : (begun?.get(card.id) ?? createCardState(card.id));
      stateRows.push(stateToRow(state, placeCard(card, orders.get(card.noteId) ?? NO_NOTE_ORDER)));
      if (oldCard === undefined) newCardIds.push(card.id);
      else if (!put.has(card.id)) cardsChanged++;
      deckMore += countAt('deck', card) - countAt('deck', oldCard);
      trayMore += countAt('tray', card) - countAt('tray', oldCard);
    }
    await Promise.all([database.cards.bulkPut(cardRows), database.states.bulkPut(stateRows)]);
    await journal?.add({
      oldCards: [...old.cards.values()].filter((row) => !put.has(row.id)),
      addedCards: batch.filter((card) => !old.cards.has(card.id)).map((card) => card.id),
    });
    for (const card of batch) put.add(card.id);
    done += page.length;
    onBatch?.(done);
  }
  return { cardsChanged, deckMore, trayMore, newCardIds };
}

/** The rows that are there for the cards. */
async function readOldCards(
  database: Database,
  ids: CardId[],
): Promise<{ cards: ReadonlyMap<CardId, CardRow>; states: ReadonlyMap<CardId, StateRow> }> {
  if (ids.length === 0) return { cards: new Map(), states: new Map() };
  const [cardRows, stateRows] = await Promise.all([database.cards.bulkGet(ids), database.states.bulkGet(ids)]);
  return {
    cards: new Map(cardRows.flatMap((row) => (row === undefined ? [] : [[row.id, row]]))),
    states: new Map(stateRows.flatMap((row) => (row === undefined ? [] : [[row.cardId, row]]))),
  };
}

/** Writes the notes, and the positions of the cards of all notes whose order changed. */
async function putNotes(
  database: Database,
  notes: readonly Note[],
  journal: Journal | null,
): Promise<{ orders: ReadonlyMap<NoteId, number>; notesMore: number; notesChanged: number }> {
  const stored = await database.notes.toArray();
  const orders = orderNotes(stored, notes);
  const incoming = new Set(notes.map((note) => note.id));
  const moved = stored.filter((row) => orders.get(row.id) !== row.order);
  const movedIds = moved.map((row) => row.id);
  const replaced = stored.filter((row) => incoming.has(row.id));
  if (journal !== null) {
    const texts = await database.texts.bulkGet(replaced.map((row) => row.id));
    await journal.add({ oldNotes: replaced.map((row, i) => ({ row, text: texts[i]?.text ?? '' })) });
  }
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
  await journal?.add({ addedNotes: added });
  // Cards may have been there before their note: from a file that held the one without the other.
  await placeCardsAgain(database, [...movedIds, ...added], orders);
  return { orders, notesMore: added.length, notesChanged: replaced.length };
}

/** Puts the cards of the notes at the places that the orders of the notes give them. To be called inside a transaction. */
export async function placeCardsAgain(
  database: Database,
  noteIds: readonly NoteId[],
  orders: ReadonlyMap<NoteId, number>,
): Promise<void> {
  if (noteIds.length === 0) return;
  const cards = await database.cards.where('noteId').anyOf(noteIds).toArray();
  await placeStates(database, cards, orders);
}

/** Puts the schedules of the cards at the places that card and note give them. To be called inside a transaction. */
export async function placeStates(
  database: Database,
  cards: readonly CardRow[],
  orders: ReadonlyMap<NoteId, number>,
): Promise<void> {
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

import type { Card } from '../model/card.ts';
import type { LogEvent, UndoEvent } from '../model/event.ts';
import type { CardId, NoteId } from '../model/ids.ts';
import type { Note, RemovedNote } from '../model/note.ts';
import { compareStamps } from '../model/stamp.ts';
import type { WriteResult } from '../model/write.ts';
import { countUndoneReviews } from './count-totals.ts';
import type { Database } from './database.ts';
import { type Journal, startJournal } from './import-journal.ts';
import { refreshSetting, refreshWording } from './log-caches.ts';
import { addUnknownLines, type HeadRow, SEALED_KEY } from './meta-rows.ts';
import { importImages } from './note-images.ts';
import { orderNotes } from './note-order.ts';
import { deleteRemovedNotes, putRemovedNotes, readRemovedNotes } from './removed-notes.ts';
import { createReplayer, replayStates } from './replay-states.ts';
import { rowToCard, rowToNote } from './rows.ts';
import { isSameValue } from './same-value.ts';
import { addSavedToHead, countSaved, placeCardsAgain, putNotesAndCards } from './save-notes.ts';
import { runWrite, type StoreSession, type Written } from './session.ts';
import type { ImportWrite, MergeRules } from './store.ts';
import { findUndoneRoot } from './undone-events.ts';

/** Handed to the browser together: a few milliseconds of work, after which a touch is answered. */
const EVENTS_A_PUT = 50;
/** One question each: so many at once keep a slow phone busy for a moment only. */
const HISTORIES_A_BATCH = 200;

/**
 * Takes in what a file holds, in one transaction: all of it or nothing. Events are only ever added, of notes and cards
 * the later one stays. States are replayed inside the transaction, from the log as it then is, so that nothing that was
 * answered in between is overlooked. What was there before is journaled.
 */
export function importProgress(session: StoreSession, write: ImportWrite): Promise<WriteResult> {
  const { database } = session;
  const merge = async (head: HeadRow): Promise<Written> => {
    const journal = await startJournal(database);
    // What is packed of the log may no longer be what is in it.
    await database.meta.delete(SEALED_KEY);
    const notes = await chooseNotes(database, write, journal);

    const countBefore = await countUndoneReviews(database);
    const tell = createTeller(write);
    const log = await putEvents(database, write, journal, tell.events);
    // After the events, so that each new card is written with its state.
    const replayer = await createReplayer(database, write.rules.replay);
    const begunIds: CardId[] = [];
    const saved = await putNotesAndCards(
      database,
      { notes: notes.put, cards: write.cards },
      journal,
      {
        choose: (cards) => chooseCards(database, cards, write.rules),
        readBegun: async (cards) => {
          const ids = cards.map((card) => card.id);
          if (head.events > 0) for (const id of await findEarlierHistories(database, ids)) log.touch(id);
          const withHistory = cards
            .filter((card) => log.cardIds.has(card.id))
            .map((card) => ({ cardId: card.id, noteId: card.noteId }));
          begunIds.push(...withHistory.map(({ cardId }) => cardId));
          return new Map((await replayer(withHistory)).map((state) => [state.cardId, state]));
        },
      },
      tell.cards,
    );
    if (notes.removed.length > 0) await forgetNotes(database, notes.removed);
    const begun = new Set(begunIds);
    const others = [...log.cardIds].filter((cardId) => !begun.has(cardId));
    const replayed = await replayStates(database, others, replayer, (done) => tell.replays(done / others.length));
    await journal.add({ replayedCards: [...begunIds, ...replayed] });
    for (const cardId of log.wordings) await refreshWording(database, cardId);
    for (const key of log.settingKeys) await refreshSetting(database, key);
    await journal.add({ addedLines: await addUnknownLines(database, write.unknownLines) });
    await importImages(database, write.images ?? [], journal, write.rules.choosePicture);

    const undoneMore = (await countUndoneReviews(database)) - countBefore;
    const withNotes = addSavedToHead(head, saved);
    const nextHead = {
      ...withNotes,
      notes: withNotes.notes - notes.removed.length,
      events: head.events + log.added,
      reviews: head.reviews + log.reviewsAdded - undoneMore,
      lastEventId: log.newest?.id ?? head.lastEventId,
      lastOwnMillis: Math.max(head.lastOwnMillis, log.lastOwnMillis(head)),
      lastSeenMillis: Math.max(head.lastSeenMillis, log.newest?.atMillis ?? 0),
    };
    await journal.finish({
      importKind: 'copy',
      label: write.label,
      atMillis: write.atMillis,
      ...countSaved(saved),
      eventsAdded: log.added,
      eventsAfter: nextHead.events,
    });
    return { result: { kind: 'saved' }, head: nextHead };
  };
  const rowCount =
    2 * write.notes.length + 2 * write.cards.length + 2 * write.eventCount + 20 * (write.images ?? []).length;
  return runWrite(session, ['notes', 'texts', 'cards', 'states', 'events', 'settings', 'images'], merge, rowCount);
}

/** Tells how far the import is, from 0 to 1: events and cards as they are written, then the states of cards that were here. */
function createTeller({ eventCount, cards, onProgress }: ImportWrite) {
  const all = eventCount + cards.length + Math.min(eventCount, cards.length);
  const tell = (done: number) => onProgress?.(all === 0 ? 1 : Math.min(1, done / all));
  return {
    events: (done: number) => tell(done),
    cards: (done: number) => tell(eventCount + done),
    replays: (share: number) => tell(eventCount + cards.length + share * (all - eventCount - cards.length)),
  };
}

/** Of each note the later one, whether text or mark of removal. Writes the marks; the texts are for the caller. */
async function chooseNotes(
  database: Database,
  { notes, removedNotes, rules }: ImportWrite,
  journal: Journal,
): Promise<{ put: Note[]; removed: NoteId[] }> {
  const marks = new Map((await readRemovedNotes(database)).map((mark) => [mark.id, mark]));
  const stored = await readNotesById(database, [...notes, ...removedNotes]);
  const put: Note[] = [];
  const returning: RemovedNote[] = [];
  for (const note of notes) {
    const own = stored.get(note.id);
    const mark = marks.get(note.id);
    if (mark !== undefined && compareStamps(mark.changedAt, note.changedAt) > 0) continue;
    const chosen = own === undefined ? note : rules.chooseLater(own, note);
    if (mark !== undefined) returning.push(mark);
    if (own === undefined || !isSameValue(own, chosen)) put.push(chosen);
  }
  const removed: NoteId[] = [];
  const newMarks: RemovedNote[] = [];
  const oldMarks: RemovedNote[] = [...returning];
  for (const mark of removedNotes) {
    const own = stored.get(mark.id);
    const known = marks.get(mark.id);
    if (own !== undefined && compareStamps(mark.changedAt, own.changedAt) <= 0) continue;
    if (known !== undefined && compareStamps(mark.changedAt, known.changedAt) <= 0) continue;
    newMarks.push(mark);
    if (known !== undefined) oldMarks.push(known);
    if (own !== undefined) removed.push(mark.id);
  }
  await deleteRemovedNotes(
    database,
    returning.map((mark) => mark.id),
  );
  await putRemovedNotes(database, newMarks);
  await journalNotes(database, removed, journal);
  await journal.add({
    oldMarks,
    addedMarks: newMarks.filter((mark) => !marks.has(mark.id)).map((mark) => mark.id),
  });
  return { put, removed };
}

async function readNotesById(
  database: Database,
  things: readonly { readonly id: NoteId }[],
): Promise<ReadonlyMap<NoteId, Note>> {
  const ids = [...new Set(things.map((thing) => thing.id))];
  const [rows, texts] = await Promise.all([database.notes.bulkGet(ids), database.texts.bulkGet(ids)]);
  return new Map(
    rows.flatMap((row, i) => (row === undefined ? [] : [[row.id, rowToNote(row, texts[i]?.text ?? '')] as const])),
  );
}

/** Keeps the notes as they are now. To be called inside a transaction. */
export async function journalNotes(database: Database, ids: readonly NoteId[], journal: Journal): Promise<void> {
  const [rows, texts] = await Promise.all([database.notes.bulkGet([...ids]), database.texts.bulkGet([...ids])]);
  await journal.add({
    oldNotes: rows.flatMap((row, i) => (row === undefined ? [] : [{ row, text: texts[i]?.text ?? '' }])),
  });
}

/** Takes the notes out; their cards come after all others in the order of the notes. To be called inside a transaction. */
export async function forgetNotes(database: Database, ids: readonly NoteId[]): Promise<void> {
  await Promise.all([database.notes.bulkDelete([...ids]), database.texts.bulkDelete([...ids])]);
  await placeCardsAgain(database, ids, orderNotes(await database.notes.toArray(), []));
}

/** Of each card the one that stays, if it is not the one that is here. */
async function chooseCards(database: Database, cards: readonly Card[], rules: MergeRules): Promise<Card[]> {
  const rows = await database.cards.bulkGet(cards.map((card) => card.id));
  return cards.flatMap((card, i) => {
    const row = rows[i];
    if (row === undefined) return [card];
    const own = rowToCard(row);
    const later = rules.chooseCard(own, card);
    return isSameValue(own, later) ? [] : [later];
  });
}

/** What the new events were about. */
interface PutLog {
  readonly added: number;
  readonly reviewsAdded: number;
  readonly cardIds: ReadonlySet<CardId>;
  readonly wordings: ReadonlySet<CardId>;
  readonly settingKeys: ReadonlySet<string>;
  readonly newest: LogEvent | null;
  touch(cardId: CardId): void;
  lastOwnMillis(head: HeadRow): number;
}

/** Adds the events that are not there, page by page. One that is there with another content is a sign of damage: the rules choose. */
async function putEvents(
  database: Database,
  write: ImportWrite,
  journal: Journal,
  onPage: (done: number) => void,
): Promise<PutLog> {
  const cardIds = new Set<CardId>();
  const wordings = new Set<CardId>();
  const settingKeys = new Set<string>();
  const lastMillisByDevice = new Map<string, number>();
  let added = 0;
  let reviewsAdded = 0;
  let newest: LogEvent | null = null;
  // Waits for nothing: too many waits without a request in between, and the transaction is taken for finished.
  const note = (about: LogEvent) => {
    if (about.kind === 'setting') settingKeys.add(about.key);
    else if (about.cardId !== null) cardIds.add(about.cardId);
    if (about.kind === 'edit') wordings.add(about.cardId);
  };
  const undos: UndoEvent[] = [];
  let done = 0;
  for (const page of write.eventPages) {
    done += page.length;
    onPage(done);
    const unique = [...new Map(page.map((event) => [event.id, event])).values()];
    const known = await findKnown(database, unique);
    const fresh = unique.filter((_, i) => known[i] === undefined);
    const replaced = unique.flatMap((event, i) => {
      const own = known[i];
      if (own === undefined || isSameValue(own, event)) return [];
      const chosen = write.rules.chooseEvent(own, event);
      return isSameValue(chosen, own) ? [] : [{ own, chosen }];
    });
    const puts = [...fresh, ...replaced.map(({ chosen }) => chosen)];
    for (let start = 0; start < puts.length; start += EVENTS_A_PUT) {
      await database.events.bulkPut(puts.slice(start, start + EVENTS_A_PUT));
    }
    await journal.add({ addedEvents: fresh.map((event) => event.id), oldEvents: replaced.map(({ own }) => own) });
    added += fresh.length;
    reviewsAdded += fresh.filter((event) => event.kind === 'review').length;
    for (const { own, chosen } of replaced) {
      reviewsAdded += Number(chosen.kind === 'review') - Number(own.kind === 'review');
      if (own.kind === 'undo') undos.push(own);
      else note(own);
    }
    for (const event of puts) {
      // What an undo takes back may stand on a later page.
      if (event.kind === 'undo') undos.push(event);
      else note(event);
    }
    for (const event of fresh) {
      if (newest === null || event.atMillis >= newest.atMillis) newest = event;
      lastMillisByDevice.set(event.deviceId, Math.max(lastMillisByDevice.get(event.deviceId) ?? 0, event.atMillis));
    }
  }
  for (const undo of undos) note((await findUndoneRoot(database, undo)) ?? undo);
  return {
    added,
    reviewsAdded,
    cardIds,
    wordings,
    settingKeys,
    newest,
    touch: (cardId) => {
      cardIds.add(cardId);
      wordings.add(cardId);
    },
    lastOwnMillis: (head) => lastMillisByDevice.get(head.deviceId) ?? 0,
  };
}

/** So many keys of the log are looked at for one event, before it is better to ask for each event. */
const KEYS_AN_EVENT = 4;

/**
 * What is in the log under the ids of the events, in their order. A file is in the order of its ids: one look at the keys between the
 * first and the last tells which of them are there at all, and most often none is.
 */
async function findKnown(database: Database, events: readonly LogEvent[]): Promise<(LogEvent | undefined)[]> {
  const ids = events.map((event) => event.id);
  const sorted = [...ids].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const limit = ids.length * KEYS_AN_EVENT + 1;
  const between = await database.events.where(':id').between(first, last, true, true).limit(limit).primaryKeys();
  if (between.length === limit) return database.events.bulkGet(ids);
  const stored = new Set(between);
  const common = ids.filter((id) => stored.has(id));
  if (common.length === 0) return ids.map(() => undefined);
  const rows = await database.events.bulkGet(common);
  const rowById = new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.id, row] as const])));
  return ids.map((id) => rowById.get(id));
}

/** Those of the new cards that have a history already: from a file that held the events without the card. */
async function findEarlierHistories(database: Database, cardIds: readonly CardId[]): Promise<CardId[]> {
  const found: CardId[] = [];
  for (let start = 0; start < cardIds.length; start += HISTORIES_A_BATCH) {
    const batch = cardIds.slice(start, start + HISTORIES_A_BATCH);
    const counts = await Promise.all(
      batch.map((cardId) => database.events.where('cardId').equals(cardId).limit(1).count()),
    );
    found.push(...batch.filter((_, i) => (counts[i] ?? 0) > 0));
  }
  return found;
}

import type { LogEvent } from '../model/event.ts';
import type { CardId, EventId, NoteId } from '../model/ids.ts';
import type { WriteResult } from '../model/write.ts';
import { countPlaces, countUndoneReviews, findNewest } from './count-totals.ts';
import type { Database } from './database.ts';
import { eachJournalPart, forgetJournal, type JournalChanges, readJournalHead } from './import-journal.ts';
import { refreshSetting, refreshWording } from './log-caches.ts';
import { HEAD_KEY, type HeadRow, removeUnknownLines, SEALED_KEY } from './meta-rows.ts';
import { takeBackImages } from './note-images.ts';
import { orderNotes } from './note-order.ts';
import { deleteRemovedNotes, putRemovedNotes } from './removed-notes.ts';
import { createReplayer, replayStates } from './replay-states.ts';
import type { CardRow } from './rows.ts';
import { placeCardsAgain, placeStates } from './save-notes.ts';
import { MANY_ROWS, runWrite, type StoreSession, type Written } from './session.ts';
import type { LastImport, MergeRules } from './store.ts';
import { findUndoneRoot } from './undone-events.ts';

/**
 * The last import, or null when there is none to undo. It is read without a transaction: what is read in between changes is read
 * again by whoever watches, and the work between two readings would let a transaction end.
 */
export async function readLastImport(database: Database): Promise<LastImport | null> {
  const head = await readJournalHead(database);
  if (head === null) return null;
  const total = await database.meta.get(HEAD_KEY);
  const hasMore = total?.key !== HEAD_KEY || total.events !== head.eventsAfter;
  const answered = hasMore ? await findAnsweredSince(database) : new Set();
  const { importKind: kind, label, atMillis, notesAdded, notesChanged, cardsAdded, cardsChanged, eventsAdded } = head;
  const counts = { notesAdded, notesChanged, cardsAdded, cardsChanged, eventsAdded };
  return { kind, label, atMillis, ...counts, cardsAnsweredSince: answered.size };
}

/**
 * Takes the last import back, in one transaction. Everything is as it was before it, and what was done since stays: a
 * card that came with the import and has a history of its own by now is kept, with its note. `stale` when there is no
 * import to undo. The log and the cards get fewer by it, which otherwise is a sign of damage: the head says so.
 */
export async function undoLastImport(session: StoreSession, rules: Pick<MergeRules, 'replay'>): Promise<WriteResult> {
  const { database } = session;
  const undo = async (head: HeadRow): Promise<Written> => {
    const journal = await readJournalHead(database);
    if (journal === null) return { result: { kind: 'stale' }, head: null };
    const kept = head.events === journal.eventsAfter ? new Set<CardId>() : await findAnsweredSince(database);
    const undoneBefore = await countUndoneReviews(database);
    const about = await takeBackEvents(database, head);
    // What is packed of the log may no longer be what is in it.
    await database.meta.delete(SEALED_KEY);
    const notes = await takeBackCards(database, kept);
    await takeBackNotes(database, notes.keptNoteIds);
    // A card that stays may show them.
    if (kept.size === 0) await eachJournalPart(database, (changes) => takeBackImages(database, changes));
    if (about.replayed.size > 0)
      await replayStates(database, [...about.replayed], await createReplayer(database, rules.replay));
    for (const cardId of about.wordings) await refreshWording(database, cardId);
    for (const key of about.settingKeys) await refreshSetting(database, key);
    await forgetJournal(database);
    const undoneMore = (await countUndoneReviews(database)) - undoneBefore;
    return {
      result: { kind: 'saved' },
      head: {
        ...head,
        ...(await countPlaces(database)),
        ...(await findNewestAfter(database, head, about)),
        events: head.events - about.eventsGone,
        reviews: head.reviews - about.reviewsGone - undoneMore,
      },
      isFewer: true,
    };
  };
  return runWrite(session, ['notes', 'texts', 'cards', 'states', 'events', 'settings', 'images'], undo, MANY_ROWS);
}

/** Only a file that brought events of this device can have moved the time of its newest one. */
async function findNewestAfter(database: Database, head: HeadRow, about: About) {
  const newest = await findNewest(database, about.hasOwnGone ? head.deviceId : null);
  return about.hasOwnGone ? newest : { ...newest, lastOwnMillis: head.lastOwnMillis };
}

/** Cards that the import added and that were answered or changed by the learner since. */
async function findAnsweredSince(database: Database): Promise<ReadonlySet<CardId>> {
  const answered = new Set<CardId>();
  const imported = new Set<EventId>();
  const added: CardId[] = [];
  await eachJournalPart(database, async ({ addedEvents = [], addedCards = [] }) => {
    for (const id of addedEvents) imported.add(id);
    added.push(...addedCards);
  });
  // Keys alone, in one reading: an import may have brought many thousand cards.
  await database.events
    .where('cardId')
    .anyOf(added)
    .eachKey((cardId, cursor) => {
      if (!imported.has(cursor.primaryKey)) answered.add(cardId as CardId);
    });
  return answered;
}

/** What has to be computed anew once the events are gone. */
interface About {
  readonly eventsGone: number;
  /** Whether some of them were of this device. */
  readonly hasOwnGone: boolean;
  /** Reviews that are gone, whether they counted or not. */
  readonly reviewsGone: number;
  readonly replayed: ReadonlySet<CardId>;
  readonly wordings: ReadonlySet<CardId>;
  readonly settingKeys: ReadonlySet<string>;
}

async function takeBackEvents(database: Database, { deviceId }: HeadRow): Promise<About> {
  const replayed = new Set<CardId>();
  const wordings = new Set<CardId>();
  const settingKeys = new Set<string>();
  let eventsGone = 0;
  let reviewsGone = 0;
  let hasOwnGone = false;
  // An undo leads to what it took back only as long as that is there: all are looked at before the first one goes.
  await eachJournalPart(database, async ({ addedEvents = [], oldEvents = [], replayedCards = [] }) => {
    const events = await database.events.bulkGet([...addedEvents, ...oldEvents.map((event) => event.id)]);
    eventsGone += addedEvents.length;
    reviewsGone += countReviews(events) - countReviews(oldEvents);
    hasOwnGone ||= events.some((event) => event?.deviceId === deviceId);
    for (const event of [...events, ...oldEvents]) {
      const about = event?.kind === 'undo' ? await findUndoneRoot(database, event) : event;
      if (about?.kind === 'edit') wordings.add(about.cardId);
      if (about?.kind === 'setting') settingKeys.add(about.key);
    }
    for (const cardId of replayedCards) replayed.add(cardId);
  });
  await eachJournalPart(database, async ({ addedEvents = [], oldEvents = [] }) => {
    await database.events.bulkDelete([...addedEvents]);
    await database.events.bulkPut([...oldEvents] as LogEvent[]);
  });
  return { replayed, wordings, settingKeys, eventsGone, reviewsGone, hasOwnGone };
}

function countReviews(events: readonly (LogEvent | undefined)[]): number {
  return events.filter((event) => event?.kind === 'review').length;
}

async function takeBackCards(database: Database, kept: ReadonlySet<CardId>): Promise<{ keptNoteIds: Set<NoteId> }> {
  const rows = await database.cards.bulkGet([...kept]);
  await eachJournalPart(database, async ({ addedCards = [], oldCards = [] }) => {
    const gone = addedCards.filter((cardId) => !kept.has(cardId));
    await Promise.all([database.cards.bulkDelete(gone), database.states.bulkDelete(gone)]);
    await putOldCards(database, oldCards);
  });
  return { keptNoteIds: new Set(rows.flatMap((row) => (row === undefined ? [] : [row.noteId]))) };
}

/** The cards as they were, with the learner's wording as it is now. */
async function putOldCards(database: Database, oldCards: readonly CardRow[]): Promise<void> {
  const current = await database.cards.bulkGet(oldCards.map((card) => card.id));
  const rows = oldCards.map((old, i) => {
    const { ownQuestion = null, ownAnswer = null } = current[i] ?? {};
    return { ...old, ownQuestion, ownAnswer };
  });
  await database.cards.bulkPut(rows);
  await placeStates(database, rows, orderNotes(await database.notes.toArray(), []));
}

async function takeBackNotes(database: Database, keptIds: ReadonlySet<NoteId>): Promise<void> {
  const touched = new Set<NoteId>();
  await eachJournalPart(database, async (changes: JournalChanges) => {
    const { addedNotes = [], oldNotes = [], addedMarks = [], oldMarks = [], addedLines = [] } = changes;
    const gone = addedNotes.filter((id) => !keptIds.has(id));
    await Promise.all([database.notes.bulkDelete(gone), database.texts.bulkDelete(gone)]);
    await database.notes.bulkPut(oldNotes.map(({ row }) => row));
    await database.texts.bulkPut(oldNotes.map(({ row, text }) => ({ id: row.id, text })));
    await deleteRemovedNotes(database, addedMarks);
    await putRemovedNotes(
      database,
      oldMarks.filter((mark) => !keptIds.has(mark.id)),
    );
    if (addedLines.length > 0) await removeUnknownLines(database, addedLines);
    for (const id of [...gone, ...oldNotes.map(({ row }) => row.id)]) touched.add(id);
  });
  await orderNotesAgain(database, touched);
}

/** Orders of notes that came back may not fit those of today. */
async function orderNotesAgain(database: Database, touched: ReadonlySet<NoteId>): Promise<void> {
  const notes = await database.notes.toArray();
  const orders = orderNotes(notes, []);
  const moved = notes.filter((note) => orders.get(note.id) !== note.order);
  await database.notes.bulkPut(moved.map((note) => ({ ...note, order: orders.get(note.id) ?? note.order })));
  await placeCardsAgain(database, [...new Set([...touched, ...moved.map((note) => note.id)])], orders);
}

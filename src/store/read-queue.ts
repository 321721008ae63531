import { effectiveEvents, type ReviewEvent } from '../model/event.ts';
import type { CardId, NoteId } from '../model/ids.ts';
import type { DoneToday, QueueCandidate, QueueInput } from '../model/queue.ts';
import type { StudyDay } from '../model/time.ts';
import type { Database } from './database.ts';
import {
  findAskDay,
  GREATEST_KEY,
  LEAST_KEY,
  QUEUE_BURIED,
  QUEUE_LEARNING,
  QUEUE_NEW,
  QUEUE_REVIEW,
} from './queue-place.ts';
import { rowToCandidate, type StateRow } from './rows.ts';
import type { Store } from './store.ts';

type QueueQuery = Parameters<Store['readQueueInput']>[0];

/** Candidates for one study day. Every reading goes through an index and stops at the limit. */
export function readQueueInput(database: Database, query: QueueQuery): Promise<QueueInput> {
  return database.dexie.transaction('r', ['states', 'events', 'notes'], async () => {
    const rows = (queue: number, upTo: number) => selectQueue(database, query.noteId, queue, upTo);
    const [learning, reviews, news, unburied, reviewsToday] = await Promise.all([
      rows(QUEUE_LEARNING, GREATEST_KEY).toArray(),
      readWithinLimits(database, query, QUEUE_REVIEW, query.day),
      query.newPerNote === undefined
        ? readWithinLimits(database, query, QUEUE_NEW, GREATEST_KEY)
        : readFromEachNote(database, query.newPerNote),
      rows(QUEUE_BURIED, query.day).toArray(),
      readCountingReviews(database, query.day),
    ]);
    const withUnburied = (from: readonly StateRow[], as: 'new' | 'learning' | 'review'): QueueCandidate[] =>
      [...from, ...unburied.filter((row) => isAskedOn(row, as, query.day))].map(rowToCandidate);
    const cardsSeenToday = new Set(reviewsToday.map((event) => event.cardId));
    const seenRows = await database.states.bulkGet([...cardsSeenToday]);
    return {
      day: query.day,
      learning: withUnburied(learning, 'learning'),
      reviews: withUnburied(reviews, 'review'),
      news: withUnburied(news, 'new'),
      newDoneToday: countCards(reviewsToday, 'new'),
      reviewsDoneToday: countCards(reviewsToday, 'review'),
      doneByNote: countByNote(reviewsToday, new Map(seenRows.map((row) => [row?.cardId, row?.noteId]))),
      factsSeenToday: new Set(seenRows.flatMap((row) => (row === undefined ? [] : [row.factId]))),
      cardsSeenToday,
    };
  });
}

/**
 * At most as many rows as the limit of the queue allows. Notes with limits of their own are read apart, so that one
 * with more cards than it may show takes no room from the others.
 */
async function readWithinLimits(
  database: Database,
  { noteId, newLimit, reviewLimit, ownLimits = new Map() }: QueueQuery,
  queue: number,
  upTo: number,
): Promise<StateRow[]> {
  const limitOf = (limits: { newLimit: number; reviewLimit: number }) =>
    atLeastZero(queue === QUEUE_NEW ? limits.newLimit : limits.reviewLimit);
  const all = selectQueue(database, noteId, queue, upTo);
  const others = ownLimits.size === 0 ? all : all.filter((row) => !ownLimits.has(row.noteId));
  const parts = await Promise.all([
    others.limit(limitOf({ newLimit, reviewLimit })).toArray(),
    ...[...ownLimits].map(([id, own]) => selectQueue(database, id, queue, upTo).limit(limitOf(own)).toArray()),
  ]);
  return parts.flat();
}

async function readFromEachNote(database: Database, newPerNote: number): Promise<StateRow[]> {
  const ids = await database.notes.toCollection().primaryKeys();
  const parts = await Promise.all(
    ids.map((id) => selectQueue(database, id, QUEUE_NEW, GREATEST_KEY).limit(atLeastZero(newPerNote)).toArray()),
  );
  return parts.flat();
}

/** Answers of the study day that count, oldest first. Later days are read too: an undo may have been made after midnight. */
export async function readCountingReviews(database: Database, day: StudyDay): Promise<ReviewEvent[]> {
  const events = await database.events.where('day').aboveOrEqual(day).toArray();
  return effectiveEvents(events).filter((event) => event.kind === 'review' && event.day === day) as ReviewEvent[];
}

export function isAskedOn(row: StateRow, as: 'new' | 'learning' | 'review', day: StudyDay): boolean {
  const asked = findAskDay(row);
  return asked !== null && asked.as === as && asked.day <= day;
}

export function selectQueue(database: Database, noteId: NoteId | undefined, queue: number, upTo: number) {
  return noteId === undefined
    ? database.states.where('[queue+dueKey]').between([queue, LEAST_KEY], [queue, upTo], true, true)
    : database.states
        .where('[noteId+queue+dueKey]')
        .between([noteId, queue, LEAST_KEY], [noteId, queue, upTo], true, true);
}

function countCards(events: readonly ReviewEvent[], phase: 'new' | 'review'): number {
  return cardsAnswered(events, phase).size;
}

function cardsAnswered(events: readonly ReviewEvent[], phase: 'new' | 'review'): ReadonlySet<CardId> {
  const cards = new Set<CardId>();
  for (const event of events) if (event.affectsSchedule && event.phaseBefore === phase) cards.add(event.cardId);
  return cards;
}

function countByNote(
  events: readonly ReviewEvent[],
  noteOf: ReadonlyMap<CardId | undefined, NoteId | undefined>,
): ReadonlyMap<NoteId, DoneToday> {
  const done = new Map<NoteId, { news: number; reviews: number }>();
  for (const [key, phase] of [
    ['news', 'new'],
    ['reviews', 'review'],
  ] as const) {
    for (const cardId of cardsAnswered(events, phase)) {
      const noteId = noteOf.get(cardId);
      if (noteId === undefined) continue;
      const own = done.get(noteId) ?? { news: 0, reviews: 0 };
      own[key]++;
      done.set(noteId, own);
    }
  }
  return done;
}

export function atLeastZero(limit: number): number {
  return Math.max(0, Math.trunc(limit));
}

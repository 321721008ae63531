import { effectiveEvents, type ReviewEvent } from '../model/event.ts';
import type { CardId, NoteId } from '../model/ids.ts';
import type { QueueInput } from '../model/queue.ts';
import type { StudyDay } from '../model/time.ts';
import type { Database } from './database.ts';
import { GREATEST_KEY, LEAST_KEY, QUEUE_LEARNING, QUEUE_NEW, QUEUE_REVIEW } from './queue-place.ts';
import { rowToCandidate } from './rows.ts';
import type { Forecast, Store } from './store.ts';

type QueueQuery = Parameters<Store['readQueueInput']>[0];

/** Candidates for one study day. Every reading goes through an index and stops at the limit. */
export function readQueueInput(database: Database, query: QueueQuery): Promise<QueueInput> {
  return database.dexie.transaction('r', ['states', 'events'], async () => {
    const rows = (queue: number, upTo: number) => selectQueue(database, query.noteId, queue, upTo);
    const [learning, reviews, news, reviewsToday] = await Promise.all([
      rows(QUEUE_LEARNING, GREATEST_KEY).toArray(),
      rows(QUEUE_REVIEW, query.day).limit(atLeastZero(query.reviewLimit)).toArray(),
      rows(QUEUE_NEW, GREATEST_KEY).limit(atLeastZero(query.newLimit)).toArray(),
      readCountingReviews(database, query.day),
    ]);
    const cardsSeenToday = new Set(reviewsToday.map((event) => event.cardId));
    const seenRows = await database.states.bulkGet([...cardsSeenToday]);
    return {
      day: query.day,
      learning: learning.map(rowToCandidate),
      reviews: reviews.map(rowToCandidate),
      news: news.map(rowToCandidate),
      newDoneToday: countCards(reviewsToday, 'new'),
      reviewsDoneToday: countCards(reviewsToday, 'review'),
      factsSeenToday: new Set(seenRows.flatMap((row) => (row === undefined ? [] : [row.factId]))),
      cardsSeenToday,
    };
  });
}

/** Answers of the study day that count, oldest first. Later days are read too: an undo may have been made after midnight. */
export async function readCountingReviews(database: Database, day: StudyDay): Promise<ReviewEvent[]> {
  const events = await database.events.where('day').aboveOrEqual(day).toArray();
  return effectiveEvents(events).filter((event) => event.kind === 'review' && event.day === day) as ReviewEvent[];
}

export function readForecast(database: Database, day: StudyDay, days: number): Promise<Forecast> {
  const { states, dexie } = database;
  return dexie.transaction('r', ['states'], () =>
    Promise.all(
      Array.from({ length: atLeastZero(days) }, async (_, i) => {
        const from = i === 0 ? [QUEUE_LEARNING, LEAST_KEY] : [QUEUE_REVIEW, day + i];
        const dueCount = await states
          .where('[queue+dueKey]')
          .between(from, [QUEUE_REVIEW, day + i], true, true)
          .count();
        return { day: day + i, dueCount };
      }),
    ),
  );
}

export function readDueByNote(
  database: Database,
  day: StudyDay,
): Promise<ReadonlyMap<NoteId, { readonly due: number; readonly news: number }>> {
  return database.dexie.transaction('r', ['notes', 'states'], async () => {
    const ids = await database.notes.toCollection().primaryKeys();
    const counts = await Promise.all(
      ids.map(async (id) => {
        const [due, news] = await Promise.all([countDue(database, id, day), countNew(database, id)]);
        return [id, { due, news }] as const;
      }),
    );
    return new Map(counts);
  });
}

/** Running steps and reviews due by the day stand side by side in the index, so that one count finds both. */
export function countDue(database: Database, noteId: NoteId, day: StudyDay): Promise<number> {
  return database.states
    .where('[noteId+queue+dueKey]')
    .between([noteId, QUEUE_LEARNING, LEAST_KEY], [noteId, QUEUE_REVIEW, day], true, true)
    .count();
}

export function countNew(database: Database, noteId: NoteId): Promise<number> {
  return selectQueue(database, noteId, QUEUE_NEW, GREATEST_KEY).count();
}

function selectQueue(database: Database, noteId: NoteId | undefined, queue: number, upTo: number) {
  return noteId === undefined
    ? database.states.where('[queue+dueKey]').between([queue, LEAST_KEY], [queue, upTo], true, true)
    : database.states
        .where('[noteId+queue+dueKey]')
        .between([noteId, queue, LEAST_KEY], [noteId, queue, upTo], true, true);
}

function countCards(events: readonly ReviewEvent[], phase: 'new' | 'review'): number {
  const cards = new Set<CardId>();
  for (const event of events) if (event.affectsSchedule && event.phaseBefore === phase) cards.add(event.cardId);
  return cards.size;
}

function atLeastZero(limit: number): number {
  return Math.max(0, Math.trunc(limit));
}

import type { NoteId } from '../model/ids.ts';
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
import { atLeastZero, isAskedOn, selectQueue } from './read-queue.ts';
import type { Forecast } from './store.ts';

/** New cards are not in it: how many of them come is for the learner to say. */
export function readForecast(database: Database, day: StudyDay, days: number): Promise<Forecast> {
  const { states, dexie } = database;
  return dexie.transaction('r', ['states'], async () => {
    const buried = await selectQueue(database, undefined, QUEUE_BURIED, GREATEST_KEY).toArray();
    const comingBack = buried.flatMap((row) => {
      const asked = findAskDay(row);
      return asked === null || asked.as === 'new' ? [] : [Math.max(day, asked.day)];
    });
    return Promise.all(
      Array.from({ length: atLeastZero(days) }, async (_, i) => {
        const from = i === 0 ? [QUEUE_LEARNING, LEAST_KEY] : [QUEUE_REVIEW, day + i];
        const dueCount = await states
          .where('[queue+dueKey]')
          .between(from, [QUEUE_REVIEW, day + i], true, true)
          .count();
        return { day: day + i, dueCount: dueCount + comingBack.filter((back) => back === day + i).length };
      }),
    );
  });
}

export function readDueByNote(
  database: Database,
  day: StudyDay,
): Promise<ReadonlyMap<NoteId, { readonly due: number; readonly news: number }>> {
  return database.dexie.transaction('r', ['notes', 'states'], async () => {
    const ids = await database.notes.toCollection().primaryKeys();
    const counts = await Promise.all(
      ids.map(async (id) => {
        const [due, news] = await Promise.all([countDue(database, id, day), countNew(database, id, day)]);
        return [id, { due, news }] as const;
      }),
    );
    return new Map(counts);
  });
}

/** Running steps and reviews due by the day stand side by side in the index, so that one count finds both. */
export async function countDue(database: Database, noteId: NoteId, day: StudyDay): Promise<number> {
  const [due, steps, reviews] = await Promise.all([
    database.states
      .where('[noteId+queue+dueKey]')
      .between([noteId, QUEUE_LEARNING, LEAST_KEY], [noteId, QUEUE_REVIEW, day], true, true)
      .count(),
    countUnburied(database, noteId, 'learning', day),
    countUnburied(database, noteId, 'review', day),
  ]);
  return due + steps + reviews;
}

/** New cards that may be asked on the day. */
export async function countNew(database: Database, noteId: NoteId, day: StudyDay): Promise<number> {
  const [news, unburied] = await Promise.all([
    selectQueue(database, noteId, QUEUE_NEW, GREATEST_KEY).count(),
    countUnburied(database, noteId, 'new', day),
  ]);
  return news + unburied;
}

/** Cards that were buried, came back by the day and were not answered since. There are few: an answer takes them out. */
function countUnburied(
  database: Database,
  noteId: NoteId,
  as: 'new' | 'learning' | 'review',
  day: StudyDay,
): Promise<number> {
  return selectQueue(database, noteId, QUEUE_BURIED, day)
    .filter((row) => isAskedOn(row, as, day))
    .count();
}

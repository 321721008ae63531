import { createCardState } from '../../../src/model/card-state.ts';
import { studyDayAt } from '../../../src/scheduler/study-day.ts';
import { openStore } from '../../../src/store/open-store.ts';
import {
  answerOf,
  CARDS_PER_NOTE,
  DAY_MILLIS,
  dueIn,
  INTERVAL_DAYS,
  makeCard,
  makeNote,
  makeReviews,
  makeState,
  questionOf,
} from '../collection.ts';

/** How large a collection to make, whatever its size with the same 500 cards due. */
export interface SeedOptions {
  readonly cardCount: number;
  readonly reviewsPerCard: number;
}

declare global {
  interface Window {
    seed(options: SeedOptions): Promise<void>;
    seedFloor(options: SeedOptions): Promise<void>;
  }
}

/** Fills Recollect's own store, through the same code that takes in a file. Run on a page of the app's origin. */
window.seed = async ({ cardCount, reviewsPerCard }) => {
  const opened = await openStore({ witnessStorage: localStorage, writePatienceMillis: 600_000 });
  if (opened.kind !== 'ready') throw new Error(`The store opened as ${opened.kind}`);
  const nowMillis = Date.now();
  const today = studyDayAt(nowMillis, -new Date().getTimezoneOffset(), 4);
  for (let first = 0; first < cardCount; first += CARDS_PER_NOTE) {
    const numbers = Array.from({ length: Math.min(CARDS_PER_NOTE, cardCount - first) }, (_, i) => first + i);
    const note = makeNote(first / CARDS_PER_NOTE, nowMillis);
    const stateById = new Map(
      numbers
        .map((number) => makeState(number, dueIn(number, cardCount), reviewsPerCard, today, nowMillis))
        .map((state) => [state.cardId, state] as const),
    );
    const events = numbers.flatMap((number) =>
      makeReviews(number, dueIn(number, cardCount), reviewsPerCard, today, nowMillis),
    );
    const written = await opened.store.importProgress({
      label: 'bench',
      atMillis: nowMillis,
      notes: [note],
      removedNotes: [],
      cards: numbers.map((number) => makeCard(number, note, nowMillis)),
      eventPages: [events],
      eventCount: events.length,
      unknownLines: [],
      // The schedules are made up like the reviews: nothing is replayed.
      rules: {
        chooseLater: (_, theirs) => theirs,
        chooseCard: (_, theirs) => theirs,
        chooseEvent: (_, theirs) => theirs,
        replay: (cardId) => stateById.get(cardId) ?? createCardState(cardId),
      },
    });
    if (written.kind !== 'saved') throw new Error(`The seed was not saved: ${JSON.stringify(written)}`);
  }
  opened.store.close();
};

/** The same collection for the floor page. */
window.seedFloor = async ({ cardCount, reviewsPerCard }) => {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('floor', 1);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const nowMillis = Date.now();
  const transaction = database.transaction(['cards', 'log'], 'readwrite');
  for (let number = 0; number < cardCount; number++) {
    const dueMillis = nowMillis + dueIn(number, cardCount) * DAY_MILLIS;
    const lastMillis = dueMillis - INTERVAL_DAYS * DAY_MILLIS;
    transaction.objectStore('cards').put({
      id: number,
      question: questionOf(number),
      answer: answerOf(number),
      dueMillis,
      due: new Date(dueMillis),
      last_review: new Date(lastMillis),
      stability: INTERVAL_DAYS,
      difficulty: 5,
      elapsed_days: INTERVAL_DAYS,
      scheduled_days: INTERVAL_DAYS,
      learning_steps: 0,
      reps: reviewsPerCard,
      lapses: 0,
      state: 2,
    });
    for (let i = 0; i < reviewsPerCard; i++) {
      transaction.objectStore('log').add({ cardId: number, grade: 3, atMillis: lastMillis - i * DAY_MILLIS });
    }
  }
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
  database.close();
};

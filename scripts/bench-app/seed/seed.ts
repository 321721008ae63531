import type { Card } from '../../../src/model/card.ts';
import { type CardState, createCardState } from '../../../src/model/card-state.ts';
import type { ReviewEvent } from '../../../src/model/event.ts';
import type { CardId, DeviceId, EventId, FactId, NoteId, WeightsId } from '../../../src/model/ids.ts';
import type { Note } from '../../../src/model/note.ts';
import { createStamp } from '../../../src/model/stamp.ts';
import { studyDayAt } from '../../../src/scheduler/study-day.ts';
import { openStore } from '../../../src/store/open-store.ts';

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

const DUE_COUNT = 500;
const CARDS_PER_NOTE = 500;
const INTERVAL_DAYS = 30;
const DAY_MILLIS = 86_400_000;
const DEVICE = 'bench' as DeviceId;

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

/** Days until a card is due: 500 of them, spread over the collection, are due already. */
function dueIn(number: number, cardCount: number): number {
  const isDue = number % Math.max(1, Math.floor(cardCount / DUE_COUNT)) === 0;
  return isDue ? -(number % 5) : 1 + (number % 300);
}

function questionOf(number: number): string {
  return `Q${String(number).padStart(6, '0')}: which service keeps the state of part ${number} of the plan?`;
}

function answerOf(number: number): string {
  return `The store of part ${number}, with its copies.`;
}

function makeNote(number: number, nowMillis: number): Note {
  const path = `bench/note-${String(number).padStart(4, '0')}.md`;
  return {
    id: `note-${number}` as NoteId,
    path,
    title: `Note ${number}`,
    text: `# Note ${number}\n\n${Array.from({ length: CARDS_PER_NOTE }, (_, i) => `- line ${i + 3} of the note`).join('\n')}\n`,
    changedAt: createStamp({ millis: nowMillis, counter: 0, deviceId: DEVICE }),
  };
}

function makeCard(number: number, note: Note, nowMillis: number): Card {
  const line = 3 + (number % CARDS_PER_NOTE);
  return {
    id: cardIdOf(number),
    noteId: note.id,
    factId: `fact-${number}` as FactId,
    factKind: 'statement',
    form: 'question',
    question: questionOf(number),
    answer: answerOf(number),
    rule: 'definition-equals',
    confidence: 0.9,
    priority: 0,
    source: { path: note.path, from: line, to: line },
    context: [note.title],
    place: 'deck',
    changedAt: createStamp({ millis: nowMillis, counter: 0, deviceId: DEVICE }),
  };
}

function makeReviews(
  number: number,
  dueInDays: number,
  count: number,
  today: number,
  nowMillis: number,
): ReviewEvent[] {
  return Array.from({ length: count }, (_, i): ReviewEvent => {
    const daysAgo = INTERVAL_DAYS * (count - i) - dueInDays;
    return {
      kind: 'review',
      id: eventIdOf(number, i),
      deviceId: DEVICE,
      atMillis: nowMillis - daysAgo * DAY_MILLIS,
      offsetMinutes: 0,
      day: today - daysAgo,
      cardId: cardIdOf(number),
      grade: 3,
      durationMillis: 5_000,
      phaseBefore: i === 0 ? 'new' : 'review',
      stepBefore: null,
      interval: { unit: 'days', days: INTERVAL_DAYS },
      dueDay: today - daysAgo + INTERVAL_DAYS,
      dueAtMillis: null,
      desiredRetention: 0.9,
      weightsId: 'default-6' as WeightsId,
      engineVersion: 'recollect-1',
      previousEventId: i === 0 ? null : eventIdOf(number, i - 1),
      affectsSchedule: true,
    };
  });
}

function makeState(number: number, dueInDays: number, count: number, today: number, nowMillis: number): CardState {
  return {
    ...createCardState(cardIdOf(number)),
    phase: 'review',
    memory: { stability: INTERVAL_DAYS, difficulty: 5 },
    interval: { unit: 'days', days: INTERVAL_DAYS },
    dueDay: today + dueInDays,
    lastReviewDay: today + dueInDays - INTERVAL_DAYS,
    lastReviewAtMillis: nowMillis + (dueInDays - INTERVAL_DAYS) * DAY_MILLIS,
    reviewCount: count,
    lastEventId: eventIdOf(number, count - 1),
  };
}

function cardIdOf(number: number): CardId {
  return `card-${String(number).padStart(7, '0')}` as CardId;
}

function eventIdOf(number: number, index: number): EventId {
  return `event-${String(number).padStart(7, '0')}-${index}` as EventId;
}

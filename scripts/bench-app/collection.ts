import type { Card } from '../../src/model/card.ts';
import { type CardState, createCardState } from '../../src/model/card-state.ts';
import type { ReviewEvent } from '../../src/model/event.ts';
import type { CardId, DeviceId, EventId, FactId, NoteId, WeightsId } from '../../src/model/ids.ts';
import type { Note } from '../../src/model/note.ts';
import { createStamp } from '../../src/model/stamp.ts';

const DUE_COUNT = 500;
export const CARDS_PER_NOTE = 500;
export const INTERVAL_DAYS = 30;
export const DAY_MILLIS = 86_400_000;
const DEVICE = 'bench' as DeviceId;

/** Days until a card is due: 500 of them, spread over the collection, are due already. */
export function dueIn(number: number, cardCount: number): number {
  const isDue = number % Math.max(1, Math.floor(cardCount / DUE_COUNT)) === 0;
  return isDue ? -(number % 5) : 1 + (number % 300);
}

/** Days since the last answer: never today, since that would count as done today. */
function lastDaysAgo(dueInDays: number): number {
  return Math.max(1, INTERVAL_DAYS - dueInDays);
}

export function questionOf(number: number): string {
  return `Q${String(number).padStart(6, '0')}: which service keeps the state of part ${number} of the plan?`;
}

export function answerOf(number: number): string {
  return `The store of part ${number}, with its copies.`;
}

export function makeNote(number: number, nowMillis: number): Note {
  const path = `bench/note-${String(number).padStart(4, '0')}.md`;
  return {
    id: `note-${number}` as NoteId,
    path,
    title: `Note ${number}`,
    text: `# Note ${number}\n\n${Array.from({ length: CARDS_PER_NOTE }, (_, i) => `- line ${i + 3} of the note`).join('\n')}\n`,
    changedAt: createStamp({ millis: nowMillis, counter: 0, deviceId: DEVICE }),
  };
}

export function makeCard(number: number, note: Note, nowMillis: number): Card {
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

export function makeReviews(
  number: number,
  dueInDays: number,
  count: number,
  today: number,
  nowMillis: number,
): ReviewEvent[] {
  return Array.from({ length: count }, (_, i): ReviewEvent => {
    const daysAgo = lastDaysAgo(dueInDays) + INTERVAL_DAYS * (count - 1 - i);
    const intervalDays = i === count - 1 ? daysAgo + dueInDays : INTERVAL_DAYS;
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
      interval: { unit: 'days', days: intervalDays },
      dueDay: today - daysAgo + intervalDays,
      dueAtMillis: null,
      desiredRetention: 0.9,
      weightsId: 'default-6' as WeightsId,
      engineVersion: 'recollect-1',
      previousEventId: i === 0 ? null : eventIdOf(number, i - 1),
      affectsSchedule: true,
    };
  });
}

export function makeState(
  number: number,
  dueInDays: number,
  count: number,
  today: number,
  nowMillis: number,
): CardState {
  return {
    ...createCardState(cardIdOf(number)),
    phase: 'review',
    memory: { stability: INTERVAL_DAYS, difficulty: 5 },
    interval: { unit: 'days', days: lastDaysAgo(dueInDays) + dueInDays },
    dueDay: today + dueInDays,
    lastReviewDay: today - lastDaysAgo(dueInDays),
    lastReviewAtMillis: nowMillis - lastDaysAgo(dueInDays) * DAY_MILLIS,
    reviewCount: count,
    lastEventId: eventIdOf(number, count - 1),
  };
}

export function cardIdOf(number: number): CardId {
  return `card-${String(number).padStart(7, '0')}` as CardId;
}

export function eventIdOf(number: number, index: number): EventId {
  // A UUID as the app makes them, so that the log can be packed.
  return `01990000-0000-7000-8000-${String(number * 1_000 + index).padStart(12, '0')}` as EventId;
}

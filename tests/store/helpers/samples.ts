import type { Card } from '../../../src/model/card.ts';
import type { CardState } from '../../../src/model/card-state.ts';
import type { EditEvent, ReviewEvent, SettingEvent, SuspendEvent, UndoEvent } from '../../../src/model/event.ts';
import type { CardId, DeviceId, EventId, FactId, NoteId, WeightsId } from '../../../src/model/ids.ts';
import type { Note } from '../../../src/model/note.ts';
import { createStamp } from '../../../src/model/stamp.ts';
import type { EventWrite } from '../../../src/model/write.ts';

/** The study day that the samples are about, and an instant within it. */
export const TODAY = 20_000;
export const NOON = TODAY * 86_400_000 + 12 * 3_600_000;

export const PHONE = 'device-phone' as DeviceId;
export const LAPTOP = 'device-laptop' as DeviceId;

export const cardId = (name: string) => name as CardId;
export const noteId = (name: string) => name as NoteId;
export const eventId = (name: string) => name as EventId;

export function sampleStamp(millis: number, device: DeviceId = PHONE, counter = 0) {
  return createStamp({ millis, counter, deviceId: device });
}

export function sampleNote(name: string, more: Partial<Note> = {}): Note {
  return {
    id: noteId(name),
    path: `${name}.md`,
    title: `Title of ${name}`,
    text: `# Title of ${name}\n\nSome words.\n`,
    changedAt: sampleStamp(1_000),
    ...more,
  };
}

export function sampleCard(name: string, note = 'note-a', more: Partial<Card> = {}): Card {
  return {
    id: cardId(name),
    noteId: noteId(note),
    factId: `fact-${name}` as FactId,
    factKind: 'definition',
    form: 'question',
    question: `What is ${name}?`,
    answer: `${name} is a thing.`,
    rule: 'definition-dash',
    confidence: 0.9,
    priority: 0,
    source: { path: `${note}.md`, from: 3, to: 3 },
    context: ['Heading'],
    place: 'deck',
    changedAt: sampleStamp(1_000),
    ...more,
  };
}

export function newState(name: string, more: Partial<CardState> = {}): CardState {
  return {
    cardId: cardId(name),
    phase: 'new',
    memory: null,
    step: null,
    interval: null,
    dueDay: null,
    dueAtMillis: null,
    lastReviewDay: null,
    lastReviewAtMillis: null,
    reviewCount: 0,
    lapseCount: 0,
    isSuspended: false,
    buriedUntilDay: null,
    flag: 0,
    lastEventId: null,
    ...more,
  };
}

/** A card in review, due on the day. */
export function reviewState(name: string, dueDay: number, days = 5, more: Partial<CardState> = {}): CardState {
  return newState(name, {
    phase: 'review',
    memory: { stability: days, difficulty: 5 },
    interval: { unit: 'days', days },
    dueDay,
    lastReviewDay: dueDay - days,
    lastReviewAtMillis: (dueDay - days) * 86_400_000,
    reviewCount: 3,
    ...more,
  });
}

/** A card with a step running. */
export function stepState(name: string, dueAtMillis: number, more: Partial<CardState> = {}): CardState {
  return newState(name, {
    phase: 'learning',
    memory: { stability: 0.5, difficulty: 5 },
    step: 1,
    interval: { unit: 'seconds', seconds: 600 },
    dueAtMillis,
    lastReviewDay: TODAY,
    lastReviewAtMillis: dueAtMillis - 600_000,
    reviewCount: 1,
    ...more,
  });
}

export function reviewEvent(id: string, card: string, more: Partial<ReviewEvent> = {}): ReviewEvent {
  return {
    kind: 'review',
    id: eventId(id),
    deviceId: PHONE,
    atMillis: NOON,
    offsetMinutes: 60,
    day: TODAY,
    cardId: cardId(card),
    grade: 3,
    durationMillis: 4_200,
    phaseBefore: 'new',
    stepBefore: null,
    interval: { unit: 'days', days: 5 },
    dueDay: TODAY + 5,
    dueAtMillis: null,
    desiredRetention: 0.9,
    weightsId: 'default-6' as WeightsId,
    engineVersion: 'recollect-1',
    previousEventId: null,
    affectsSchedule: true,
    ...more,
  };
}

export function undoEvent(id: string, undone: string, card: string | null, more: Partial<UndoEvent> = {}): UndoEvent {
  return {
    kind: 'undo',
    id: eventId(id),
    deviceId: PHONE,
    atMillis: NOON + 1_000,
    offsetMinutes: 60,
    day: TODAY,
    cardId: card === null ? null : cardId(card),
    undoneEventId: eventId(undone),
    ...more,
  };
}

export function editEvent(
  id: string,
  card: string,
  wording: EditEvent['wording'],
  more: Partial<EditEvent> = {},
): EditEvent {
  return {
    kind: 'edit',
    id: eventId(id),
    deviceId: PHONE,
    atMillis: NOON,
    offsetMinutes: 60,
    day: TODAY,
    cardId: cardId(card),
    wording,
    ...more,
  };
}

export function suspendEvent(id: string, card: string, isSuspended: boolean): SuspendEvent {
  return {
    kind: 'suspend',
    id: eventId(id),
    deviceId: PHONE,
    atMillis: NOON,
    offsetMinutes: 60,
    day: TODAY,
    cardId: cardId(card),
    isSuspended,
  };
}

export function settingEvent(
  id: string,
  key: string,
  value: SettingEvent['value'],
  more: Partial<SettingEvent> = {},
): SettingEvent {
  return {
    kind: 'setting',
    id: eventId(id),
    deviceId: PHONE,
    atMillis: NOON,
    offsetMinutes: 60,
    day: TODAY,
    key,
    value,
    ...more,
  };
}

/** The answer Good to a new card, with the state that follows. */
export function gradeWrite(id: string, card: string, more: Partial<ReviewEvent> = {}): EventWrite {
  const event = reviewEvent(id, card, more);
  return {
    event,
    nextState: reviewState(card, TODAY + 5, 5, { reviewCount: 1, lastEventId: event.id }),
    seenEventId: event.previousEventId,
  };
}

import type { Card } from '../model/card.ts';
import type { CardState, Flag, Interval, MemoryState, Phase } from '../model/card-state.ts';
import type { CardView } from '../model/card-view.ts';
import type { LogEvent } from '../model/event.ts';
import type { CardId, EventId, FactId, NoteId } from '../model/ids.ts';
import type { Note } from '../model/note.ts';
import type { QueueCandidate } from '../model/queue.ts';
import type { Stamp } from '../model/stamp.ts';
import type { Millis, StudyDay } from '../model/time.ts';
import { findQueuePlace, QUEUE_TRAY, type QueuePlace } from './queue-place.ts';

/** A note without its text, so that lists of notes do not read the texts. */
export interface NoteRow {
  readonly id: NoteId;
  readonly path: string;
  readonly title: string;
  readonly changedAt: Stamp;
  /** Sorts as the path does, with room between neighbours. */
  readonly order: number;
}

export interface NoteTextRow {
  readonly id: NoteId;
  readonly text: string;
}

/** A card with the learner's wording, which is a cache of the edit events. */
export interface CardRow extends Card {
  readonly ownQuestion: string | null;
  readonly ownAnswer: string | null;
}

/**
 * The schedule of one card, small because every grade rewrites it. `queue`, `dueKey` and `intervalDays` are there
 * for the indexes; a row without them is in no index and so in no queue and no count.
 */
export interface StateRow {
  readonly cardId: CardId;
  readonly noteId: NoteId;
  readonly factId: FactId;
  readonly priority: number;
  readonly position: number;
  readonly phase: Phase;
  readonly memory: MemoryState | null;
  readonly step: number | null;
  readonly interval: Interval | null;
  readonly dueDay: StudyDay | null;
  readonly dueAtMillis: Millis | null;
  readonly lastReviewDay: StudyDay | null;
  readonly lastReviewAtMillis: Millis | null;
  readonly reviewCount: number;
  readonly lapseCount: number;
  readonly isSuspended: boolean;
  readonly buriedUntilDay: StudyDay | null;
  readonly flag: Flag;
  readonly lastEventId: EventId | null;
  readonly queue?: number;
  readonly dueKey?: number;
  readonly intervalDays?: number;
}

/** An event's row is the event itself: it is written once and never changes. */
export type EventRow = LogEvent;

/** A packed part of the log, as the packing made it. A cache: see sealed-log.ts. */
export interface SegmentRow {
  readonly id: number;
  readonly log: unknown;
}

/** The newest setting event of a key that counts. A cache of the log. */
export interface SettingRow {
  readonly key: string;
  readonly value: string | number | boolean | null;
}

export function noteToRow(note: Note, order: number): NoteRow {
  return { id: note.id, path: note.path, title: note.title, changedAt: note.changedAt, order };
}

export function rowToNote(row: NoteRow, text: string): Note {
  return { id: row.id, path: row.path, title: row.title, text, changedAt: row.changedAt };
}

export function cardToRow(card: Card, wording: { question: string; answer: string } | null): CardRow {
  return { ...rowToCard(card), ownQuestion: wording?.question ?? null, ownAnswer: wording?.answer ?? null };
}

/** The card as the notes state it; also takes a card and leaves out what is not of the card. */
export function rowToCard(row: Card): Card {
  return {
    id: row.id,
    noteId: row.noteId,
    factId: row.factId,
    factKind: row.factKind,
    form: row.form,
    question: row.question,
    answer: row.answer,
    rule: row.rule,
    confidence: row.confidence,
    priority: row.priority,
    source: { path: row.source.path, from: row.source.from, to: row.source.to },
    context: [...row.context],
    place: row.place,
    changedAt: row.changedAt,
    ...(row.madeAt === undefined ? {} : { madeAt: row.madeAt }),
  };
}

export function rowsToView(card: CardRow, state: StateRow): CardView {
  return {
    card: rowToCard(card),
    question: card.ownQuestion ?? card.question,
    answer: card.ownAnswer ?? card.answer,
    isReworded: card.ownQuestion !== null || card.ownAnswer !== null,
    state: rowToState(state),
  };
}

export function rowToState(row: StateRow): CardState {
  return {
    cardId: row.cardId,
    phase: row.phase,
    memory: row.memory,
    step: row.step,
    interval: row.interval,
    dueDay: row.dueDay,
    dueAtMillis: row.dueAtMillis,
    lastReviewDay: row.lastReviewDay,
    lastReviewAtMillis: row.lastReviewAtMillis,
    reviewCount: row.reviewCount,
    lapseCount: row.lapseCount,
    isSuspended: row.isSuspended,
    buriedUntilDay: row.buriedUntilDay,
    flag: row.flag,
    lastEventId: row.lastEventId,
  };
}

export function rowToCandidate(row: StateRow): QueueCandidate {
  return {
    state: rowToState(row),
    noteId: row.noteId,
    factId: row.factId,
    priority: row.priority,
    position: row.position,
  };
}

/** The row of a state: `place` says where its card stands among the others. */
export function stateToRow(state: CardState, place: QueuePlace): StateRow {
  return {
    cardId: state.cardId,
    noteId: place.noteId,
    factId: place.factId,
    priority: place.priority,
    position: place.position,
    phase: state.phase,
    memory: state.memory,
    step: state.step,
    interval: state.interval,
    dueDay: state.dueDay,
    dueAtMillis: state.dueAtMillis,
    lastReviewDay: state.lastReviewDay,
    lastReviewAtMillis: state.lastReviewAtMillis,
    reviewCount: state.reviewCount,
    lapseCount: state.lapseCount,
    isSuspended: state.isSuspended,
    buriedUntilDay: state.buriedUntilDay,
    flag: state.flag,
    lastEventId: state.lastEventId,
    ...findQueuePlace(state, place),
  };
}

/** The row with another state of the same card, at the same place among the others. */
export function replaceState(row: StateRow, state: CardState): StateRow {
  return stateToRow(state, { ...row, place: findCardPlace(row) });
}

/** A row in a queue of the deck is of a card in the deck; a row in no queue stays in none. */
function findCardPlace(row: StateRow): 'deck' | 'tray' | 'shelf' {
  if (row.queue === undefined) return 'shelf';
  return row.queue === QUEUE_TRAY ? 'tray' : 'deck';
}

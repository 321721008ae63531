import { compareEvents, type LogEvent, type ResetEvent, type ReviewEvent } from '../model/event.ts';
import type { CardId, EventId } from '../model/ids.ts';
import { byteAt, floatAt, intAt, wordAt } from './typed-arrays.ts';

/** Instead of a grade: the card was started again. */
export const RESET = 0;

/**
 * The answers that count, as columns in the order of time: undone ones and practice are left out. A row with grade 0 is a
 * reset. Columns, because statistics go over hundreds of thousands of rows several times.
 */
export interface ReviewTable {
  readonly count: number;
  readonly cards: readonly CardId[];
  readonly card: Uint32Array;
  readonly atMillis: Float64Array;
  readonly offsetMinutes: Int32Array;
  readonly day: Int32Array;
  readonly grade: Uint8Array;
  readonly durationMillis: Int32Array;
  /** 1 where the card was in review before the answer. */
  readonly wasInReview: Uint8Array;
  /** Days that the answer gave; 0 for a step within the day. */
  readonly intervalDays: Int32Array;
}

interface Row {
  readonly event: ReviewEvent | ResetEvent;
  readonly card: number;
}

/** Collects events in any order, each once, into a table. */
export class ReviewTableBuilder {
  readonly #undone: ReadonlySet<EventId>;
  readonly #numbers = new Map<CardId, number>();
  readonly #rows: Row[] = [];

  /** `undone` are the ids of all events that were taken back. */
  constructor(undone: ReadonlySet<EventId>) {
    this.#undone = undone;
  }

  add(event: LogEvent): void {
    const isAnswer = event.kind === 'review' && event.affectsSchedule;
    if ((!isAnswer && event.kind !== 'reset') || this.#undone.has(event.id)) return;
    this.#rows.push({ event, card: this.#numberOf(event.cardId) });
  }

  finish(): ReviewTable {
    const rows = this.#rows.sort((a, b) => compareEvents(a.event, b.event));
    const answers = (read: (event: ReviewEvent) => number) =>
      Int32Array.from(rows, ({ event }) => (event.kind === 'review' ? read(event) : 0));
    return {
      count: rows.length,
      cards: [...this.#numbers.keys()],
      card: Uint32Array.from(rows, (row) => row.card),
      atMillis: Float64Array.from(rows, ({ event }) => event.atMillis),
      offsetMinutes: Int32Array.from(rows, ({ event }) => event.offsetMinutes),
      day: Int32Array.from(rows, ({ event }) => event.day),
      grade: Uint8Array.from(rows, ({ event }) => (event.kind === 'review' ? event.grade : RESET)),
      durationMillis: answers((event) => event.durationMillis),
      wasInReview: Uint8Array.from(answers(({ phaseBefore }) => (phaseBefore === 'review' ? 1 : 0))),
      intervalDays: answers(({ interval }) => (interval.unit === 'days' ? interval.days : 0)),
    };
  }

  #numberOf(cardId: CardId): number {
    const known = this.#numbers.get(cardId);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(cardId, number);
    return number;
  }
}

/** The rows of some cards alone. Card numbers stay as they are. */
export function takeCards(table: ReviewTable, isWanted: (cardId: CardId) => boolean): ReviewTable {
  const wanted = Uint8Array.from(table.cards, (cardId) => (isWanted(cardId) ? 1 : 0));
  const rows = Uint32Array.from({ length: table.count }, (_, row) => row).filter(
    (row) => byteAt(wanted, wordAt(table.card, row)) === 1,
  );
  const ints = (column: Int32Array) => Int32Array.from(rows, (row) => intAt(column, row));
  const bytes = (column: Uint8Array) => Uint8Array.from(rows, (row) => byteAt(column, row));
  return {
    count: rows.length,
    cards: table.cards,
    card: rows.map((row) => wordAt(table.card, row)),
    atMillis: Float64Array.from(rows, (row) => floatAt(table.atMillis, row)),
    offsetMinutes: ints(table.offsetMinutes),
    day: ints(table.day),
    grade: bytes(table.grade),
    durationMillis: ints(table.durationMillis),
    wasInReview: bytes(table.wasInReview),
    intervalDays: ints(table.intervalDays),
  };
}

/** The rows of each card, in the order of time: those of card `c` are `rows.subarray(starts[c], starts[c + 1])`. */
export function groupByCard(table: ReviewTable): { readonly rows: Uint32Array; readonly starts: Uint32Array } {
  const cardCount = table.cards.length;
  const starts = new Uint32Array(cardCount + 1);
  for (const card of table.card) starts[card + 1] = wordAt(starts, card + 1) + 1;
  for (let card = 0; card < cardCount; card++) starts[card + 1] = wordAt(starts, card + 1) + wordAt(starts, card);
  const filled = starts.slice(0, cardCount);
  const rows = new Uint32Array(table.count);
  for (let row = 0; row < table.count; row++) {
    const card = wordAt(table.card, row);
    const at = wordAt(filled, card);
    rows[at] = row;
    filled[card] = at + 1;
  }
  return { rows, starts };
}

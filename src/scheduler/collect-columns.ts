import { compareEvents, type LogEvent } from '../model/event.ts';
import type { CardId, EventId } from '../model/ids.ts';
import type { ReviewColumns } from './training-set.ts';

interface Reset {
  readonly id: EventId;
  readonly atMillis: number;
  readonly cardId: CardId;
}

interface Answer extends Reset {
  readonly day: number;
  readonly grade: number;
}

/**
 * Turns a log that comes in pages, in any order, into columns for training and scoring, keeping only what they need. Left out are
 * practice, answers that were undone, and those before a reset: they were given for a memory that no longer
 * counts. As in Anki.
 */
export class ColumnCollector {
  readonly #answers: Answer[] = [];
  readonly #resets: Reset[] = [];

  add(events: readonly LogEvent[]): void {
    for (const event of events) {
      const { id, atMillis } = event;
      if (event.kind === 'reset') this.#resets.push({ id, atMillis, cardId: event.cardId });
      if (event.kind !== 'review' || !event.affectsSchedule) continue;
      this.#answers.push({ id, atMillis, cardId: event.cardId, day: event.day, grade: event.grade });
    }
  }

  /** `undone` are the ids of all events that were taken back. */
  finish(undone: ReadonlySet<EventId>): ReviewColumns {
    const resets = new Map<CardId, Reset>();
    for (const reset of this.#resets) {
      const known = resets.get(reset.cardId);
      if (!undone.has(reset.id) && (known === undefined || compareEvents(known, reset) < 0))
        resets.set(reset.cardId, reset);
    }
    const counting = this.#answers
      .filter((answer) => {
        const reset = resets.get(answer.cardId);
        return !undone.has(answer.id) && (reset === undefined || compareEvents(reset, answer) < 0);
      })
      .sort(compareEvents);
    const numbers = new Map<CardId, number>();
    const card = Uint32Array.from(counting, ({ cardId }) => {
      const number = numbers.get(cardId) ?? numbers.size;
      numbers.set(cardId, number);
      return number;
    });
    return {
      cardCount: numbers.size,
      card,
      day: Int32Array.from(counting, ({ day }) => day),
      grade: Uint8Array.from(counting, ({ grade }) => grade),
    };
  }
}

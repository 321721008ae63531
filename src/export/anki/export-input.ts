import type { Card } from '../../model/card.ts';
import type { CardState } from '../../model/card-state.ts';
import type { LogEvent } from '../../model/event.ts';
import type { CardId, EventId } from '../../model/ids.ts';
import type { Moment } from '../../model/time.ts';

/** What goes into a package. Cards that are not in the deck (tray, shelf, never) are left out. */
export interface AnkiExportInput {
  readonly cards: readonly Card[];
  /** By card; a card without a state is new. Memory has to be under `scheduling.weights`. */
  readonly states: ReadonlyMap<CardId, CardState>;
  /** The whole log, undos included; events of other cards are passed over. */
  readonly events: readonly LogEvent[];
  /** Order of new cards; smaller comes first. Cards that are missing here come in the order of `cards`. */
  readonly positions?: ReadonlyMap<CardId, number>;
  readonly scheduling: AnkiExportScheduling;
  /** Pictures and sounds by the name that stands in the cards. Those that no card names are left out. */
  readonly media?: ReadonlyMap<string, Uint8Array>;
  /** Names of pictures, out of `media`, that stand in the notes beside a card. They come below the answer, with the place in the notes. */
  readonly pictures?: ReadonlyMap<CardId, readonly string[]>;
  /** Difficulty after an answer, for the learner's statistics in Anki. Without it the present one stands for all. */
  readonly difficulties?: ReadonlyMap<EventId, number>;
}

export interface AnkiExportScheduling {
  /** 21 weights of FSRS-6. */
  readonly weights: readonly number[];
  readonly desiredRetention: number;
  readonly learningStepsMinutes: readonly number[];
  readonly relearningStepsMinutes: readonly number[];
  readonly maximumIntervalDays: number;
  readonly newCardsPerDay: number;
  readonly reviewsPerDay: number;
  readonly leechThreshold: number;
}

export interface AnkiExportOptions {
  /** When the package is written, in the learner's zone. */
  readonly now: Moment;
  readonly rolloverHour: number;
  /** The deck in Anki that all others are put into. Empty for none. */
  readonly rootDeck?: string;
  /** Whether cards that were made in Anki go back too. They would stand there twice if the originals are still there. */
  readonly includesAnkiCards?: boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

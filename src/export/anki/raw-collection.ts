import type { CardTemplate } from './render-card.ts';

/** What a package holds, as Anki wrote it: checked for type and size, not yet understood. Ids are Anki's numbers. */
export interface RawCollection {
  readonly clock: RawClock;
  readonly noteTypes: ReadonlyMap<number, RawNoteType>;
  readonly decks: ReadonlyMap<number, RawDeck>;
  readonly presets: ReadonlyMap<number, RawPreset>;
  readonly notes: readonly RawNote[];
  readonly cards: readonly RawCard[];
  /** Sorted by id, which is the time of the answer. */
  readonly reviewsByCard: ReadonlyMap<number, readonly RawReview[]>;
}

/** What due days are counted by. */
export interface RawClock {
  readonly createdAtSeconds: number;
  /** Local time minus UTC when the collection was made; null where the file does not say. */
  readonly creationOffsetMinutes: number | null;
}

export interface RawNoteType {
  readonly id: number;
  readonly name: string;
  readonly isCloze: boolean;
  readonly fieldNames: readonly string[];
  readonly templates: readonly CardTemplate[];
}

export interface RawDeck {
  readonly id: number;
  /** From the outermost deck in. */
  readonly parts: readonly string[];
  readonly isFiltered: boolean;
  readonly presetId: number | null;
}

export interface RawPreset {
  readonly id: number;
  readonly name: string;
  /** 21 weights of FSRS-6; null where the preset has none. */
  readonly weights: readonly number[] | null;
  readonly desiredRetention: number | null;
}

export interface RawNote {
  readonly id: number;
  readonly guid: string;
  readonly noteTypeId: number;
  readonly modifiedAtSeconds: number;
  readonly tags: readonly string[];
  readonly fields: readonly string[];
}

export interface RawCard {
  readonly id: number;
  readonly noteId: number;
  /** The deck it belongs to, also while it is in a filtered deck. */
  readonly deckId: number;
  readonly ord: number;
  readonly modifiedAtSeconds: number;
  /** 0 new, 1 learning, 2 review, 3 relearning. */
  readonly type: number;
  /** 0 new, 1 and 3 learning, 2 review, -1 suspended, -2 and -3 buried. */
  readonly queue: number;
  readonly due: number;
  readonly intervalDays: number;
  readonly flag: number;
  /** Of the last answer; null where the card does not say. */
  readonly lastReviewSeconds: number | null;
  readonly desiredRetention: number | null;
}

export interface RawReview {
  readonly id: number;
  readonly ease: number;
  /** Days above 0, seconds below. */
  readonly interval: number;
  readonly factor: number;
  readonly durationMillis: number;
  /** 0 learn, 1 review, 2 relearn, 3 filtered, 4 manual, 5 rescheduled. */
  readonly type: number;
}

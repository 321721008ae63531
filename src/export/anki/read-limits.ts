/** How much of a package is read at most. They lie far above real collections and keep a hostile file from filling the memory. */
export interface AnkiLimits {
  readonly packageBytes: number;
  readonly entries: number;
  readonly databaseBytes: number;
  readonly mediaFileBytes: number;
  /** All pictures and sounds together, unpacked. */
  readonly mediaBytes: number;
  /** Unpacked bytes for each packed one. Deflate itself cannot do more than about 1,030. */
  readonly ratio: number;
  readonly notes: number;
  readonly cards: number;
  readonly reviews: number;
  readonly decks: number;
  readonly noteTypes: number;
  /** Characters of all fields of one note. */
  readonly noteChars: number;
  /** Characters of the question or answer of a card; what is longer is cut and listed. */
  readonly cardChars: number;
}

export const DEFAULT_ANKI_LIMITS: AnkiLimits = {
  packageBytes: 600_000_000,
  entries: 200_000,
  databaseBytes: 300_000_000,
  mediaFileBytes: 50_000_000,
  mediaBytes: 300_000_000,
  ratio: 1_100,
  notes: 300_000,
  cards: 500_000,
  reviews: 3_000_000,
  decks: 20_000,
  noteTypes: 5_000,
  noteChars: 1_000_000,
  cardChars: 20_000,
};

/** What the learner can set. Kept as setting events; a key without an event has its default. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  /** Local hour at which a study day begins, 0 to 23. */
  readonly rolloverHour: number;
  readonly newCardsPerDay: number;
  readonly reviewsPerDay: number;
  /** Chance of recall at which a card comes back, 0.70 to 0.97. */
  readonly desiredRetention: number;
}

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  rolloverHour: 4,
  newCardsPerDay: 20,
  reviewsPerDay: 200,
  desiredRetention: 0.9,
};

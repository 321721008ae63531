import type { StudyDay } from './time.ts';

/** How much the learner wants to do on a weekday: as usual, half, or as little as possible. */
export type EasyDay = 'normal' | 'reduced' | 'minimum';

/**
 * - `notes`: as they stand in the notes, marked ones first.
 * - `spread`: from all notes in turn.
 */
export type NewCardOrder = 'notes' | 'spread';

/** Where new cards stand among the reviews. */
export type NewCardPlace = 'mixed' | 'first' | 'last';

/**
 * - `retrievability`: most likely forgotten first.
 * - `relative-overdueness`: longest past due in proportion to the interval first.
 * - `due`: earliest due day first.
 * - `random`: by the card's seed, the same all day.
 */
export type ReviewOrder = 'retrievability' | 'relative-overdueness' | 'due' | 'random';

/** What the learner can set. Kept as setting events; a key without an event has its default. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  /** Local hour at which a study day begins, 0 to 23. */
  readonly rolloverHour: number;
  /** Over all decks together; a deck may have a smaller limit of its own. */
  readonly newCardsPerDay: number;
  readonly reviewsPerDay: number;
  readonly newCardOrder: NewCardOrder;
  readonly newCardPlace: NewCardPlace;
  readonly reviewOrder: ReviewOrder;
  /** Whether of the cards of one fact only one is asked a day. Of new cards it always is only one. */
  readonly burySiblings: boolean;
  /** Chance of recall at which a card comes back, 0.70 to 0.97. */
  readonly desiredRetention: number;
  readonly learningStepsMinutes: readonly number[];
  readonly relearningStepsMinutes: readonly number[];
  readonly minimumIntervalDays: number;
  readonly maximumIntervalDays: number;
  /** Lapses that make a card a leech; 0 switches the rule off. */
  readonly leechThreshold: number;
  /** Seven, from Monday. */
  readonly easyDays: readonly EasyDay[];
  /** The day a deck has to be known by; null without one. */
  readonly examDay: StudyDay | null;
  /** Chance of recall that each card should have on that day. */
  readonly examRetention: number;
  /** Fitted weights as text; null for those of FSRS itself. */
  readonly weights: string | null;
  /** How many answers could be predicted when fitting was last looked at, whether its weights were taken or not. */
  readonly fittedAtItemCount: number;
  /** A pile that is being worked off; null without one. */
  readonly catchUp: CatchUp | null;
}

/** Until and with this study day: so many reviews a day, those most at risk first, and no new cards. */
export interface CatchUp {
  readonly untilDay: StudyDay;
  readonly reviewsPerDay: number;
}

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  rolloverHour: 4,
  newCardsPerDay: 20,
  reviewsPerDay: 200,
  newCardOrder: 'notes',
  newCardPlace: 'mixed',
  reviewOrder: 'relative-overdueness',
  burySiblings: true,
  desiredRetention: 0.9,
  learningStepsMinutes: [1, 10],
  relearningStepsMinutes: [10],
  minimumIntervalDays: 1,
  maximumIntervalDays: 36_500,
  leechThreshold: 8,
  easyDays: ['normal', 'normal', 'normal', 'normal', 'normal', 'normal', 'normal'],
  examDay: null,
  examRetention: 0.95,
  weights: null,
  fittedAtItemCount: 0,
  catchUp: null,
};

/** A setting as its event has it: lists are written as text. */
export type SettingValue = string | number | boolean | null;

/** The newest value of each key that counts, scoped keys (`desiredRetention@folder:aws`) among them. */
export type SettingValues = Readonly<Record<string, SettingValue>>;

/** What holds for all decks, with everything that was set, for finding out what holds for one (`readSettings`). */
export interface AllSettings extends Settings {
  readonly values: SettingValues;
}

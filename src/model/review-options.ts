import type { SettingValue, SettingValues } from './settings.ts';

/**
 * How a review is held and heard. Setting events with keys of their own (`review.swipe`), the same for all decks; everything is
 * off until the learner switches it on. Kept apart from `Settings` because the first card needs none of it.
 */
export interface ReviewOptions {
  /** A card whose answer is shown is graded by drawing it aside: left Again, right Good. */
  readonly swipe: boolean;
  /** A tap on the left or right third of a shown answer grades it. */
  readonly tapZones: boolean;
  /** At which side the grades begin with Again. */
  readonly gradesFrom: 'left' | 'right';
  /** Again, Hard, Good, Easy, or only Again and Good. */
  readonly gradeCount: 2 | 4;
  readonly typeAnswer: boolean;
  /** 0 shows no answer by itself. */
  readonly showAnswerAfterSeconds: number;
  /**
   * - `button`: a card is read out when asked. - `hands-free`: question, a pause, answer, by itself.
   */
  readonly readAloud: 'off' | 'button' | 'hands-free';
  /** A short tick of the device for each grade that is on disk. */
  readonly haptics: boolean;
  readonly keepScreenOn: boolean;
}

export const DEFAULT_REVIEW_OPTIONS: ReviewOptions = {
  swipe: false,
  tapZones: false,
  gradesFrom: 'left',
  gradeCount: 4,
  typeAnswer: false,
  showAnswerAfterSeconds: 0,
  readAloud: 'off',
  haptics: false,
  keepScreenOn: false,
};

/** Longest time after which an answer may come by itself. */
export const LONGEST_WAIT_SECONDS = 120;

const PREFIX = 'review.';

/** The key of the setting event for an option. */
export function reviewOptionKey(key: keyof ReviewOptions): string {
  return PREFIX + key;
}

type Readers = { readonly [Key in keyof ReviewOptions]: (value: SettingValue) => ReviewOptions[Key] | undefined };

const isOn = (value: SettingValue): boolean | undefined => (typeof value === 'boolean' ? value : undefined);

const READERS: Readers = {
  swipe: isOn,
  tapZones: isOn,
  gradesFrom: (value) => (value === 'left' || value === 'right' ? value : undefined),
  gradeCount: (value) => (value === 2 || value === 4 ? value : undefined),
  typeAnswer: isOn,
  showAnswerAfterSeconds: (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LONGEST_WAIT_SECONDS
      ? value
      : undefined,
  readAloud: (value) => (value === 'off' || value === 'button' || value === 'hands-free' ? value : undefined),
  haptics: isOn,
  keepScreenOn: isOn,
};

/** The options that hold: what was set where it makes sense, else the default. */
export function readReviewOptions(values: SettingValues): ReviewOptions {
  const options: Record<string, unknown> = { ...DEFAULT_REVIEW_OPTIONS };
  for (const key of Object.keys(READERS) as (keyof ReviewOptions)[]) {
    const raw = values[reviewOptionKey(key)] ?? null;
    const value = raw === null ? undefined : READERS[key](raw);
    if (value !== undefined) options[key] = value;
  }
  return options as unknown as ReviewOptions;
}

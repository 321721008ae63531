/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Millis = number;

/**
 * A study day: days since 1970-01-01 of the learner's local calendar, turned at the rollover hour instead of midnight.
 * A review at 02:00 with rollover 4 belongs to the day before.
 */
export type StudyDay = number;

/** One instant as the learner lived it. It is fixed when the event is written and never derived again. */
export interface Moment {
  readonly atMillis: Millis;
  /** Local time minus UTC in minutes: Berlin in summer +120, New York in winter -300. */
  readonly offsetMinutes: number;
  readonly day: StudyDay;
}

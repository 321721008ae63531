import { v7 as createUuid } from 'uuid';
import type { EventId } from '../model/ids.ts';
import type { Settings } from '../model/settings.ts';
import type { Millis, Moment, StudyDay } from '../model/time.ts';
import { momentAt, studyDayAt } from '../scheduler/study-day.ts';
import type { Store } from '../store/store.ts';

/** The real things, made once and handed to the screens: the store, the clock, new ids. */
export interface Deps {
  readonly store: Store;
  nowMillis(): Millis;
  /** Local time minus UTC at an instant, in minutes. */
  offsetMinutes(atMillis: Millis): number;
  newEventId(): EventId;
}

export function createDeps(store: Store): Deps {
  return {
    store,
    nowMillis: () => Date.now(),
    // Subtracted, because turning its sign would make a negative zero of Greenwich.
    offsetMinutes: (atMillis) => 0 - new Date(atMillis).getTimezoneOffset(),
    newEventId: () => createUuid() as EventId,
  };
}

/** The instant for a new event, as the learner lives it. Never before this device's newest event. */
export function readMoment(deps: Deps, settings: Settings): Moment {
  const atMillis = deps.store.nextEventMillis(deps.nowMillis());
  return momentAt(atMillis, deps.offsetMinutes(atMillis), settings.rolloverHour);
}

/** The study day that is now. */
export function readToday(deps: Deps, settings: Settings): StudyDay {
  return dayOf(deps, settings, deps.nowMillis());
}

/** The study day of an instant, by the clock of this device. */
export function dayOf(deps: Deps, settings: Settings, atMillis: Millis): StudyDay {
  return studyDayAt(atMillis, deps.offsetMinutes(atMillis), settings.rolloverHour);
}

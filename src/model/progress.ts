import type { Card } from './card.ts';
import type { LogEvent } from './event.ts';
import type { DeviceId } from './ids.ts';
import type { Note } from './note.ts';
import type { Millis } from './time.ts';

/** Everything a learner has, as one value: what goes into a file and comes out of one. Card states are left out: the events give them. */
export interface Progress {
  readonly notes: readonly Note[];
  readonly cards: readonly Card[];
  readonly events: readonly LogEvent[];
  /** Lines of a file written by a newer version that this version does not know. Kept and written out again. */
  readonly unknownLines: readonly string[];
}

export interface ProgressOrigin {
  readonly appVersion: string;
  readonly deviceId: DeviceId;
  readonly writtenAtMillis: Millis;
  /** IANA name, for example `Europe/Berlin`. */
  readonly timeZone: string;
  readonly rolloverHour: number;
}

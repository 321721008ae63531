import type { Card } from './card.ts';
import type { LogEvent } from './event.ts';
import type { DeviceId } from './ids.ts';
import type { Note, RemovedNote } from './note.ts';
import type { Picture } from './picture.ts';
import type { Millis } from './time.ts';

/** Everything a learner has, as one value: what goes into a file and comes out of one. Card states are left out: the events give them. */
export interface Progress {
  readonly notes: readonly Note[];
  readonly cards: readonly Card[];
  readonly events: readonly LogEvent[];
  /** Lines of a file written by a newer version that this version does not know. Kept and written out again. */
  readonly unknownLines: readonly string[];
  readonly removedNotes?: readonly RemovedNote[];
  /** Those that came with the notes, where they are wanted. */
  readonly pictures?: readonly Picture[];
}

/**
 * The same, page by page, for what is too large to be held at once. Each kind comes in the order of its ids. Pages are
 * read one after another: what is added in between may or may not be in them, as in any other merge.
 */
export interface ProgressPages {
  readonly notes: AsyncIterable<readonly Note[]>;
  readonly removedNotes: readonly RemovedNote[];
  readonly cards: AsyncIterable<readonly Card[]>;
  readonly events: AsyncIterable<readonly LogEvent[]>;
  readonly unknownLines: readonly string[];
  /** In the order of their paths, one at a time. Left out where there are none or none are wanted. */
  readonly pictures?: AsyncIterable<Picture>;
}

export interface ProgressOrigin {
  readonly appVersion: string;
  readonly deviceId: DeviceId;
  readonly writtenAtMillis: Millis;
  /** IANA name, for example `Europe/Berlin`. */
  readonly timeZone: string;
  readonly rolloverHour: number;
}

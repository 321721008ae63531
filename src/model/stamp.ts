import type { DeviceId } from './ids.ts';
import type { Millis } from './time.ts';

/**
 * A hybrid logical clock reading, as text that sorts in the order of events: `millis-counter-device`, millis and
 * counter zero-padded. The later of two stamps wins when two devices changed the same thing.
 * Source: Kulkarni et al., "Logical Physical Clocks", 2014.
 */
export type Stamp = string;

const MILLIS_DIGITS = 15;
const COUNTER_DIGITS = 5;
const MAX_COUNTER = 10 ** COUNTER_DIGITS - 1;
const MAX_MILLIS = 10 ** MILLIS_DIGITS - 1;
const STAMP_PATTERN = /^(\d{15})-(\d{5})-(\S{1,100})$/;

/** A clock that another device set further ahead than this is not followed. */
export const CLOCK_TOLERANCE_MILLIS: Millis = 5 * 60 * 1000;

export interface StampParts {
  readonly millis: Millis;
  readonly counter: number;
  readonly deviceId: DeviceId;
}

/** The stamp with these parts. Throws on parts that would not sort. */
export function createStamp(parts: StampParts): Stamp {
  const { millis, counter, deviceId } = parts;
  const isSortable =
    Number.isInteger(millis) &&
    millis >= 0 &&
    millis <= MAX_MILLIS &&
    Number.isInteger(counter) &&
    counter >= 0 &&
    counter <= MAX_COUNTER;
  if (!isSortable) throw new Error(`No stamp can be made of ${millis}, ${counter}, ${deviceId}`);
  return `${String(millis).padStart(MILLIS_DIGITS, '0')}-${String(counter).padStart(COUNTER_DIGITS, '0')}-${deviceId}`;
}

/** The parts of a stamp, or null when the text is none. */
export function readStamp(text: string): StampParts | null {
  const match = STAMP_PATTERN.exec(text);
  const [, millis, counter, deviceId] = match ?? [];
  if (millis === undefined || counter === undefined || deviceId === undefined) return null;
  return { millis: Number(millis), counter: Number(counter), deviceId: deviceId as DeviceId };
}

/** Below 0 when `a` is the earlier one. */
export function compareStamps(a: Stamp, b: Stamp): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * A stamp for a change made now on this device. It is later than `previous` (the stamp of what is changed, or the
 * device's last one) even when the clock stands behind it.
 */
export function nextStamp(previous: Stamp | null, nowMillis: Millis, deviceId: DeviceId): Stamp {
  const last = previous === null ? null : readStamp(previous);
  if (last === null || nowMillis > last.millis) return createStamp({ millis: nowMillis, counter: 0, deviceId });
  if (last.counter < MAX_COUNTER) return createStamp({ millis: last.millis, counter: last.counter + 1, deviceId });
  return createStamp({ millis: last.millis + 1, counter: 0, deviceId });
}

/** Whether the stamp lies so far ahead of this clock that the clock which made it must be wrong. */
export function isFutureStamp(stamp: Stamp, nowMillis: Millis): boolean {
  const parts = readStamp(stamp);
  return parts !== null && parts.millis > nowMillis + CLOCK_TOLERANCE_MILLIS;
}

/**
 * The device's last stamp after it has seen one of another device: the later of the two. A stamp from a clock that
 * runs ahead is not followed, or one wrong clock would drag every device with it.
 */
export function receiveStamp(mine: Stamp | null, theirs: Stamp, nowMillis: Millis): Stamp | null {
  if (isFutureStamp(theirs, nowMillis)) return mine;
  return mine === null || compareStamps(theirs, mine) > 0 ? theirs : mine;
}

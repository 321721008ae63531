import type { LogEvent } from '../model/event.ts';
import type { StudyDay } from '../model/time.ts';
import type { WriteResult } from '../model/write.ts';
import type { Database } from './database.ts';
import { SEALED_KEY, type SealedRow } from './meta-rows.ts';
import { runWrite, type StoreSession, type Written } from './session.ts';

/**
 * Old events are kept a second time, packed: some hundred thousand rows take the better part of a minute to read, the same events
 * packed a fraction of a second. The rows stay the truth and the only thing that is written into: the packed parts are a cache
 * that may be dropped at any time, and are not used as soon as they do not count the same events as the rows of their days.
 */
const EVENTS_A_PART = 5_000;
/** Fewer are not worth a part. */
const FEWEST_EVENTS = 2_000;
const BEFORE_ALL_DAYS: StudyDay = Number.MIN_SAFE_INTEGER;

/** How far the log is packed: whole study days up to this one, with so many events in so many parts. */
export interface SealedPoint {
  readonly throughDay: StudyDay;
  readonly count: number;
  readonly parts: number;
}

/** What is to be packed next: all events of the days behind `after` up to `throughDay`. */
export interface NextPart {
  readonly after: SealedPoint;
  readonly throughDay: StudyDay;
  readonly events: readonly LogEvent[];
}

/** The same packed, however the packing did it: a value that IndexedDB can keep, and that never changes. */
export interface PackedPart extends Omit<NextPart, 'events'> {
  readonly count: number;
  readonly log: unknown;
}

/** The whole log, as fast as it can be read. */
export interface SealedLog {
  /** What the packing made of them, oldest days first. */
  readonly parts: readonly unknown[];
  /** Events of later days. */
  readonly rest: readonly LogEvent[];
}

const NOTHING_SEALED: SealedPoint = { throughDay: BEFORE_ALL_DAYS, count: 0, parts: 0 };

/** The next part of the log to pack, whole study days up to `upToDay`; null when too few events are left to be worth it. */
export function readNextPart(database: Database, upToDay: StudyDay): Promise<NextPart | null> {
  const { dexie, events } = database;
  return dexie.transaction('r', ['events', 'meta'], async () => {
    const after = (await readValidSeal(database)) ?? NOTHING_SEALED;
    const next = await events.where('day').above(after.throughDay).limit(EVENTS_A_PART).toArray();
    const whole = await keepWholeDays(database, next, upToDay);
    const last = whole.at(-1);
    if (last === undefined || whole.length < FEWEST_EVENTS) return null;
    return { after, throughDay: last.day, events: whole };
  });
}

/**
 * Keeps a packed part. `stale` when the log of its days, or what was packed before, is no longer as it was read: then nothing is
 * written. A first part takes the place of all that were there: they did not hold the events of their days.
 */
export function putSealedPart(session: StoreSession, part: PackedPart): Promise<WriteResult> {
  const { events, segments, meta } = session.database;
  const { after, throughDay, count, log } = part;
  const put = async (): Promise<Written> => {
    const row = await meta.get(SEALED_KEY);
    const isFirst = after.parts === 0;
    const follows = row?.key === SEALED_KEY && row.parts === after.parts && row.throughDay === after.throughDay;
    const counted = await events.where('day').between(after.throughDay, throughDay, false, true).count();
    if ((!isFirst && !follows) || counted !== count) return { result: { kind: 'stale' }, head: null };
    if (isFirst) await segments.clear();
    await segments.put({ id: after.parts, log });
    const next: SealedRow = { key: SEALED_KEY, throughDay, count: after.count + count, parts: after.parts + 1 };
    await meta.put(next);
    // Nothing changed that a screen shows: with the head as it was, none of those that watch it is drawn again.
    return { result: { kind: 'saved' }, head: null };
  };
  return runWrite(session, ['events', 'segments'], put, count);
}

/** The packed parts with the events of later days, as of one moment; null when there are no parts that can be relied on. */
export function readSealedLog(database: Database): Promise<SealedLog | null> {
  const { dexie, events, segments } = database;
  return dexie.transaction('r', ['events', 'segments', 'meta'], async () => {
    const sealed = await readValidSeal(database);
    if (sealed === null) return null;
    const [rows, rest] = await Promise.all([
      segments.orderBy('id').toArray(),
      events.where('day').above(sealed.throughDay).toArray(),
    ]);
    return rows.length === sealed.parts ? { parts: rows.map((row) => row.log), rest } : null;
  });
}

async function readValidSeal({ events, meta }: Database): Promise<SealedPoint | null> {
  const row = await meta.get(SEALED_KEY);
  if (row?.key !== SEALED_KEY) return null;
  const count = await events.where('day').belowOrEqual(row.throughDay).count();
  return count === row.count ? { throughDay: row.throughDay, count, parts: row.parts } : null;
}

/** Those of the events whose day is there as a whole. A day with more events than one part holds is read to its end. */
async function keepWholeDays(
  { events }: Database,
  next: readonly LogEvent[],
  upToDay: StudyDay,
): Promise<readonly LogEvent[]> {
  const within = next.filter((event) => event.day <= upToDay);
  const last = next.at(-1);
  if (last === undefined || next.length < EVENTS_A_PART || last.day > upToDay) return within;
  const before = within.filter((event) => event.day < last.day);
  return before.length > 0 ? before : events.where('day').equals(last.day).toArray();
}

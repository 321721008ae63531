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

/** How events become one value that IndexedDB can keep (`packEvents` of the scheduler), and never changes. */
export type PackEvents = (events: readonly LogEvent[]) => unknown;

/** The whole log, as fast as it can be read. */
export interface SealedLog {
  /** What the packing made of them, oldest days first. */
  readonly parts: readonly unknown[];
  /** Events of later days. */
  readonly rest: readonly LogEvent[];
}

/**
 * Packs the next part of the log, whole study days up to `upToDay`. `isDone` when too few events are left to be worth it. Parts
 * that no longer hold the events of their days, after an import, are dropped first.
 */
export async function sealNextPart(
  session: StoreSession,
  pack: PackEvents,
  upToDay: StudyDay,
): Promise<WriteResult & { readonly isDone: boolean }> {
  const { database } = session;
  const { events, segments, meta } = database;
  let isDone = false;
  const seal = async (): Promise<Written> => {
    const valid = await readValidSeal(database);
    if (valid === null) await segments.clear();
    const sealed = valid ?? { throughDay: BEFORE_ALL_DAYS, count: 0, parts: 0 };
    const next = await events.where('day').above(sealed.throughDay).limit(EVENTS_A_PART).toArray();
    const whole = await keepWholeDays(database, next, upToDay);
    const last = whole.at(-1);
    if (last === undefined || whole.length < FEWEST_EVENTS) {
      isDone = true;
      return { result: { kind: 'saved' }, head: null };
    }
    await segments.put({ id: sealed.parts, log: pack(whole) });
    const row: SealedRow = {
      key: SEALED_KEY,
      throughDay: last.day,
      count: sealed.count + whole.length,
      parts: sealed.parts + 1,
    };
    await meta.put(row);
    // Nothing changed that a screen shows: with the head as it was, none of those that watch it is drawn again.
    return { result: { kind: 'saved' }, head: null };
  };
  const result = await runWrite(session, ['events', 'segments'], seal, EVENTS_A_PART);
  return { ...result, isDone: isDone || result.kind !== 'saved' };
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

async function readValidSeal({ events, meta }: Database): Promise<SealedRow | null> {
  const row = await meta.get(SEALED_KEY);
  if (row?.key !== SEALED_KEY) return null;
  const count = await events.where('day').belowOrEqual(row.throughDay).count();
  return count === row.count ? row : null;
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

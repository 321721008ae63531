import type { DeviceFile } from '../../pwa/device-folder.ts';

/** The folder of the browser's own files in which all copies lie. */
export const SAFETY_FOLDER = 'safety';

/** Why a copy was made by itself. */
export type SnapshotReason = 'quiet' | 'import' | 'update';

/** A copy that the app keeps in this browser. All that a list needs stands in its name, so that no copy is opened for it. */
export interface Snapshot {
  readonly name: string;
  readonly bytes: number;
  readonly atMillis: number;
  readonly events: number;
  readonly reviews: number;
  readonly cards: number;
  readonly notes: number;
  readonly reason: SnapshotReason;
}

const REASONS: readonly SnapshotReason[] = ['quiet', 'import', 'update'];
const NAME = /^snapshot_(\d{15})_(\d+)_(\d+)_(\d+)_(\d+)_([a-z]+)\.ndjson\.gz$/;

export function nameSnapshot(snapshot: Omit<Snapshot, 'name' | 'bytes'>): string {
  const { atMillis, events, reviews, cards, notes, reason } = snapshot;
  return `snapshot_${String(atMillis).padStart(15, '0')}_${events}_${reviews}_${cards}_${notes}_${reason}.ndjson.gz`;
}

/** The snapshots among the files, newest first. */
export function listSnapshots(files: readonly DeviceFile[]): Snapshot[] {
  return files.flatMap(({ name, bytes }) => readName(name, bytes)).sort((a, b) => b.atMillis - a.atMillis);
}

function readName(name: string, bytes: number): Snapshot[] {
  const match = NAME.exec(name);
  const reason = REASONS.find((known) => known === match?.[6]);
  if (match === null || reason === undefined) return [];
  const [atMillis = 0, events = 0, reviews = 0, cards = 0, notes = 0] = match.slice(1, 6).map(Number);
  return [{ name, bytes, atMillis, events, reviews, cards, notes, reason }];
}

const HOUR_MILLIS = 3_600_000;
const DAY_MILLIS = 24 * HOUR_MILLIS;
/** How old a copy may be and still stand for its hour, day or week; older ones stand for their month. */
const [HOURS_KEPT, DAYS_KEPT, WEEKS_KEPT] = [DAY_MILLIS, 14 * DAY_MILLIS, 70 * DAY_MILLIS];
const MONTHS_KEPT = 12;
const MOST_BYTES = 150_000_000;
/** However large they are. */
const ALWAYS_KEPT = 2;

/**
 * The snapshots that may go, given all of them: of each hour of the last day, each day of the last two weeks, each week of the last
 * ten and each month of the last year the newest one stays. When they are too large together, the oldest go first. The one with the
 * most events stays in any case: it may hold what the database has lost without anybody noticing.
 */
export function chooseSuperfluous(snapshots: readonly Snapshot[], nowMillis: number): Snapshot[] {
  const newestFirst = [...snapshots].sort((a, b) => b.atMillis - a.atMillis);
  const taken = new Set<string>();
  const fullest = Math.max(...snapshots.map((snapshot) => snapshot.events));
  const newestOfFullest = newestFirst.find((snapshot) => snapshot.events === fullest);
  let bytes = 0;
  return newestFirst.filter((snapshot, i) => {
    const slot = slotOf(snapshot.atMillis, nowMillis);
    const isWanted = slot !== null && !taken.has(slot) && bytes + snapshot.bytes <= MOST_BYTES;
    if (!isWanted && i >= ALWAYS_KEPT && snapshot !== newestOfFullest) return true;
    if (slot !== null) taken.add(slot);
    bytes += snapshot.bytes;
    return false;
  });
}

function slotOf(atMillis: number, nowMillis: number): string | null {
  // A clock that was set back makes ages negative: those count as fresh.
  const age = Math.max(0, nowMillis - atMillis);
  if (age < HOURS_KEPT) return `hour ${Math.floor(atMillis / HOUR_MILLIS)}`;
  if (age < DAYS_KEPT) return `day ${Math.floor(atMillis / DAY_MILLIS)}`;
  if (age < WEEKS_KEPT) return `week ${Math.floor(atMillis / (7 * DAY_MILLIS))}`;
  const month = Math.floor(atMillis / (30 * DAY_MILLIS));
  return month > Math.floor(nowMillis / (30 * DAY_MILLIS)) - MONTHS_KEPT ? `month ${month}` : null;
}

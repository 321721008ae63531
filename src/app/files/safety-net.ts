import type { Picture } from '../../model/picture.ts';
import type { ProgressOrigin } from '../../model/progress.ts';
import { type DeviceFolder, openDeviceFolder } from '../../pwa/device-folder.ts';
import type { Counts, Store } from '../../store/store.ts';
import { createBreathe } from './breathe.ts';
import type { CopyRequest } from './copy-tasks.ts';
import { createEventLog, type EventLog } from './event-log.ts';
import { keepPictures, readKeptPictures } from './kept-pictures.ts';
import { type StagedCopy, stageCopy } from './read-copy.ts';
import {
  chooseSuperfluous,
  listSnapshots,
  nameSnapshot,
  SAFETY_FOLDER,
  type Snapshot,
  type SnapshotReason,
} from './snapshot-list.ts';
import { stageEvents } from './stage-events.ts';
import type { WrittenCopy } from './write-copy.ts';

/** Copies that the app keeps by itself in this browser, beside its database. */
export interface SafetyNet {
  readonly log: EventLog;
  list(): Promise<readonly Snapshot[]>;
  read(snapshot: Snapshot): Promise<File | null>;
  /** Makes a copy, reads it back and drops what it makes superfluous. null when nothing has changed since the newest one. */
  take(reason: SnapshotReason): Promise<Snapshot | null>;
  /** What can be brought back: the newest copy that is whole, with all that was done since. null when there is nothing. */
  readSecondCopy(): Promise<SecondCopy | null>;
  /** After the learner has emptied the app: the copies go too. */
  forgetAll(): Promise<void>;
}

export interface SecondCopy {
  readonly copy: StagedCopy;
  /** When the snapshot in it was made; null when there are only events. */
  readonly atMillis: number | null;
}

export interface SafetyParts {
  readonly store: Pick<Store, 'readCounts' | 'readLastImport' | 'readPictureTotals' | 'readPictures'>;
  readonly folder: DeviceFolder;
  nowMillis(): number;
  createId(): string;
  describeOrigin(): Promise<ProgressOrigin>;
  /** Writes everything into one file and reads it back. */
  writeCopy(origin: ProgressOrigin, request: CopyRequest): Promise<WrittenCopy>;
}

/** null where the browser keeps no files. */
export async function openSafetyNet(parts: Omit<SafetyParts, 'folder'>): Promise<SafetyNet | null> {
  const folder = await openDeviceFolder(SAFETY_FOLDER);
  return folder === null ? null : createSafetyNet({ ...parts, folder });
}

export function createSafetyNet(parts: SafetyParts): SafetyNet {
  const { store, folder, nowMillis } = parts;
  const log = createEventLog(folder, nowMillis, parts.createId);
  const list = async () => listSnapshots(await folder.list());
  const read = (snapshot: Snapshot) => folder.read(snapshot.name);

  const take = async (reason: SnapshotReason): Promise<Snapshot | null> => {
    const counts = await store.readCounts();
    const [newest] = await list();
    const lastImport = await store.readLastImport();
    if (counts.events + counts.notes + counts.cards === 0) return null;
    await keepPictures(store, folder, await parts.describeOrigin()).catch(leaveForNextTime);
    if (newest && holdsSame(newest, counts) && (lastImport?.atMillis ?? 0) < newest.atMillis) return null;

    const settled = await log.turnPage();
    const origin = await parts.describeOrigin();
    const written = await parts.writeCopy(origin, { name: 'snapshot', isPacked: true });
    const name = nameSnapshot({ ...toFigures(counts), atMillis: origin.writtenAtMillis, reason });
    await folder.write(name, written.file);
    const stored = await folder.read(name);
    if (stored === null || !(await isSameContent(stored, written.file))) {
      await folder.remove(name);
      throw new Error(`The snapshot ${name} does not read back as it was written.`);
    }
    const all = await list();
    for (const superfluous of chooseSuperfluous(all, nowMillis())) await folder.remove(superfluous.name);
    // A database that has lost something must not take the log of it along.
    if (!all.some((snapshot) => snapshot.events > written.eventCount)) await log.remove(settled);
    return all.find((snapshot) => snapshot.name === name) ?? null;
  };

  return {
    log,
    list,
    read,
    take,
    readSecondCopy: () => readSecondCopy(log, list, read, () => readKeptPictures(folder, createBreathe())),
    async forgetAll() {
      await log.turnPage();
      for (const file of await folder.list()) await folder.remove(file.name);
    },
  };
}

/** Without room for pictures the answers are still kept. */
function leaveForNextTime(): void {}

function toFigures(counts: Counts) {
  return { events: counts.events, reviews: counts.reviews, cards: counts.cards, notes: counts.notes };
}

function holdsSame(snapshot: Snapshot, counts: Counts): boolean {
  return Object.entries(toFigures(counts)).every(([key, value]) => snapshot[key as keyof Snapshot] === value);
}

async function readSecondCopy(
  log: EventLog,
  list: SafetyNet['list'],
  read: SafetyNet['read'],
  readPictures: () => Promise<readonly Picture[]>,
): Promise<SecondCopy | null> {
  const recent = await log.readAll();
  // The fullest first: a snapshot made after damage holds less than one made before.
  const candidates = [...(await list())].sort((a, b) => b.events - a.events || b.atMillis - a.atMillis);
  for (const snapshot of candidates) {
    const file = await read(snapshot);
    const staged = file === null ? null : await stageCopy(file, { breathe: createBreathe() });
    if (!staged?.ok) continue;
    for (const event of recent) staged.value.events.add(event);
    return { copy: { ...staged.value, pictures: await readPictures() }, atMillis: snapshot.atMillis };
  }
  const copy = stageEvents(recent);
  return copy && { copy, atMillis: null };
}

const COMPARED_BYTES = 1_000_000;

async function isSameContent(a: Blob, b: Blob): Promise<boolean> {
  if (a.size !== b.size) return false;
  for (let start = 0; start < a.size; start += COMPARED_BYTES) {
    const [left, right] = await Promise.all(
      [a, b].map(async (blob) => new Uint8Array(await blob.slice(start, start + COMPARED_BYTES).arrayBuffer())),
    );
    if (left?.some((byte, i) => byte !== right?.[i])) return false;
  }
  return true;
}

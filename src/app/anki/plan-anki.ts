import { isFromAnki } from '../../export/anki/anki-ids.ts';
import type { AnkiProgress } from '../../export/anki/read-package.ts';
import { isEmptyReport, type MergeReport } from '../../export/report-merge.ts';
import type { DeviceId } from '../../model/ids.ts';
import { type Result, succeed } from '../../model/result.ts';
import type { AllSettings } from '../../model/settings.ts';
import { nextStamp } from '../../model/stamp.ts';
import type { AskOptions } from '../../pwa/ask-worker.ts';
import { runInWorker } from '../../pwa/start-worker.ts';
import { DATABASE_NAME } from '../../store/database.ts';
import type { StoredLookups } from '../../store/open-reader.ts';
import type { Deps } from '../deps.ts';
import { createStagedEvents } from '../files/staged-events.ts';
import { reportContent } from '../files/take-in-copy.ts';
import type { SentContent } from '../files/take-in-tasks.ts';
import type { AnkiTasks, PackageProblem, ReadPackage, ReadRequest } from './anki-tasks.ts';

/** A package that was read, and what taking it in would change. Nothing is written yet. */
export interface AnkiPlan {
  readonly fileName: string;
  readonly read: ReadPackage;
  readonly report: MergeReport;
}

/** How far the reading is: what the worker does, and the comparison with what is here. */
export type PlanProgress =
  | AnkiProgress
  | { readonly stage: 'comparing'; readonly done: number; readonly total: number | null };

/** Reads a package in a worker and tells what it would change. Rejects with the signal's reason when it was given up. */
export async function planAnki(
  deps: Deps,
  settings: AllSettings,
  file: { readonly name: string; readonly blob: Blob },
  options: AskOptions<PlanProgress>,
): Promise<Result<AnkiPlan, PackageProblem>> {
  const request = await makeRequest(deps, settings, file);
  const input = { database: DATABASE_NAME, request };
  const read = await runInWorker<AnkiTasks, 'read'>('anki', 'read', input, options);
  if (!read.ok) return read;
  options.onProgress?.({ stage: 'comparing', done: 0, total: null });
  return succeed(await comparePackage(deps.store, file.name, read.value, deps.nowMillis()));
}

/** What the worker is told besides the file: the decks that were taken in before, and those that were taken away. */
export async function makeRequest(
  { store, nowMillis }: Pick<Deps, 'store' | 'nowMillis'>,
  settings: AllSettings,
  file: { readonly name: string; readonly blob: Blob },
): Promise<ReadRequest> {
  const [notes, pages] = await Promise.all([store.readAllNotes(), store.readProgressPages()]);
  return {
    file: file.blob,
    fileName: file.name,
    rolloverHour: settings.rolloverHour,
    nowMillis: nowMillis(),
    notes: notes.filter((note) => isFromAnki(note.id)),
    removedNotes: pages.removedNotes.filter((mark) => isFromAnki(mark.id)),
  };
}

export async function comparePackage(
  store: StoredLookups,
  fileName: string,
  read: ReadPackage,
  nowMillis: number,
): Promise<AnkiPlan> {
  const content = { ...read, removedNotes: [], unknownLines: [], eventPages: stagedEvents(read).pages() };
  const report = await reportContent(store, content, nowMillis);
  return { fileName, read, report };
}

/** Whether the package has nothing that is not here already. */
export function isNothingNew({ read, report }: AnkiPlan): boolean {
  return isEmptyReport(report) && read.images.length === 0;
}

/** What of a package is taken in, at the given time by this device. */
export function packageContent({ read }: AnkiPlan, atMillis: number, deviceId: DeviceId): SentContent {
  const { notes, cards, eventPages, eventCount, images } = read;
  // Anki keeps no time for a picture: what the file has and is not here counts as of now.
  const changedAt = nextStamp(null, atMillis, deviceId);
  return { notes, cards, eventPages, eventCount, pictures: images.map((image) => ({ ...image, changedAt })) };
}

function stagedEvents({ eventPages, eventCount }: ReadPackage) {
  return createStagedEvents(eventPages, eventCount);
}

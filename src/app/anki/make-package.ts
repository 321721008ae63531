import type { Scope } from '../../model/read-settings.ts';
import type { AllSettings } from '../../model/settings.ts';
import type { AskOptions } from '../../pwa/ask-worker.ts';
import { runInWorker } from '../../pwa/start-worker.ts';
import { momentAt } from '../../scheduler/study-day.ts';
import { DATABASE_NAME } from '../../store/database.ts';
import type { Deps } from '../deps.ts';
import { dateStamp } from '../files/copy-out.ts';
import type { AnkiTasks, WriteProgress, WrittenPackage } from './anki-tasks.ts';
import { namePackage } from './deck-choices.ts';

export interface MadePackage extends Omit<WrittenPackage, 'bytes'> {
  readonly file: File;
}

/** Which cards, and how. `path` is that of the folder or note, for the name of the file. */
export interface PackageChoice {
  readonly scope: Scope | null;
  readonly path: string | null;
  readonly hasScheduling: boolean;
}

/** Makes a package in a worker of its own. Rejects with the signal's reason when it was given up. */
export async function makePackage(
  deps: Deps,
  settings: AllSettings,
  { scope, path, hasScheduling }: PackageChoice,
  options: AskOptions<WriteProgress>,
): Promise<MadePackage> {
  const atMillis = deps.nowMillis();
  const now = momentAt(atMillis, deps.offsetMinutes(atMillis), settings.rolloverHour);
  const request = { scope, hasScheduling, values: settings.values, now };
  const { bytes, ...counts } = await runInWorker<AnkiTasks, 'write'>(
    'anki',
    'write',
    { database: DATABASE_NAME, request },
    options,
  );
  const file = new File([bytes], namePackage(path, dateStamp(atMillis)), { type: 'application/octet-stream' });
  return { file, ...counts };
}

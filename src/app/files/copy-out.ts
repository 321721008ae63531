import type { ProgressOrigin } from '../../model/progress.ts';
import type { Settings } from '../../model/settings.ts';
import { type ShareOutcome, shareFile } from '../../pwa/share-file.ts';
import type { Deps } from '../deps.ts';
import { createBreathe } from './breathe.ts';
import { writeCopyAside } from './write-copy-aside.ts';

/** Names of days in file names: `2026-10-14`, by the local calendar. */
export function dateStamp(atMillis: number): string {
  const date = new Date(atMillis);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Who writes a file, when and where. */
export function describeOrigin(deps: Deps, settings: Settings): ProgressOrigin {
  return {
    appVersion: String(import.meta.env['VITE_APP_VERSION']),
    deviceId: deps.store.deviceId,
    writtenAtMillis: deps.nowMillis(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    rolloverHour: settings.rolloverHour,
  };
}

/** Saves all notes, cards and events as one file outside the browser, and remembers that it did. Never rejects. */
export async function saveCopy(deps: Deps, settings: Settings, hasPictures: boolean): Promise<ShareOutcome> {
  try {
    const origin = describeOrigin(deps, settings);
    const written = await writeCopyAside(origin, {
      name: `recollect-${dateStamp(origin.writtenAtMillis)}`,
      hasPictures,
    });
    const outcome = await shareFile(written.file);
    if (outcome.kind === 'failed' || outcome.kind === 'cancelled') return outcome;
    await deps.store.recordCopy({ atMillis: origin.writtenAtMillis, reviewCount: written.reviewCount });
    return outcome;
  } catch (error) {
    return { kind: 'failed', detail: String(error) };
  }
}

export type TableKind = 'reviews' | 'cards-csv' | 'cards-tsv' | 'notes-zip';

/** Saves a table, or the notes as they are, outside the browser. Never rejects. */
export async function saveTable(deps: Deps, kind: TableKind): Promise<ShareOutcome> {
  try {
    const { writeTableFile } = await import('./write-table.ts');
    return await shareFile(await writeTableFile(deps.store, kind, dateStamp(deps.nowMillis()), createBreathe()));
  } catch (error) {
    return { kind: 'failed', detail: String(error) };
  }
}

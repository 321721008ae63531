import type { ProgressOrigin } from '../model/progress.ts';
import type { Settings } from '../model/settings.ts';
import { type ShareOutcome, shareFile } from '../pwa/share-file.ts';
import type { Deps } from './deps.ts';

/** Names of days in file names: `2026-10-14`, by the local calendar. */
function dateStamp(atMillis: number): string {
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
export async function saveCopy(deps: Deps, settings: Settings): Promise<ShareOutcome> {
  try {
    const { encodeProgress } = await import('../export/encode-progress.ts');
    const progress = await deps.store.readProgress();
    const origin = describeOrigin(deps, settings);
    const lines = [...encodeProgress(progress, origin)];
    const file = new File(lines, `recollect-${dateStamp(origin.writtenAtMillis)}.ndjson`, {
      type: 'application/x-ndjson',
    });
    const outcome = await shareFile(file);
    if (outcome.kind === 'failed' || outcome.kind === 'cancelled') return outcome;
    const reviewCount = progress.events.filter((event) => event.kind === 'review').length;
    await deps.store.recordCopy({ atMillis: origin.writtenAtMillis, reviewCount });
    return outcome;
  } catch (error) {
    return { kind: 'failed', detail: String(error) };
  }
}

/** Saves every review that counts as a row, with the columns of the FSRS optimizer. Never rejects. */
export async function saveSpreadsheet(deps: Deps): Promise<ShareOutcome> {
  try {
    const { writeReviewsCsv } = await import('../export/spreadsheets.ts');
    const { events } = await deps.store.readProgress();
    const file = new File([...writeReviewsCsv(events)], `recollect-reviews-${dateStamp(deps.nowMillis())}.csv`, {
      type: 'text/csv',
    });
    return await shareFile(file);
  } catch (error) {
    return { kind: 'failed', detail: String(error) };
  }
}

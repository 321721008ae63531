import { type FileContent, type MergeReport, reportMerge } from '../../export/report-merge.ts';
import type { AllSettings } from '../../model/settings.ts';
import type { WriteResult } from '../../model/write.ts';
import type { Store } from '../../store/store.ts';
import { createMergeRules } from './merge-rules.ts';
import type { StagedCopy } from './read-copy.ts';

/** What taking in a copy would change here. Writes nothing. */
export function reportCopy(store: Store, copy: StagedCopy, nowMillis: number): Promise<MergeReport> {
  return reportContent(store, { ...copy, eventPages: copy.events.pages() }, nowMillis);
}

/** The same of what was read from any file. */
export async function reportContent(store: Store, content: FileContent, nowMillis: number): Promise<MergeReport> {
  const [counts, pages] = await Promise.all([store.readCounts(), store.readProgressPages()]);
  return reportMerge(
    content,
    {
      eventCount: counts.events,
      removedNotes: pages.removedNotes,
      unknownLines: pages.unknownLines,
      findNotes: store.findNotes,
      findCards: store.findCards,
      findEvents: store.findEvents,
      findPicture: store.readImage,
      readSettingEvents: store.readSettingEvents,
    },
    nowMillis,
  );
}

/** Takes a copy in, in one transaction. `onProgress` is told which share is written, 0 to 1. */
export function takeInCopy(
  store: Store,
  settings: AllSettings,
  copy: StagedCopy,
  mark: { readonly label: string; readonly atMillis: number },
  onProgress?: (share: number) => void,
): Promise<WriteResult> {
  return store.importProgress({
    ...mark,
    notes: copy.notes,
    removedNotes: copy.removedNotes,
    cards: copy.cards,
    eventPages: copy.events.pages(),
    eventCount: copy.events.count,
    unknownLines: copy.unknownLines,
    images: copy.pictures,
    rules: createMergeRules(settings),
    ...(onProgress ? { onProgress } : {}),
  });
}

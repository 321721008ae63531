import { type FileContent, type MergeReport, reportMerge } from '../../export/report-merge.ts';
import type { AllSettings } from '../../model/settings.ts';
import type { StoredLookups } from '../../store/open-reader.ts';
import type { ImportMark, ImportWrite, Store } from '../../store/store.ts';
import { createMergeRules } from './merge-rules.ts';
import type { StagedCopy } from './read-copy.ts';
import { createStagedEvents } from './staged-events.ts';
import type { SentContent } from './take-in-tasks.ts';

/** What is taken in of a copy. */
export type CopyContent = Pick<StagedCopy, 'notes' | 'removedNotes' | 'cards' | 'events' | 'unknownLines' | 'pictures'>;

/** What taking in a copy would change here. Writes nothing. */
export function reportCopy(stored: StoredLookups, copy: CopyContent, nowMillis: number): Promise<MergeReport> {
  return reportContent(stored, { ...copy, eventPages: copy.events.pages() }, nowMillis);
}

/** The same of what was read from any file. */
export async function reportContent(
  stored: StoredLookups,
  content: FileContent,
  nowMillis: number,
): Promise<MergeReport> {
  const [counts, pages] = await Promise.all([stored.readCounts(), stored.readProgressPages()]);
  return reportMerge(
    content,
    {
      eventCount: counts.events,
      removedNotes: pages.removedNotes,
      unknownLines: pages.unknownLines,
      findNotes: stored.findNotes,
      findCards: stored.findCards,
      findEvents: stored.findEvents,
      findPicture: stored.readImage,
      readSettingEvents: stored.readSettingEvents,
    },
    nowMillis,
  );
}

/** What another thread has sent. */
export function unpackContent({ eventPages, eventCount, ...things }: SentContent): CopyContent {
  return { ...things, removedNotes: [], unknownLines: [], events: createStagedEvents(eventPages, eventCount) };
}

/** What takes a copy in: the store, or an importer beside it. */
interface CopyTaker<Answer> extends Pick<Store, 'readNotePaths'> {
  importProgress(write: ImportWrite): Promise<Answer>;
}

/** Takes a copy in, in one transaction, and answers as the store does. `onProgress` is told which share is written, 0 to 1. */
export async function takeInCopy<Answer>(
  store: CopyTaker<Answer>,
  settings: Pick<AllSettings, 'values'>,
  copy: CopyContent,
  mark: ImportMark,
  onProgress?: (share: number) => void,
): Promise<Answer> {
  // A note that is at another path there may move: then the states are computed anew afterwards.
  const theirs = copy.notes.map(({ id, path }) => [id, path] as const);
  const paths = new Map([...theirs, ...(await store.readNotePaths())]);
  return store.importProgress({
    ...mark,
    notes: copy.notes,
    removedNotes: copy.removedNotes,
    cards: copy.cards,
    eventPages: copy.events.pages(),
    eventCount: copy.events.count,
    unknownLines: copy.unknownLines,
    images: copy.pictures,
    rules: createMergeRules(settings, paths),
    ...(onProgress ? { onProgress } : {}),
  });
}

import { choosePicture } from '../../../src/export/merge-pictures.ts';
import { chooseCard, chooseEvent, chooseLater, mergeProgress } from '../../../src/export/merge-progress.ts';
import type { CardState } from '../../../src/model/card-state.ts';
import { compareEvents, effectiveEvents, type LogEvent } from '../../../src/model/event.ts';
import type { CardId } from '../../../src/model/ids.ts';
import type { Progress } from '../../../src/model/progress.ts';
import type { ImportWrite, MergeRules, Store } from '../../../src/store/store.ts';
import { newState } from './samples.ts';

/** A replay that is enough to tell histories apart: it counts answers and remembers the last event. */
export function replayRoughly(card: CardId, events: readonly LogEvent[]): CardState {
  const history = effectiveEvents(events).filter((event) => event.kind !== 'setting');
  return newState(card, { reviewCount: history.length, lastEventId: history.at(-1)?.id ?? null });
}

export const roughRules: MergeRules = {
  chooseLater,
  chooseCard,
  chooseEvent,
  choosePicture,
  replay: replayRoughly,
};

export const nothing: Progress = { notes: [], cards: [], events: [], unknownLines: [] };

/** A file as the store takes it in, its events in pages of two. */
export function toImport(file: Progress, more: Partial<ImportWrite> = {}): ImportWrite {
  const pages: LogEvent[][] = [];
  for (let i = 0; i < file.events.length; i += 2) pages.push(file.events.slice(i, i + 2));
  return {
    label: 'copy.ndjson',
    atMillis: 5_000,
    notes: file.notes,
    removedNotes: file.removedNotes ?? [],
    cards: file.cards,
    eventPages: pages,
    eventCount: file.events.length,
    unknownLines: file.unknownLines,
    images: file.pictures ?? [],
    rules: roughRules,
    ...more,
  };
}

/** Everything in one order. */
export function sortProgress(progress: Progress): Progress {
  const sorted = mergeProgress(progress, nothing);
  return { ...sorted, events: [...sorted.events].sort(compareEvents) };
}

/** Everything that a store holds, pictures too. */
export async function readWhole(store: Store): Promise<Progress> {
  const pictures = [];
  for await (const picture of await store.readPictures()) pictures.push(picture);
  return { ...(await store.readProgress()), ...(pictures.length > 0 ? { pictures } : {}) };
}

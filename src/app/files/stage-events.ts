import type { LogEvent } from '../../model/event.ts';
import type { StagedCopy } from './read-copy.ts';
import { createStagedEvents } from './staged-events.ts';

/** A copy that holds nothing but events; null when there are none. */
export function stageEvents(found: readonly LogEvent[]): StagedCopy | null {
  const [first] = found;
  if (first === undefined) return null;
  const events = createStagedEvents();
  for (const event of found) events.add(event);
  return {
    origin: { appVersion: '', deviceId: first.deviceId, writtenAtMillis: 0, timeZone: '', rolloverHour: 0 },
    notes: [],
    removedNotes: [],
    cards: [],
    events,
    unknownLines: [],
    pictures: [],
    picturesLeftOut: [],
  };
}

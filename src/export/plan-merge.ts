import type { Card } from '../model/card.ts';
import { effectiveEvents, type LogEvent, type SettingEvent } from '../model/event.ts';
import type { CardId, EventId } from '../model/ids.ts';
import type { Note } from '../model/note.ts';
import type { Progress } from '../model/progress.ts';
import { CLOCK_TOLERANCE_MILLIS, isFutureStamp } from '../model/stamp.ts';
import type { Millis } from '../model/time.ts';
import { isSameThing, mergeProgress } from './merge-progress.ts';

/** What a merge will change here, in numbers, to be shown before anything is written. */
export interface MergeReport {
  readonly reviewsNew: number;
  /** Undos, edits, suspensions and settings that come in. */
  readonly otherEventsNew: number;
  readonly cardsNew: number;
  /** Cards that change because they are newer there. */
  readonly cardsChanged: number;
  readonly cardsNewerHere: number;
  readonly notesNew: number;
  readonly notesChanged: number;
  readonly notesNewerHere: number;
  readonly settingsChanged: readonly SettingChange[];
  /** Events that only this device has; they stay. */
  readonly eventsOnlyHere: number;
  readonly unknownLinesNew: number;
  /** Events that say different things under one id: a sign of damage. */
  readonly contradictions: number;
  /** Events and changes that come in and are dated later than the clock here allows: a clock is wrong somewhere. */
  readonly fromTheFuture: number;
}

export interface SettingChange {
  readonly key: string;
  /** null where the default counts. */
  readonly before: SettingEvent['value'];
  readonly after: SettingEvent['value'];
}

/** The pieces for `Store.applyMerge`, but for the states, which the scheduler replays from `touchedEvents`. */
export interface MergePieces {
  readonly notes: readonly Note[];
  readonly cards: readonly Card[];
  readonly events: readonly LogEvent[];
  readonly unknownLines: readonly string[];
  readonly seenEventCount: number;
}

export interface MergePlan {
  readonly report: MergeReport;
  readonly write: MergePieces;
  /** Cards whose state has to be replayed. Each of them is there after the write. */
  readonly touchedCardIds: readonly CardId[];
  /** All events of each touched card after the merge, in order, undone ones and undos included. */
  readonly touchedEvents: ReadonlyMap<CardId, readonly LogEvent[]>;
}

/** Plans to take in `theirs`; changes nothing. `nowMillis` is only for telling events from the future. */
export function planMerge(mine: Progress, theirs: Progress, nowMillis: Millis): MergePlan {
  const merged = mergeProgress(mine, theirs);
  const notes = findChanges(mine.notes, theirs.notes, merged.notes);
  const cards = findChanges(mine.cards, theirs.cards, merged.cards);
  const events = findChanges(mine.events, theirs.events, merged.events);
  const known = new Set(mine.unknownLines);
  const unknownLines = merged.unknownLines.filter((line) => !known.has(line));
  const incoming = [...events.added, ...events.changed];
  const touchedEvents = findTouchedEvents(merged, incoming, cards.added);
  const stamped = [...notes.added, ...notes.changed, ...cards.added, ...cards.changed];

  return {
    report: {
      reviewsNew: events.added.filter((event) => event.kind === 'review').length,
      otherEventsNew: events.added.filter((event) => event.kind !== 'review').length,
      cardsNew: cards.added.length,
      cardsChanged: cards.changed.length,
      cardsNewerHere: cards.newerHere,
      notesNew: notes.added.length,
      notesChanged: notes.changed.length,
      notesNewerHere: notes.newerHere,
      settingsChanged: compareSettings(mine.events, merged.events),
      eventsOnlyHere: merged.events.length - theirs.events.length,
      unknownLinesNew: unknownLines.length,
      contradictions: events.changed.length + events.newerHere,
      fromTheFuture:
        incoming.filter((event) => event.atMillis > nowMillis + CLOCK_TOLERANCE_MILLIS).length +
        stamped.filter((thing) => isFutureStamp(thing.changedAt, nowMillis)).length,
    },
    write: {
      notes: [...notes.added, ...notes.changed],
      cards: [...cards.added, ...cards.changed],
      events: incoming,
      unknownLines,
      seenEventCount: mine.events.length,
    },
    touchedCardIds: [...touchedEvents.keys()],
    touchedEvents,
  };
}

interface Changes<Thing> {
  readonly added: readonly Thing[];
  /** There on both sides, and theirs stays. */
  readonly changed: readonly Thing[];
  /** Different on both sides, and mine stays. */
  readonly newerHere: number;
}

function findChanges<Thing extends { readonly id: string }>(
  mine: readonly Thing[],
  theirs: readonly Thing[],
  merged: readonly Thing[],
): Changes<Thing> {
  const mineById = new Map(mine.map((thing) => [thing.id, thing]));
  const mergedById = new Map(merged.map((thing) => [thing.id, thing]));
  const added: Thing[] = [];
  const changed: Thing[] = [];
  for (const thing of merged) {
    const own = mineById.get(thing.id);
    if (own === undefined) added.push(thing);
    else if (!isSameThing(own, thing)) changed.push(thing);
  }
  const newerHere = theirs.filter((thing) => {
    const kept = mergedById.get(thing.id);
    return kept !== undefined && !isSameThing(kept, thing);
  }).length;
  return { added, changed, newerHere };
}

/**
 * The histories that have to be replayed: of cards that incoming events are about, and of cards that are new here
 * while events of theirs were there already.
 */
function findTouchedEvents(
  merged: Progress,
  incoming: readonly LogEvent[],
  newCards: readonly Card[],
): ReadonlyMap<CardId, readonly LogEvent[]> {
  const eventById = new Map(merged.events.map((event) => [event.id, event]));
  const touched = new Set<CardId>(newCards.map((card) => card.id));
  for (const event of incoming) {
    const cardId = findCardOf(event, eventById);
    if (cardId !== null) touched.add(cardId);
  }
  const histories = new Map<CardId, LogEvent[]>();
  for (const card of merged.cards) if (touched.has(card.id)) histories.set(card.id, []);
  for (const event of merged.events) {
    const cardId = findCardOf(event, eventById);
    if (cardId !== null) histories.get(cardId)?.push(event);
  }
  return new Map([...histories].filter(([, events]) => events.length > 0));
}

/** The card that an event is about. An undo belongs to the card of what it takes back, whatever card it names itself. */
function findCardOf(event: LogEvent, eventById: ReadonlyMap<EventId, LogEvent>): CardId | null {
  const seen = new Set<EventId>();
  let root: LogEvent | undefined = event;
  while (root?.kind === 'undo' && !seen.has(root.id)) {
    seen.add(root.id);
    root = eventById.get(root.undoneEventId);
  }
  if (root?.kind === 'setting') return null;
  // What it takes back may come with a later file.
  return root?.cardId ?? (event.kind === 'setting' ? null : event.cardId);
}

function compareSettings(before: readonly LogEvent[], after: readonly LogEvent[]): SettingChange[] {
  const old = readSettings(before);
  const next = readSettings(after);
  const keys = [...new Set([...old.keys(), ...next.keys()])].sort();
  return keys
    .map((key) => ({ key, before: old.get(key) ?? null, after: next.get(key) ?? null }))
    .filter((change) => change.before !== change.after);
}

function readSettings(events: readonly LogEvent[]): Map<string, SettingEvent['value']> {
  const relevant = events.filter((event) => event.kind === 'setting' || event.kind === 'undo');
  const values = new Map<string, SettingEvent['value']>();
  for (const event of effectiveEvents(relevant)) if (event.kind === 'setting') values.set(event.key, event.value);
  return values;
}

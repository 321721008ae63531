import type { Card } from '../model/card.ts';
import { effectiveEvents, type LogEvent, type SettingEvent } from '../model/event.ts';
import type { CardId, EventId, NoteId } from '../model/ids.ts';
import { inPages } from '../model/listed.ts';
import type { Note, RemovedNote } from '../model/note.ts';
import type { Picture } from '../model/picture.ts';
import { CLOCK_TOLERANCE_MILLIS, compareStamps, isFutureStamp, type Stamp } from '../model/stamp.ts';
import type { Millis } from '../model/time.ts';
import { choosePicture, isSamePicture } from './merge-pictures.ts';
import { chooseCard, chooseEvent, chooseLater, isSameThing } from './merge-progress.ts';

/** What taking in a file will change here, in numbers, to be shown before anything is written. */
export interface MergeReport {
  readonly reviewsNew: number;
  /** Undos, edits, suspensions, settings and the like that come in. */
  readonly otherEventsNew: number;
  readonly cardsNew: number;
  /** Cards that change because they are newer there. */
  readonly cardsChanged: number;
  readonly cardsNewerHere: number;
  readonly notesNew: number;
  readonly notesChanged: number;
  readonly notesNewerHere: number;
  /** Notes that were taken away there and go here too. */
  readonly notesRemoved: number;
  readonly settingsChanged: readonly SettingChange[];
  /** Events that only this device has; they stay. */
  readonly eventsOnlyHere: number;
  readonly unknownLinesNew: number;
  readonly picturesNew: number;
  /** Pictures that look different there and were taken in later. */
  readonly picturesChanged: number;
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

/** What a file holds, its events in pages. */
export interface FileContent {
  readonly notes: readonly Note[];
  readonly removedNotes: readonly RemovedNote[];
  readonly cards: Iterable<Card>;
  readonly eventPages: Iterable<readonly LogEvent[]>;
  readonly unknownLines: readonly string[];
  readonly pictures?: readonly Picture[];
}

/** Looks up what is here: what stands under each id, in their order. */
export interface StoredContent {
  readonly eventCount: number;
  readonly removedNotes: readonly RemovedNote[];
  readonly unknownLines: readonly string[];
  findNotes(ids: readonly NoteId[]): Promise<readonly (Note | undefined)[]>;
  findCards(ids: readonly CardId[]): Promise<readonly (Card | undefined)[]>;
  findEvents(ids: readonly EventId[]): Promise<readonly (LogEvent | undefined)[]>;
  /** For files with pictures. */
  findPicture?(path: string): Promise<Picture | null>;
  /** All setting events and what takes them back. */
  readSettingEvents(): Promise<readonly LogEvent[]>;
}

const LOOKUPS_AT_ONCE = 1_000;

/** Tells what taking in the file would change; changes nothing and holds one page at a time. `nowMillis` is only for telling what comes from the future. */
export async function reportMerge(file: FileContent, stored: StoredContent, nowMillis: Millis): Promise<MergeReport> {
  const marks = new Map(stored.removedNotes.map((mark) => [mark.id, mark]));
  const isWanted = (note: Note) => {
    const mark = marks.get(note.id);
    return mark === undefined || compareStamps(mark.changedAt, note.changedAt) <= 0;
  };
  const notes = await compareThings<NoteId, Note>(
    file.notes.filter(isWanted),
    stored.findNotes,
    chooseLater,
    nowMillis,
  );
  const cards = await compareThings<CardId, Card>(file.cards, stored.findCards, chooseCard, nowMillis);
  const events = await compareEvents(file.eventPages, stored.findEvents, nowMillis);
  const known = new Set(stored.unknownLines);
  return {
    reviewsNew: events.reviewsNew,
    otherEventsNew: events.othersNew,
    cardsNew: cards.added,
    cardsChanged: cards.changed,
    cardsNewerHere: cards.newerHere,
    notesNew: notes.added,
    notesChanged: notes.changed,
    notesNewerHere: notes.newerHere + file.notes.length - file.notes.filter(isWanted).length,
    notesRemoved: await countRemoved(file.removedNotes, stored),
    settingsChanged: compareSettings(events.settings, await stored.readSettingEvents()),
    eventsOnlyHere: stored.eventCount - events.common,
    unknownLinesNew: new Set(file.unknownLines.filter((line) => !known.has(line))).size,
    ...(await comparePictures(file.pictures ?? [], stored.findPicture)),
    contradictions: events.contradictions,
    fromTheFuture: notes.fromTheFuture + cards.fromTheFuture + events.fromTheFuture,
  };
}

/** Whether there is nothing in it that is not here already. */
export function isEmptyReport(report: MergeReport): boolean {
  const { reviewsNew, otherEventsNew, cardsNew, cardsChanged, notesNew, notesChanged, notesRemoved } = report;
  const sum = reviewsNew + otherEventsNew + cardsNew + cardsChanged + notesNew + notesChanged + notesRemoved;
  return sum + report.unknownLinesNew + report.picturesNew + report.picturesChanged === 0;
}

async function compareThings<Id extends string, Thing extends { readonly id: Id; readonly changedAt: Stamp }>(
  theirs: Iterable<Thing>,
  find: (ids: readonly Id[]) => Promise<readonly (Thing | undefined)[]>,
  choose: (a: Thing, b: Thing) => Thing,
  nowMillis: Millis,
) {
  const counts = { added: 0, changed: 0, newerHere: 0, fromTheFuture: 0 };
  for (const page of inPages(theirs, LOOKUPS_AT_ONCE)) {
    const mine = await find(page.map((thing) => thing.id));
    for (const [i, thing] of page.entries()) {
      const own = mine[i];
      if (own !== undefined && isSameThing(own, thing)) continue;
      const comesIn = own === undefined || !isSameThing(choose(own, thing), own);
      if (own === undefined) counts.added++;
      else if (comesIn) counts.changed++;
      else counts.newerHere++;
      if (comesIn && isFutureStamp(thing.changedAt, nowMillis)) counts.fromTheFuture++;
    }
  }
  return counts;
}

/** One at a time: pictures are large. */
async function comparePictures(theirs: readonly Picture[], find: StoredContent['findPicture'] = async () => null) {
  const counts = { picturesNew: 0, picturesChanged: 0 };
  for (const picture of theirs) {
    const own = await find(picture.path);
    if (own === null) counts.picturesNew++;
    else if (!isSamePicture(choosePicture(own, picture), own)) counts.picturesChanged++;
  }
  return counts;
}

async function compareEvents(
  pages: Iterable<readonly LogEvent[]>,
  find: StoredContent['findEvents'],
  nowMillis: Millis,
) {
  const counts = { reviewsNew: 0, othersNew: 0, common: 0, contradictions: 0, fromTheFuture: 0 };
  /** New settings, and every new undo: what an undo is about may be one of them. */
  const settings: LogEvent[] = [];
  for (const page of pages) {
    const mine = await find(page.map((event) => event.id));
    for (const [i, event] of page.entries()) {
      const own = mine[i];
      if (own !== undefined) counts.common++;
      if (own !== undefined && isSameThing(own, event)) continue;
      if (own !== undefined) counts.contradictions++;
      if (own !== undefined && chooseEvent(own, event) === own) continue;
      if (own === undefined && event.kind === 'review') counts.reviewsNew++;
      if (own === undefined && event.kind !== 'review') counts.othersNew++;
      if (event.atMillis > nowMillis + CLOCK_TOLERANCE_MILLIS) counts.fromTheFuture++;
      if (event.kind === 'setting' || event.kind === 'undo') settings.push(event);
    }
  }
  return { ...counts, settings };
}

async function countRemoved(marks: readonly RemovedNote[], stored: StoredContent): Promise<number> {
  const notes = await stored.findNotes(marks.map((mark) => mark.id));
  return marks.filter((mark, i) => {
    const note = notes[i];
    return note !== undefined && compareStamps(mark.changedAt, note.changedAt) > 0;
  }).length;
}

function compareSettings(incoming: readonly LogEvent[], before: readonly LogEvent[]): SettingChange[] {
  if (incoming.length === 0) return [];
  const old = readSettings(before);
  const byId = new Map([...before, ...incoming].map((event) => [event.id, event]));
  const next = readSettings([...byId.values()]);
  const keys = [...new Set([...old.keys(), ...next.keys()])].sort();
  return keys
    .map((key) => ({ key, before: old.get(key) ?? null, after: next.get(key) ?? null }))
    .filter((change) => change.before !== change.after);
}

function readSettings(events: readonly LogEvent[]): Map<string, SettingEvent['value']> {
  const values = new Map<string, SettingEvent['value']>();
  for (const event of effectiveEvents(events)) if (event.kind === 'setting') values.set(event.key, event.value);
  return values;
}

import type { Card } from '../model/card.ts';
import { keepMadeAt } from '../model/card-made.ts';
import { compareEvents, type LogEvent } from '../model/event.ts';
import type { Note, RemovedNote } from '../model/note.ts';
import type { Progress } from '../model/progress.ts';
import { compareStamps, type Stamp } from '../model/stamp.ts';
import { toCanonicalJson } from './canonical-json.ts';
import { mergePictures } from './merge-pictures.ts';

/**
 * What two devices have together: all events by id, of each note and card the one with the later stamp. Nothing
 * gets less. The result does not depend on the order in which devices meet, nor on how often.
 * Notes, cards and unknown lines come sorted by id, events in the order of replay.
 */
export function mergeProgress(a: Progress, b: Progress): Progress {
  const notes = mergeById(a.notes, b.notes, chooseLater);
  const removed = mergeById(a.removedNotes ?? [], b.removedNotes ?? [], chooseLater);
  const stampById = new Map(notes.map((note) => [note.id, note.changedAt]));
  const markById = new Map(removed.map((mark) => [mark.id, mark]));
  const pictures = mergePictures([...(a.pictures ?? []), ...(b.pictures ?? [])]);
  const removedNotes = removed.filter((mark) => isGone(mark, stampById.get(mark.id)));
  return {
    notes: notes.filter((note) => !isGone(markById.get(note.id), note.changedAt)),
    ...(removedNotes.length > 0 ? { removedNotes } : {}),
    cards: mergeById(a.cards, b.cards, chooseCard),
    events: mergeById(a.events, b.events, chooseEvent).sort(compareEvents),
    unknownLines: [...new Set([...a.unknownLines, ...b.unknownLines])].sort(),
    ...(pictures.length > 0 ? { pictures } : {}),
  };
}

/** Whether a note stays away: it was removed, and not brought back later. At the same stamp it comes back, since a text is more than a mark. */
export function isGone(mark: RemovedNote | undefined, noteStamp: Note['changedAt'] | undefined): boolean {
  return mark !== undefined && (noteStamp === undefined || compareStamps(mark.changedAt, noteStamp) > 0);
}

function mergeById<Thing extends { readonly id: string }>(
  a: readonly Thing[],
  b: readonly Thing[],
  choose: (a: Thing, b: Thing) => Thing,
): Thing[] {
  const byId = new Map<string, Thing>();
  for (const thing of [...a, ...b]) {
    const other = byId.get(thing.id);
    byId.set(thing.id, other === undefined ? thing : choose(other, thing));
  }
  return [...byId.values()].sort((x, y) => (x.id < y.id ? -1 : 1));
}

/**
 * The one with the later stamp. Two copies of one browser profile can make the same stamp for different changes; then
 * the greater text wins, which is arbitrary but the same on every device.
 */
export function chooseLater<Thing extends { readonly changedAt: Stamp }>(a: Thing, b: Thing): Thing {
  return compareStamps(a.changedAt, b.changedAt) > 0 || (a.changedAt === b.changedAt && isGreater(a, b)) ? a : b;
}

/** The later of two selves of a card, made when the earlier of them was. */
export function chooseCard(a: Card, b: Card): Card {
  const bareA = { ...a, madeAt: undefined };
  const chosen = chooseLater(bareA, { ...b, madeAt: undefined }) === bareA ? a : b;
  return keepMadeAt(chosen, chosen === a ? b : a);
}

/** An event never changes. Two contents under one id come from damage; every device keeps the same one of them. */
export function chooseEvent<Event extends LogEvent>(a: Event, b: Event): Event {
  return isGreater(a, b) ? a : b;
}

/** Whether both say the same; the quick look finds it in nearly all cases. */
export function isSameThing(a: object, b: object): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b) || toCanonicalJson(a) === toCanonicalJson(b);
}

function isGreater(a: object, b: object): boolean {
  return !isSameThing(a, b) && toCanonicalJson(a) > toCanonicalJson(b);
}

import type { NoteId } from '../model/ids.ts';
import { ORDER_LIMIT } from './queue-place.ts';

const USUAL_GAP = 2 ** 16;
/** The first note stands here, so that others can come before it. */
const FIRST_ORDER = 2 ** 31;

/** Cards whose note is not there come last. */
export const NO_NOTE_ORDER = ORDER_LIMIT - 1;

interface Placed {
  readonly id: NoteId;
  readonly path: string;
  readonly order: number | null;
}

/**
 * Numbers that sort as the paths do, for stored notes and incoming ones together. A note keeps its number as long
 * as there is room, because a new number means rewriting the schedule of all its cards.
 * Returns the number of every note, stored ones included.
 */
export function orderNotes(
  stored: readonly { readonly id: NoteId; readonly path: string; readonly order: number }[],
  incoming: readonly { readonly id: NoteId; readonly path: string }[],
): ReadonlyMap<NoteId, number> {
  const byId = new Map<NoteId, Placed>(stored.map((note) => [note.id, note]));
  for (const note of incoming) {
    const old = byId.get(note.id);
    byId.set(note.id, { id: note.id, path: note.path, order: old?.path === note.path ? old.order : null });
  }
  const sorted = [...byId.values()].sort(comparePlaces);
  return fillGaps(sorted) ?? spreadEvenly(sorted);
}

function comparePlaces(a: Placed, b: Placed): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Numbers for the notes without one, between their neighbours. null when there is no room or the old ones do not sort. */
function fillGaps(sorted: readonly Placed[]): Map<NoteId, number> | null {
  const orders = new Map<NoteId, number>();
  let last = -1;
  let waiting: Placed[] = [];
  for (const note of sorted) {
    if (note.order === null) {
      waiting.push(note);
      continue;
    }
    const step = Math.floor((note.order - last) / (waiting.length + 1));
    if (step < 1) return null;
    for (const [i, between] of waiting.entries()) orders.set(between.id, last + step * (i + 1));
    orders.set(note.id, note.order);
    last = note.order;
    waiting = [];
  }
  let next = last < 0 ? FIRST_ORDER : last + USUAL_GAP;
  for (const note of waiting) {
    if (next >= NO_NOTE_ORDER) return null;
    orders.set(note.id, next);
    next += USUAL_GAP;
  }
  return orders;
}

function spreadEvenly(sorted: readonly Placed[]): Map<NoteId, number> {
  const step = Math.floor(NO_NOTE_ORDER / (sorted.length + 1));
  return new Map(sorted.map((note, i) => [note.id, step * (i + 1)]));
}

import { compareEvents, effectiveEvents, type LogEvent, type UndoEvent } from '../model/event.ts';
import type { EventId } from '../model/ids.ts';
import type { Database } from './database.ts';

/** Those of the events that still count, wherever in the log they were undone. To be called inside a transaction. */
export async function keepEffective<Event extends Exclude<LogEvent, UndoEvent>>(
  database: Database,
  events: readonly Event[],
): Promise<Event[]> {
  const undos = await collectUndos(
    database,
    events.map((event) => event.id),
  );
  const counting = new Set(effectiveEvents<LogEvent>([...events, ...undos]).map((event) => event.id));
  return events.filter((event) => counting.has(event.id));
}

/** The undos of the events, the undos of those, and so on. To be called inside a transaction. */
export async function collectUndos(database: Database, ids: readonly EventId[]): Promise<UndoEvent[]> {
  const found = new Map<EventId, UndoEvent>();
  let wanted = ids;
  while (wanted.length > 0) {
    const undos = await database.events.where('undoneEventId').anyOf(wanted).toArray();
    const fresh = undos.filter((event): event is UndoEvent => event.kind === 'undo' && !found.has(event.id));
    for (const undo of fresh) found.set(undo.id, undo);
    wanted = fresh.map((undo) => undo.id);
  }
  return [...found.values()];
}

/** What an undo is about in the end: an undo of an undo is about the event that the first one took back. null when it is not in the log. */
export async function findUndoneRoot(
  database: Database,
  undo: UndoEvent,
): Promise<Exclude<LogEvent, UndoEvent> | null> {
  const seen = new Set<EventId>([undo.id]);
  let id = undo.undoneEventId;
  while (!seen.has(id)) {
    seen.add(id);
    const event = await database.events.get(id);
    if (event === undefined) return null;
    if (event.kind !== 'undo') return event;
    id = event.undoneEventId;
  }
  return null;
}

/** Ids of everything that these undo events take back; the same rule as in `effectiveEvents`. */
export function findUndoneIds(undos: readonly UndoEvent[]): ReadonlySet<EventId> {
  const counting = effectiveUndos(undos);
  return new Set(counting.map((undo) => undo.undoneEventId));
}

function effectiveUndos(undos: readonly UndoEvent[]): UndoEvent[] {
  const newestFirst = [...undos].sort(compareEvents).reverse();
  const undone = new Set<EventId>();
  const counting: UndoEvent[] = [];
  for (const undo of newestFirst) {
    if (undone.has(undo.id)) continue;
    undone.add(undo.undoneEventId);
    counting.push(undo);
  }
  return counting;
}

/** All undos of the log. To be called inside a transaction. */
export async function readAllUndos(database: Database): Promise<UndoEvent[]> {
  const events = await database.events.orderBy('undoneEventId').toArray();
  return events.filter((event): event is UndoEvent => event.kind === 'undo');
}

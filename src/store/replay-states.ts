import type { LogEvent, UndoEvent } from '../model/event.ts';
import type { CardId, EventId } from '../model/ids.ts';
import type { Database } from './database.ts';
import { replaceState } from './rows.ts';
import type { MergeRules } from './store.ts';
import { readAllUndos } from './undone-events.ts';

/** Cards are replayed in batches, so that the page answers in between. */
const CARDS_A_BATCH = 50;

/**
 * Computes the states of the cards anew from all their events. Returns those of them that there are. To be called inside a
 * transaction over states and events. `onBatch` is told how many are done.
 */
export async function replayStates(
  database: Database,
  cardIds: readonly CardId[],
  replay: MergeRules['replay'],
  onBatch?: (done: number) => void,
): Promise<CardId[]> {
  if (cardIds.length === 0) return [];
  const undosOf = groupUndos(await readAllUndos(database));
  const replayed: CardId[] = [];
  for (let start = 0; start < cardIds.length; start += CARDS_A_BATCH) {
    const batch = cardIds.slice(start, start + CARDS_A_BATCH);
    const [rows, histories] = await Promise.all([
      database.states.bulkGet(batch),
      Promise.all(batch.map((cardId) => database.events.where('cardId').equals(cardId).toArray())),
    ]);
    const next = rows.flatMap((row, i) => {
      if (row === undefined) return [];
      const events = withUndos(histories[i] ?? [], undosOf);
      return [replaceState(row, replay(row.cardId, events, row.noteId))];
    });
    await database.states.bulkPut(next);
    replayed.push(...next.map((row) => row.cardId));
    onBatch?.(Math.min(cardIds.length, start + CARDS_A_BATCH));
  }
  return replayed;
}

function groupUndos(undos: readonly UndoEvent[]): ReadonlyMap<EventId, readonly UndoEvent[]> {
  const byUndone = new Map<EventId, UndoEvent[]>();
  for (const undo of undos) {
    const list = byUndone.get(undo.undoneEventId);
    if (list === undefined) byUndone.set(undo.undoneEventId, [undo]);
    else list.push(undo);
  }
  return byUndone;
}

/** The events with the undos of them, the undos of those, and so on: an undo need not name the card. */
function withUndos(
  events: readonly LogEvent[],
  undosOf: ReadonlyMap<EventId, readonly UndoEvent[]>,
): readonly LogEvent[] {
  const byId = new Map<EventId, LogEvent>(events.map((event) => [event.id, event]));
  const waiting = [...byId.keys()];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const undo of undosOf.get(id) ?? []) {
      if (byId.has(undo.id)) continue;
      byId.set(undo.id, undo);
      waiting.push(undo.id);
    }
  }
  return [...byId.values()];
}

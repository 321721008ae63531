import type { CardState } from '../model/card-state.ts';
import type { LogEvent, UndoEvent } from '../model/event.ts';
import type { CardId, EventId, NoteId } from '../model/ids.ts';
import type { Database } from './database.ts';
import { replaceState } from './rows.ts';
import type { MergeRules } from './store.ts';
import { readAllUndos } from './undone-events.ts';

/** Cards are replayed in batches, so that the page answers in between. */
const CARDS_A_BATCH = 50;

/** What of a card a replay needs to know. */
interface ReplayedCard {
  readonly cardId: CardId;
  readonly noteId: NoteId;
}

/** Computes the states of a batch of cards from all their events, in the order of the cards. */
export type Replayer = (cards: readonly ReplayedCard[]) => Promise<readonly CardState[]>;

/** To be called inside a transaction over events, when all of them are there. */
export async function createReplayer(database: Database, replay: MergeRules['replay']): Promise<Replayer> {
  const undosOf = groupUndos(await readAllUndos(database));
  return async (cards) => {
    const histories = await Promise.all(
      cards.map(({ cardId }) => database.events.where('cardId').equals(cardId).toArray()),
    );
    return cards.map(({ cardId, noteId }, i) => replay(cardId, withUndos(histories[i] ?? [], undosOf), noteId));
  };
}

/**
 * Computes the states of the cards anew from all their events. Returns those of them that there are. To be called inside a
 * transaction over states and events. `onBatch` is told how many are done.
 */
export async function replayStates(
  database: Database,
  cardIds: readonly CardId[],
  replayer: Replayer,
  onBatch?: (done: number) => void,
): Promise<CardId[]> {
  const replayed: CardId[] = [];
  for (let start = 0; start < cardIds.length; start += CARDS_A_BATCH) {
    const batch = cardIds.slice(start, start + CARDS_A_BATCH);
    const rows = (await database.states.bulkGet(batch)).filter((row) => row !== undefined);
    const states = await replayer(rows);
    await database.states.bulkPut(rows.flatMap((row, i) => (states[i] ? [replaceState(row, states[i])] : [])));
    replayed.push(...rows.map((row) => row.cardId));
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

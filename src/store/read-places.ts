import type { CardView } from '../model/card-view.ts';
import type { CardId } from '../model/ids.ts';
import type { Database } from './database.ts';
import { HEAD_KEY, isWholeHead } from './meta-rows.ts';
import { GREATEST_KEY, LEAST_KEY, QUEUE_NEW, QUEUE_TRAY } from './queue-place.ts';
import { rowsToView } from './rows.ts';

/** Cards of the tray in the order of the notes. Reads no others. */
export function readTray(database: Database): Promise<readonly CardView[]> {
  return database.dexie.transaction('r', ['cards', 'states'], async () => {
    const states = await database.states
      .where('[queue+dueKey]')
      .between([QUEUE_TRAY, LEAST_KEY], [QUEUE_TRAY, GREATEST_KEY], true, true)
      .toArray();
    states.sort((a, b) => a.position - b.position || (a.cardId < b.cardId ? -1 : 1));
    const cards = await database.cards.bulkGet(states.map((state) => state.cardId));
    return states.flatMap((state, i) => {
      const card = cards[i];
      return card === undefined ? [] : [rowsToView(card, state)];
    });
  });
}

/** Cards that are asked no more: those on the shelf and those that were refused. Nothing is read when there are none. */
export function readSetAside(database: Database): Promise<readonly CardView[]> {
  return database.dexie.transaction('r', ['meta', 'cards', 'states'], async () => {
    const head: unknown = await database.meta.get(HEAD_KEY);
    if (isWholeHead(head) && head.cardRows === head.deck + head.tray) return [];
    // They stand in no queue: the keys tell them apart without a row being read.
    const queued = new Set<CardId>(
      await database.states
        .where('[queue+dueKey]')
        .between([QUEUE_NEW, LEAST_KEY], [QUEUE_TRAY, GREATEST_KEY], true, true)
        .primaryKeys(),
    );
    const ids = (await database.states.toCollection().primaryKeys()).filter((id) => !queued.has(id));
    const [cards, states] = await Promise.all([database.cards.bulkGet(ids), database.states.bulkGet(ids)]);
    return ids.flatMap((_, i) => {
      const card = cards[i];
      const state = states[i];
      return card === undefined || state === undefined ? [] : [rowsToView(card, state)];
    });
  });
}

/** The learner's own words for cards, for those that have some. */
export async function readWordings(
  database: Database,
): Promise<ReadonlyMap<CardId, { readonly question: string; readonly answer: string }>> {
  const rows = await database.cards.filter((row) => row.ownQuestion !== null && row.ownAnswer !== null).toArray();
  return new Map(rows.map((row) => [row.id, { question: row.ownQuestion ?? '', answer: row.ownAnswer ?? '' }]));
}

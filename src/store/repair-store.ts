import { createCardState } from '../model/card-state.ts';
import type { CardId } from '../model/ids.ts';
import type { WriteResult } from '../model/write.ts';
import { countTotals } from './count-totals.ts';
import type { Database } from './database.ts';
import { refreshSetting, refreshWording } from './log-caches.ts';
import type { HeadRow } from './meta-rows.ts';
import { NO_NOTE_ORDER } from './note-order.ts';
import { placeCard } from './queue-place.ts';
import { rowToState, stateToRow } from './rows.ts';
import { MANY_ROWS, runWrite, type StoreSession, type Written } from './session.ts';
import type { StoreFinding } from './store.ts';
import { readOrders, verifyStore } from './verify-store.ts';

/**
 * Computes totals, index keys, wordings and settings anew where they are wrong, in one transaction. A card without a
 * schedule starts as new until its events are replayed; a schedule without a card goes, since the events hold all
 * that was in it. The text of a note cannot be computed and stays missing.
 */
export function repairStore(session: StoreSession): Promise<WriteResult> {
  const { database } = session;
  const repair = async (head: HeadRow): Promise<Written> => {
    const findings = await verifyStore(database);
    const about = (...kinds: readonly StoreFinding['kind'][]) =>
      findings.filter((finding) => kinds.includes(finding.kind)).map((finding) => finding.about);
    // `about` names what its kind says: cards for these kinds.
    await placeStates(database, about('index', 'missing-state') as CardId[]);
    await database.states.bulkDelete(about('missing-card') as CardId[]);
    for (const cardId of about('wording') as CardId[]) await refreshWording(database, cardId);
    for (const key of about('setting')) await refreshSetting(database, key);
    return { result: { kind: 'saved' }, head: { ...head, ...(await countTotals(database, head.deviceId)) } };
  };
  return runWrite(session, ['notes', 'texts', 'cards', 'states', 'events', 'settings'], repair, MANY_ROWS);
}

async function placeStates(database: Database, cardIds: readonly CardId[]): Promise<void> {
  const ids = [...cardIds];
  const [cards, states, orders] = await Promise.all([
    database.cards.bulkGet(ids),
    database.states.bulkGet(ids),
    readOrders(database),
  ]);
  const rows = cards.flatMap((card, i) => {
    if (card === undefined) return [];
    const row = states[i];
    const state = row === undefined ? createCardState(card.id) : rowToState(row);
    return [stateToRow(state, placeCard(card, orders.get(card.noteId) ?? NO_NOTE_ORDER))];
  });
  await database.states.bulkPut(rows);
}

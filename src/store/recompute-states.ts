import type { CardId } from '../model/ids.ts';
import type { WriteResult } from '../model/write.ts';
import { type HeadRow, STATES_UNDER_KEY } from './meta-rows.ts';
import { createReplayer, replayStates } from './replay-states.ts';
import { runWrite, type StoreSession, type Written } from './session.ts';
import type { MergeRules } from './store.ts';

/**
 * Computes the states of the next cards anew from their events, in the order of their ids, and remembers how far it has come:
 * after a restart it goes on there. `fingerprint` names what the states depend on besides the events; another one begins
 * from the first card. One batch is one transaction, short enough that a grade does not wait for it.
 */
export async function recomputeStates(
  session: StoreSession,
  fingerprint: string,
  cardCount: number,
  replay: MergeRules['replay'],
): Promise<WriteResult & { readonly isDone: boolean }> {
  const { states, meta } = session.database;
  let isDone = false;
  const recompute = async (head: HeadRow): Promise<Written> => {
    const row = await meta.get(STATES_UNDER_KEY);
    const known = row?.key === STATES_UNDER_KEY && row.fingerprint === fingerprint ? row : null;
    isDone = known?.isDone ?? false;
    if (isDone) return { result: { kind: 'saved' }, head: null };
    const after = (known?.upTo ?? '') as CardId;
    const ids = await states.where('cardId').above(after).limit(cardCount).primaryKeys();
    if (ids.length > 0) await replayStates(session.database, ids, await createReplayer(session.database, replay));
    isDone = ids.length < cardCount;
    await meta.put({ key: STATES_UNDER_KEY, fingerprint, upTo: ids.at(-1) ?? after, isDone });
    return { result: { kind: 'saved' }, head };
  };
  const result = await runWrite(session, ['states', 'events'], recompute, cardCount);
  return { ...result, isDone: result.kind === 'saved' && isDone };
}

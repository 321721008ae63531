import type { DeviceId } from '../model/ids.ts';
import type { Database } from './database.ts';
import { createHead, HEAD_KEY, type HeadRow, isWholeHead, WRITER_VERSION } from './meta-rows.ts';

export interface LoadedHead {
  readonly head: HeadRow;
  /** What the head said before it was counted again because the rows did not bear it out; null when it was right. */
  readonly claimed: HeadRow | null;
}

export interface NewIds {
  readonly vaultId: () => string;
  readonly deviceId: () => DeviceId;
}

/**
 * The head of the database. Usually one row is read. A head that is missing, damaged or names rows that are not
 * there is made anew from a count of everything.
 */
export async function loadHead(database: Database, newIds: NewIds): Promise<LoadedHead> {
  const { dexie, meta } = database;
  const quick = await dexie.transaction('r', ['meta', 'events', 'cards', 'states'], async () => {
    const row: unknown = await meta.get(HEAD_KEY);
    return isWholeHead(row) && (isOfNewerCode(row) || (await isBorneOut(database, row))) ? row : null;
  });
  if (quick !== null) return { head: quick, claimed: null };
  // Seldom needed, and to be there before the transaction: that one waits for nothing else.
  const { countTotals } = await import('./count-totals.ts');

  return dexie.transaction('rw', ['meta', 'notes', 'cards', 'states', 'events'], async () => {
    const row: unknown = await meta.get(HEAD_KEY);
    const whole = isWholeHead(row) ? row : null;
    // Another tab may have written it in between.
    if (whole !== null && (isOfNewerCode(whole) || (await isBorneOut(database, whole))))
      return { head: whole, claimed: null };
    const ids = readIds(row);
    const deviceId = ids.deviceId ?? newIds.deviceId();
    const totals = await countTotals(database, deviceId);
    const head = createHead(ids.vaultId ?? newIds.vaultId(), deviceId, totals);
    await meta.put(head);
    return { head, claimed: whole };
  });
}

/** Rows of newer code may mean something else: nothing is counted or written then. */
function isOfNewerCode(head: HeadRow): boolean {
  return head.minWriter > WRITER_VERSION;
}

/** Whether a few rows that must be there if the head is right are there. */
async function isBorneOut(database: Database, head: HeadRow): Promise<boolean> {
  const [lastEvent, card, state] = await Promise.all([
    head.lastEventId === null ? undefined : database.events.get(head.lastEventId),
    head.cardRows === 0 ? undefined : database.cards.toCollection().first(),
    head.cardRows === 0 ? undefined : database.states.toCollection().first(),
  ]);
  const hasEvents = head.events === 0 || lastEvent !== undefined;
  return hasEvents && (head.cardRows === 0 || (card !== undefined && state !== undefined));
}

function readIds(row: unknown): { vaultId: string | undefined; deviceId: DeviceId | undefined } {
  const { vaultId, deviceId } = typeof row === 'object' && row !== null ? (row as Partial<HeadRow>) : {};
  return {
    vaultId: typeof vaultId === 'string' ? vaultId : undefined,
    deviceId: typeof deviceId === 'string' ? deviceId : undefined,
  };
}

import type { Database } from './database.ts';
import { HEAD_KEY, isWholeHead, NO_TOTALS, type Totals } from './meta-rows.ts';

/** The totals as the head has them; none when it is missing or damaged. */
export async function readTotals(database: Database): Promise<Totals> {
  const row: unknown = await database.meta.get(HEAD_KEY);
  return isWholeHead(row) ? row : NO_TOTALS;
}

import { type HeadRow, headToCounts, type Totals } from './meta-rows.ts';
import type { Counts } from './store.ts';
import type { Remembered } from './witness.ts';

export type Judgement =
  | { readonly kind: 'sound'; readonly isFirstRun: boolean }
  | { readonly kind: 'damaged'; readonly remembered: Counts };

const NO_COUNTS: Counts = { notes: 0, cards: 0, tray: 0, events: 0, reviews: 0 };

/**
 * Compares what the database holds with what is remembered of it. Events and cards are never taken away, so fewer
 * of them is damage, and so is a database that was made anew while an older one is remembered. Unless the learner took them away after
 * what is remembered: that the database itself knows, for it was written in the same transaction.
 */
export function judgeOpening(head: HeadRow, claimed: HeadRow | null, remembered: Remembered): Judgement {
  if (claimed !== null && lacks(head, claimed.events, claimed.cardRows, claimed.notes)) {
    return { kind: 'damaged', remembered: headToCounts(claimed) };
  }
  if (remembered.kind === 'nothing') return { kind: 'sound', isFirstRun: isEmpty(head) };
  if (remembered.kind === 'unreadable') {
    return isEmpty(head) ? { kind: 'damaged', remembered: NO_COUNTS } : { kind: 'sound', isFirstRun: false };
  }
  const { vaultId, writes, counts, cardRows } = remembered.record;
  if (head.emptiedFrom?.includes(vaultId)) return { kind: 'sound', isFirstRun: isEmpty(head) };
  const wasTakenAway = head.vaultId === vaultId && (head.fewerSince ?? 0) > writes;
  if (wasTakenAway) return { kind: 'sound', isFirstRun: isEmpty(head) };
  const wasUsed = counts.events > 0 || cardRows > 0 || counts.notes > 0;
  const isOther = head.vaultId !== vaultId && wasUsed;
  if (isOther || lacks(head, counts.events, cardRows, counts.notes)) return { kind: 'damaged', remembered: counts };
  return { kind: 'sound', isFirstRun: isEmpty(head) };
}

/** Whether the database holds at least what is remembered, whichever database that was. */
export function reachesRemembered(head: Totals, remembered: Remembered): boolean {
  if (remembered.kind !== 'record') return true;
  const { counts, cardRows } = remembered.record;
  return !lacks(head, counts.events, cardRows, counts.notes);
}

function lacks(head: Totals, events: number, cardRows: number, notes: number): boolean {
  return head.events < events || head.cardRows < cardRows || (notes > 0 && isEmpty(head));
}

function isEmpty(head: Totals): boolean {
  return head.events === 0 && head.cardRows === 0 && head.notes === 0;
}

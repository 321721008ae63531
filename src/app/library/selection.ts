import type { CardId } from '../../model/ids.ts';

/** Which cards are chosen, and from where a range is drawn. */
export interface Selection {
  readonly ids: ReadonlySet<CardId>;
  /** The card that was touched last; a range goes from here. */
  readonly anchor: CardId | null;
}

export const NO_SELECTION: Selection = { ids: new Set(), anchor: null };

/** Chooses one card more, or one less. */
export function toggleCard(selection: Selection, id: CardId): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id };
}

/** Chooses everything from the anchor to a card as well; the anchor stays. Without an anchor in the list it is a toggle. */
export function extendTo(selection: Selection, id: CardId, order: readonly CardId[]): Selection {
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor);
  const to = order.indexOf(id);
  if (from < 0 || to < 0) return toggleCard(selection, id);
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...selection.ids, ...range]), anchor: selection.anchor };
}

/** Chooses every card of the list, or none when all are chosen. */
export function toggleAll(selection: Selection, order: readonly CardId[]): Selection {
  const isAll = order.length > 0 && order.every((id) => selection.ids.has(id));
  return isAll ? NO_SELECTION : { ids: new Set(order), anchor: selection.anchor ?? order[0] ?? null };
}

/** Leaves out what the list no longer has. Returns the same selection when nothing goes. */
export function keepListed(selection: Selection, order: readonly CardId[]): Selection {
  const listed = new Set(order);
  const ids = [...selection.ids].filter((id) => listed.has(id));
  if (ids.length === selection.ids.size) return selection;
  return {
    ids: new Set(ids),
    anchor: selection.anchor !== null && listed.has(selection.anchor) ? selection.anchor : null,
  };
}

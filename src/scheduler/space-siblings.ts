/**
 * The items in nearly the same order, with no two neighbours of one family where that can be helped. An item that would
 * stand next to a sibling waits for the next item of another family; what is left at the end is put into the nearest
 * gap before. Takes time in proportion to the number of items, as long as families are small.
 */
export function spaceSiblings<Item>(items: readonly Item[], familyOf: (item: Item) => string): Item[] {
  const placed: Item[] = [];
  const waiting: Item[] = [];
  const lastFamily = () => {
    const last = placed.at(-1);
    return last === undefined ? null : familyOf(last);
  };
  const placeWaiting = () => {
    for (;;) {
      const next = waiting.findIndex((item) => familyOf(item) !== lastFamily());
      if (next < 0) return;
      placed.push(...waiting.splice(next, 1));
    }
  };
  for (const item of items) {
    if (familyOf(item) === lastFamily()) {
      waiting.push(item);
    } else {
      placed.push(item);
      placeWaiting();
    }
  }
  for (const item of waiting) insertApart(placed, item, familyOf);
  return placed;
}

function insertApart<Item>(placed: Item[], item: Item, familyOf: (item: Item) => string): void {
  const family = familyOf(item);
  for (let at = placed.length; at >= 0; at--) {
    const neighbours = [placed[at - 1], placed[at]];
    if (neighbours.every((other) => other === undefined || familyOf(other) !== family)) {
      placed.splice(at, 0, item);
      return;
    }
  }
  placed.push(item);
}

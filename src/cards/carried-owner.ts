import type { NewEntry, OldEntry } from './match-entries.ts';

/** Lines above a card that may name the owner of what it says: "default = 5 min" takes it from there. */
const LINES_ABOVE = 8;

/**
 * Tells whether words of a question changed only because another line stands above it now. The old words have to be found in
 * cards above the old place and the new ones in cards above the new place. When the old owner's card is gone and the new
 * owner's card is new, a block was written in the place of another: that is no carry-over.
 */
export function createOwnerReader(
  olds: readonly OldEntry[],
  news: readonly NewEntry[],
  newOfOld: ReadonlyMap<OldEntry, NewEntry>,
  oldOfNew: ReadonlyMap<NewEntry, OldEntry>,
): (old: OldEntry, fresh: NewEntry, missing: readonly string[], added: readonly string[]) => boolean {
  return (old, fresh, missing, added) => {
    const oldOwners = findOwners(olds, old, missing);
    const newOwners = findOwners(news, fresh, added);
    if (oldOwners === null || newOwners === null) return false;
    const isOldGone = oldOwners.some((owner) => !newOfOld.has(owner));
    const isNewNew = newOwners.some((owner) => !oldOfNew.has(owner));
    return !(isOldGone && isNewNew);
  };
}

/** The nearest cards above that have these words between them; null when some word is in none. */
function findOwners<Entry extends OldEntry | NewEntry>(
  entries: readonly Entry[],
  entry: Entry,
  words: readonly string[],
): Entry[] | null {
  const owners: Entry[] = [];
  let rest = words;
  for (let at = entry.spot.order - 1; at >= 0 && rest.length > 0; at--) {
    const above = entries[at];
    if (!above || above.spot.path !== entry.spot.path || entry.spot.rank - above.spot.rank > LINES_ABOVE) break;
    const left = rest.filter((word) => !above.question.words.includes(word) && !above.answer.words.includes(word));
    if (left.length < rest.length) owners.push(above);
    rest = left;
  }
  return rest.length === 0 ? owners : null;
}

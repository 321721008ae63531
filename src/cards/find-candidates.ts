import type { NewEntry, OldEntry } from './match-entries.ts';

/** Old cards with common words that are compared with one draft: those that share its rarest words come first. */
const MOST_ALIKE = 10;
/** Old cards with the very same question that are compared with one draft. */
const MOST_EQUAL = 20;
/** Cards looked up by their words for one draft, the rarest words first. What is common to more cards tells none apart. */
const MOST_LOOKED_UP = 300;
/** Cards on either side that stand where the draft stands now. */
const NEIGHBOURING_CARDS = 3;

/**
 * For each draft the old cards worth comparing: those with the same question or key words, those that share its rarest
 * words, and those that stood at its place. The number is bounded, so the whole is near linear in the number of cards.
 */
export function findCandidates(
  olds: readonly OldEntry[],
  news: readonly NewEntry[],
  settledOldBefore: (fresh: NewEntry) => OldEntry | null,
): ReadonlyMap<NewEntry, readonly OldEntry[]> {
  const byWord = new Map<string, OldEntry[]>();
  const byQuestion = new Map<string, OldEntry[]>();
  const byId = new Map<string, OldEntry>();
  for (const old of olds) {
    for (const word of new Set([...old.question.words, ...old.answer.words])) addTo(byWord, word, old);
    addTo(byQuestion, old.question.key, old);
    byId.set(old.card.id, old);
  }
  const candidates = new Map<NewEntry, readonly OldEntry[]>();
  for (const fresh of news) {
    const found = new Set<OldEntry>();
    for (const id of fresh.ids) {
      const old = byId.get(id);
      if (old) found.add(old);
    }
    for (const old of (byQuestion.get(fresh.question.key) ?? []).slice(0, MOST_EQUAL)) found.add(old);
    for (const old of neighbours(olds, settledOldBefore(fresh))) found.add(old);
    for (const old of findAlike(fresh, byWord)) found.add(old);
    candidates.set(fresh, [...found]);
  }
  return candidates;
}

/** The old cards that share the most and rarest words. A word counts by how few cards have it. */
function findAlike(fresh: NewEntry, byWord: ReadonlyMap<string, readonly OldEntry[]>): OldEntry[] {
  const lists = [...new Set([...fresh.question.words, ...fresh.answer.words])]
    .map((word) => byWord.get(word) ?? [])
    .filter((list) => list.length > 0)
    .sort((a, b) => a.length - b.length);
  const weights = new Map<OldEntry, number>();
  let lookedUp = 0;
  for (const list of lists) {
    lookedUp += list.length;
    if (lookedUp > MOST_LOOKED_UP) break;
    for (const old of list) weights.set(old, (weights.get(old) ?? 0) + 1 / list.length);
  }
  return [...weights]
    .sort((a, b) => b[1] - a[1] || a[0].spot.order - b[0].spot.order)
    .slice(0, MOST_ALIKE)
    .map(([old]) => old);
}

/** Free old cards that stood just after a settled one. `olds` is sorted by place. */
function neighbours(olds: readonly OldEntry[], anchor: OldEntry | null): readonly OldEntry[] {
  let low = 0;
  let high = olds.length;
  const order = anchor?.spot.order ?? -1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((olds[middle]?.spot.order ?? 0) <= order) low = middle + 1;
    else high = middle;
  }
  return olds.slice(Math.max(0, low - NEIGHBOURING_CARDS), low + 2 * NEIGHBOURING_CARDS);
}

function addTo<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

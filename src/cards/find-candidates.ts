import type { NewEntry, OldEntry } from './match-entries.ts';

/** Old cards looked at for one draft. More would not find better ones: the rarest words come first. */
const MOST_CANDIDATES = 40;
/** A word in more cards than this says nothing about any of them. */
const COMMON_WORD_CARDS = 300;
/** Cards on either side that stand where the draft stands now. */
const NEIGHBOURING_CARDS = 4;

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
    for (const old of (byQuestion.get(fresh.question.key) ?? []).slice(0, MOST_CANDIDATES)) found.add(old);
    for (const old of neighbours(olds, settledOldBefore(fresh))) found.add(old);
    const words = [...new Set([...fresh.question.words, ...fresh.answer.words])]
      .map((word) => byWord.get(word) ?? [])
      .filter((list) => list.length > 0)
      .sort((a, b) => a.length - b.length);
    for (const list of words) {
      if (found.size >= MOST_CANDIDATES || list.length > COMMON_WORD_CARDS) break;
      for (const old of list) found.add(old);
    }
    candidates.set(fresh, [...found]);
  }
  return candidates;
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

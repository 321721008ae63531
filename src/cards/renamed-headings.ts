import { joinFields } from './card-id.ts';
import type { ScoredPair } from './judge-pair.ts';
import { compareTexts, prepareText } from './likeness.ts';
import type { NewEntry, OldEntry } from './match-entries.ts';

/** Share of the cards of the smaller section that have to go from the old heading to the new one. */
const RENAME_SHARE = 0.6;

/**
 * A renamed heading takes its cards along; a section written in the place of another has at most a card or two in common
 * with it. Pairs that are the same only under a renamed heading become doubts where too few cards bear the rename out.
 */
export function confirmRenames(
  pairs: readonly ScoredPair[],
  olds: readonly OldEntry[],
  news: readonly NewEntry[],
  newOfOld: ReadonlyMap<OldEntry, NewEntry>,
): ScoredPair[] {
  if (!pairs.some(({ needsRename }) => needsRename)) return [...pairs];
  const oldSizes = countBy(olds.filter(({ isShelved }) => !isShelved).map(oldSectionOf));
  const newSizes = countBy(news.map(newSectionOf));
  const moved = new Map<string, Set<OldEntry>>();
  const addMove = (old: OldEntry, fresh: NewEntry): void => {
    const key = joinFields([oldSectionOf(old), newSectionOf(fresh)]);
    const list = moved.get(key) ?? new Set<OldEntry>();
    list.add(old);
    moved.set(key, list);
  };
  for (const [old, fresh] of newOfOld) addMove(old, fresh);
  for (const { old, fresh, needsRename } of pairs) if (needsRename) addMove(old, fresh);
  return pairs.map((pair) => {
    if (!pair.needsRename) return pair;
    const from = oldSectionOf(pair.old);
    const to = newSectionOf(pair.fresh);
    const size = Math.min(oldSizes.get(from) ?? 1, newSizes.get(to) ?? 1);
    if (size < 2) return isAlikeHeading(pair) ? pair : { ...pair, kind: 'doubt' as const };
    const isRename = (moved.get(joinFields([from, to]))?.size ?? 0) >= RENAME_SHARE * size;
    return isRename ? pair : { ...pair, kind: 'doubt' as const };
  });
}

/** One card bears nothing out; then one heading has to be the other with more words: "Clusters", "ECS Clusters". */
function isAlikeHeading({ old, fresh }: ScoredPair): boolean {
  const differing = old.card.context.findIndex((part, index) => part !== fresh.draft.context[index]);
  const likeness = compareTexts(
    prepareText(old.card.context[differing] ?? ''),
    prepareText(fresh.draft.context[differing] ?? ''),
  );
  return likeness.ratio > 0 && (likeness.missing.length === 0 || likeness.added.length === 0);
}

function oldSectionOf({ card }: OldEntry): string {
  return joinFields([card.source.path, ...card.context]);
}

function newSectionOf({ draft }: NewEntry): string {
  return joinFields([draft.source.path, ...draft.context]);
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

import { joinFields } from './card-id.ts';
import type { ScoredPair } from './judge-pair.ts';
import { compareTexts, prepareText } from './likeness.ts';
import type { NewEntry, OldEntry } from './match-entries.ts';

/** Share of the lines of the smaller section that have to go from the old heading to the new one. */
const RENAME_SHARE = 0.6;

/**
 * A renamed heading takes its lines along; a section written in the place of another has at most a line or two in common
 * with it. Pairs that are the same only under a renamed heading become doubts where too few lines bear the rename out.
 */
export function confirmRenames(
  pairs: readonly ScoredPair[],
  olds: readonly OldEntry[],
  news: readonly NewEntry[],
  newOfOld: ReadonlyMap<OldEntry, NewEntry>,
): ScoredPair[] {
  if (!pairs.some(({ needsRename }) => needsRename)) return [...pairs];
  const oldLines = groupLines(
    olds.filter(({ isShelved }) => !isShelved).map((old) => [oldSectionOf(old), old.spot.line] as const),
  );
  const newLines = groupLines(news.map((fresh) => [newSectionOf(fresh), fresh.spot.line] as const));
  const keyOf = (old: OldEntry, fresh: NewEntry): string => joinFields([oldSectionOf(old), newSectionOf(fresh)]);
  const movedLines = groupLines([
    ...[...newOfOld].map(([old, fresh]) => [keyOf(old, fresh), old.spot.line] as const),
    ...pairs
      .filter(({ needsRename }) => needsRename)
      .map(({ old, fresh }) => [keyOf(old, fresh), old.spot.line] as const),
  ]);
  return pairs.map((pair) => {
    if (!pair.needsRename) return pair;
    const { old, fresh } = pair;
    const size = Math.min(oldLines.get(oldSectionOf(old))?.size ?? 1, newLines.get(newSectionOf(fresh))?.size ?? 1);
    const isRename =
      size < 2 ? isAlikeHeading(pair) : (movedLines.get(keyOf(old, fresh))?.size ?? 0) >= RENAME_SHARE * size;
    return isRename ? pair : { ...pair, kind: 'doubt' as const };
  });
}

/** One line bears nothing out; then one heading has to be the other with more words: "Clusters", "ECS Clusters". */
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

function groupLines(entries: readonly (readonly [section: string, line: number])[]): ReadonlyMap<string, Set<number>> {
  const lines = new Map<string, Set<number>>();
  for (const [section, line] of entries) {
    const own = lines.get(section) ?? new Set<number>();
    own.add(line);
    lines.set(section, own);
  }
  return lines;
}

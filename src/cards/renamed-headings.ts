import { joinFields } from './card-id.ts';
import type { ScoredPair } from './judge-pair.ts';
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
  const listOf = createListFinder(olds);
  return pairs.map((pair) => {
    if (!pair.needsRename) return pair;
    const { old, fresh } = pair;
    const size = Math.min(oldLines.get(oldSectionOf(old))?.size ?? 1, newLines.get(newSectionOf(fresh))?.size ?? 1);
    const isRename = (movedLines.get(keyOf(old, fresh))?.size ?? 0) >= RENAME_SHARE * size;
    return isRename && isListKept(listOf(old), fresh, newOfOld) ? pair : { ...pair, kind: 'doubt' as const };
  });
}

/** Finds the cards of the list or task that an old card's line is a member of. */
function createListFinder(olds: readonly OldEntry[]): (old: OldEntry) => readonly OldEntry[] {
  const lists = new Map<string, OldEntry[]>();
  for (const old of olds) {
    const { factKind, source } = old.card;
    if ((factKind !== 'set' && factKind !== 'step') || source.from === source.to) continue;
    const own = lists.get(source.path) ?? [];
    own.push(old);
    lists.set(source.path, own);
  }
  return ({ spot }) =>
    (lists.get(spot.path) ?? []).filter(({ card }) => card.source.from < spot.line && spot.line <= card.source.to);
}

/** A line of a list under a new label is what it was only if the list is: some of its cards have to be around the line. */
function isListKept(list: readonly OldEntry[], fresh: NewEntry, newOfOld: ReadonlyMap<OldEntry, NewEntry>): boolean {
  if (list.length === 0) return true;
  return list.some((old) => {
    const source = newOfOld.get(old)?.draft.source;
    if (source === undefined || source.path !== fresh.spot.path) return false;
    return source.from < fresh.spot.line && fresh.spot.line <= source.to;
  });
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

import { createOwnerReader } from './carried-owner.ts';
import { lineKeyOf, type NewEntry, type OldEntry } from './match-entries.ts';

/** What the places of an old card and a draft say about them being one. */
export interface PlaceEvidence {
  /** In the same note, or in the note that most of the old note's cards went to. */
  readonly isSameNote: boolean;
  /** Another card of the old line was found on the draft's line. */
  readonly isSameLine: boolean;
  /** A few lines from the same settled card on at least one side. */
  readonly isNear: boolean;
  /** The same line, or exactly between the same settled cards on both sides. */
  readonly isSameSpot: boolean;
  /** The words left the question and came into it because other lines stand above it. See `createOwnerReader`. */
  readonly isOwnerCarried: (missing: readonly string[], added: readonly string[]) => boolean;
}

/** Lines a card may stand farther from its settled neighbour than before and still be near: a few lines were put in. */
const NEAR_LINES = 3;

/** The nearest settled card on one side; null is the edge of the note. */
interface Anchor {
  readonly entry: OldEntry | null;
  readonly distance: number;
}

/**
 * Reads the settled pairs once and returns how any further pair stands to them. Places count among lines that have cards,
 * so blank lines and text without cards do not matter.
 */
export function readPlaces(
  olds: readonly OldEntry[],
  news: readonly NewEntry[],
  newOfOld: ReadonlyMap<OldEntry, NewEntry>,
  oldOfNew: ReadonlyMap<NewEntry, OldEntry>,
): (old: OldEntry, fresh: NewEntry) => PlaceEvidence {
  const readOwner = createOwnerReader(olds, news, newOfOld, oldOfNew);
  const pathAfter = followNotes(newOfOld);
  const lineAfter = followLines(newOfOld);
  const oldBefore = findAnchors(olds, (old) => (newOfOld.has(old) ? old : null), 'before');
  const oldAfter = findAnchors(olds, (old) => (newOfOld.has(old) ? old : null), 'after');
  const newBefore = findAnchors(news, (fresh) => oldOfNew.get(fresh) ?? null, 'before');
  const newAfter = findAnchors(news, (fresh) => oldOfNew.get(fresh) ?? null, 'after');
  return (old, fresh) => {
    const isSameNote = old.spot.path === fresh.spot.path || pathAfter.get(old.spot.path) === fresh.spot.path;
    const isSameLine = lineAfter.get(lineKeyOf(old.spot))?.has(lineKeyOf(fresh.spot)) === true;
    const before = compareAnchors(oldBefore[old.spot.order], newBefore[fresh.spot.order], isSameNote);
    const after = compareAnchors(oldAfter[old.spot.order], newAfter[fresh.spot.order], isSameNote);
    const isNear = isSameLine || (before !== null && before <= NEAR_LINES) || (after !== null && after <= NEAR_LINES);
    const isSameSpot = isSameLine || (before !== null && after !== null && (before === 0 || after === 0));
    const isOwnerCarried = (missing: readonly string[], added: readonly string[]): boolean =>
      readOwner(old, fresh, missing, added);
    return { isSameNote, isSameLine, isNear, isSameSpot, isOwnerCarried };
  };
}

/** For each old note, the note most of its cards are in now: a renamed file is the same place. */
function followNotes(newOfOld: ReadonlyMap<OldEntry, NewEntry>): ReadonlyMap<string, string> {
  const votes = new Map<string, Map<string, number>>();
  for (const [old, fresh] of newOfOld) {
    const counts = votes.get(old.spot.path) ?? new Map<string, number>();
    counts.set(fresh.spot.path, (counts.get(fresh.spot.path) ?? 0) + 1);
    votes.set(old.spot.path, counts);
  }
  const pathAfter = new Map<string, string>();
  for (const [path, counts] of votes) {
    const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (best) pathAfter.set(path, best[0]);
  }
  return pathAfter;
}

/** For each old line, the lines its settled cards stand on now. */
function followLines(newOfOld: ReadonlyMap<OldEntry, NewEntry>): ReadonlyMap<string, ReadonlySet<string>> {
  const lineAfter = new Map<string, Set<string>>();
  for (const [old, fresh] of newOfOld) {
    const key = lineKeyOf(old.spot);
    const lines = lineAfter.get(key) ?? new Set<string>();
    lines.add(lineKeyOf(fresh.spot));
    lineAfter.set(key, lines);
  }
  return lineAfter;
}

function findAnchors<Entry extends OldEntry | NewEntry>(
  entries: readonly Entry[],
  settledAs: (entry: Entry) => OldEntry | null,
  side: 'before' | 'after',
): Anchor[] {
  const anchors: Anchor[] = [];
  const step = side === 'before' ? 1 : -1;
  let at = side === 'before' ? 0 : entries.length - 1;
  let anchor: { entry: OldEntry | null; rank: number; path: string } | null = null;
  for (; at >= 0 && at < entries.length; at += step) {
    const entry = entries[at];
    if (entry === undefined) break;
    const { path, rank } = entry.spot;
    if (anchor === null || anchor.path !== path) anchor = { entry: null, rank: rank - step, path };
    anchors[at] = { entry: anchor.entry, distance: Math.abs(rank - anchor.rank) };
    const settled = settledAs(entry);
    if (settled) anchor = { entry: settled, rank, path };
  }
  return anchors;
}

/** By how many lines the distance to the same neighbour changed; null when the neighbours differ. */
function compareAnchors(old: Anchor | undefined, fresh: Anchor | undefined, isSameNote: boolean): number | null {
  if (!old || !fresh || old.entry !== fresh.entry) return null;
  if (old.entry === null && !isSameNote) return null;
  return Math.abs(old.distance - fresh.distance);
}

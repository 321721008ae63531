import type { Entry } from './outline-types.ts';

/**
 * Blocks whose first line stands at the left and all others one space further in: one space is meant as nesting there. The
 * others get one more, so that they count as deeper. All other entries come back as they are.
 *
 *     Amnesia
 *      retrograde: ...
 *      ^
 */
export function widenIndents(entries: readonly Entry[]): readonly Entry[] {
  const out: Entry[] = [];
  let changed = false;
  for (let from = 0; from < entries.length; ) {
    let to = from + 1;
    while (to < entries.length && entries[to]?.afterBlank === false && entries[to]?.marker !== 'heading') to += 1;
    const [first, ...rest] = entries.slice(from, to);
    if (first) {
      const isNested = rest.length >= 2 && first.indent === 0 && first.marker !== 'heading' && isOneDeeper(rest);
      changed ||= isNested;
      out.push(
        first,
        ...(isNested ? rest.map((entry) => (entry.indent > 0 ? { ...entry, indent: entry.indent + 1 } : entry)) : rest),
      );
    }
    from = to;
  }
  return changed ? out : entries;
}

/** Two lines or more that stand one space in, up to a line at the left. */
function isOneDeeper(rest: readonly Entry[]): boolean {
  const [one, two] = rest;
  const isPlain = (entry: Entry | undefined): boolean =>
    entry?.indent === 1 && (entry.marker === 'plain' || entry.marker === '-' || entry.marker === '*');
  return isPlain(one) && isPlain(two) && rest.every((entry) => entry.indent !== 2);
}

import type { Entry } from './outline-types.ts';

/**
 * The dashes that hang under the star or number above them. Stars hang under dashes as a rule; but where a block of lines
 * starts with a bold name behind a star, and more such names follow with dashes between, the dashes tell about the names.
 */
export function findOwnedDashes(entries: readonly Entry[]): ReadonlySet<Entry> {
  const owned = new Set<Entry>();
  for (let from = 0; from < entries.length; ) {
    const run = readRun(entries, from);
    if (isNameList(run)) for (const entry of run) if (entry.marker === '-') owned.add(entry);
    from += Math.max(run.length, 1);
  }
  return owned;
}

/** The list lines from here on, up to a blank line, another depth or a line without a mark. */
function readRun(entries: readonly Entry[], from: number): readonly Entry[] {
  const [first] = entries.slice(from, from + 1);
  let to = from;
  for (; to < entries.length; to++) {
    const entry = entries[to];
    if (!entry || entry.block || !/^[-*1]$/.test(entry.marker) || entry.indent !== first?.indent) break;
    if (to > from && entry.afterBlank) break;
  }
  return entries.slice(from, to);
}

function isNameList(run: readonly Entry[]): boolean {
  const [first] = run;
  if (!first || first.marker === '-') return false;
  const names = run.filter((entry) => entry.marker !== '-');
  const lastName = names[names.length - 1];
  const isBetween = run.some(
    (entry, index) => entry.marker === '-' && lastName !== undefined && index < run.indexOf(lastName),
  );
  return names.length >= 2 && isBetween && names.every((entry) => entry.marker === first.marker && isNamed(entry));
}

/** True for a line that starts with a bold name. */
function isNamed(entry: Entry): boolean {
  const [bold] = entry.inline.bold;
  return bold !== undefined && entry.text.startsWith(bold);
}

import type { NoteText } from '../../cards/take-in-notes.ts';
import { matchPaths } from './note-path.ts';

/** Share of lines that two texts have in common when one is the other under a new name. */
const SAME_NOTE_SHARE = 0.9;
/** Shorter texts are alike by chance: a heading and a list of links. */
const LEAST_LINES = 5;

/**
 * For each incoming note the path of the note that it is a new version of: by its path, else by its text, because a file may have been
 * given another name. Its own path for a new note. A note whose file came along as well is never taken for another.
 */
export function matchNotes(known: readonly NoteText[], incoming: readonly NoteText[]): ReadonlyMap<string, string> {
  const matched = new Map(
    matchPaths(
      known.map(({ path }) => path),
      incoming.map(({ path }) => path),
    ),
  );
  const knownPaths = new Set(known.map(({ path }) => path));
  const taken = new Set(matched.values());
  const free = known.filter(({ path }) => !taken.has(path));
  for (const { path, text } of incoming) {
    if (knownPaths.has(matched.get(path) ?? path)) continue;
    const lines = readLines(text);
    const alike = free.filter(
      (note) => !taken.has(note.path) && shareOfLines(readLines(note.text), lines) >= SAME_NOTE_SHARE,
    );
    const [only] = alike;
    if (only === undefined || alike.length > 1) continue;
    matched.set(path, only.path);
    taken.add(only.path);
  }
  return matched;
}

function readLines(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/).flatMap((line) => line.trim() || []);
}

function shareOfLines(one: readonly string[], other: readonly string[]): number {
  const most = Math.max(one.length, other.length);
  // Cheap before exact: too different in length to be the same.
  if (most < LEAST_LINES || Math.min(one.length, other.length) / most < SAME_NOTE_SHARE) return 0;
  const lines = new Set(one);
  return other.filter((line) => lines.has(line)).length / most;
}

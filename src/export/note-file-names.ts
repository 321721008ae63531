import type { NoteId } from '../model/ids.ts';
import type { Note } from '../model/note.ts';

/**
 * The path of each note in an archive: its own, with what a file system would not take replaced, and a number where two would fall
 * together. No path leads out of the archive.
 */
export function nameNoteFiles(notes: readonly Pick<Note, 'id' | 'path'>[]): ReadonlyMap<NoteId, string> {
  const taken = new Set<string>();
  const names = new Map<NoteId, string>();
  for (const note of [...notes].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.id < b.id ? -1 : 1))) {
    const path = cleanPath(note.path);
    const dot = path.lastIndexOf('.');
    let name = path;
    // Windows and macOS do not tell upper and lower case apart.
    for (let copy = 2; taken.has(name.toLowerCase()); copy++) name = `${path.slice(0, dot)}-${copy}${path.slice(dot)}`;
    taken.add(name.toLowerCase());
    names.set(note.id, name);
  }
  return names;
}

const UNSAFE = /[<>:"|?*\\\p{Cc}]/gu;

function cleanPath(path: string): string {
  const parts = path
    .split('/')
    .map((part) => part.replace(UNSAFE, '_').trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  const last = parts.pop() ?? 'note';
  return [...parts, /\.(md|markdown|txt)$/i.test(last) ? last : `${last}.md`].join('/');
}

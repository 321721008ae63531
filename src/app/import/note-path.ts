/**
 * A path with `/`, without a drive, a leading slash, `.` or empty parts. null when `..` would lead out of the folder it is in, or when
 * nothing is left.
 */
export function cleanPath(path: string): string | null {
  const parts: string[] = [];
  for (const part of path.replace(/^[A-Za-z]:/, '').split(/[\\/]+/)) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.length === 0 ? null : parts.join('/');
}

/** The last part of a path. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder of a path, without a slash at its end; '' for none. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Folders and files of tools, not of the learner: `.git`, `.obsidian`, `node_modules`, `__MACOSX`. */
export function isHiddenPath(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || part === 'node_modules' || part === '__MACOSX');
}

export type FileKind = 'note' | 'table' | 'image' | 'zip' | 'other';

const KIND_OF_ENDING: Readonly<Record<string, FileKind>> = {
  md: 'note',
  markdown: 'note',
  mdown: 'note',
  mkd: 'note',
  txt: 'note',
  text: 'note',
  csv: 'table',
  tsv: 'table',
  tab: 'table',
  zip: 'zip',
};

const IMAGE_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  svg: 'image/svg+xml',
};

/** What a file is by the ending of its name. */
export function kindOfFile(path: string): FileKind {
  const ending = endingOf(path);
  return KIND_OF_ENDING[ending] ?? (IMAGE_TYPES[ending] ? 'image' : 'other');
}

/** MIME type of a picture by its name; null for what is no picture. */
export function imageTypeOf(path: string): string | null {
  return IMAGE_TYPES[endingOf(path)] ?? null;
}

function endingOf(path: string): string {
  const name = fileNameOf(path);
  return name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';
}

/**
 * For each incoming path the path of the note that it is a new version of, or the path itself for a new note. The same path comes
 * first. Otherwise one path may lack folders in front, because a phone gives a file without its folder and an archive has one more:
 * then the names have to be the same from the end, and only one note may fit.
 */
export function matchPaths(known: readonly string[], incoming: readonly string[]): ReadonlyMap<string, string> {
  const matched = new Map<string, string>();
  const knownSet = new Set(known);
  for (const path of incoming) if (knownSet.has(path)) matched.set(path, path);
  const taken = new Set(matched.values());
  const knownByName = groupByName(known.filter((path) => !taken.has(path)));
  const incomingByName = groupByName(incoming.filter((path) => !matched.has(path)));
  for (const [name, paths] of incomingByName) {
    const candidates = knownByName.get(name) ?? [];
    for (const path of paths) {
      const fitting = candidates.filter((other) => isTail(other, path) || isTail(path, other));
      const [only] = fitting;
      const rivals = paths.filter((other) => only !== undefined && (isTail(other, only) || isTail(only, other)));
      matched.set(path, only !== undefined && fitting.length === 1 && rivals.length === 1 ? only : path);
    }
  }
  return matched;
}

function groupByName(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, string[]>();
  for (const path of paths) {
    const name = fileNameOf(path);
    const group = byName.get(name);
    if (group) group.push(path);
    else byName.set(name, [path]);
  }
  return byName;
}

/** `aws/x.md` is the tail of `notes/aws/x.md`. */
function isTail(tail: string, path: string): boolean {
  return path === tail || path.endsWith(`/${tail}`);
}

import { isFromAnki } from '../../export/anki/anki-ids.ts';
import type { NoteId } from '../../model/ids.ts';
import { folderScope, noteScope, type Scope } from '../../model/read-settings.ts';

/** A folder or note whose cards can go to Anki. */
export interface DeckChoice {
  readonly scope: Scope;
  /** The path; that of a folder ends with a slash. */
  readonly path: string;
}

/** All folders and notes in the order of their paths, each folder before what is in it. Decks that came from Anki are left out. */
export function listDecks(paths: ReadonlyMap<NoteId, string>): DeckChoice[] {
  const choices = new Map<string, Scope>();
  for (const [id, path] of paths) {
    if (isFromAnki(id)) continue;
    const folders = path.split('/').slice(0, -1);
    for (let depth = 1; depth <= folders.length; depth++) {
      const folder = folders.slice(0, depth).join('/');
      choices.set(`${folder}/`, folderScope(folder));
    }
    choices.set(path, noteScope(id));
  }
  return [...choices].map(([path, scope]) => ({ path, scope })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What a package is called. Never `collection.apkg`: Anki would take that for a whole collection and replace its own. */
export function namePackage(path: string | null, stamp: string): string {
  const words = (path ?? '')
    .replace(/\.[^./]+$/, '')
    .split('/')
    .filter((part) => part !== '')
    .at(-1);
  const middle = words === undefined ? '' : `-${words.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 60)}`;
  return `recollect${middle}-${stamp}.apkg`;
}

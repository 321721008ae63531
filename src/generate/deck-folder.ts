import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { NoteText } from '../cards/take-in-notes.ts';
import type { DeckChange, StoredDeck } from './build-deck-changes.ts';
import type { CommandProblem } from './command-result.ts';
import { readDeckText } from './deck-text.ts';
import { readText } from './read-note.ts';

/** Notes and deck files of a folder. Paths have `/` and start from the folder. */
export interface DeckFolder {
  readonly notes: readonly NoteText[];
  readonly decks: readonly StoredDeck[];
  /** What could not be read. The path of the folder itself is ''. */
  readonly unreadable: readonly CommandProblem[];
}

/** Reads a folder of notes with their decks. READMEs and hidden folders are left out. */
export function readDeckFolder(folder: string): DeckFolder {
  const unreadable: CommandProblem[] = [];
  const notes: NoteText[] = [];
  const decks: StoredDeck[] = [];
  for (const path of listFiles(folder, unreadable)) {
    const isNote = /\.md$/i.test(path);
    if (!isNote && !path.endsWith('.cards.json')) continue;
    const file = readText(join(folder, path));
    if (!file.ok) unreadable.push({ path, line: file.line, message: file.message });
    else if (isNote) notes.push({ path, text: file.text });
    else {
      const read = readDeckText(file.text);
      if (read.ok) decks.push({ path, text: file.text, deck: read.deck });
      else {
        const message = `${read.message} Mend it, or delete it to build it anew; its ids are lost then.`;
        unreadable.push({ path, line: read.line, message });
      }
    }
  }
  return { notes, decks, unreadable };
}

/** Writes the changes of a folder. A file is replaced in one step, so that a stopped build leaves no half deck. */
export function writeDeckChanges(folder: string, changes: readonly DeckChange[]): void {
  for (const { path, text } of changes) {
    const file = join(folder, path);
    if (text === null) {
      rmSync(file);
      continue;
    }
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  }
}

function listFiles(folder: string, unreadable: CommandProblem[]): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length).split(sep).join('/'))
      .filter((path) => !/(?:^|\/)(?:\.|node_modules\/)/.test(path) && !/(?:^|\/)README\.md$/i.test(path))
      .sort();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    unreadable.push({ path: '', line: 1, message: `This folder cannot be read: ${reason}` });
    return [];
  }
}

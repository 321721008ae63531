/** `npm run cards:build` writes the deck of every note in `cards/` beside it; with `--check` it only says which are stale. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { cardsToDeckFile, type DeckFile, deckFileToCards, isDeckFile } from '../cards/deck-file.ts';
import { takeInNotes } from '../cards/take-in-notes.ts';
import { readText } from './read-note.ts';

const NOTES_FOLDER = 'cards';

export interface BuiltDeck {
  readonly path: string;
  readonly text: string;
  readonly isStale: boolean;
}

export interface BuiltDecks {
  readonly decks: readonly BuiltDeck[];
  readonly messages: readonly string[];
  readonly unreadable: readonly string[];
}

/** All notes below a folder, as paths with `/`, sorted. READMEs are no notes. */
export function listNotes(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => /\.md$/i.test(path) && !/(?:^|\/)README\.md$/i.test(path))
    .sort();
}

/** Builds the decks of a folder. Ids come from the earlier deck files, so that an edited note keeps its cards. */
export function buildDecks(folder: string): BuiltDecks {
  const unreadable: string[] = [];
  const texts: { path: string; text: string }[] = [];
  const previous: DeckFile[] = [];
  const before = new Map<string, string>();
  for (const path of listNotes(folder)) {
    const note = readText(join(folder, path));
    if (note.ok) texts.push({ path, text: note.text });
    else unreadable.push(`${path}:1: ${note.message}`);
    const deckPath = deckPathOf(path);
    const deck = readText(join(folder, deckPath));
    if (!deck.ok) continue;
    before.set(deckPath, deck.text);
    const data = parseDeck(deck.text);
    if (data) previous.push(data);
    else unreadable.push(`${deckPath}:1: This is no deck file. Delete it to build it anew; its ids are lost then.`);
  }
  const taken = takeInNotes(
    texts,
    previous.flatMap((deck) => deckFileToCards(deck, '')),
    '',
  );
  const decks = taken.notes.map((note) => {
    const cards = taken.cards.filter((card) => card.source.path === note.path);
    const text = writeDeckFile(cardsToDeckFile(note.path, note.title, cards));
    const path = deckPathOf(note.path);
    return { path, text, isStale: before.get(path) !== text };
  });
  return {
    decks,
    unreadable,
    messages: taken.problems.map((problem) => `${problem.path}:${problem.line}: ${problem.message}`),
  };
}

export function deckPathOf(notePath: string): string {
  return notePath.replace(/\.md$/i, '.cards.json');
}

function parseDeck(text: string): DeckFile | null {
  try {
    const data: unknown = JSON.parse(text);
    return isDeckFile(data) ? data : null;
  } catch {
    return null;
  }
}

/** One field a line, line ranges on one: short diffs. */
function writeDeckFile(deck: DeckFile): string {
  return `${JSON.stringify(deck, null, 2).replace(/"lines": \[\s*(\d+),\s*(\d+)\s*\]/g, '"lines": [$1, $2]')}\n`;
}

function main(isCheck: boolean): number {
  const folder = resolve(NOTES_FOLDER);
  const built = buildDecks(folder);
  for (const message of [...built.unreadable, ...built.messages]) console.error(`${NOTES_FOLDER}/${message}`);
  const stale = built.decks.filter((deck) => deck.isStale);
  for (const deck of stale) {
    if (isCheck)
      console.error(
        `${NOTES_FOLDER}/${deck.path}:1: This deck is older than its note or the rules. Run "npm run cards:build".`,
      );
    else {
      writeFileSync(join(folder, deck.path), deck.text);
      console.log(`wrote ${relative(process.cwd(), join(folder, deck.path))}`);
    }
  }
  if (stale.length === 0) console.log(`${built.decks.length} decks are up to date.`);
  return built.unreadable.length > 0 || (isCheck && stale.length > 0) ? 1 : 0;
}

if (process.argv[1] !== undefined && /build-decks\.(?:ts|js)$/.test(process.argv[1]))
  process.exitCode = main(process.argv.includes('--check'));

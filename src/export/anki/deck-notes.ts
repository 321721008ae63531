import type { Card, SourceRange } from '../../model/card.ts';
import type { FactId, NoteId } from '../../model/ids.ts';
import type { Note, RemovedNote } from '../../model/note.ts';
import { compareStamps, createStamp, nextStamp, readStamp } from '../../model/stamp.ts';
import type { Millis } from '../../model/time.ts';
import { ANKI_DEVICE_ID, createAnkiNoteId } from './anki-ids.ts';

/** What stands in the text of a deck for one note of Anki: its fields as lines, none of them blank. */
export interface DeckBlock {
  readonly factId: FactId;
  readonly lines: readonly string[];
  readonly modifiedAtMillis: Millis;
}

export interface DeckText {
  /** From the outermost deck in. */
  readonly parts: readonly string[];
  readonly blocks: readonly DeckBlock[];
}

/** What is here of decks: their notes, and marks of those that were taken away. */
export interface KnownDecks {
  readonly notes: readonly Note[];
  readonly removedNotes?: readonly RemovedNote[];
}

export interface DeckNotes {
  readonly notes: readonly Note[];
  /** Where the block of a fact stands in the text of its deck. */
  findSource(path: string, factId: FactId): SourceRange | null;
}

const PART_CHARS = 100;
const MOST_PARTS = 20;
/** The folder of all decks that came from Anki. */
const FOLDER = 'Anki';

/** The path of the note that stands for a deck. Nothing in a name of a deck can point out of the folder. */
export function deckPath(parts: readonly string[]): string {
  const folders = parts.slice(0, MOST_PARTS).map((part) => {
    const clean = [...part.normalize('NFC')]
      .map((char) => (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(char) ? '' : /[/\\]/.test(char) ? '-' : char))
      .slice(0, PART_CHARS)
      .join('')
      .trim();
    return clean === '' || /^\.+$/.test(clean) ? '_' : clean;
  });
  return [FOLDER, ...(folders.length === 0 ? ['_'] : folders)].join('/').concat('.md');
}

/**
 * One note for each deck, with the notes of Anki as its paragraphs. Paragraphs that are there already and not in this
 * file stay, and so do newer ones: a package with a part of a deck takes nothing away.
 */
export function makeDeckNotes(
  decks: ReadonlyMap<string, DeckText>,
  known: KnownDecks & { readonly cards: readonly Card[] },
): DeckNotes {
  const marks = new Map((known.removedNotes ?? []).map((mark) => [mark.id, mark.changedAt]));
  const notesById = new Map(known.notes.map((note) => [note.id, note]));
  const cardsByNote = new Map<NoteId, Card[]>();
  for (const card of known.cards) {
    const list = cardsByNote.get(card.noteId);
    if (list === undefined) cardsByNote.set(card.noteId, [card]);
    else list.push(card);
  }
  const sources = new Map<string, SourceRange>();
  const notes = [...decks].map(([path, deck]) => {
    const id = createAnkiNoteId(path);
    const before = notesById.get(id);
    const blocks = joinBlocks(deck.blocks, before, cardsByNote.get(id) ?? []);
    const lines = [`# ${deck.parts.join(' / ').replace(/\s+/g, ' ')}`];
    let modifiedAtMillis = 0;
    for (const block of blocks) {
      sources.set(sourceKey(path, block.factId), {
        path,
        from: lines.length + 2,
        to: lines.length + 1 + block.lines.length,
      });
      lines.push('', ...block.lines);
      modifiedAtMillis = Math.max(modifiedAtMillis, block.modifiedAtMillis);
    }
    const note: Note = {
      id,
      path,
      title: deck.parts.at(-1)?.replace(/\s+/g, ' ') ?? path,
      text: `${lines.join('\n')}\n`,
      changedAt: createStamp({ millis: modifiedAtMillis, counter: 0, deviceId: ANKI_DEVICE_ID }),
    };
    const removedAt = marks.get(id);
    if (before === undefined) {
      return removedAt === undefined ? note : { ...note, changedAt: laterStamp(note.changedAt, removedAt) };
    }
    return before.text === note.text && before.title === note.title
      ? before
      : { ...note, changedAt: laterStamp(note.changedAt, before.changedAt) };
  });
  return { notes, findSource: (path, factId) => sources.get(sourceKey(path, factId)) ?? null };
}

/** The stamp if it is later than what it replaces, else the next one after that. */
export function laterStamp(stamp: string, replaced: string): string {
  return compareStamps(stamp, replaced) > 0 ? stamp : nextStamp(replaced, 0, ANKI_DEVICE_ID);
}

function sourceKey(path: string, factId: FactId): string {
  return `${factId} ${path}`;
}

/** Known paragraphs in their order, with newer texts where the file has them, and new ones after them. */
function joinBlocks(blocks: readonly DeckBlock[], before: Note | undefined, knownCards: readonly Card[]): DeckBlock[] {
  const joined = new Map<FactId, DeckBlock>();
  const lines = before?.text.split('\n') ?? [];
  for (const card of [...knownCards].sort((a, b) => a.source.from - b.source.from)) {
    const own = lines.slice(Math.max(0, card.source.from - 1), card.source.to).filter((line) => line.trim() !== '');
    if (own.length === 0) continue;
    joined.set(card.factId, {
      factId: card.factId,
      lines: own,
      modifiedAtMillis: readStamp(card.changedAt)?.millis ?? 0,
    });
  }
  for (const block of blocks) {
    const known = joined.get(block.factId);
    if (known === undefined || known.modifiedAtMillis <= block.modifiedAtMillis) joined.set(block.factId, block);
  }
  return [...joined.values()];
}

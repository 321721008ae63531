import type { CardChange } from '../../cards/diff-cards.ts';
import type { OwnWordings } from '../../cards/own-wording.ts';
import { type NoteText, takeInCompiled } from '../../cards/take-in-notes.ts';
import { isFromAnki } from '../../export/anki/anki-ids.ts';
import type { Card } from '../../model/card.ts';
import type { CardId } from '../../model/ids.ts';
import type { Note } from '../../model/note.ts';
import type { Stamp } from '../../model/stamp.ts';
import { type CompiledNote, compileNote, type NoteProblem } from '../../notes/compile-note.ts';
import type { NoteImage, NotesWrite } from '../../store/store.ts';
import { findImageReferences, resolveImage } from './find-images.ts';
import { FileError, type FileProblem, type IncomingImage, type ReadFiles } from './incoming.ts';
import { matchNotes } from './match-notes.ts';

/** A note of an import: a new one, or one that has another text now. */
export interface ImportedNote {
  readonly path: string;
  readonly linesBefore: number | null;
  readonly lines: number;
}

/** A picture that a note names and that neither came along nor is here. */
export interface MissingImage {
  readonly path: string;
  readonly line: number;
  readonly reference: string;
}

/** What taking in some notes would change. Nothing is written yet. */
export interface ImportPlan {
  readonly write: NotesWrite;
  readonly changes: readonly CardChange[];
  readonly problems: readonly NoteProblem[];
  readonly fileProblems: readonly FileProblem[];
  readonly missingImages: readonly MissingImage[];
  /** Cards whose own wording the notes say by now: it is dropped. */
  readonly takenHome: readonly CardId[];
  /** Notes that are new or have another text now. */
  readonly notes: readonly ImportedNote[];
  /** Files of folders and archives that are no notes. */
  readonly otherCount: number;
}

/** What is here already. */
export interface KnownNotes {
  readonly notes: readonly Note[];
  readonly cards: readonly Card[];
  readonly imagePaths: readonly string[];
  /** The learner's own words for cards. */
  readonly wordings: OwnWordings;
}

export type CompileEach = (notes: readonly NoteText[]) => Promise<CompiledNote[]> | CompiledNote[];

const compileAll: CompileEach = (notes) => notes.map(({ path, text }) => compileNote(path, text));

/**
 * What note imports are about: the notes with a text of the learner's own. A deck of Anki stands here as a note too, but its cards are
 * not made from its text: compiled, it would give others, and those that are there would count as gone.
 */
function leaveAnkiOut(known: KnownNotes): KnownNotes {
  return {
    ...known,
    notes: known.notes.filter((note) => !isFromAnki(note.id)),
    cards: known.cards.filter((card) => !isFromAnki(card.noteId)),
  };
}

/**
 * Compares the read files, together with the notes already here, with the cards so far. What came from Anki is left out. `stamp` is set on what changes; `compile` may
 * compile in slices and tell how far it is.
 */
export async function planImport(
  allKnown: KnownNotes,
  read: ReadFiles,
  stamp: Stamp,
  compile: CompileEach = compileAll,
): Promise<ImportPlan> {
  const known = leaveAnkiOut(allKnown);
  const textByPath = new Map(known.notes.map((note) => [note.path, note.text]));
  const pathOf = matchNotes(known.notes, read.texts);
  const imported = new Map<string, ImportedNote>();
  for (const { path, text } of read.texts) {
    const target = pathOf.get(path) ?? path;
    const before = textByPath.get(target);
    if (before !== text) {
      imported.set(target, {
        path: target,
        linesBefore: before === undefined ? null : countLines(before),
        lines: countLines(text),
      });
    }
    textByPath.set(target, text);
  }
  const texts = [...textByPath].map(([path, text]) => ({ path, text }));
  const compiled = await compile(texts);
  const taken = takeInCompiled(
    texts.map(({ text }, index) => {
      const note = compiled[index];
      if (!note) throw new Error(`Only ${compiled.length} of ${texts.length} notes were compiled`);
      return { text, compiled: note };
    }),
    known.cards,
    stamp,
    known.wordings,
  );
  const before = new Map<string, string>(known.cards.map((card) => [card.id, JSON.stringify(card)]));
  const { images, missing, problems } = await takeImages(texts, imported, read.images, known.imagePaths);
  return {
    write: {
      notes: taken.notes.filter((note) => imported.has(note.path)),
      cards: taken.cards.filter((card) => before.get(card.id) !== JSON.stringify(card)),
      images,
    },
    changes: taken.changes,
    takenHome: taken.takenHome,
    problems: taken.problems.filter((problem) => imported.has(problem.path)),
    fileProblems: [...read.problems, ...problems],
    missingImages: missing,
    notes: [...imported.values()],
    otherCount: read.otherCount,
  };
}

/** Reads the pictures that a note names. Those that an imported note names and that are nowhere are missing. */
async function takeImages(
  texts: readonly NoteText[],
  imported: ReadonlyMap<string, ImportedNote>,
  incoming: readonly IncomingImage[],
  storedPaths: readonly string[],
): Promise<{ images: NoteImage[]; missing: MissingImage[]; problems: FileProblem[] }> {
  const incomingByPath = new Map(incoming.map((image) => [image.path, image]));
  const paths = [...new Set([...storedPaths, ...incomingByPath.keys()])];
  const wanted = new Map<string, IncomingImage>();
  const missing: MissingImage[] = [];
  for (const { path, text } of texts) {
    for (const reference of findImageReferences(text)) {
      const found = resolveImage(reference, path, paths);
      const image = found === null ? undefined : incomingByPath.get(found);
      if (image) wanted.set(image.path, image);
      if (found === null && imported.has(path)) missing.push({ path, line: lineOf(text, reference), reference });
    }
  }
  const images: NoteImage[] = [];
  const problems: FileProblem[] = [];
  for (const { path, type, load } of wanted.values()) {
    try {
      images.push({ path, type, bytes: await load() });
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      problems.push(error.problem);
    }
  }
  return { images, missing, problems };
}

function lineOf(text: string, words: string): number {
  return countLines(text.slice(0, Math.max(0, text.indexOf(words))));
}

function countLines(text: string): number {
  return text.split(/\r\n|\n|\r/).length;
}

import { renameMedia } from '../../export/anki/media-marks.ts';
import { mediaFileName } from '../../export/anki/media-names.ts';
import type { Card } from '../../model/card.ts';
import type { LogEvent } from '../../model/event.ts';
import type { CardId, NoteId } from '../../model/ids.ts';
import type { StoreReader } from '../../store/open-reader.ts';
import { findImageReferences, resolveImage } from '../import/find-images.ts';

/** The cards of a package with the pictures that belong to them. */
export interface Illustrated {
  /** With the names in their texts that the pictures have in Anki. */
  readonly cards: readonly Card[];
  /** The same for the learner's own wordings. */
  readonly events: readonly LogEvent[];
  readonly media: ReadonlyMap<string, Uint8Array>;
  /** Names of the pictures in the lines of the note that a card comes from. */
  readonly pictures: ReadonlyMap<CardId, readonly string[]>;
}

type Source = Pick<StoreReader, 'readImagePaths' | 'readImage'>;

/** Collects the pictures that cards name, and those beside them in the notes. In Anki all lie in one folder, under names of their own. */
export async function collectPictures(
  reader: Source,
  cards: readonly Card[],
  events: readonly LogEvent[],
  texts: ReadonlyMap<NoteId, string>,
): Promise<Illustrated> {
  const paths = await reader.readImagePaths();
  if (paths.length === 0) return { cards, events, media: new Map(), pictures: new Map() };

  const media = new Map<string, Uint8Array>();
  const nameByPath = new Map<string, string>();
  /** Names by the path of the note and the address in it; only of those that are here. */
  const nameOf = new Map<string, string>();
  const look = async (text: string, notePath: string): Promise<string[]> => {
    const names: string[] = [];
    for (const reference of findImageReferences(text)) {
      const path = resolveImage(reference, notePath, paths);
      const name = path === null ? null : (nameByPath.get(path) ?? (await load(path)));
      if (name === null) continue;
      nameOf.set(`${notePath}\n${reference}`, name);
      names.push(name);
    }
    return names;
  };
  const load = async (path: string): Promise<string | null> => {
    const image = await reader.readImage(path);
    if (image === null) return null;
    const name = mediaFileName(path, image.bytes);
    media.set(name, image.bytes);
    nameByPath.set(path, name);
    return name;
  };

  const pathOfCard = new Map(cards.map((card) => [card.id, card.source.path]));
  const pictures = new Map<CardId, readonly string[]>();
  const linesByNote = new Map<NoteId, readonly string[]>();
  for (const card of cards) {
    const { path, from, to } = card.source;
    const inCard = await look(`${card.question}\n${card.answer}`, path);
    const lines = linesByNote.get(card.noteId) ?? (texts.get(card.noteId) ?? '').split(/\r\n|\n|\r/);
    linesByNote.set(card.noteId, lines);
    const beside = await look(lines.slice(from - 1, to).join('\n'), path);
    const more = [...new Set(beside)].filter((name) => !inCard.includes(name));
    if (more.length > 0) pictures.set(card.id, more);
  }
  for (const event of events) {
    if (event.kind !== 'edit' || event.wording === null) continue;
    await look(`${event.wording.question}\n${event.wording.answer}`, pathOfCard.get(event.cardId) ?? '');
  }
  const renameIn = (text: string, notePath: string): string =>
    renameMedia(text, (name) => nameOf.get(`${notePath}\n${name}`) ?? name);
  return {
    cards: cards.map((card) => ({
      ...card,
      question: renameIn(card.question, card.source.path),
      answer: renameIn(card.answer, card.source.path),
    })),
    events: events.map((event) => {
      if (event.kind !== 'edit' || event.wording === null) return event;
      const path = pathOfCard.get(event.cardId) ?? '';
      const { question, answer } = event.wording;
      return { ...event, wording: { question: renameIn(question, path), answer: renameIn(answer, path) } };
    }),
    media,
    pictures,
  };
}

import { createNoteId } from '../cards/card-id.ts';
import { deckFileToCards, isDeckFile } from '../cards/deck-file.ts';
import type { Card } from '../model/card.ts';
import type { Note } from '../model/note.ts';
import { createStamp } from '../model/stamp.ts';
import type { WriteResult } from '../model/write.ts';
import type { Deps } from './deps.ts';

/** The notes that come with the app, with their cards. */
export interface BuiltInNotes {
  readonly notes: readonly Note[];
  readonly cards: readonly Card[];
  readonly title: string;
  /** Cards that will be asked; those in the tray are not counted. */
  readonly cardCount: number;
  /** The first few questions, to see what to expect. */
  readonly sampleQuestions: readonly string[];
}

const SAMPLES = 3;

const DECKS = import.meta.glob<unknown>('/cards/**/*.cards.json', { import: 'default' });
const TEXTS = import.meta.glob<string>('/cards/*/**/*.md', { query: '?raw', import: 'default' });

/** Reads the built-in notes, which are on the device with the app. */
export async function readBuiltInNotes(deps: Deps): Promise<BuiltInNotes> {
  const stamp = createStamp({ millis: deps.nowMillis(), counter: 0, deviceId: deps.store.deviceId });
  const notes: Note[] = [];
  const cards: Card[] = [];
  for (const [file, load] of Object.entries(DECKS)) {
    const deck = await load();
    const text = await TEXTS[file.replace(/\.cards\.json$/, '.md')]?.();
    if (!isDeckFile(deck) || text === undefined) throw new Error(`${file} is not a deck beside its note`);
    notes.push({ id: createNoteId(deck.note), path: deck.note, title: deck.title, text, changedAt: stamp });
    cards.push(...deckFileToCards(deck, stamp));
  }
  const asked = cards.filter((card) => card.place === 'deck');
  return {
    notes,
    cards,
    title: notes.map((note) => note.title).join(', '),
    cardCount: asked.length,
    sampleQuestions: asked
      .filter((card) => card.form === 'question')
      .slice(0, SAMPLES)
      .map((card) => card.question),
  };
}

/** Stores them in one transaction. */
export function takeInBuiltInNotes(deps: Deps, { notes, cards }: BuiltInNotes): Promise<WriteResult> {
  return deps.store.saveNotes({ notes, cards });
}

import { type Card, type CardForm, GAP } from '../../model/card.ts';
import { keepMadeAt } from '../../model/card-made.ts';
import type { CardId, FactId } from '../../model/ids.ts';
import type { Note } from '../../model/note.ts';
import { createStamp } from '../../model/stamp.ts';
import { ANKI_DEVICE_ID, createAnkiNoteId } from './anki-ids.ts';
import type { CardDraft } from './card-draft.ts';
import { fillGaps, parseCloze } from './cloze-text.ts';
import { type DeckBlock, type KnownDecks, laterStamp, makeDeckNotes } from './deck-notes.ts';
import { htmlToText } from './html-to-text.ts';
import type { RawCollection } from './raw-collection.ts';
import { cut } from './render-card.ts';

/** What is worth more attention in Anki is asked earlier here. */
const MARKED_TAG = 'marked';

/** Gives each card its place in the text of its deck, and settles what is newer: the file or what is here. */
export function placeCards(
  drafts: readonly CardDraft[],
  raw: RawCollection,
  known: KnownDecks & { readonly cards: readonly Card[] },
  knownCards: ReadonlyMap<CardId, Card>,
): { readonly notes: readonly Note[]; readonly cards: readonly Card[]; readonly blockTexts: readonly string[] } {
  const decks = new Map<string, { parts: readonly string[]; blocks: Map<FactId, DeckBlock> }>();
  for (const draft of drafts) {
    const deck = decks.get(draft.path) ?? { parts: draft.parts, blocks: new Map<FactId, DeckBlock>() };
    decks.set(draft.path, deck);
    if (!deck.blocks.has(draft.factId)) deck.blocks.set(draft.factId, makeBlock(draft, raw));
  }
  const texts = new Map(
    [...decks].map(([path, deck]) => [path, { parts: deck.parts, blocks: [...deck.blocks.values()] }]),
  );
  const { notes, findSource } = makeDeckNotes(texts, known);

  const cards = drafts.map((draft): Card => {
    const source = findSource(draft.path, draft.factId) ?? { path: draft.path, from: 1, to: 1 };
    const before = knownCards.get(draft.id);
    const card = createCard(draft, source, before);
    if (before === undefined) return card;
    const isNewerHere = before.changedAt > card.changedAt;
    const { noteId, place } = card;
    return replaceCard(before, isNewerHere ? { ...before, source, noteId, place } : card);
  });
  const inFile = new Set(cards.map((card) => card.id));
  const changedNotes = new Map(notes.map((note) => [note.id, note.path]));
  for (const card of known.cards) {
    const path = changedNotes.get(card.noteId);
    const source = path === undefined || inFile.has(card.id) ? null : findSource(path, card.factId);
    if (source !== null) cards.push(replaceCard(card, { ...card, source }));
  }
  const blockTexts = [...texts.values()].flatMap(({ blocks }) => blocks.map((block) => block.lines.join('\n')));
  return { notes, cards, blockTexts };
}

/** The card before, if the other says the same; else the other with a later stamp. */
function replaceCard(before: Card, card: Card): Card {
  const withStamp = keepMadeAt({ ...card, changedAt: before.changedAt }, before);
  if (JSON.stringify(before) === JSON.stringify(withStamp)) return before;
  return { ...card, changedAt: laterStamp(card.changedAt, before.changedAt) };
}

function createCard(draft: CardDraft, source: Card['source'], before: Card | undefined): Card {
  const { note, raw, question, answer } = draft;
  const modifiedAtSeconds = Math.max(note.modifiedAtSeconds, raw.modifiedAtSeconds);
  return {
    id: draft.id,
    noteId: createAnkiNoteId(draft.path),
    factId: draft.factId,
    factKind: 'explicit',
    form: formOf(draft),
    question,
    answer,
    rule: draft.isCloze ? 'anki-cloze' : 'anki-card',
    confidence: 1,
    priority: note.tags.some((tag) => tag.toLowerCase() === MARKED_TAG) ? 1 : 0,
    source,
    context: [...draft.parts, ...note.tags.map((tag) => `#${tag}`)].map((text) => cut(text, 1_000)),
    // Cards of a deck that was taken away lie on the shelf, and come back with it.
    place: before === undefined || before.place === 'shelf' ? 'deck' : before.place,
    // Our own card on a device that does not have it: as soon as the real one comes, it wins.
    changedAt: createStamp({
      millis: draft.isOwn ? 0 : modifiedAtSeconds * 1000,
      counter: 0,
      deviceId: ANKI_DEVICE_ID,
    }),
  };
}

function formOf({ isCloze, question, answer }: CardDraft): CardForm {
  if (isCloze && question.includes(GAP)) return 'cloze';
  return answer.includes('\n') ? 'list' : 'question';
}

/** All fields of the note with their names, so that what a card does not ask can still be read after the answer. */
function makeBlock({ note, factId }: CardDraft, raw: RawCollection): DeckBlock {
  const type = raw.noteTypes.get(note.noteTypeId);
  const names = type?.fieldNames ?? [];
  const lines = note.fields.flatMap((html, i) => {
    const text = cut(htmlToText(type?.isCloze === true ? fillGaps(parseCloze(html)) : html), 20_000);
    return text === '' ? [] : [`${names[i] ?? `Field ${i + 1}`}: ${text}`];
  });
  const all = note.tags.length === 0 ? lines : [...lines, `Tags: ${note.tags.join(' ')}`];
  return {
    factId,
    lines: all
      .join('\n')
      .split('\n')
      .filter((line) => line.trim() !== ''),
    modifiedAtMillis: note.modifiedAtSeconds * 1000,
  };
}

import { type Card, type CardForm, type CardPlace, type FactKind, GAP } from '../model/card.ts';
import type { CardId, FactId } from '../model/ids.ts';
import type { Stamp } from '../model/stamp.ts';
import { createNoteId } from './card-id.ts';

/** One card in a deck file. Fields that have their usual value are left out. */
export interface DeckFileCard {
  readonly id: string;
  readonly factId: string;
  readonly question: string;
  readonly answer: string;
  readonly kind: FactKind;
  readonly rule: string;
  readonly confidence: number;
  readonly priority?: number;
  /** First and last line in the note. */
  readonly lines: readonly [number, number];
  readonly context?: readonly string[];
  /** Left out for cards in the deck. */
  readonly place?: Exclude<CardPlace, 'deck'>;
}

/** The committed deck of one note: `<note>.cards.json` beside it. */
export interface DeckFile {
  readonly format: 'recollect-deck-1';
  /** Path of the note from the folder of notes. */
  readonly note: string;
  readonly title: string;
  readonly cards: readonly DeckFileCard[];
}

/** Cards of one note as a deck file. */
export function cardsToDeckFile(path: string, title: string, cards: readonly Card[]): DeckFile {
  return {
    format: 'recollect-deck-1',
    note: path,
    title,
    cards: cards.map((card) => ({
      id: card.id,
      factId: card.factId,
      question: card.question,
      answer: card.answer,
      kind: card.factKind,
      rule: card.rule,
      confidence: card.confidence,
      ...(card.priority === 0 ? {} : { priority: card.priority }),
      lines: [card.source.from, card.source.to],
      ...(card.context.length === 0 ? {} : { context: card.context }),
      ...(card.place === 'deck' ? {} : { place: card.place }),
    })),
  };
}

/** The cards of a deck file, all with the given stamp. */
export function deckFileToCards(deck: DeckFile, stamp: Stamp): Card[] {
  return deck.cards.map((card) => ({
    id: card.id as CardId,
    noteId: createNoteId(deck.note),
    factId: card.factId as FactId,
    factKind: card.kind,
    form: formOf(card.question, card.answer),
    question: card.question,
    answer: card.answer,
    rule: card.rule,
    confidence: card.confidence,
    priority: card.priority ?? 0,
    source: { path: deck.note, from: card.lines[0], to: card.lines[1] },
    context: card.context ?? [],
    place: card.place ?? 'deck',
    changedAt: stamp,
  }));
}

/** How a card is asked, read from its words. */
export function formOf(question: string, answer: string): CardForm {
  if (question.includes(GAP)) return 'cloze';
  return answer.includes('\n') ? 'list' : 'question';
}

/** True when the value has the shape of a deck file. */
export function isDeckFile(value: unknown): value is DeckFile {
  if (typeof value !== 'object' || value === null) return false;
  const deck = value as { format?: unknown; note?: unknown; cards?: unknown };
  return deck.format === 'recollect-deck-1' && typeof deck.note === 'string' && Array.isArray(deck.cards);
}

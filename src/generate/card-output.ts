import { createNoteId } from '../cards/card-id.ts';
import { formOf } from '../cards/deck-file.ts';
import type { Card, FactKind, SourceRange } from '../model/card.ts';
import type { CardId, FactId } from '../model/ids.ts';
import { checkCards, PrintedCardSchema } from './card-schemas.ts';
import { lineOfItem, readJson } from './read-json.ts';

/** One card as the command line prints it. */
export interface PrintedCard {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly kind: FactKind;
  readonly rule: string;
  readonly confidence: number;
  readonly source: SourceRange;
  readonly tray?: true;
}

/** The cards to print: those of the deck, and with `showsTray` the held-back ones, marked. */
export function printableCards(cards: readonly Card[], showsTray: boolean): PrintedCard[] {
  return cards
    .filter((card) => card.place === 'deck' || (showsTray && card.place === 'tray'))
    .map((card) => ({
      id: card.id,
      question: card.question,
      answer: card.answer,
      kind: card.factKind,
      rule: card.rule,
      confidence: card.confidence,
      source: { path: card.source.path, from: card.source.from, to: card.source.to },
      ...(card.place === 'tray' ? { tray: true as const } : {}),
    }));
}

export type PreviousCards =
  | { readonly ok: true; readonly cards: readonly Card[] }
  | { readonly ok: false; readonly line: number; readonly message: string };

/**
 * Cards of an earlier output for the note at `notePath`, so that they keep their ids. When all of them come from one other path,
 * the note was renamed or copied since: they count as cards of this note then.
 */
export function readPreviousCards(json: string, notePath: string): PreviousCards {
  if (json.trim() === '') {
    return { ok: false, line: 1, message: 'This file is empty. Is the output being written into it at the same time?' };
  }
  const parsed = readJson(json);
  if (!parsed.ok) return parsed;
  if (!Array.isArray(parsed.data)) return { ok: false, line: 1, message: 'An array of cards was expected.' };
  const checked = checkCards(PrintedCardSchema, parsed.data);
  if (!checked.ok) return { ok: false, line: lineOfItem(json, checked.index), message: checked.message };
  const paths = new Set(checked.cards.map((card) => card.source.path));
  const isRenamed = paths.size === 1 && !paths.has(notePath);
  return {
    ok: true,
    cards: checked.cards.map((card): Card => {
      const source = isRenamed ? { ...card.source, path: notePath } : card.source;
      return {
        id: card.id as CardId,
        noteId: createNoteId(source.path),
        factId: card.id as string as FactId,
        factKind: card.kind,
        form: formOf(card.question, card.answer),
        question: card.question,
        answer: card.answer,
        rule: card.rule,
        confidence: card.confidence,
        priority: 0,
        source,
        context: [],
        place: card.tray ? 'tray' : 'deck',
        changedAt: '',
      };
    }),
  };
}

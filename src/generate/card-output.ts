import { createNoteId } from '../cards/card-id.ts';
import { formOf } from '../cards/deck-file.ts';
import type { Card, FactKind, SourceRange } from '../model/card.ts';
import type { CardId, FactId } from '../model/ids.ts';

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

export interface CardsCommand {
  readonly notePath: string;
  readonly previousPath: string | null;
  readonly showsTray: boolean;
}

/** Reads the arguments of `npm run cards`; null when they make no sense. */
export function parseCommandLine(args: readonly string[]): CardsCommand | null {
  let notePath: string | null = null;
  let previousPath: string | null = null;
  let showsTray = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--all') showsTray = true;
    else if (arg === '--previous') {
      previousPath = args[i + 1] ?? null;
      if (previousPath === null) return null;
      i += 1;
    } else if (arg.startsWith('--previous=')) previousPath = arg.slice('--previous='.length);
    else if (arg.startsWith('--') || notePath !== null) return null;
    else notePath = arg;
  }
  return notePath === null ? null : { notePath, previousPath, showsTray };
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
      source: card.source,
      ...(card.place === 'tray' ? { tray: true as const } : {}),
    }));
}

/** Cards of an earlier output, so that they keep their ids. */
export function readPreviousCards(json: string): { ok: true; cards: Card[] } | { ok: false; message: string } {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    return { ok: false, message: `This is no JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  if (!Array.isArray(data)) return { ok: false, message: 'An array of cards was expected.' };
  const cards: Card[] = [];
  for (const [index, entry] of data.entries()) {
    const card = readPrintedCard(entry);
    if (!card) return { ok: false, message: `Entry ${index + 1} is no card: id, question and answer are needed.` };
    cards.push(card);
  }
  return { ok: true, cards };
}

function readPrintedCard(entry: unknown): Card | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const value = entry as Partial<PrintedCard>;
  if (typeof value.id !== 'string' || typeof value.question !== 'string' || typeof value.answer !== 'string')
    return null;
  const path = value.source?.path ?? '';
  return {
    id: value.id as CardId,
    noteId: createNoteId(path),
    factId: value.id as string as FactId,
    factKind: value.kind ?? 'statement',
    form: formOf(value.question, value.answer),
    question: value.question,
    answer: value.answer,
    rule: value.rule ?? '',
    confidence: value.confidence ?? 1,
    priority: 0,
    source: { path, from: value.source?.from ?? 1, to: value.source?.to ?? 1 },
    context: [],
    place: value.tray === true ? 'tray' : 'deck',
    changedAt: '',
  };
}

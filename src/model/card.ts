import type { CardId, FactId, NoteId } from './ids.ts';
import type { Stamp } from './stamp.ts';

/** How a card is asked. A cloze has `____` in its question; a list has several items as its answer. */
export type CardForm = 'question' | 'cloze' | 'list';

/** The gap in the question of a cloze card. */
export const GAP = '____';

/** What the note states; one kind a shape of sentence. Cards match their older selves only within a kind. */
export const FACT_KINDS = [
  'definition',
  'expansion',
  'alias',
  'reason',
  'consequence',
  'attribute',
  'set',
  'step',
  'comparison',
  'command',
  'table-cell',
  'example',
  'statement',
  'explicit',
] as const;

export type FactKind = (typeof FACT_KINDS)[number];

/** Lines of a note, counted from 1, both ends included. */
export interface SourceRange {
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

/** Where a card stands. Only cards in the deck are asked. */
export type CardPlace =
  /** asked */
  | 'deck'
  /** found in the note, but not sure enough to ask: waits for the learner's decision */
  | 'tray'
  /** its text vanished from the notes; it returns with its history when the text does */
  | 'shelf'
  /** the learner said never */
  | 'never';

/** One question with one answer, as the notes state it. The learner's own wording, if any, lies in an edit event. */
export interface Card {
  readonly id: CardId;
  readonly noteId: NoteId;
  readonly factId: FactId;
  readonly factKind: FactKind;
  readonly form: CardForm;
  /** Plain text, a whole sentence that stands alone. */
  readonly question: string;
  /** Plain text. For a list: its items joined by newlines. */
  readonly answer: string;
  /** Name of the rule that made the card. */
  readonly rule: string;
  /** How sure the rule is, 0 to 1. */
  readonly confidence: number;
  /** Higher is asked earlier among new cards: 0 usual, 1 marked in the note (MUST, NEVER, a bold sentence, "exam"), -1 an aside. */
  readonly priority: number;
  readonly source: SourceRange;
  /** Headings and labels above the source, outermost first. Never shown before the answer: they may give it away. */
  readonly context: readonly string[];
  readonly place: CardPlace;
  /** When place or wording last changed here; the later stamp wins in a merge. */
  readonly changedAt: Stamp;
  /** When the card was first made, where that is known to be before `changedAt`. The store keeps it: see card-made.ts. */
  readonly madeAt?: Stamp;
}

import type { Card } from '../model/card.ts';
import type { CardDraft } from '../notes/card-draft.ts';
import { createCardId } from './card-id.ts';
import { type ComparedText, prepareQuestion, prepareText } from './likeness.ts';

/** An earlier card, ready for matching. */
export interface OldEntry {
  readonly card: Card;
  readonly question: ComparedText;
  readonly answer: ComparedText;
  /** Words of the headings and labels above it. */
  readonly context: ReadonlySet<string>;
  /** Its text vanished before: it only returns, and never competes with a card that was there until now. */
  readonly isShelved: boolean;
  readonly spot: Spot;
}

/** A draft of the notes as they are now, ready for matching. */
export interface NewEntry {
  readonly draft: CardDraft;
  readonly question: ComparedText;
  readonly answer: ComparedText;
  readonly context: ReadonlySet<string>;
  /** Ids the draft would get if it were new: by its key words alone, and with the words that tell it from others. */
  readonly ids: readonly string[];
  readonly spot: Spot;
}

/** Where a card stands. */
export interface Spot {
  readonly path: string;
  /** First line in its note. */
  readonly line: number;
  /** Place among all cards of its side, by note and line. */
  readonly order: number;
  /** Place of its line among the lines of the note that have cards. */
  readonly rank: number;
}

export function prepareOldCards(cards: readonly Card[]): OldEntry[] {
  const sorted = sortByPlace(cards, (card) => card.source);
  const rankOf = createRanks();
  return sorted.map((card, order) => ({
    card,
    question: prepareQuestion(card.question),
    answer: prepareText(card.answer),
    context: contextWords(card.context),
    isShelved: card.place === 'shelf',
    spot: {
      path: card.source.path,
      line: card.source.from,
      order,
      rank: rankOf(card.source.path, card.source.from),
    },
  }));
}

export function prepareDrafts(drafts: readonly CardDraft[]): NewEntry[] {
  const sorted = sortByPlace(drafts, (draft) => draft.source);
  const rankOf = createRanks();
  return sorted.map((draft, order) => {
    const { terms, direction, tieBreak } = draft.identity;
    return {
      draft,
      question: prepareQuestion(draft.question),
      answer: prepareText(draft.answer),
      context: contextWords(draft.context),
      ids: [createCardId(draft.factKind, terms, direction, tieBreak), createCardId(draft.factKind, terms, direction)],
      spot: {
        path: draft.source.path,
        line: draft.source.from,
        order,
        rank: rankOf(draft.source.path, draft.source.from),
      },
    };
  });
}

export function lineKeyOf(spot: Spot): string {
  return `${spot.line}:${spot.path}`;
}

function sortByPlace<Item>(
  items: readonly Item[],
  placeOf: (item: Item) => { readonly path: string; readonly from: number },
): Item[] {
  return items
    .map((item, index) => ({ item, index, place: placeOf(item) }))
    .sort((a, b) => {
      if (a.place.path !== b.place.path) return a.place.path < b.place.path ? -1 : 1;
      return a.place.from - b.place.from || a.index - b.index;
    })
    .map(({ item }) => item);
}

/** Numbers the lines of each note in the order in which they are asked for. */
function createRanks(): (path: string, line: number) => number {
  let path: string | null = null;
  let line = -1;
  let rank = -1;
  return (nextPath, nextLine) => {
    if (nextPath !== path) rank = 0;
    else if (nextLine !== line) rank += 1;
    path = nextPath;
    line = nextLine;
    return rank;
  };
}

const contextCache = new WeakMap<readonly string[], ReadonlySet<string>>();

function contextWords(context: readonly string[]): ReadonlySet<string> {
  const known = contextCache.get(context);
  if (known) return known;
  const words = new Set(context.flatMap((part) => prepareText(part).words));
  contextCache.set(context, words);
  return words;
}

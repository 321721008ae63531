import type { LibraryCard } from './library-card.ts';
import { readNumber, type SearchWorld } from './match-search.ts';

export const SORT_ORDERS = [
  'note',
  'due',
  'recall',
  'stability',
  'difficulty',
  'lapses',
  'changed',
  'question',
] as const;
export type SortOrder = (typeof SORT_ORDERS)[number];

export interface Sorting {
  readonly by: SortOrder;
  readonly isDescending: boolean;
}

/**
 * The cards in an order, as a new list. Cards without what is sorted by (a new one has no stability) come last either
 * way; equals stand as they do in the notes.
 */
export function sortCards(
  cards: readonly LibraryCard[],
  { by, isDescending }: Sorting,
  world: SearchWorld,
): LibraryCard[] {
  const sign = isDescending ? -1 : 1;
  if (by === 'note') return [...cards].sort((a, b) => sign * comparePlace(a, b));
  if (by === 'question') {
    return [...cards].sort((a, b) => {
      const one = a.words?.question ?? '';
      const other = b.words?.question ?? '';
      if (one === other) return comparePlace(a, b);
      if (one === '' || other === '') return one === '' ? 1 : -1;
      return one < other ? -sign : sign;
    });
  }
  const keyed = cards.map((card) => ({ card, key: keyOf(card, by, world) }));
  keyed.sort((a, b) => {
    if (a.key === b.key) return comparePlace(a.card, b.card);
    if (a.key === null || b.key === null) return a.key === null ? 1 : -1;
    return sign * (a.key - b.key);
  });
  return keyed.map(({ card }) => card);
}

function comparePlace(a: LibraryCard, b: LibraryCard): number {
  return a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function keyOf(card: LibraryCard, by: Exclude<SortOrder, 'note' | 'question'>, world: SearchWorld): number | null {
  switch (by) {
    case 'due':
      return card.place === 'deck' ? readNumber(card, 'due', world) : null;
    case 'recall':
      return readNumber(card, 'r', world);
    case 'stability':
      return readNumber(card, 's', world);
    case 'difficulty':
      return readNumber(card, 'd', world);
    case 'lapses':
      return readNumber(card, 'lapses', world);
    case 'changed':
      return card.words?.changedAtMillis ?? null;
  }
}

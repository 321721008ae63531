import type { CardId } from '../../model/ids.ts';
import type { CardText } from '../../store/open-reader.ts';
import type { IndexedCard } from '../../store/read-library.ts';
import { type LibraryCard, toCardWords, toLibraryCard } from './library-card.ts';
import { compileSearch, type SearchWorld } from './match-search.ts';
import type { SearchQuery } from './search-query.ts';
import { type Sorting, sortCards } from './sort-cards.ts';

/**
 * All cards, held for searching. It is filled page by page and answers at any time from what it has. A second filling
 * replaces the first card by card; `endFilling` takes out what was not seen again.
 */
export class LibraryIndex {
  readonly #cards = new Map<CardId, LibraryCard>();
  #seen = new Set<CardId>();
  #textCount = 0;

  get size(): number {
    return this.#cards.size;
  }

  /** Cards whose text is there. */
  get textCount(): number {
    return this.#textCount;
  }

  beginFilling(): void {
    this.#seen = new Set();
  }

  /** Takes in where cards stand. Texts that are there already stay. */
  addIndexed(page: readonly IndexedCard[]): void {
    for (const indexed of page) {
      const id = indexed.state.cardId;
      this.#seen.add(id);
      this.#cards.set(id, toLibraryCard(indexed, this.#cards.get(id)?.words ?? null));
    }
  }

  /** Takes in what cards say. A card that is not indexed is passed over. */
  addTexts(page: readonly CardText[]): void {
    for (const text of page) {
      const card = this.#cards.get(text.card.id);
      if (card === undefined) continue;
      if (card.words === null) this.#textCount++;
      this.#cards.set(card.id, { ...card, words: toCardWords(text) });
    }
  }

  endFilling(): void {
    for (const [id, card] of this.#cards) {
      if (this.#seen.has(id)) continue;
      if (card.words !== null) this.#textCount--;
      this.#cards.delete(id);
    }
  }

  /** The cards that a search finds, sorted. */
  find(query: SearchQuery, sorting: Sorting, world: SearchWorld): LibraryCard[] {
    const test = compileSearch(query, world);
    const found: LibraryCard[] = [];
    for (const card of this.#cards.values()) if (test(card)) found.push(card);
    return sortCards(found, sorting, world);
  }

  /** How many cards a search finds. */
  count(query: SearchQuery, world: SearchWorld): number {
    const test = compileSearch(query, world);
    let count = 0;
    for (const card of this.#cards.values()) if (test(card)) count++;
    return count;
  }

  cards(): IterableIterator<LibraryCard> {
    return this.#cards.values();
  }
}

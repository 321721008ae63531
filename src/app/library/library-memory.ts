import type { ChipId } from './library-chips.tsx';
import type { Sorting } from './sort-cards.ts';

/** What the list of cards looked like, so that coming back from a card finds it as it was left. */
export interface LibraryMemory {
  readonly text: string;
  readonly chip: ChipId;
  readonly sorting: Sorting;
  readonly offset: number;
}

export const FRESH_MEMORY: LibraryMemory = {
  text: '',
  chip: 'all',
  sorting: { by: 'note', isDescending: false },
  offset: 0,
};

let memory: LibraryMemory = FRESH_MEMORY;

export const readMemory = (): LibraryMemory => memory;

export function keepInMemory(more: Partial<LibraryMemory>): void {
  memory = { ...memory, ...more };
}

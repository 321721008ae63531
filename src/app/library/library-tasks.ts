import type { Millis, StudyDay } from '../../model/time.ts';
import type { CardPair } from './find-pairs.ts';
import type { SearchQuery } from './search-query.ts';
import type { Sorting } from './sort-cards.ts';
import type { WordSuggestion } from './suggest-word.ts';

/** The now that a search is answered for. */
export interface LibraryMoment {
  readonly today: StudyDay;
  readonly nowMillis: Millis;
  readonly rolloverHour: number;
  /** Fitted weights as the setting has them; null for the model's own. */
  readonly weights: string | null;
}

/** How far the library has read: where the cards stand comes first, their texts after it. */
export interface FillProgress {
  readonly indexed: number;
  readonly read: number;
  readonly total: number;
}

/** What the worker of the library does. `name` is that of the database. */
export interface LibraryTasks {
  /** Reads all cards, or reads them again. Searches are answered meanwhile from what is there. */
  fill: {
    readonly input: { readonly name: string };
    readonly output: { readonly cardCount: number };
    readonly progress: FillProgress;
  };
  find: {
    readonly input: {
      readonly name: string;
      readonly query: SearchQuery;
      readonly sorting: Sorting;
      readonly moment: LibraryMoment;
    };
    /** Ids joined by newlines: one long text goes from thread to thread much faster than a hundred thousand short ones. */
    readonly output: { readonly ids: string; readonly count: number };
    readonly progress: never;
  };
  count: {
    readonly input: { readonly name: string; readonly queries: readonly SearchQuery[]; readonly moment: LibraryMoment };
    readonly output: readonly number[];
    readonly progress: never;
  };
  suggest: {
    readonly input: { readonly word: string };
    readonly output: WordSuggestion | null;
    readonly progress: never;
  };
  pairs: {
    readonly input: { readonly name: string };
    readonly output: readonly CardPair[];
    readonly progress: number;
  };
}

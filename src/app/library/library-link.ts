import type { CardId } from '../../model/ids.ts';
import type { WorkerClient } from '../../pwa/ask-worker.ts';
import { startWorker } from '../../pwa/start-worker.ts';
import { createSignal } from '../signal.ts';
import type { CardPair } from './find-pairs.ts';
import type { FillProgress, LibraryMoment, LibraryTasks } from './library-tasks.ts';
import type { SearchQuery } from './search-query.ts';
import type { Sorting } from './sort-cards.ts';
import { SteadyReading } from './steady-reading.ts';
import type { WordSuggestion } from './suggest-word.ts';

/** How far the library is. `version` rises whenever a search may find something else than before. */
export interface LibraryStatus {
  readonly progress: FillProgress | null;
  /** All cards and all texts were read at least once. */
  readonly isComplete: boolean;
  /** Where every card stands is known, so that an order is final. */
  readonly isIndexed: boolean;
  readonly version: number;
  readonly trouble: unknown;
}

/** A search again for every page that comes in would only warm the phone. */
const PROGRESS_MILLIS = 400;

const FRESH: LibraryStatus = { progress: null, isComplete: false, isIndexed: false, version: 0, trouble: null };

/**
 * The worker that holds all cards for searching, for as long as the screens about cards are open. Readings come one after
 * another; one that is asked for while another runs begins when that has ended.
 */
export class LibraryLink {
  readonly status = createSignal<LibraryStatus>(FRESH);
  readonly #name: string;
  #worker: WorkerClient<LibraryTasks> | null = null;
  readonly #reading = new SteadyReading(() => this.#fill());
  #lastTold = 0;
  #last: { readonly ids: string; readonly list: readonly CardId[] } | null = null;

  constructor(name: string) {
    this.#name = name;
  }

  /** Reads the cards, or reads them again. */
  refresh(): void {
    this.#reading.refresh();
  }

  async #fill(): Promise<void> {
    const worker = this.#get();
    try {
      await worker.ask('fill', { name: this.#name }, { onProgress: (progress) => this.#tell(progress) });
      if (worker === this.#worker) this.#change({ isComplete: true, isIndexed: true, progress: null });
    } catch (trouble) {
      // A worker that was stopped says so too, and nobody wants to know.
      if (worker === this.#worker) this.#change({ trouble });
    }
  }

  #tell(progress: FillProgress): void {
    const { isComplete, isIndexed } = this.status.read();
    const isNowIndexed = isIndexed || progress.indexed >= progress.total;
    const now = performance.now();
    if (isNowIndexed === isIndexed && now - this.#lastTold < PROGRESS_MILLIS) return;
    this.#lastTold = now;
    // A second reading is not worth a word: what is shown stays true enough until it ends.
    if (!isComplete) this.#change({ progress, isIndexed: isNowIndexed });
  }

  #change(more: Partial<LibraryStatus>): void {
    const status = this.status.read();
    this.status.set({ ...status, ...more, version: status.version + 1 });
  }

  #get(): WorkerClient<LibraryTasks> {
    this.#worker ??= startWorker<LibraryTasks>('library');
    return this.#worker;
  }

  async find(query: SearchQuery, sorting: Sorting, moment: LibraryMoment): Promise<readonly CardId[]> {
    const { ids, count } = await this.#get().ask('find', { name: this.#name, query, sorting, moment });
    // The same list as before stays the same value: a list of a hundred thousand is not laid out again for nothing.
    if (this.#last?.ids !== ids) this.#last = { ids, list: count === 0 ? [] : (ids.split('\n') as CardId[]) };
    return this.#last.list;
  }

  count(queries: readonly SearchQuery[], moment: LibraryMoment): Promise<readonly number[]> {
    return this.#get().ask('count', { name: this.#name, queries, moment });
  }

  suggest(word: string): Promise<WordSuggestion | null> {
    return this.#get().ask('suggest', { word });
  }

  findPairs(onProgress: (share: number) => void, signal: AbortSignal): Promise<readonly CardPair[]> {
    return this.#get().ask('pairs', { name: this.#name }, { onProgress, signal });
  }

  /** Ends the worker and lets go of what it holds. A later call starts it anew. */
  stop(): void {
    this.#reading.stop();
    this.#worker?.stop();
    this.#worker = null;
    this.#last = null;
    this.status.set(FRESH);
  }
}

import type { WorkerClient } from '../../pwa/ask-worker.ts';
import { startWorker } from '../../pwa/start-worker.ts';
import { SteadyReading } from '../library/steady-reading.ts';
import { createSignal } from '../signal.ts';
import type { StatisticsTasks } from './statistics-tasks.ts';

/** `version` rises with each reading that is done; 0 before the first. */
export interface StatisticsStatus {
  readonly version: number;
  readonly progress: { readonly read: number; readonly total: number } | null;
  readonly trouble: unknown;
}

const FRESH: StatisticsStatus = { version: 0, progress: null, trouble: null };
/** A word about progress for each page that is read would be too many. */
const PROGRESS_MILLIS = 200;

/** The worker that holds the log for the statistics, for as long as their screen is open. */
export class StatisticsLink {
  readonly status = createSignal<StatisticsStatus>(FRESH);
  readonly #name: string;
  #worker: WorkerClient<StatisticsTasks> | null = null;
  readonly #reading = new SteadyReading(() => this.#load());
  #lastTold = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** Reads the log, or reads it again. What is asked meanwhile is answered from the reading before. */
  refresh(): void {
    this.#reading.refresh();
  }

  async #load(): Promise<void> {
    const worker = this.#get();
    try {
      await worker.ask('load', { name: this.#name }, { onProgress: (progress) => this.#tell(progress) });
      const { version } = this.status.read();
      if (worker === this.#worker) this.status.set({ version: version + 1, progress: null, trouble: null });
    } catch (trouble) {
      // A worker that was stopped says so too, and nobody wants to know.
      if (worker === this.#worker) this.status.set({ ...this.status.read(), trouble });
    }
  }

  #tell(progress: { readonly read: number; readonly total: number }): void {
    const status = this.status.read();
    const now = performance.now();
    if (status.version > 0 || now - this.#lastTold < PROGRESS_MILLIS) return;
    this.#lastTold = now;
    this.status.set({ ...status, progress });
  }

  #get(): WorkerClient<StatisticsTasks> {
    this.#worker ??= startWorker<StatisticsTasks>('statistics');
    return this.#worker;
  }

  ask<Name extends Exclude<keyof StatisticsTasks, 'load'>>(
    task: Name,
    input: StatisticsTasks[Name]['input'],
    signal?: AbortSignal,
  ): Promise<StatisticsTasks[Name]['output']> {
    return this.#get().ask(task, input, { signal });
  }

  stop(): void {
    this.#reading.stop();
    this.#worker?.stop();
    this.#worker = null;
    this.status.set(FRESH);
  }
}

const SHORTEST_PAUSE_MILLIS = 300;
const LONGEST_PAUSE_MILLIS = 5_000;

/** A pause is longer than the reading before it, so that reading takes a part of the time and not all of it. */
const PAUSE_FACTOR = 3;

/**
 * Reads again whenever something was written, one reading at a time, with a pause in between: while something writes all
 * the time, as an import does, the device is not kept busy with reading it over and over.
 */
export class SteadyReading {
  readonly #read: () => Promise<void>;
  #state: 'idle' | 'reading' | 'pausing' = 'idle';
  #isStale = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Rises when all is stopped: a reading that ends after that says nothing any more. */
  #turn = 0;

  /** `read` must not reject. */
  constructor(read: () => Promise<void>) {
    this.#read = read;
  }

  /** Reads now, or once more as soon as it may be. */
  refresh(): void {
    if (this.#state === 'idle') void this.#run();
    else this.#isStale = true;
  }

  stop(): void {
    this.#turn++;
    clearTimeout(this.#timer);
    this.#state = 'idle';
    this.#isStale = false;
  }

  async #run(): Promise<void> {
    const turn = this.#turn;
    this.#state = 'reading';
    this.#isStale = false;
    const begun = performance.now();
    await this.#read();
    if (turn !== this.#turn) return;
    this.#state = 'pausing';
    const wanted = (performance.now() - begun) * PAUSE_FACTOR;
    const pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, Math.max(SHORTEST_PAUSE_MILLIS, wanted));
    this.#timer = setTimeout(() => {
      this.#state = 'idle';
      if (this.#isStale) void this.#run();
    }, pauseMillis);
  }
}

/** Work that is asked for often and done by one at a time. */
export interface Throttle {
  /** Starts the work unless it is running. Its failures are let go: the next time comes soon. */
  run(): void;
}

export function createThrottle(work: () => Promise<void>): Throttle {
  let isRunning = false;
  return {
    run() {
      if (isRunning) return;
      isRunning = true;
      work()
        .catch(() => undefined)
        .finally(() => {
          isRunning = false;
        });
    },
  };
}

/** Knows whether a reload would interrupt something, and tells who waits when it no longer does. */
export interface ReloadGuard {
  /** A review begins or an answer is being written. Returns how to say that it has ended. */
  hold(): () => void;
  /** Settles at once when nothing is held, else when the last hold has ended. */
  whenFree(): Promise<void>;
}

export function createReloadGuard(): ReloadGuard {
  let holds = 0;
  const waiting: (() => void)[] = [];
  return {
    hold() {
      holds++;
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        holds--;
        if (holds === 0) for (const tell of waiting.splice(0)) tell();
      };
    },
    whenFree: () => (holds === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}

export const reloadGuard = createReloadGuard();

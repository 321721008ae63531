import type { Locks } from '../../src/app/files/while-importing.ts';

/** Web Locks for where there are none: shared and exclusive ones, which wait, or with `ifAvailable` do not. */
export function createMemoryLocks(): Locks {
  const held = new Map<string, { shared: number; exclusive: boolean }>();
  const waiting: (() => void)[] = [];
  const request = async (
    name: string,
    options: LockOptions,
    work: (lock: Lock | null) => unknown,
  ): Promise<unknown> => {
    const { mode = 'exclusive', ifAvailable = false } = options;
    for (;;) {
      const now = held.get(name) ?? { shared: 0, exclusive: false };
      const isFree = mode === 'shared' ? !now.exclusive : !now.exclusive && now.shared === 0;
      if (isFree) break;
      if (ifAvailable) return work(null);
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    const lock = held.get(name) ?? { shared: 0, exclusive: false };
    held.set(name, lock);
    if (mode === 'shared') lock.shared++;
    else lock.exclusive = true;
    try {
      return await work({ name, mode });
    } finally {
      if (mode === 'shared') lock.shared--;
      else lock.exclusive = false;
      for (const go of waiting.splice(0)) go();
    }
  };
  return { request: request as Locks['request'] };
}

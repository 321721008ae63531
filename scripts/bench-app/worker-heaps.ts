import type { CDPSession } from 'playwright';

/** What a thread holds: objects in its heap, and buffers beside it. */
export interface HeldBytes {
  readonly heap: number;
  readonly buffers: number;
}

interface HeapUsage {
  readonly usedSize: number;
  readonly backingStorageSize?: number;
}

/**
 * Looks into the heaps of a page's workers, which the figures of the page leave out. A worker that ends while it is asked counts as
 * empty. Collects their garbage first where that is wanted.
 */
export async function watchWorkerHeaps(cdp: CDPSession): Promise<(isCollected: boolean) => Promise<HeldBytes>> {
  const workers = new Set<string>();
  const waiting = new Map<number, (answer: { readonly result?: HeapUsage } | null) => void>();
  const sessionOf = new Map<number, string>();
  let lastId = 0;
  cdp.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.add(sessionId);
  });
  cdp.on('Target.detachedFromTarget', ({ sessionId }) => {
    workers.delete(sessionId);
    for (const [id, asked] of sessionOf) if (asked === sessionId) waiting.get(id)?.(null);
  });
  cdp.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer = JSON.parse(message) as { readonly id: number; readonly result?: HeapUsage };
    waiting.get(answer.id)?.(answer);
  });
  await cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });

  const ask = async (sessionId: string, method: string): Promise<HeapUsage | null> => {
    lastId++;
    const id = lastId;
    const answered = new Promise<{ readonly result?: HeapUsage } | null>((resolve) => waiting.set(id, resolve));
    sessionOf.set(id, sessionId);
    await cdp
      .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
      .catch(() => waiting.get(id)?.(null));
    const answer = await answered;
    waiting.delete(id);
    sessionOf.delete(id);
    return answer?.result ?? null;
  };
  return async (isCollected) => {
    let [heap, buffers] = [0, 0];
    for (const sessionId of [...workers]) {
      if (isCollected) await ask(sessionId, 'HeapProfiler.collectGarbage');
      const usage = await ask(sessionId, 'Runtime.getHeapUsage');
      heap += usage?.usedSize ?? 0;
      buffers += usage?.backingStorageSize ?? 0;
    }
    return { heap, buffers };
  };
}

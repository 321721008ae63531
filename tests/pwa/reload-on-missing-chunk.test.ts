import { describe, expect, it } from 'vitest';
import { reloadOnMissingChunk } from '../../src/pwa/reload-on-missing-chunk.ts';

function createBrowser(session: Pick<Storage, 'getItem' | 'setItem'> = createSession(), isLeaving = false) {
  const listeners: (() => void)[] = [];
  let reloads = 0;
  return {
    browser: {
      onPreloadError: (listener: () => void) => listeners.push(listener),
      isLeaving: () => Promise.resolve(isLeaving),
      session,
      reload: () => {
        reloads += 1;
      },
    },
    miss: () => {
      for (const listener of listeners) listener();
    },
    reloads: () => reloads,
  };
}

function createSession(): Pick<Storage, 'getItem' | 'setItem'> {
  const items = new Map<string, string>();
  return { getItem: (key) => items.get(key) ?? null, setItem: (key, value) => items.set(key, value) };
}

async function settle(): Promise<void> {
  for (let i = 0; i < 5; i++) await Promise.resolve();
}

describe('reloadOnMissingChunk', () => {
  it('reloads once and not again for the same version', async () => {
    const session = createSession();
    const first = createBrowser(session);
    reloadOnMissingChunk('1.0.0', () => Promise.resolve(), first.browser);
    first.miss();
    first.miss();
    await settle();
    expect(first.reloads()).toBe(1);

    const afterReload = createBrowser(session);
    reloadOnMissingChunk('1.0.0', () => Promise.resolve(), afterReload.browser);
    afterReload.miss();
    await settle();
    expect(afterReload.reloads()).toBe(0);
  });

  it('may reload again once a newer version runs', async () => {
    const session = createSession();
    session.setItem('recollect:reloaded-version', '1.0.0');
    const { browser, miss, reloads } = createBrowser(session);
    reloadOnMissingChunk('1.1.0', () => Promise.resolve(), browser);
    miss();
    await settle();
    expect(reloads()).toBe(1);
  });

  it('does not reload a page that is being left, and remembers nothing of it', async () => {
    const session = createSession();
    const left = createBrowser(session, true);
    reloadOnMissingChunk('1.0.0', () => Promise.resolve(), left.browser);
    left.miss();
    await settle();
    expect(left.reloads()).toBe(0);

    const next = createBrowser(session);
    reloadOnMissingChunk('1.0.0', () => Promise.resolve(), next.browser);
    next.miss();
    await settle();
    expect(next.reloads()).toBe(1);
  });

  it('waits for the end of a review', async () => {
    const { browser, miss, reloads } = createBrowser();
    let endReview = (): void => undefined;
    const review = new Promise<void>((resolve) => {
      endReview = resolve;
    });
    reloadOnMissingChunk('1.0.0', () => review, browser);
    miss();
    await settle();
    expect(reloads()).toBe(0);
    endReview();
    await settle();
    expect(reloads()).toBe(1);
  });

  it('does not reload where it cannot remember having done so', async () => {
    const refuse = (): never => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    const { browser, miss, reloads } = createBrowser({ getItem: refuse, setItem: refuse });
    reloadOnMissingChunk('1.0.0', () => Promise.resolve(), browser);
    miss();
    await settle();
    expect(reloads()).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { createWakeLock } from '../../src/pwa/wake-lock.ts';

function createBrowser(options: { isRefused?: boolean; hasWakeLock?: boolean } = {}) {
  let isVisible = true;
  let onVisibility = (): void => undefined;
  let held = 0;
  let requests = 0;
  const wakeLock = {
    async request() {
      requests += 1;
      if (options.isRefused) throw new DOMException('Low battery', 'NotAllowedError');
      held += 1;
      return {
        async release() {
          held -= 1;
        },
      };
    },
  };
  return {
    browser: {
      wakeLock: options.hasWakeLock === false ? undefined : wakeLock,
      isVisible: () => isVisible,
      onVisibilityChange: (listener: () => void) => {
        onVisibility = listener;
      },
    },
    held: () => held,
    requests: () => requests,
    /** Browsers release the lock by themselves when the page is hidden. */
    hide() {
      isVisible = false;
      held = 0;
      onVisibility();
    },
    show() {
      isVisible = true;
      onVisibility();
    },
  };
}

async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}

describe('createWakeLock', () => {
  it('holds the screen on until it is released', async () => {
    const { browser, held } = createBrowser();
    const lock = createWakeLock(browser);
    await lock.hold();
    await lock.hold();
    expect(held()).toBe(1);
    await lock.release();
    expect(held()).toBe(0);
  });

  it('asks again when the page comes back', async () => {
    const { browser, held, hide, show } = createBrowser();
    await createWakeLock(browser).hold();
    hide();
    expect(held()).toBe(0);
    show();
    await settle();
    expect(held()).toBe(1);
  });

  it('does not ask again after the release', async () => {
    const { browser, requests, hide, show } = createBrowser();
    const lock = createWakeLock(browser);
    await lock.hold();
    await lock.release();
    hide();
    show();
    await settle();
    expect(requests()).toBe(1);
  });

  it('lets go when it was released while the browser was thinking', async () => {
    const { browser, held } = createBrowser();
    const lock = createWakeLock(browser);
    const holding = lock.hold();
    await lock.release();
    await holding;
    expect(held()).toBe(0);
  });

  it('goes on without a lock when the browser refuses or has none', async () => {
    const refused = createWakeLock(createBrowser({ isRefused: true }).browser);
    await expect(refused.hold()).resolves.toBeUndefined();
    await expect(refused.release()).resolves.toBeUndefined();
    await expect(createWakeLock(createBrowser({ hasWakeLock: false }).browser).hold()).resolves.toBeUndefined();
  });
});

/** Keeps the screen on while a review is open. */
export interface WakeLock {
  hold(): Promise<void>;
  release(): Promise<void>;
}

export interface WakeLockBrowser {
  readonly wakeLock: { request(type: 'screen'): Promise<Pick<WakeLockSentinel, 'release'>> } | undefined;
  isVisible(): boolean;
  onVisibilityChange(listener: () => void): void;
}

function thisBrowser(): WakeLockBrowser {
  return {
    // The type says it is always there; older browsers and plain http have none.
    wakeLock: (navigator as { wakeLock?: WakeLockBrowser['wakeLock'] }).wakeLock,
    isVisible: () => document.visibilityState === 'visible',
    onVisibilityChange: (listener) => document.addEventListener('visibilitychange', listener),
  };
}

/**
 * A wake lock that survives a look at another app: browsers drop the lock when the page is hidden, so it is asked for again when
 * the page comes back. A refusal (low battery, say) is no error: the screen then goes dark as usual.
 */
export function createWakeLock(browser: WakeLockBrowser = thisBrowser()): WakeLock {
  let isWanted = false;
  let sentinel: Pick<WakeLockSentinel, 'release'> | undefined;

  async function request(): Promise<void> {
    if (!browser.wakeLock || !browser.isVisible()) return;
    try {
      const granted = await browser.wakeLock.request('screen');
      // Released, or granted twice, while the browser was thinking.
      if (!isWanted || sentinel) await granted.release();
      else sentinel = granted;
    } catch {
      sentinel = undefined;
    }
  }

  browser.onVisibilityChange(() => {
    if (browser.isVisible() && isWanted) void request();
    else sentinel = undefined;
  });

  return {
    async hold() {
      isWanted = true;
      if (!sentinel) await request();
    },
    async release() {
      isWanted = false;
      const held = sentinel;
      sentinel = undefined;
      await held?.release();
    },
  };
}

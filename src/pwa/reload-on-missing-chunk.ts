const GUARD_KEY = 'recollect:reloaded-version';
/** A page that is being left breaks off what it loads before it is told that it goes. It is gone after this time. */
const LEAVING_MILLIS = 500;

export interface ChunkBrowser {
  onPreloadError(listener: () => void): void;
  /** Settles with true when the page is being left, and with false when it is still here after a moment. */
  isLeaving(): Promise<boolean>;
  readonly session: Pick<Storage, 'getItem' | 'setItem'>;
  reload(): void;
}

function thisBrowser(): ChunkBrowser {
  return {
    // Sent by Vite when a part of the app that is loaded later cannot be loaded.
    onPreloadError: (listener) => window.addEventListener('vite:preloadError', listener),
    isLeaving: () =>
      new Promise((resolve) => {
        window.addEventListener('pagehide', () => resolve(true), { once: true });
        setTimeout(() => resolve(false), LEAVING_MILLIS);
      }),
    session: sessionStorage,
    reload: () => location.reload(),
  };
}

/**
 * Reloads the page when a part of the app is gone because a newer version has replaced it. It waits until the reload is safe and does
 * it once for each version and tab: when the part is missing again after that, the error stays with whoever asked for the part.
 * A part whose loading was broken off because the page is being left is not missing.
 *
 * @param version of the running code; after the reload to a newer one, one more reload is allowed.
 */
export function reloadOnMissingChunk(
  version: string,
  whenReloadIsSafe: () => Promise<void>,
  browser: ChunkBrowser = thisBrowser(),
): void {
  browser.onPreloadError(async () => {
    if (await browser.isLeaving()) return;
    try {
      if (browser.session.getItem(GUARD_KEY) === version) return;
      browser.session.setItem(GUARD_KEY, version);
    } catch {
      // No storage, no guard: better no reload than one after another.
      return;
    }
    await whenReloadIsSafe();
    browser.reload();
  });
}

const GUARD_KEY = 'recollect:reloaded-version';

export interface ChunkBrowser {
  onPreloadError(listener: () => void): void;
  readonly session: Pick<Storage, 'getItem' | 'setItem'>;
  reload(): void;
}

function thisBrowser(): ChunkBrowser {
  return {
    // Sent by Vite when a part of the app that is loaded later cannot be loaded.
    onPreloadError: (listener) => window.addEventListener('vite:preloadError', listener),
    session: sessionStorage,
    reload: () => location.reload(),
  };
}

/**
 * Reloads the page when a part of the app is gone because a newer version has replaced it. It waits until the reload is safe and does
 * it once for each version and tab: when the part is missing again after that, the error stays with whoever asked for the part.
 *
 * @param version of the running code; after the reload to a newer one, one more reload is allowed.
 */
export function reloadOnMissingChunk(
  version: string,
  whenReloadIsSafe: () => Promise<void>,
  browser: ChunkBrowser = thisBrowser(),
): void {
  browser.onPreloadError(() => {
    try {
      if (browser.session.getItem(GUARD_KEY) === version) return;
      browser.session.setItem(GUARD_KEY, version);
    } catch {
      // No storage, no guard: better no reload than one after another.
      return;
    }
    whenReloadIsSafe().then(
      () => browser.reload(),
      () => undefined,
    );
  });
}

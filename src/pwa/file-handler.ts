/** Part of the Launch Handler API (Chromium): what the app was opened with. */
interface LaunchParams {
  readonly files?: readonly { getFile(): Promise<File> }[];
  readonly targetURL?: string | null;
}

export interface LaunchBrowser {
  readonly launchQueue?: { setConsumer(consumer: (params: LaunchParams) => void): void };
}

export interface LaunchHooks {
  /** Files that were opened with the app. */
  files(files: readonly File[]): void;
  /** A route that was asked for while the app was open already: a shortcut. */
  route(hash: string): void;
}

/**
 * Listens for files that the system opens with the app, and for shortcuts: with `focus-existing` in the manifest the open window gets
 * them instead of being loaded anew.
 *
 * @returns false where the browser has no such thing.
 */
export function watchLaunches(hooks: LaunchHooks, browser: LaunchBrowser = globalThis as LaunchBrowser): boolean {
  if (!browser.launchQueue) return false;
  browser.launchQueue.setConsumer(({ files = [], targetURL }) => {
    if (files.length > 0) void Promise.all(files.map((handle) => handle.getFile())).then(hooks.files);
    else if (targetURL) {
      const { hash } = new URL(targetURL);
      if (hash.length > 1) hooks.route(hash);
    }
  });
  return true;
}

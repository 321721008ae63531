import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserSearch, findOnPath, searchThisMachine } from './find-chromium.ts';

/** WebKitGTK, the engine nearest to Safari's that runs on Linux without an Apple machine. */
export interface WebKitPlace {
  readonly driver: string;
  readonly browser: string;
  /** A screen that nobody sees; WebKitGTK cannot do without one. */
  readonly screen: string;
}

export const MISSING_WEBKIT =
  'No WebKitGTK was found. On Debian as root: apt-get install webkit2gtk-driver xvfb. There is none for macOS and Windows.';

/** MiniBrowser lies beside the library: `/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser`. */
function findMiniBrowser(): string | undefined {
  return ['/usr/lib', '/usr/libexec']
    .filter((root) => existsSync(root))
    .flatMap((root) => [root, ...readdirSync(root).map((name) => join(root, name))])
    .flatMap((folder) =>
      ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'].map((name) => join(folder, name, 'MiniBrowser')),
    )
    .find((path) => existsSync(path));
}

/** Finds the driver, its browser and Xvfb. Returns undefined when one of them is missing. */
export function findWebKit(search: BrowserSearch = searchThisMachine('')): WebKitPlace | undefined {
  const driver = findOnPath(['WebKitWebDriver'], search);
  const screen = findOnPath(['Xvfb'], search);
  const browser = findMiniBrowser();
  return driver && screen && browser ? { driver, screen, browser } : undefined;
}

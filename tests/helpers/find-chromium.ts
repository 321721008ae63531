import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

export interface BrowserSearch {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** Where Playwright would have put its own download. */
  readonly playwrightPath: string;
  exists(path: string): boolean;
}

export function searchThisMachine(playwrightPath: string): BrowserSearch {
  return { env: process.env, platform: process.platform, home: homedir(), playwrightPath, exists: existsSync };
}

/** The first of these programs that is on the search path, as a full path. */
export function findOnPath(names: readonly string[], search: BrowserSearch): string | undefined {
  const { PATH = '' } = search.env;
  const folders = PATH.split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => search.exists(path));
}

/** The usual places of Chromium and Chrome on macOS and Windows; on Linux they are on the search path. */
function usualPlaces(search: BrowserSearch): string[] {
  if (search.platform === 'darwin') {
    return ['', search.home].flatMap((root) => [
      `${root}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
      `${root}/Applications/Chromium.app/Contents/MacOS/Chromium`,
    ]);
  }
  if (search.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => search.env[name]);
    return roots
      .filter((root) => root !== undefined)
      .flatMap((root) => [
        join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(root, 'Chromium', 'Application', 'chrome.exe'),
      ]);
  }
  return [];
}

/** What to type on a machine without Chromium. */
export function explainMissingChromium(platform: NodeJS.Platform): string {
  const system = platform === 'linux' ? '\n  or, on Debian and Ubuntu as root: apt-get install chromium' : '';
  return `No Chromium or Chrome was found for the browser tests. This command installs one:\n  npx playwright install chromium${system}\n  or set RECOLLECT_CHROMIUM to the path of one.`;
}

/**
 * Finds a Chromium: the one named by the environment variable RECOLLECT_CHROMIUM, Playwright's own download, then the system's.
 *
 * @returns its path, or undefined when there is none. Throws when the environment variable names a file that does not exist.
 */
export function findChromium(search: BrowserSearch = searchThisMachine(chromium.executablePath())): string | undefined {
  const { RECOLLECT_CHROMIUM: named } = search.env;
  if (named) {
    if (!search.exists(named)) throw new Error(`RECOLLECT_CHROMIUM names ${named}, which does not exist.`);
    return named;
  }
  if (search.exists(search.playwrightPath)) return search.playwrightPath;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return findOnPath(names, search) ?? usualPlaces(search).find((path) => search.exists(path));
}

/** As `findChromium`, but throws what to type when there is none. */
export function requireChromium(search?: BrowserSearch): string {
  const path = findChromium(search);
  if (path === undefined) throw new Error(explainMissingChromium(search?.platform ?? process.platform));
  return path;
}

/** For a quiet browser that calls nobody; without its sandbox where it runs as root, which it otherwise refuses to. */
export function chromiumArguments(): string[] {
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet;
}

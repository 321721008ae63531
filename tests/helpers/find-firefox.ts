import { firefox } from 'playwright';
import { type BrowserSearch, findOnPath, searchThisMachine } from './find-chromium.ts';

export type FirefoxPlace =
  /** Playwright's own Firefox, which speaks Playwright's protocol. */
  | { readonly kind: 'playwright'; readonly path: string }
  /** A Firefox as Mozilla ships it, driven over WebDriver BiDi. */
  | { readonly kind: 'stock'; readonly path: string };

export const MISSING_FIREFOX =
  'No Firefox was found. On Debian as root: apt-get install firefox-esr; elsewhere: npx playwright install firefox; or set RECOLLECT_FIREFOX.';

/** Finds a Firefox: the one named by RECOLLECT_FIREFOX, the system's, then Playwright's own download. */
export function findFirefox(
  search: BrowserSearch = searchThisMachine(firefox.executablePath()),
): FirefoxPlace | undefined {
  const { RECOLLECT_FIREFOX: named } = search.env;
  if (named) {
    if (!search.exists(named)) throw new Error(`RECOLLECT_FIREFOX names ${named}, which does not exist.`);
    return { kind: named === search.playwrightPath ? 'playwright' : 'stock', path: named };
  }
  const mac = '/Applications/Firefox.app/Contents/MacOS/firefox';
  const stock =
    findOnPath(['firefox-esr', 'firefox'], search) ??
    (search.platform === 'darwin' && search.exists(mac) ? mac : undefined);
  if (stock !== undefined) return { kind: 'stock', path: stock };
  if (search.exists(search.playwrightPath)) return { kind: 'playwright', path: search.playwrightPath };
  return undefined;
}

/** Preferences for a Firefox that calls nobody. */
export const FIREFOX_PREFERENCES: Readonly<Record<string, boolean>> = {
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.enabled': false,
  'app.update.enabled': false,
};

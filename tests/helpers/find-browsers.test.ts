import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BrowserSearch, explainMissingChromium, findChromium, requireChromium } from './find-chromium.ts';
import { findFirefox } from './find-firefox.ts';

const PLAYWRIGHT = '/home/someone/.cache/ms-playwright/chromium-1200/chrome-linux/chrome';

/** A machine that has these files. */
function createMachine(files: readonly string[], rest: Partial<BrowserSearch> = {}): BrowserSearch {
  return {
    env: { PATH: ['/usr/local/bin', '/usr/bin'].join(process.platform === 'win32' ? ';' : ':') },
    platform: 'linux',
    home: '/home/someone',
    playwrightPath: PLAYWRIGHT,
    exists: (path) => files.includes(path),
    ...rest,
  };
}

describe('findChromium', () => {
  it('takes the one that the environment names before all others', () => {
    const machine = createMachine(['/opt/chrome', PLAYWRIGHT, join('/usr/bin', 'chromium')]);
    expect(findChromium({ ...machine, env: { ...machine.env, RECOLLECT_CHROMIUM: '/opt/chrome' } })).toBe(
      '/opt/chrome',
    );
  });

  it('says so when the environment names one that is not there', () => {
    const machine = createMachine([PLAYWRIGHT], { env: { RECOLLECT_CHROMIUM: '/opt/chrome' } });
    expect(() => findChromium(machine)).toThrow('/opt/chrome');
  });

  it("takes Playwright's own before the system's", () => {
    expect(findChromium(createMachine([PLAYWRIGHT, join('/usr/bin', 'chromium')]))).toBe(PLAYWRIGHT);
  });

  it('finds a Chrome on the search path', () => {
    const chrome = join('/usr/local/bin', 'google-chrome');
    expect(findChromium(createMachine([chrome]))).toBe(chrome);
  });

  it('finds a Chrome in the usual place of macOS', () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findChromium(createMachine([chrome], { platform: 'darwin' }))).toBe(chrome);
  });

  it('finds a Chrome in the usual place of Windows', () => {
    const chrome = join('C:\\Program Files', 'Google', 'Chrome', 'Application', 'chrome.exe');
    const machine = createMachine([chrome], { platform: 'win32', env: { PROGRAMFILES: 'C:\\Program Files' } });
    expect(findChromium(machine)).toBe(chrome);
  });

  it('finds none on a bare machine, and says which command installs one', () => {
    expect(findChromium(createMachine([]))).toBeUndefined();
    expect(() => requireChromium(createMachine([]))).toThrow('npx playwright install chromium');
    expect(() => requireChromium(createMachine([]))).toThrow('apt-get install chromium');
    expect(explainMissingChromium('darwin')).not.toContain('apt-get');
  });
});

describe('findFirefox', () => {
  it("tells Mozilla's own from Playwright's, because they are driven in different ways", () => {
    const stock = join('/usr/bin', 'firefox-esr');
    expect(findFirefox(createMachine([stock, PLAYWRIGHT]))).toEqual({ kind: 'stock', path: stock });
    expect(findFirefox(createMachine([PLAYWRIGHT]))).toEqual({ kind: 'playwright', path: PLAYWRIGHT });
    expect(findFirefox(createMachine([]))).toBeUndefined();
  });
});

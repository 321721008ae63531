import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import { chromiumArguments, requireChromium } from './tests/helpers/find-chromium.ts';
import { FIREFOX_PREFERENCES, findFirefox, MISSING_FIREFOX } from './tests/helpers/find-firefox.ts';
import { findWebKit, MISSING_WEBKIT } from './tests/helpers/find-webkit.ts';
import { whyNoLoopDisk } from './tests/helpers/loop-disk.ts';
import { findNoonZone } from './tests/helpers/noon-zone.ts';

type Project = NonNullable<PlaywrightTestConfig['projects']>[number];

/** Not the port of `npm start`: a running app and its data are left alone. */
const PORT = 4187;

const { CI, RECOLLECT_REPORTS, TEST_WORKER_INDEX } = process.env;

const noLoopDisk = whyNoLoopDisk();
if (noLoopDisk !== null) missPart(`faults-disk.spec.ts: ${noLoopDisk}`);

const projects: Project[] = [
  {
    name: 'phone',
    testMatch: '*.spec.ts',
    testIgnore: ['firefox.spec.ts', 'webkit.spec.ts', ...(noLoopDisk === null ? [] : ['faults-disk.spec.ts'])],
    use: {
      browserName: 'chromium',
      viewport: { width: 360, height: 740 },
      deviceScaleFactor: 2,
      isMobile: true,
      hasTouch: true,
      timezoneId: findNoonZone(Date.now()),
      launchOptions: { executablePath: requireChromium(), args: chromiumArguments() },
    },
  },
];

const firefox = findFirefox();
if (firefox) {
  projects.push({
    name: 'firefox',
    testMatch: 'firefox.spec.ts',
    use: {
      browserName: 'firefox',
      ...(firefox.kind === 'stock' ? { channel: 'moz-firefox' } : {}),
      viewport: { width: 360, height: 740 },
      launchOptions: {
        executablePath: firefox.path,
        firefoxUserPrefs: FIREFOX_PREFERENCES,
        env: { ...process.env, TZ: findNoonZone(Date.now()) },
      },
    },
  });
} else {
  missPart(MISSING_FIREFOX);
}

if (findWebKit()) projects.push({ name: 'webkit', testMatch: 'webkit.spec.ts' });
else missPart(MISSING_WEBKIT);

/** On a laptop one engine and no root are enough to work with; where the tests decide, everything must be there. */
function missPart(explanation: string): void {
  if (CI) throw new Error(explanation);
  // The workers read this file again.
  if (TEST_WORKER_INDEX === undefined) process.stderr.write(`Skipped: ${explanation}\n`);
}

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(CI),
  // Slow machines are slow; what hangs is still found.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: RECOLLECT_REPORTS ? [['list'], ['json', { outputFile: `${RECOLLECT_REPORTS}/browser.json` }]] : [['list']],
  use: {
    baseURL: `http://localhost:${PORT}/`,
    locale: 'en-GB',
    trace: 'off',
    screenshot: 'off',
    actionTimeout: 20_000,
  },
  projects,
  webServer: {
    command: `npx vite preview --port ${PORT} --strictPort`,
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
    timeout: 60_000,
  },
});

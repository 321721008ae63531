import { test as base, expect } from '@playwright/test';
import { SECURITY_HEADERS } from '../../scripts/content-security-policy.ts';
import { DIST } from '../helpers/build-app.ts';
import { type PageWatch, watchPages } from '../helpers/page-watch.ts';
import { type StaticServer, startStaticServer } from '../helpers/static-server.ts';
import { AppPage } from './app-page.ts';

interface Options {
  /** Where on its host the app lives. */
  readonly basePath: string;
  /** What the host sends with every answer. */
  readonly headers: Readonly<Record<string, string>>;
}

interface Fixtures {
  /** The built app on a server of this test's own, which can be stopped. */
  readonly site: StaticServer;
  /** What went wrong in the pages so far. A test fails at its end when anything did. */
  readonly watch: PageWatch;
  /** The app on an empty profile, on its first screen, with everything ready for working offline. */
  readonly app: AppPage;
}

export const test = base.extend<Options & Fixtures>({
  basePath: ['/', { option: true }],
  headers: [SECURITY_HEADERS, { option: true }],

  site: async ({ basePath, headers }, use) => {
    const site = await startStaticServer({ root: DIST, basePath, headers });
    await use(site);
    await site.stop();
  },

  watch: [
    async ({ context }, use) => {
      // A picker is the system's own window, which no test can answer: copies go to the downloads.
      await context.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
      const watch = await watchPages(context);
      await use(watch);
      expect(watch.troubles).toEqual([]);
    },
    { auto: true },
  ],

  app: async ({ page, site, watch }, use) => {
    const app = new AppPage(page);
    await app.open(site.url);
    await expect(app.builtInButton).toBeVisible();
    await app.waitUntilOfflineReady();
    expect(watch.troubles).toEqual([]);
    await use(app);
  },
});

export { expect };

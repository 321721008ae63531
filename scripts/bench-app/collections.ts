import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserContext, type CDPSession, chromium, devices, type Page } from 'playwright';
import { chromiumArguments, requireChromium } from '../../tests/helpers/find-chromium.ts';
import type { StaticServer } from '../../tests/helpers/static-server.ts';
import type { SeedOptions } from './seed/seed.ts';

/** One of the two pages that are compared. */
export interface Candidate {
  readonly name: 'floor' | 'recollect';
  readonly server: StaticServer;
  /** What follows the address of the server to come to the first card. */
  readonly route: string;
}

export interface PhonePage {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly cdp: CDPSession;
}

const CPU_SLOWDOWN = 4;
const PROBE = new URL('page-probe.js', import.meta.url).pathname;
/** What makes a start warm besides the data. */
const CACHES = ['Cache', 'Code Cache', 'GPUCache', 'DawnGraphiteCache', 'DawnWebGPUCache', 'Service Worker'];

/** A profile that holds a collection of the size, made by the page's own store. */
export async function seedProfile(candidate: Candidate, profile: string, options: SeedOptions): Promise<void> {
  await rm(profile, { recursive: true, force: true });
  const context = await launch(profile, 'block');
  const [page] = context.pages();
  if (page === undefined) throw new Error('Chromium opened no page');
  page.setDefaultTimeout(0);
  await page.goto(candidate.server.url);
  await page.waitForLoadState('networkidle');
  await page.goto(`${candidate.server.url}seed/index.html`);
  await page.waitForFunction(() => 'seed' in window && 'seedFloor' in window);
  if (candidate.name === 'floor') await page.evaluate((wanted) => window.seedFloor(wanted), options);
  else await page.evaluate((wanted) => window.seed(wanted), options);
  await context.close();
}

/** A copy of the profile with warm data and cold code. */
export async function copyProfile(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await cp(from, to, { recursive: true });
  for (const cache of CACHES) await rm(join(to, 'Default', cache), { recursive: true, force: true });
}

/** A browser on the profile with one page, as slow as a phone in the middle of its life or by another factor. */
export async function openPhone(profile: string, slowdown = CPU_SLOWDOWN): Promise<PhonePage> {
  const context = await launch(profile, 'allow');
  await context.addInitScript({ path: PROBE });
  const page = context.pages()[0] ?? (await context.newPage());
  // A phone's browser runs already when the app is opened.
  await sleep(1_000);
  return { context, page, cdp: await slowDown(context, page, slowdown) };
}

/** Makes the main thread of a page as slow as a phone's. */
export async function slowDown(context: BrowserContext, page: Page, rate = CPU_SLOWDOWN): Promise<CDPSession> {
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate });
  return cdp;
}

function launch(profile: string, serviceWorkers: 'allow' | 'block'): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    ...devices['Pixel 7'],
    executablePath: requireChromium(),
    args: chromiumArguments(),
    serviceWorkers,
    locale: 'en-GB',
  });
}

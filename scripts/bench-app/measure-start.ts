import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright';
import { type Candidate, copyProfile, openPhone, slowDown } from './collections.ts';

/** What one repetition showed. Times in milliseconds. */
export interface Sample {
  readonly coldMillis: number;
  readonly offlineMillis: number;
  readonly gradeMillis: readonly number[];
  readonly longTaskCount: number;
  readonly heapMegabytes: number;
}

interface Probe {
  readonly firstMillis: number | null;
  readonly longTasks: readonly (readonly [startMillis: number, durationMillis: number])[];
  token(): string | null;
  timeNextCard(): Promise<{ readonly millis: number; readonly fromMillis: number; readonly toMillis: number }>;
}

declare global {
  interface Window {
    readonly probe: Probe;
  }
}

const PATIENCE_MILLIS = 180_000;
const SHOW = '#show, .show';
const GOOD = '[data-grade="3"]';

/** Opens the candidate on a copy of the profile: first card with cold code, grades, heap, and the first card without a network. */
export async function measureOnce(
  candidate: Candidate,
  seeded: string,
  profile: string,
  gradeCount: number,
): Promise<Sample> {
  await copyProfile(seeded, profile);
  const { context, page, cdp } = await openPhone(profile);
  try {
    const address = candidate.server.url + candidate.route;
    const coldMillis = await timeFirstCard(page, address);
    const grading = await timeGrades(page, gradeCount);
    const heapMegabytes = await readHeap(cdp);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, {
      timeout: PATIENCE_MILLIS,
    });
    // The floor keeps what it is asked for: once more, so that it has everything.
    await timeFirstCard(page, address);
    await sleep(500);
    await page.close();
    await candidate.server.stop();
    await context.setOffline(true);
    const offlinePage = await context.newPage();
    await slowDown(context, offlinePage);
    const offlineMillis = await timeFirstCard(offlinePage, address);
    return { coldMillis, offlineMillis, ...grading, heapMegabytes };
  } finally {
    await context.close();
    await candidate.server.stop();
    await candidate.server.start();
  }
}

async function timeFirstCard(page: Page, address: string): Promise<number> {
  await page.goto('about:blank');
  await page.goto(address, { waitUntil: 'commit', timeout: PATIENCE_MILLIS });
  const found = await page.waitForFunction(() => window.probe.firstMillis, undefined, {
    timeout: PATIENCE_MILLIS,
    polling: 50,
  });
  const millis = await found.jsonValue();
  if (millis === null) throw new Error('The first card has no time');
  return millis;
}

async function timeGrades(page: Page, count: number): Promise<Pick<Sample, 'gradeMillis' | 'longTaskCount'>> {
  const gradeMillis: number[] = [];
  let longTaskCount = 0;
  for (let i = 0; i < count; i++) {
    await page.locator(SHOW).first().tap();
    await page.locator(GOOD).waitFor();
    // A learner looks before grading; and a tap within a moment of the answer is not taken.
    await sleep(600);
    const timing = page.evaluate(() => window.probe.timeNextCard());
    await page.locator(GOOD).tap();
    const { millis, fromMillis, toMillis } = await timing;
    gradeMillis.push(millis);
    await sleep(150);
    const tasks = await page.evaluate(() => window.probe.longTasks);
    longTaskCount += tasks.filter(([start]) => start >= fromMillis && start <= toMillis + 100).length;
  }
  return { gradeMillis, longTaskCount };
}

async function readHeap(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('Performance.enable');
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find((metric) => metric.name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 1e6;
}

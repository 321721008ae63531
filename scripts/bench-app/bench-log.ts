/**
 * Measures the built app in Chromium on a long log: `npm run bench:log`. A profile is filled through the app's own store, then opened (as
 * fast as this machine is and four times slower, as a phone), left alone, saved as a copy, and a large copy is merged into an empty one.
 * Options: `--reviews 400000`, `--reps 3`, `--idle 60` (seconds), `--only open,idle,save,merge`, `--keep` (takes the profile as it is).
 */
import { cp, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { build } from 'vite';
import { t } from '../../tests/helpers/catalogue.ts';
import { startStaticServer } from '../../tests/helpers/static-server.ts';
import { type Candidate, copyProfile, openPhone, type PhonePage, seedProfile } from './collections.ts';
import { writeLargeCopy } from './large-copy.ts';
import { watchWorkerHeaps } from './worker-heaps.ts';

const { values: options } = parseArgs({
  options: {
    reviews: { type: 'string', default: '400000' },
    reps: { type: 'string', default: '3' },
    idle: { type: 'string', default: '60' },
    only: { type: 'string', default: 'open,idle,save,merge' },
    /** Of what `merge` merges, ten answers to a card. `take` reads and merges the copy that `save` saved. */
    merged: { type: 'string', default: '100000' },
    keep: { type: 'boolean', default: false },
  },
});
const REVIEWS_PER_CARD = 20;
const MERGED_REVIEWS_PER_CARD = 10;
const PATIENCE_MILLIS = 900_000;
/** Always the same: a profile belongs to the address. */
const PORT = 4_361;
const reviewCount = Number(options.reviews);
const mergedCards = Number(options.merged) / MERGED_REVIEWS_PER_CARD;
const parts = new Set(options.only.split(','));

const work = fileURLToPath(new URL('../../.tmp/bench-log/', import.meta.url));
const seeded = join(work, `profile-${reviewCount}`);
const running = join(work, 'profile-running');
const saved = join(work, `saved-${reviewCount}.ndjson`);

async function buildCandidate(): Promise<Candidate> {
  const root = join(work, 'app');
  await build({
    root: fileURLToPath(new URL('../../', import.meta.url)),
    logLevel: 'warn',
    build: { outDir: root, emptyOutDir: true },
  });
  const seed = { root: fileURLToPath(new URL('seed', import.meta.url)), base: './', configFile: false as const };
  await build({
    ...seed,
    logLevel: 'warn',
    build: { outDir: join(work, 'seed'), emptyOutDir: true, target: 'es2022' },
  });
  await cp(join(work, 'seed'), join(root, 'seed'), { recursive: true });
  return { name: 'recollect', server: await startStaticServer({ root, port: PORT }), route: '#/review' };
}

interface Busy {
  readonly count: number;
  readonly longestMillis: number;
  readonly sumMillis: number;
}

/** Tasks of 50 ms and more on the page's main thread that began after a moment of its own clock. */
async function readBusy(page: Page, sinceMillis: number): Promise<Busy> {
  const tasks = await page.evaluate(() => window.probe.longTasks);
  const millis = tasks.filter(([start]) => start >= sinceMillis).map(([, duration]) => duration);
  return {
    count: millis.length,
    longestMillis: Math.max(0, ...millis),
    sumMillis: millis.reduce((sum, one) => sum + one, 0),
  };
}

const describeBusy = ({ count, longestMillis, sumMillis }: Busy): string =>
  `${count} long tasks, ${sumMillis.toFixed(0)} ms together, longest ${longestMillis.toFixed(0)} ms`;

const nowOf = (page: Page): Promise<number> => page.evaluate(() => performance.now());

async function readPageHeap({ cdp }: PhonePage, isCollected: boolean): Promise<number> {
  if (isCollected) await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find((metric) => metric.name === 'JSHeapUsedSize')?.value ?? Number.NaN;
}

const inMegabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** Runs an act of the page while its heap is looked at, and prints how long and how much it took. */
async function watchAct(phone: WatchedPhone, name: string, act: () => Promise<void>): Promise<void> {
  const { page } = phone;
  await phone.cdp.send('Performance.enable');
  const readWorkers = phone.readWorkerHeaps;
  const before = (await readPageHeap(phone, true)) + (await readWorkers(true)).heap;
  const since = await nowOf(page);
  let [peak, peakOfPage, peakOfBuffers] = [before, 0, 0];
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const [own, workers] = [await readPageHeap(phone, false), await readWorkers(false)];
      peak = Math.max(peak, own + workers.heap);
      peakOfPage = Math.max(peakOfPage, own);
      peakOfBuffers = Math.max(peakOfBuffers, workers.buffers);
      await sleep(100);
    }
  })();
  const beganAt = performance.now();
  await act();
  const seconds = (performance.now() - beganAt) / 1_000;
  isOver = true;
  await watching;
  console.log(
    `${name}: ${seconds.toFixed(1)} s; heap of page and workers ${inMegabytes(before)} before, at most ${inMegabytes(peak)} (+${inMegabytes(peak - before)}), of the page alone ${inMegabytes(peakOfPage)}, buffers of workers ${inMegabytes(peakOfBuffers)}; ${describeBusy(await readBusy(page, since))}`,
  );
}

interface WatchedPhone extends PhonePage {
  readonly readWorkerHeaps: Awaited<ReturnType<typeof watchWorkerHeaps>>;
}

async function open(candidate: Candidate, profile: string, slowdown: number, route: string): Promise<WatchedPhone> {
  await copyProfile(profile, running);
  const phone = await openPhone(running, slowdown);
  // A picker is the system's own window, which nobody answers here: copies go to the downloads.
  await phone.context.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  phone.page.setDefaultTimeout(PATIENCE_MILLIS);
  const readWorkerHeaps = await watchWorkerHeaps(phone.cdp);
  await phone.page.goto(candidate.server.url + route, { waitUntil: 'commit' });
  return { ...phone, readWorkerHeaps };
}

async function waitForFirstCard(page: Page): Promise<number> {
  const first = await page.waitForFunction(() => window.probe.firstMillis, undefined, { polling: 50 });
  return (await first.jsonValue()) ?? Number.NaN;
}

async function measureOpening(candidate: Candidate): Promise<void> {
  for (const slowdown of [1, 4]) {
    for (let repetition = 0; repetition < Number(options.reps); repetition++) {
      const phone = await open(candidate, seeded, slowdown, '#/review');
      const millis = await waitForFirstCard(phone.page);
      await sleep(2_000);
      await phone.cdp.send('Performance.enable');
      const heap = inMegabytes(await readPageHeap(phone, true));
      console.log(
        `open, ${slowdown} times slower: first card after ${millis.toFixed(0)} ms, heap ${heap}, ${describeBusy(await readBusy(phone.page, 0))}`,
      );
      await phone.context.close();
    }
  }
}

/** What the app does by itself while nobody touches it: caches, the second copy. */
async function measureIdle(candidate: Candidate): Promise<void> {
  for (const slowdown of [1, 4]) {
    const phone = await open(candidate, seeded, slowdown, '#/review');
    await waitForFirstCard(phone.page);
    await watchAct(phone, `left alone, ${slowdown} times slower`, () => sleep(Number(options.idle) * 1_000));
    await phone.context.close();
  }
}

async function measureSaving(candidate: Candidate): Promise<void> {
  const phone = await open(candidate, seeded, 1, '#/data');
  const { page } = phone;
  const button = page.getByRole('button', { name: t('data.saveCopy') });
  await button.waitFor();
  const download = page.waitForEvent('download');
  let bytes = 0;
  await watchAct(phone, `${reviewCount} reviews saved as a copy`, async () => {
    await button.click();
    const path = await (await download).path();
    bytes = (await stat(path)).size;
    await rename(path, saved);
  });
  console.log(`the copy has ${inMegabytes(bytes)}`);
  await phone.context.close();
}

async function measureMerging(candidate: Candidate): Promise<void> {
  const copy = join(work, 'large.ndjson');
  await writeFile(copy, writeLargeCopy(mergedCards, MERGED_REVIEWS_PER_CARD));
  const count = `${mergedCards} cards, ${options.merged} reviews`;
  for (const slowdown of [1, 4]) await takeIn(candidate, copy, count, slowdown);
}

/** Reads a copy into an empty app and merges it. */
async function takeIn(candidate: Candidate, copy: string, count: string, slowdown: number): Promise<void> {
  const empty = join(work, 'profile-empty');
  await mkdir(empty, { recursive: true });
  const phone = await open(candidate, empty, slowdown, '#/data');
  const { page } = phone;
  const merge = page.getByRole('button', { name: t('merge.do'), exact: true });
  await page.getByTestId('copy-file').waitFor({ state: 'attached' });
  await watchAct(phone, `${count} read, ${slowdown} times slower`, async () => {
    await page.getByTestId('copy-file').setInputFiles(copy);
    await merge.waitFor();
  });
  await watchAct(phone, `${count} merged, ${slowdown} times slower`, async () => {
    await merge.click();
    await page.getByText(t('merge.done'), { exact: true }).waitFor();
  });
  await phone.context.close();
}

await mkdir(work, { recursive: true });
const candidate = await buildCandidate();
if (!options.keep) {
  console.log(`Filling a profile with ${reviewCount} reviews`);
  await seedProfile(candidate, seeded, {
    cardCount: Math.ceil(reviewCount / REVIEWS_PER_CARD),
    reviewsPerCard: REVIEWS_PER_CARD,
  });
}
if (parts.has('open')) await measureOpening(candidate);
if (parts.has('idle')) await measureIdle(candidate);
if (parts.has('save')) await measureSaving(candidate);
if (parts.has('take')) await takeIn(candidate, saved, `${reviewCount} reviews that were saved`, 1);
if (parts.has('merge')) await measureMerging(candidate);
await candidate.server.stop();
await rm(running, { recursive: true, force: true });

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { BrowserProcess } from '../helpers/browser-process.ts';
import { startBrowserProcess } from '../helpers/browser-process.ts';
import { t } from '../helpers/catalogue.ts';
import { cutManifest, flipBytes } from '../helpers/damage-database.ts';
import { makeKeptCopy, readListedIds } from '../helpers/kept-copies.ts';
import { checkInvariants } from '../helpers/soak/check-invariants.ts';
import { dumpStore, type StoreDump } from '../helpers/soak/store-dump.ts';
import { AppPage } from './app-page.ts';
import { expect, test } from './fixtures.ts';

test.describe('the database is damaged', () => {
  test.setTimeout(300_000);
  let profile = '';
  let browser: BrowserProcess | undefined;

  test.beforeEach(async () => {
    profile = await mkdtemp(join(tmpdir(), 'recollect-damage-'));
  });

  test.afterEach(async () => {
    await browser?.kill();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  async function restart(url: string): Promise<AppPage> {
    await browser?.kill();
    browser = await startBrowserProcess(profile);
    const app = new AppPage(await browser.context.newPage());
    await app.open(url);
    return app;
  }

  for (const [what, damage] of [
    ['the list of its files is cut off', cutManifest],
    ['bytes are flipped all over it', flipBytes],
  ] as const) {
    test(`${what}: it is noticed, nothing is seeded, and the second copy brings everything back`, async ({ site }) => {
      const first = await restart(site.url);
      await first.startBuiltInDeck();
      await first.startReview();
      await first.answerCard('good');
      await makeKeptCopy(first.page);
      // Answers after the copy are in the second list alone.
      await first.answerCard('easy');
      await first.answerCard('again');
      const before = await dumpStore(first.page);
      await waitUntilListed(first.page, before, 2);
      await browser?.kill();
      await damage(profile);

      const app = await restart(site.url);
      await expect(app.page.getByRole('heading', { name: t('damaged.title') })).toBeVisible();
      await app.page.getByRole('button', { name: t('files.bringBack') }).click();
      await expect(app.startButton).toBeVisible({ timeout: 60_000 });
      expectSame(await dumpStore(app.page), before);

      // It is over: the next start asks nothing.
      await app.page.reload();
      await expect(app.startButton).toBeVisible();
    });
  }
});

test('the site’s data is cleared under an open review: it is noticed at once, and the second copy brings everything back', async ({
  app,
  page,
  watch,
}) => {
  await app.startBuiltInDeck();
  await app.startReview();
  await app.answerCard('good');
  await makeKeptCopy(page);
  await app.answerCard('good');
  const before = await dumpStore(page);
  await waitUntilListed(page, before, 1);
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: new URL(page.url()).origin, storageTypes: 'indexeddb' });

  // The browser closes the database under the page; the app says so at once and takes no further answer.
  await expect(page.getByRole('heading', { name: t('unsaved.lost') })).toBeVisible();
  await page.getByRole('button', { name: t('action.reload') }).click();
  await expect(page.getByRole('heading', { name: t('damaged.title') })).toBeVisible();
  await page.getByRole('button', { name: t('files.bringBack') }).click();
  await expect(page.getByRole('heading', { name: t('damaged.title') })).toBeHidden();
  await expect(app.startButton.or(app.showAnswerButton).first()).toBeVisible();
  expectSame(await dumpStore(page), before);
  watch.forget();
});

/** Until the newest events are in the second list. Older ones may be there too for a moment, after the copy that holds them. */
async function waitUntilListed(page: Page, { events }: StoreDump, count: number): Promise<void> {
  const newest = [...events].sort((a, b) => b.atMillis - a.atMillis).slice(0, count);
  await expect.poll(() => readListedIds(page)).toEqual(expect.arrayContaining(newest.map(({ id }) => id)));
}

/** The same notes, cards, answers and schedules; the totals are right by themselves. */
function expectSame(found: StoreDump, wanted: StoreDump): void {
  const sortBy = <Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] =>
    [...rows].sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
  expect(checkInvariants(found)).toEqual([]);
  expect(sortBy(found.events, ({ id }) => id)).toEqual(sortBy(wanted.events, ({ id }) => id));
  expect(sortBy(found.cards, ({ id }) => id)).toEqual(sortBy(wanted.cards, ({ id }) => id));
  expect(found.notes.map(({ id, path }) => [id, path]).sort()).toEqual(
    wanted.notes.map(({ id, path }) => [id, path]).sort(),
  );
  const schedules = ({ states }: StoreDump) =>
    sortBy(states, ({ cardId }) => cardId).map(({ cardId, phase, dueDay, dueAtMillis, memory, lastEventId }) => ({
      cardId,
      phase,
      dueDay,
      dueAtMillis,
      memory,
      lastEventId,
    }));
  expect(schedules(found)).toEqual(schedules(wanted));
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GUARD_MILLIS } from '../../src/review/session.ts';
import { type BrowserProcess, startBrowserProcess } from '../helpers/browser-process.ts';
import { watchPages } from '../helpers/page-watch.ts';
import { readStoredProgress } from '../helpers/read-stored-log.ts';
import { AppPage, ROUTES } from './app-page.ts';
import { expect, test } from './fixtures.ts';

test('everything works with the network gone after the first visit', async ({ app, site, page }) => {
  await app.startBuiltInDeck();
  await site.stop();
  const asked = site.requests.length;
  await app.startReview();
  await app.answerCard('good');
  await app.endReview();
  // Parts that were not loaded yet come from the cache, also in the very first session.
  for (const place of ['notes', 'data', 'settings', 'today'] as const) await app.openPlace(place);
  await page.reload();
  await app.startReview();
  await app.answerCard('good');
  expect(site.requests).toHaveLength(asked);
});

test.describe('with a browser that is killed', () => {
  let profile = '';
  let browser: BrowserProcess | undefined;

  test.beforeEach(async () => {
    profile = await mkdtemp(join(tmpdir(), 'recollect-profile-'));
  });

  test.afterEach(async () => {
    await browser?.kill();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  async function restart(): Promise<{ app: AppPage; watch: Awaited<ReturnType<typeof watchPages>> }> {
    await browser?.kill();
    browser = await startBrowserProcess(profile);
    const watch = await watchPages(browser.context);
    return { app: new AppPage(await browser.context.newPage()), watch };
  }

  test('a cold start without a network shows the cards, and no request fails', async ({ site }) => {
    const { app: first } = await restart();
    await first.open(site.url);
    await first.startBuiltInDeck();
    await first.waitUntilOfflineReady();
    await first.startReview();
    const graded = await first.answerCard('good');

    await browser?.kill();
    await site.stop();
    const asked = site.requests.length;
    const { app, watch } = await restart();
    await app.open(site.url);
    await expect(app.startButton).toBeVisible();
    await app.startReview();
    expect(await app.readCardId()).not.toBe(graded);
    await app.answerCard('good');
    await app.endReview();
    for (const route of Object.values(ROUTES)) {
      await app.open(`${site.url}${route}`);
      await app.page.reload();
      await expect(app.page.getByRole('main').or(app.showAnswerButton).first()).toBeVisible();
    }
    expect(watch.troubles).toEqual([]);
    expect(site.requests).toHaveLength(asked);
  });

  test('answers shown as taken are in the log after the browser was killed in the middle of grading', async ({
    site,
  }) => {
    const acknowledged: string[] = [];
    const { app: first } = await restart();
    await first.open(site.url);
    await first.startBuiltInDeck();
    await first.waitUntilOfflineReady();
    await site.stop();

    for (const rounds of [3, 2, 4]) {
      const { app, watch } = await restart();
      await app.open(site.url);
      await app.startReview();
      for (let i = 0; i < rounds; i++) acknowledged.push(await app.answerCard(i % 2 === 0 ? 'easy' : 'good'));
      // One more answer is on its way to the disk when everything ends.
      await app.showAnswer();
      await app.page.waitForTimeout(GUARD_MILLIS + 30);
      const pressing = app
        .gradeButton('good')
        .click()
        .catch(() => undefined);
      await Promise.race([pressing, app.page.waitForTimeout(20 * rounds)]);
      await browser?.kill();
      await pressing;
      expect(watch.troubles).toEqual([]);

      const { app: reopened } = await restart();
      await reopened.open(site.url);
      await expect(reopened.startButton).toBeVisible();
      const { events, states } = await readStoredProgress(reopened.page);
      const logged = events.map(({ cardId }) => String(cardId));
      expect(logged.slice(0, acknowledged.length)).toEqual(acknowledged);
      // The last one is there once or not at all.
      expect(logged.length - acknowledged.length).toBeLessThanOrEqual(1);
      expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
      // No answer was torn: what the cards count is what the log holds.
      expect(states.reduce((sum, { reviewCount }) => sum + Number(reviewCount), 0)).toBe(events.length);
      acknowledged.splice(0, acknowledged.length, ...logged);
    }
  });
});

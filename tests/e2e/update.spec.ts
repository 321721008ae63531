import { buildVersion } from '../helpers/build-app.ts';
import { t } from '../helpers/catalogue.ts';
import { readStoredProgress } from '../helpers/read-stored-log.ts';
import { AppPage } from './app-page.ts';
import { expect, test } from './fixtures.ts';

const NEXT_VERSION = '0.0.0-next';
let next = '';

test.beforeAll(async () => {
  next = await buildVersion(NEXT_VERSION);
});

test('a new version is asked for, waits for the end of a review, and is then taken by every tab', async ({
  app,
  site,
  page,
  context,
}) => {
  await app.startBuiltInDeck();
  const second = new AppPage(await context.newPage());
  await second.open(site.url);
  await expect(second.startButton).toBeVisible();

  // A review is open in the first tab when the new version comes out.
  await page.bringToFront();
  await app.startReview();
  const reviewed = await app.answerCard('good');
  site.serve(next);
  await page.evaluate(() => Object.assign(window, { isSameDocument: true }));

  // The second tab comes back into view, hears of it and takes it.
  await second.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await second.updateRow.click();
  await expect.poll(() => second.readVersion()).toBe(NEXT_VERSION);

  // The review goes on as if nothing had happened, with every part of it.
  const isSameDocument = () => page.evaluate(() => 'isSameDocument' in window);
  expect(await isSameDocument()).toBe(true);
  await app.answerCard('again');
  await page.getByRole('button', { name: t('review.more') }).click();
  await page.getByRole('button', { name: t('card.edit') }).click();
  await expect(page.getByRole('dialog', { name: t('edit.title') })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await isSameDocument()).toBe(true);

  await app.endReview();
  await expect.poll(() => app.readVersion()).toBe(NEXT_VERSION);
  expect(await isSameDocument()).toBe(false);

  // Nothing of the learner's was lost on the way.
  const { events } = await readStoredProgress(page);
  expect(events).toHaveLength(2);
  expect(events[0]).toMatchObject({ cardId: reviewed });
  await app.startReview();
  await app.answerCard('good');
});

test('a new version that nobody has taken waits, and the old one goes on working', async ({ app, site, page }) => {
  const version = await app.readVersion();
  await app.startBuiltInDeck();
  site.serve(next);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(app.updateRow).toBeVisible();
  await page.reload();
  await expect(app.updateRow).toBeVisible();
  expect(await app.readVersion()).toBe(version);
  // Parts that are gone from the server are still in the cache.
  await app.openPlace('notes');
  await app.openPlace('data');
  await app.openPlace('settings');
});

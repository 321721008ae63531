import type { Page } from '@playwright/test';
import { t } from '../helpers/catalogue.ts';
import { readStoredProgress } from '../helpers/read-stored-log.ts';
import { expect, test } from './fixtures.ts';

/** From now on, until the page is loaded again, this page's database takes no new rows: as on a disk that reports errors. */
async function refuseNewRows(page: Page): Promise<void> {
  await page.evaluate(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('The disk does not answer', 'UnknownError');
    };
  });
}

test.use({ viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false });

test('a change of several cards that could not be written is there after the page is loaded again, as one act', async ({
  app,
  page,
}) => {
  await app.startBuiltInDeck();
  await app.openPlace('cards');
  const row = (index: number) => page.locator(`.virtual .row[data-index="${index}"]`);
  await row(0).focus();
  await page.keyboard.press(' ');
  await expect(row(0)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await refuseNewRows(page);
  await page.getByRole('button', { name: t('library.change', { count: 3 }) }).press('Enter');
  await page.getByRole('button', { name: t('library.act.flag'), exact: true }).press('Enter');
  await page.getByRole('button', { name: t('flag.4'), exact: true }).press('Enter');
  await expect(page.getByText(t('unsaved.title'))).toBeVisible();
  await expect(page.getByText(t('unsaved.kept'))).toBeVisible();
  const readFlagged = async () => (await readStoredProgress(page)).states.filter(({ flag }) => flag === 4);
  expect(await readFlagged()).toHaveLength(0);

  await page.reload();
  await expect(page.getByText(t('unsaved.changesSavedAfterReload', { count: 1 }))).toBeVisible();
  expect(await readFlagged()).toHaveLength(3);
  expect((await readStoredProgress(page)).events).toHaveLength(3);

  // Undo in the review takes the whole act back.
  await page.goto(`${page.url().split('#')[0]}#/review`);
  await page.getByRole('button', { name: t('review.undo') }).click();
  await expect.poll(async () => (await readFlagged()).length).toBe(0);
  await page.reload();
  await expect(app.showAnswerButton).toBeVisible();
  expect((await readStoredProgress(page)).events).toHaveLength(6);
});

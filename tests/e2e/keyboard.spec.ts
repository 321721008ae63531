import { t } from '../helpers/catalogue.ts';
import { readStoredProgress } from '../helpers/read-stored-log.ts';
import { AppPage } from './app-page.ts';
import { expect, test } from './fixtures.ts';

test.use({ viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false });

test('a whole session goes by the keyboard alone', async ({ page }) => {
  const app = new AppPage(page);
  await app.open('/');
  await expect(app.builtInButton).toBeVisible();

  /** Moves with Tab until the element has the focus. */
  const tabTo = async (name: string): Promise<void> => {
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => document.activeElement?.closest('button, a')?.textContent ?? '');
      if (focused.includes(name)) return;
    }
    throw new Error(`Tab never reaches "${name}"`);
  };

  await tabTo(t('first.try'));
  await page.keyboard.press('Enter');
  await expect(app.startButton).toBeVisible();
  await page.keyboard.press('Space');
  await expect(app.showAnswerButton).toBeVisible();

  const grade = async (key: string): Promise<void> => {
    await page.keyboard.press('Space');
    await expect(app.grades).toBeVisible();
    await expect(async () => {
      if (await app.grades.isVisible()) await page.keyboard.press(key);
      await expect(app.grades).toBeHidden({ timeout: 1_000 });
    }).toPass();
    await expect(app.showAnswerButton).toBeVisible();
  };
  await grade('3');
  await grade('1');
  await page.keyboard.press('u');
  await expect(page.getByText(t('review.undone'))).toBeVisible();
  await grade('4');
  const { events } = await readStoredProgress(page);
  expect(events.map(({ kind, grade: given }) => given ?? kind)).toEqual([3, 1, 'undo', 4]);

  // Editing takes the keys for itself: a letter is a letter.
  await page.keyboard.press('e');
  const question = page.getByRole('textbox', { name: t('edit.question') });
  await expect(question).toBeVisible();
  await question.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' 3u?');
  await expect(question).toHaveValue(/ 3u\?$/);
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  expect((await readStoredProgress(page)).events).toHaveLength(4);

  await page.keyboard.press('Escape');
  await expect(app.startButton).toBeVisible();
  await tabTo(t('nav.data'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: t('nav.data'), level: 1 })).toBeVisible();
});

test('the focus follows the eye: to the question when a card comes, to the answer when it is shown', async ({
  page,
}) => {
  const app = new AppPage(page);
  await app.open('/');
  await app.startBuiltInDeck();
  await app.startReview();
  await expect(app.question).toBeFocused();
  await page.keyboard.press('Space');
  await expect(app.grades).toBeVisible();
  await expect(app.question).not.toBeFocused();
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

test('a held key chooses row after row, also those that are not drawn yet', async ({ app, page }) => {
  await app.startBuiltInDeck();
  await app.openPlace('cards');
  const row = (index: number) => page.locator(`.virtual .row[data-index="${index}"]`);
  await row(0).focus();
  await page.keyboard.press(' ');
  for (let i = 0; i < 40; i++) await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('button', { name: t('library.change', { count: 41 }) })).toBeVisible();
  await expect(row(40)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(row(40)).toBeFocused();
});

import { t } from '../helpers/catalogue.ts';
import { findAccessibilityTroubles } from '../helpers/check-accessibility.ts';
import { readStoredProgress } from '../helpers/read-stored-log.ts';
import type { AppPage } from './app-page.ts';
import { expect, test } from './fixtures.ts';
import { writeSampleCopy } from './sample-progress.ts';

async function openCards(app: AppPage): Promise<void> {
  await app.openPlace('cards');
  await expect(
    app.page
      .getByRole('list', { name: t('library.list') })
      .getByRole('link')
      .first(),
  ).toBeVisible();
}

async function search(app: AppPage, text: string): Promise<void> {
  await app.page.getByRole('searchbox', { name: t('library.search') }).fill(text);
}

/** Brings in two notes with three months of answers. */
async function mergeSample(app: AppPage, path: string): Promise<void> {
  const offsetMinutes = await app.page.evaluate(() => -new Date().getTimezoneOffset());
  writeSampleCopy(path, Date.now(), offsetMinutes);
  await app.openPlace('data');
  await app.mergeCopy(path);
}

test('cards are searched as one types, and what cannot be understood is said in words', async ({ app }) => {
  const { page } = app;
  await app.startBuiltInDeck();
  await openCards(app);
  const rows = page.getByRole('list', { name: t('library.list') });
  await search(app, 'docker -image');
  await expect(rows.locator('mark').first()).toHaveText(/docker/i);
  await expect(rows.getByRole('link').filter({ hasText: /image/i })).toHaveCount(0);

  await search(app, 'docker (');
  await expect(page.getByText(t('library.problem.open-bracket'))).toBeVisible();
  await expect(rows.getByRole('link').first()).toBeVisible();
  // What could not be read was not looked for, so nothing is said about what it found.
  await search(app, 'hypervizor');
  await expect(page.getByText(t('library.noneWith', { text: 'hypervizor' }))).toBeVisible();
  await search(app, 'hypervizor (');
  await expect(page.getByText(t('library.problem.open-bracket'))).toBeVisible();
  await expect(page.getByText(t('library.noneWith', { text: 'hypervizor (' }))).toBeHidden();
  await search(app, 'is:deu');
  await expect(
    page.getByText(t('library.problem.unknown-condition', { text: 'is:deu', instead: 'due' })),
  ).toBeVisible();

  await search(app, 'hypervizor');
  await expect(page.getByText(t('library.noneWith', { text: 'hypervizor' }))).toBeVisible();
  await page.getByRole('button', { name: 'hypervisor', exact: true }).click();
  await expect(rows.getByRole('link').first()).toBeVisible();

  await rows.getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: t('library.history') })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('hypervisor');
});

test('several cards are changed in one write, which is undone as one', async ({ app }) => {
  const { page } = app;
  await app.startBuiltInDeck();
  await openCards(app);
  await page.getByRole('button', { name: t('library.select'), exact: true }).click();
  const options = page.getByRole('listbox', { name: t('library.list') }).getByRole('option');
  await options.nth(0).click();
  await options.nth(2).click();
  await expect(options.nth(2)).toHaveAttribute('aria-selected', 'true');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'false');
  await page.getByRole('button', { name: t('library.change', { count: 2 }) }).click();
  await page
    .getByRole('button', { name: t('library.act.pause'), exact: false })
    .first()
    .click();
  await expect(page.getByText(t('library.done.paused', { count: 2 }))).toBeVisible();
  await expect(options.nth(0)).toContainText(t('library.paused'));

  const paused = await readStoredProgress(page);
  expect(paused.events.map(({ kind }) => kind)).toEqual(['suspend', 'suspend']);
  expect(paused.states.filter(({ isSuspended }) => isSuspended)).toHaveLength(2);

  await page.getByRole('button', { name: t('action.undo'), exact: true }).click();
  await expect(page.getByText(t('library.undone', { count: 2 }))).toBeVisible();
  const undone = await readStoredProgress(page);
  expect(undone.events).toHaveLength(4);
  expect(undone.states.filter(({ isSuspended }) => isSuspended)).toHaveLength(0);
});

test('at 200 % text size the search has room for words, and each part of the sheet starts at its title', async ({
  app,
}) => {
  const { page } = app;
  await app.startBuiltInDeck();
  await openCards(app);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await search(app, 'docker');
  const field = page.getByRole('searchbox', { name: t('library.search') });
  expect(await field.evaluate((input) => input.scrollWidth <= input.clientWidth)).toBe(true);

  await page.getByRole('button', { name: t('library.select'), exact: true }).click();
  const first = page
    .getByRole('listbox', { name: t('library.list') })
    .getByRole('option')
    .first();
  await first.click();
  // What is chosen has the room of the places, until choosing ends.
  await expect(page.getByRole('navigation')).toBeHidden();
  // Figures stand below their row, so that its words have the whole width.
  const [words, row] = await Promise.all([first.locator('.tx').boundingBox(), first.boundingBox()]);
  expect(words?.width).toBeGreaterThan((row?.width ?? 0) - 1);

  await page.getByRole('button', { name: t('library.change', { count: 1 }) }).click();
  await page.getByRole('button', { name: t('library.act.reset') }).click();
  const sheet = page.getByRole('dialog', { name: t('library.act.title.reset', { count: 1 }) });
  await expect.poll(() => sheet.evaluate((box) => box.scrollTop)).toBe(0);
  await expect.poll(() => sheet.evaluate((box) => box.contains(document.activeElement))).toBe(true);
});

test('the card page shows what the buttons of the review will do, and strikes through what was taken back', async ({
  app,
}) => {
  const { page } = app;
  await app.startBuiltInDeck();
  await app.startReview();
  const id = await app.readCardId();
  await app.showAnswer();
  const words = ['again', 'hard', 'good', 'easy'] as const;
  const intervals = await Promise.all(
    words.map(async (word) => (await app.gradeButton(word).locator('.t').textContent())?.replace(/\d$/, '') ?? ''),
  );
  await app.grade('again');
  await app.undo();
  await app.endReview();
  await page.goto(`${page.url().split('#')[0]}#/cards/${id}`);
  const next = page.getByRole('table', { name: t('library.ifAnswered') });
  for (const [index, interval] of intervals.entries()) {
    await expect(next.getByRole('cell').nth(index)).toHaveText(interval.trim());
  }
  await expect(page.locator('.history s')).toContainText(t('grade.again'));
  await expect(page.locator('.history').getByText(t('library.history.undone'))).toBeVisible();
});

test('look-alikes are found, also without a network', async ({ app, site }) => {
  const { page } = app;
  await app.startBuiltInDeck();
  await site.stop();
  await page.goto(`${page.url().split('#')[0]}#/cards/pairs`);
  await expect(
    page
      .locator('.pairs')
      .or(page.getByText(t('library.pairs.none')))
      .first(),
  ).toBeVisible();
  await app.openPlace('cards');
  await search(app, 'fargate');
  await expect(page.locator('.virtual mark').first()).toHaveText(/fargate/i);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the screens about cards in ${colorScheme}`, async ({ app }, info) => {
    const { page } = app;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const check = async (name: string): Promise<void> =>
      expect.soft(await findAccessibilityTroubles(page), name).toEqual([]);
    await app.startBuiltInDeck();
    await mergeSample(app, info.outputPath('sample.ndjson'));
    await openCards(app);
    await check('list');
    await search(app, 'is:deu');
    await expect(page.getByText('is:deu', { exact: false }).first()).toBeVisible();
    await check('problem');
    await page.getByRole('button', { name: t('library.help'), exact: true }).click();
    await expect(page.getByRole('dialog', { name: t('library.help') })).toBeVisible();
    await check('help');
    await page.keyboard.press('Escape');
    await search(app, 'note:alpha');
    await page.getByRole('button', { name: t('library.select'), exact: true }).click();
    await page
      .getByRole('listbox', { name: t('library.list') })
      .getByRole('option')
      .nth(1)
      .click();
    await check('select');
    await page.getByRole('button', { name: t('library.change', { count: 1 }) }).click();
    await expect(page.getByRole('dialog', { name: t('library.act.title.all', { count: 1 }) })).toBeVisible();
    await check('acts');
    await page.getByRole('button', { name: t('library.act.day') }).click();
    await expect(page.getByLabel(t('library.act.dayField'))).toBeVisible();
    await check('day');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: t('library.endSelecting') }).click();
    await page
      .getByRole('list', { name: t('library.list') })
      .getByRole('link')
      .first()
      .click();
    await expect(page.getByRole('heading', { name: t('library.curve') })).toBeVisible();
    await check('card');
    await page.goto(`${page.url().split('#')[0]}#/cards/pairs`);
    await expect(page.locator('.pairs').first()).toBeVisible();
    await check('pairs');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: t('library.palette.field') })).toBeFocused();
    await check('palette');
  });
}

test.describe('with a keyboard', () => {
  test.use({ viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false });

  test('cards are found, chosen as a range and flagged, and a card is opened, without a pointer', async ({ app }) => {
    const { page } = app;
    await app.startBuiltInDeck();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: t('library.palette.field') })).toBeFocused();
    await page.keyboard.type('cards');
    await expect(page.getByRole('option', { name: t('nav.cards'), exact: true })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: t('nav.cards'), level: 1 })).toBeVisible();
    await expect(page.getByRole('searchbox')).toHaveValue('');
    await expect(page.locator('.virtual .row').first()).toBeVisible();

    await page.keyboard.press('/');
    await page.keyboard.type('docker');
    await expect(page.locator('.virtual mark').first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    const row = (index: number) => page.locator(`.virtual .row[data-index="${index}"]`);
    await expect(row(0)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(row(1)).toBeFocused();
    await page.keyboard.press(' ');
    await expect(row(1)).toHaveAttribute('aria-selected', 'true');
    await expect(row(1)).toBeFocused();
    await page.keyboard.press('Shift+ArrowDown');
    await expect(row(2)).toBeFocused();
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByRole('heading', { name: t('library.chosen', { count: 3 }), level: 1 })).toBeVisible();

    await page.getByRole('button', { name: t('library.change', { count: 3 }) }).press('Enter');
    await page.getByRole('button', { name: t('library.act.flag'), exact: true }).press('Enter');
    await page.getByRole('button', { name: t('flag.4'), exact: true }).press('Enter');
    await expect(page.getByText(t('library.done.flagged', { count: 3, flag: t('flag.4') }))).toBeVisible();
    expect((await readStoredProgress(page)).states.filter(({ flag }) => flag === 4)).toHaveLength(3);

    await row(2).focus();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: t('nav.cards'), level: 1 })).toBeVisible();
    await expect(row(2)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: t('library.history') })).toBeVisible();
  });
});

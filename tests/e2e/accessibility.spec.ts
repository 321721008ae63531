import type { Page } from '@playwright/test';
import { t } from '../helpers/catalogue.ts';
import { findAccessibilityTroubles } from '../helpers/check-accessibility.ts';
import { createWeakNote } from '../helpers/weak-note.ts';
import { AppPage } from './app-page.ts';
import { expect, test } from './fixtures.ts';
import { file, NotesPage } from './notes-page.ts';
import { SCREENS } from './screens.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const app = new AppPage(page);
    await app.open('/');
    for (const screen of SCREENS) {
      await screen.open(app);
      expect.soft(await findAccessibilityTroubles(page), screen.name).toEqual([]);
    }
  });
}

test.describe('in a wide window', () => {
  test.use({ viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false });

  test('the rail of every screen holds the places or the keys, and its name', async ({ page }) => {
    const app = new AppPage(page);
    await app.open('/');
    for (const screen of SCREENS) {
      await screen.open(app);
      if (screen.name === 'first-run') continue;
      await expect.soft(page.locator('.nav .brand, .keys .brand'), screen.name).toHaveCount(1);
    }
  });

  test('beside a note it is told what a question mark in its margin means', async ({ app, page }) => {
    const notes = new NotesPage(page);
    await notes.bring(file('weak.md', createWeakNote().text));
    await expect(app.startButton).toBeVisible();
    await notes.go('#/notes');
    await page.getByRole('main').getByRole('link').first().click();
    const beside = page.getByRole('complementary', { name: t('note.cardsOfLine') });
    await expect(beside).toContainText(`?${t('note.inTray')}`);
  });

  test('the rail of the tray lists its keys', async ({ app, page }) => {
    const notes = new NotesPage(page);
    await notes.bring(file('weak.md', createWeakNote().text));
    await expect(app.startButton).toBeVisible();
    await notes.go('#/tray');
    const keys = page.getByRole('complementary', { name: t('key.title') });
    await expect(keys.getByRole('term')).toHaveText(['A', 'E', 'N', '→', 'U']);
  });
});

test('at 200 % text size nothing is cut off at the side on any screen', async ({ page }) => {
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      document.documentElement.style.fontSize = '200%';
    });
  });
  const app = new AppPage(page);
  await app.open('/');
  for (const screen of SCREENS) {
    await screen.open(app);
    const troubles = await page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      const wide =
        document.documentElement.scrollWidth > width
          ? [`the page is ${document.documentElement.scrollWidth} wide`]
          : [];
      const outside = [...document.querySelectorAll('button, a, input, select, textarea, h1, h2, p, td, th, label')]
        .filter((element) => element.checkVisibility() && !element.closest('.vh'))
        .filter((element) => {
          const { left, right, width: own } = element.getBoundingClientRect();
          return own > 0 && (left < -1 || right > width + 1);
        })
        .map(
          (element) => `${element.tagName.toLowerCase()} "${element.textContent.slice(0, 40)}" reaches out of the page`,
        );
      return [...wide, ...outside];
    });
    expect.soft(troubles, screen.name).toEqual([]);
  }
});

test('at 200 % text size the keys of the tray stand below each other, each as wide as the others', async ({
  app,
  page,
}) => {
  const notes = new NotesPage(page);
  await notes.bring(file('weak.md', createWeakNote().text));
  await expect(app.startButton).toBeVisible();
  await notes.go('#/tray');
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  const keys = page.getByRole('group', { name: t('tray.question') }).getByRole('button');
  await expect(keys).toHaveCount(3);
  const boxes = await Promise.all((await keys.all()).map((key) => key.boundingBox()));
  const [first, ...others] = boxes;
  for (const box of others) expect([box?.x, box?.width]).toEqual([first?.x, first?.width]);
  expect(boxes.map((box) => box?.y)).toEqual([...new Set(boxes.map((box) => box?.y))]);
});

/** How far the page can be scrolled sideways, in pixels. */
function measureSideways(page: Page): Promise<number> {
  return page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth);
}

test('a word that is wider than a phone makes no page scroll sideways', async ({ app, page }) => {
  const notes = new NotesPage(page);
  const word = 'Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung';
  const text = `# ${word}\n\n**${word}** = box for ${word}\n\n![x](${word}.png)\n`;
  await notes.choose(file(`${word}.md`, text));
  await expect(notes.preview).toBeVisible();
  expect(await measureSideways(page)).toBe(0);
  await notes.confirm();
  await expect(app.startButton).toBeVisible();
  expect(await measureSideways(page)).toBe(0);
  await notes.go('#/notes');
  await notes.openNote(word);
  expect(await measureSideways(page)).toBe(0);
  await page.goto(`${page.url()}/edit`);
  await expect(page.getByRole('button', { name: t('note.nothingChanged') })).toBeVisible();
  expect(await measureSideways(page)).toBe(0);
});

test('what is pressed is large enough for a thumb', async ({ page }) => {
  const app = new AppPage(page);
  await app.open('/');
  for (const screen of SCREENS) {
    await screen.open(app);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, a[href], select')]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map((element) => ({
          name: element.textContent.trim() || element.getAttribute('aria-label'),
          box: element.getBoundingClientRect(),
        }))
        // Lines of a note are at least 28 high and as wide as the page; everything else is at least 44 by 44.
        .filter(
          ({ box }) => box.width > 0 && (box.height < 28 || (box.height < 43.5 && box.width < 200) || box.width < 43.5),
        )
        .map(({ name, box }) => `${name}: ${box.width} x ${box.height}`),
    );
    expect.soft(small, screen.name).toEqual([]);
  }
});

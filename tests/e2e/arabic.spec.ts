import type { Page } from '@playwright/test';
import { GUARD_MILLIS } from '../../src/review/session.ts';
import { speak, t } from '../helpers/catalogue.ts';
import { findAccessibilityTroubles } from '../helpers/check-accessibility.ts';
import { findLatinSentences } from '../helpers/find-latin.ts';
import { readStoredProgress } from '../helpers/read-stored-log.ts';
import { AppPage } from './app-page.ts';
import { createFinger } from './finger.ts';
import { expect, test } from './fixtures.ts';
import { SCREENS } from './screens.ts';

test.afterEach(() => speak('en'));

/** Remembers everything that was ever written on the page, from its first moment on. */
async function recordWords(page: Page): Promise<() => Promise<string>> {
  await page.addInitScript(() => {
    const seen = new Set<string>();
    Object.assign(window, { seenWords: seen });
    const look = (): void => {
      for (const element of document.querySelectorAll('#app *')) {
        if (element.childElementCount === 0) seen.add(element.textContent.trim());
      }
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
  });
  return () => page.evaluate(() => [...(window as unknown as { seenWords: Set<string> }).seenWords].join('\n'));
}

/** What reaches out of the page at a side, and whether the page can be scrolled sideways. */
function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const wide = document.documentElement.scrollWidth > width ? [`${document.documentElement.scrollWidth} wide`] : [];
    for (const main of document.querySelectorAll('main')) {
      if (main.scrollWidth > main.clientWidth) wide.push(`the page inside is ${main.scrollWidth} wide`);
    }
    // The box of an icon is larger than its picture and may reach over the edge of the screen.
    const slack = 8;
    const outside = [...document.querySelectorAll('button, a, input, select, textarea, h1, h2, p, td, th, label')]
      .filter((element) => element.checkVisibility() && !element.closest('.vh, .chips, .src-table, .ln-table'))
      .filter((element) => {
        const { left, right, width: own } = element.getBoundingClientRect();
        return own > 0 && (left < -slack || right > width + slack);
      })
      .map((element) => `${element.tagName} "${element.textContent.slice(0, 40)}"`);
    return [...wide, ...outside];
  });
}

test.describe('where the system is Arabic', () => {
  test.use({ locale: 'ar' });
  test.beforeEach(() => speak('ar'));

  test('a session in Arabic: start, grade, undo, settings, and no English word on the way', async ({ page, site }) => {
    const readWords = await recordWords(page);
    const app = new AppPage(page);
    await app.open(site.url);
    await expect(app.builtInButton).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await app.startBuiltInDeck();
    await app.startReview();
    const first = await app.answerCard('good');
    await app.undo();
    expect(await app.readCardId()).toBe(first);
    await app.answerCard('again');
    await app.endReview();
    await app.page
      .getByRole('link', { name: t('nav.settings') })
      .filter({ visible: true })
      .click();
    await expect(page.getByRole('heading', { name: t('nav.settings'), level: 1 })).toBeVisible();
    const words = await readWords();
    expect(words).toContain(t('first.lead'));
    speak('en');
    for (const id of ['first.lead', 'review.showAnswer', 'nav.settings', 'nav.statistics'] as const) {
      expect(words).not.toContain(t(id));
    }
    const { events } = await readStoredProgress(page);
    expect(events.map(({ kind }) => kind)).toEqual(['review', 'undo', 'review']);
  });

  test('every screen is accessible, in Arabic, and no wider than a small phone', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const app = new AppPage(page);
    await app.open('/');
    for (const screen of SCREENS) {
      await screen.open(app);
      expect.soft(await findAccessibilityTroubles(page), screen.name).toEqual([]);
      expect.soft(await findOverflow(page), screen.name).toEqual([]);
      expect.soft(await findLatinSentences(page), screen.name).toEqual([]);
    }
  });

  test('grades run from the right; a tap at the right is Again, and a swipe to the left is Good', async ({
    page,
    site,
  }) => {
    const app = new AppPage(page);
    await app.open(site.url);
    await app.startBuiltInDeck();
    await page.goto(`${site.url}#/settings/review`);
    for (const name of ['swipe', 'tapZones'] as const) {
      const control = page.getByRole('switch', { name: t(`options.${name}`), exact: true });
      await control.click();
      await expect(control).toBeChecked();
    }
    await page.goto(`${site.url}#/`);
    await app.startReview();
    await app.showAnswer();
    const [again, easy] = await Promise.all([
      app.gradeButton('again').boundingBox(),
      app.gradeButton('easy').boundingBox(),
    ]);
    expect(again?.x).toBeGreaterThan(easy?.x ?? Number.POSITIVE_INFINITY);
    await page.waitForTimeout(GUARD_MILLIS + 50);
    await page.touchscreen.tap(340, 90);
    await expect(app.showAnswerButton).toBeVisible();
    await app.showAnswer();
    await page.waitForTimeout(GUARD_MILLIS + 50);
    await (await createFinger(page)).draw([
      { x: 300, y: 300 },
      { x: 60, y: 300 },
    ]);
    await expect(app.showAnswerButton).toBeVisible();
    const { events } = await readStoredProgress(page);
    expect(events.filter(({ kind }) => kind === 'review').map(({ grade }) => grade)).toEqual([1, 3]);
  });

  test('words of the learner keep their own direction and code stays from left to right', async ({ page, site }) => {
    const app = new AppPage(page);
    await app.open(site.url);
    await app.startBuiltInDeck();
    await app.startReview();
    const { question, heading } = await page.evaluate(() => {
      const styleOf = (selector: string) => {
        const element = document.querySelector(selector);
        if (!element) throw new Error(`${selector} is not there`);
        const range = document.createRange();
        range.selectNodeContents(element);
        const [line] = range.getClientRects();
        return { left: line?.left ?? 0, box: element.getBoundingClientRect().left };
      };
      return { question: styleOf('.q'), heading: getComputedStyle(document.body).direction };
    });
    expect(heading).toBe('rtl');
    expect(question.left).toBeCloseTo(question.box, 0);
  });
});

test.describe('where the system writes Eastern Arabic digits', () => {
  test.use({ locale: 'ar-EG' });
  test.beforeEach(() => speak('ar'));

  test('all numbers of the interface have them', async ({ page, site }) => {
    const app = new AppPage(page);
    await app.open(site.url);
    await page.locator('button', { hasText: t('first.try') }).click();
    await page.getByRole('link', { name: t('today.start') }).click();
    await app.answerCard('good');
    await page.getByRole('button', { name: t('review.end') }).click();
    for (const hash of [
      '#/',
      '#/notes',
      '#/cards',
      '#/statistics',
      '#/data',
      '#/settings',
      '#/scheduling',
      '#/settings/airplane',
    ]) {
      await page.goto(`${site.url}${hash}`);
      await expect(page.locator('main')).not.toBeEmpty();
      await page.waitForTimeout(1_500);
      const latin = await page.evaluate(() => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found: string[] = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const isOwn = node.parentElement?.closest(
            '.note, .q, .a, .version, table th, .read, .src, code, kbd, script, style, [aria-hidden]',
          );
          // What is isolated is the learner's own: names of files. Steps are shown as they are typed: 10m.
          const words = (node.textContent ?? '').replace(/\u2068[^\u2069]*\u2069|\d+[mhd]\b/g, '');
          if (!isOwn && /[0-9]/.test(words)) found.push(words);
        }
        return found;
      });
      expect.soft(latin, hash).toEqual([]);
    }
  });
});

test('the language is chosen in the settings, holds over a start, and goes back to the system', async ({
  app,
  page,
}) => {
  await app.startBuiltInDeck();
  await page.goto(`${page.url().split('#')[0]}#/settings`);
  await page.getByRole('combobox', { name: t('language.title') }).selectOption('ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  speak('ar');
  await expect(page.getByRole('heading', { name: t('nav.settings'), level: 1 })).toBeVisible();
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { name: t('nav.settings'), level: 1 })).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole('combobox', { name: t('language.title') }).selectOption('system');
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  speak('en');
  await expect(page.getByRole('heading', { name: t('nav.settings'), level: 1 })).toBeVisible();
});

import type { Page } from '@playwright/test';
import { GUARD_MILLIS } from '../../src/review/session.ts';
import { t } from '../helpers/catalogue.ts';
import { findAccessibilityTroubles } from '../helpers/check-accessibility.ts';
import { readStoredProgress } from '../helpers/read-stored-log.ts';
import type { AppPage } from './app-page.ts';
import { tapTwice } from './finger.ts';
import { expect, test } from './fixtures.ts';
import { file, NotesPage, PICTURE } from './notes-page.ts';

const LONG_WORD = 'Rechtsschutzversicherungsgesellschaftenverwaltung';
const LIST = `# ECS\n\nECS has three building blocks:\n- Clusters\n- Services\n- ${LONG_WORD}\n`;
const QUESTION_OF_LIST = /building blocks of ECS/;

/** A note with this text, and the pictures it names, from the first screen to its first card. */
async function review(app: AppPage, text: string, ...pictures: string[]): Promise<void> {
  const notes = new NotesPage(app.page);
  await notes.bring(file('note.md', text), ...pictures.map((name) => file(name, PICTURE, 'image/png')));
  await notes.go('#/');
  await app.startReview();
}

/** Answers until a card with this question is in front. */
async function goTo(app: AppPage, question: RegExp): Promise<void> {
  for (let i = 0; i < 20; i++) {
    if (question.test((await app.question.textContent()) ?? '')) return;
    await app.answerCard('easy');
  }
  throw new Error(`No card asks ${question}`);
}

async function wait(page: Page): Promise<void> {
  await page.waitForTimeout(GUARD_MILLIS + 50);
}

async function findWhatReachesOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    return [...document.querySelectorAll('button, a, input, select, textarea, h1, h2, p, li, td, label')]
      .filter((element) => element.checkVisibility() && !element.closest('.vh, .src-table'))
      .filter((element) => {
        const { left, right, width: own } = element.getBoundingClientRect();
        return own > 0 && (left < -1 || right > width + 1);
      })
      .map((element) => `${element.tagName} "${element.textContent.slice(0, 40)}"`);
  });
}

test.describe('a list, item by item', () => {
  test('by keyboard: each item is judged, one can be taken back, and only what was missed comes again', async ({
    app,
    page,
  }) => {
    await review(app, LIST);
    await goTo(app, QUESTION_OF_LIST);
    const items = page.locator('.items > li');
    const proposed = page.locator('[data-suggested]');

    await page.keyboard.press('i');
    await expect(items).toHaveCount(3);
    await expect(items.nth(0)).toContainText(t('items.didYou'));
    await expect(items.nth(1)).not.toContainText('Services');
    // What a screen reader hears of the choice names the item and how many there are.
    await expect(
      page.getByRole('group', { name: t('items.which', { number: 1, count: 3, item: 'Clusters' }) }),
    ).toBeVisible();
    await wait(page);
    await page.keyboard.press('1');
    await expect(items.nth(0)).toContainText(t('items.missed'));
    // One item back, and judged otherwise.
    await page.keyboard.press('u');
    await expect(items.nth(0)).toContainText(t('items.didYou'));
    await expect(items.nth(1)).not.toContainText('Services');
    await wait(page);
    await page.keyboard.press('Space');
    await expect(items.nth(0)).toContainText(t('items.knew'));
    await wait(page);
    await page.keyboard.press('1');
    await expect(items.nth(1)).toContainText(t('items.missed'));
    await wait(page);
    await page.keyboard.press('3');
    await expect(page.getByText(t('items.sum', { known: 2, count: 3, grade: t('grade.hard') }))).toBeVisible();
    await expect(proposed).toHaveText(/Hard/);
    expect((await readStoredProgress(page)).events.filter(({ kind }) => kind === 'undo')).toEqual([]);
    await wait(page);
    await page.keyboard.press('1');

    // It comes again in this session: with the missed item alone to judge.
    await expect(app.showAnswerButton).toBeVisible();
    await goTo(app, QUESTION_OF_LIST);
    await page.keyboard.press('i');
    await expect(items.filter({ hasText: t('items.knewBefore') })).toHaveCount(2);
    await expect(items.filter({ hasText: t('items.didYou') })).toContainText('Services');
    await wait(page);
    await page.keyboard.press('Space');
    await expect(proposed).toHaveText(/Good/);
  });

  test('a key held down judges one item, a double tap too', async ({ app, page }) => {
    await review(app, LIST);
    await goTo(app, QUESTION_OF_LIST);
    await page.getByRole('button', { name: t('review.byItem') }).tap();
    const covered = page.locator('.items > li', { hasText: t('items.covered') });
    await expect(covered).toHaveCount(2);
    await wait(page);
    const knew = page.getByRole('button', { name: t('items.knew') });
    await knew.focus();
    await page.keyboard.down('Enter');
    for (let i = 0; i < 12; i++) {
      await page.waitForTimeout(50);
      await page.keyboard.down('Enter');
    }
    await page.keyboard.up('Enter');
    await expect(covered).toHaveCount(1);
    await wait(page);
    const box = await knew.boundingBox();
    if (!box) throw new Error('The key has no place on the screen');
    await tapTwice(page, box.x + 30, box.y + 20);
    await expect(covered).toHaveCount(0);
    await expect(page.locator('.items > li', { hasText: t('items.didYou') })).toHaveCount(1);
  });

  test('nothing is cut off at 200 % text size, and axe finds nothing at any step', async ({ app, page }) => {
    await review(app, LIST);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await goTo(app, QUESTION_OF_LIST);
    const look = async (): Promise<void> => {
      expect(await findWhatReachesOut(page)).toEqual([]);
      expect(await findAccessibilityTroubles(page)).toEqual([]);
    };
    await look();
    await page.keyboard.press('i');
    for (const key of ['1', '3', '3']) {
      await look();
      // The item to judge is in view without scrolling.
      await expect(page.locator('.items > .penned')).toBeInViewport();
      await wait(page);
      await page.keyboard.press(key);
    }
    await expect(app.grades).toBeVisible();
    await look();
  });
});

test('with large text the answer comes into view although the question fills the page', async ({ app, page }) => {
  await review(
    app,
    '# Computers\n\n- A hypervisor = software that lets one machine run several operating systems at once\n',
  );
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '250%';
  });
  await app.showAnswer();
  await expect(page.locator('#answer')).toBeInViewport({ ratio: 0.4 });
});

test('after the answer the note is shown as it is meant: code in colour, tables as tables; Open jumps to the line', async ({
  app,
  page,
}) => {
  const filler = Array.from({ length: 60 }, (_, i) => `Line ${i} of something else.\n`).join('\n');
  await review(
    app,
    `# Docker\n\n${filler}\n- A container = a running image\n\`\`\`bash\ndocker run "nginx"\n\`\`\`\n\n| Size | Memory |\n|---|---|\n| nano | 0.5 GB |\n| large | 8 GB |\n`,
  );
  const source = page.locator('.src');
  await goTo(app, /container/i);
  await app.showAnswer();
  await expect(source.locator('li.on')).toContainText('A container = a running image');
  await expect(source.locator('li.code .hljs-string')).toHaveText('"nginx"');
  await expect(source).not.toContainText('```');
  expect(await findAccessibilityTroubles(page)).toEqual([]);

  await source.getByRole('link').click();
  const line = page.locator('[data-line].is-target, .is-target, [aria-expanded="true"]').first();
  await expect(line).toContainText('A container');
  await expect(line).toBeInViewport();
  // Back leads to the very card.
  await page.goBack();
  await expect(app.question).toContainText(/container/i);
  await wait(page);
  await app.answerCard('easy');
  await goTo(app, /nano|0\.5 GB/);
  await app.showAnswer();
  await expect(source.getByRole('columnheader')).toHaveText(['Size', 'Memory']);
  await expect(source.locator('tr.on')).toContainText('nano');
  await expect(source).not.toContainText('|');
  expect(await findAccessibilityTroubles(page)).toEqual([]);
});

test('a picture of the note fills the screen, grows by keys and buttons, and gives the card back', async ({
  app,
  page,
}) => {
  await review(app, '# Plans\n\n- A queue = keeps messages until they are read ![the queue](queue.png)\n', 'queue.png');
  await app.showAnswer();
  const open = page.getByRole('button', { name: t('image.enlarge', { words: 'the queue' }) });
  await open.click();
  const viewer = page.getByRole('dialog', { name: 'the queue' });
  await expect(viewer).toBeVisible();
  expect(await findAccessibilityTroubles(page)).toEqual([]);
  const width = async (): Promise<number> => (await viewer.getByRole('img').boundingBox())?.width ?? 0;
  const before = await width();
  await page.keyboard.press('+');
  await expect.poll(width).toBeGreaterThan(before * 1.4);
  await viewer.getByRole('button', { name: t('image.larger') }).click();
  await expect.poll(width).toBeGreaterThan(before * 2);
  await viewer.getByRole('button', { name: t('image.whole') }).click();
  await expect.poll(width).toBe(before);
  // The keys of the review are not heard beneath it.
  await page.keyboard.press('3');
  await page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
  await expect(app.grades).toBeVisible();
  expect((await readStoredProgress(page)).events.filter(({ kind }) => kind === 'review')).toEqual([]);
});

test('a card is put right while it is reviewed, with advice while writing, and keeps its place', async ({
  app,
  page,
}) => {
  await review(app, '# Docker\n\n- A container = a running image\n');
  const id = await app.readCardId();
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: t('edit.title') });
  const question = dialog.getByRole('textbox', { name: t('edit.question') });
  await question.fill('What is it?');
  await expect(dialog.getByText(t('edit.advice'))).toBeVisible();
  await question.fill('What is a container in Docker?');
  await expect(dialog.getByText(t('edit.advice'))).toBeHidden();
  expect(await findAccessibilityTroubles(page)).toEqual([]);
  // Advice is no order: a card that it does not like is saved all the same.
  await question.fill('What is it?');
  await expect(dialog.getByText(t('edit.advice'))).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(app.question).toHaveText('What is it?');
  expect(await app.readCardId()).toBe(id);
});

test('the end says what happened and what comes next, and leads to the lines that were missed', async ({
  app,
  page,
}) => {
  await review(app, '# DNS\n\n- A record = maps a name to an IPv4 address\n');
  await app.answerCard('again');
  while (await app.showAnswerButton.isVisible()) await app.answerCard('easy');
  await expect(page.getByText(t('done.lead'), { exact: true })).toBeVisible();
  const answers = (await readStoredProgress(page)).events.filter(({ kind }) => kind === 'review').length;
  await expect(page.getByText(t('done.summary', { count: answers, minutes: 1 }))).toBeVisible();
  const tomorrow = page.getByRole('row', { name: new RegExp(t('done.tomorrow')) });
  await expect(tomorrow).toContainText(t('today.cards', { count: 0 }));
  expect(await findAccessibilityTroubles(page)).toEqual([]);
});

test('a card that stays missed is named at the end with its line', async ({ app, page }) => {
  await review(app, '# DNS\n\n- A record = maps a name to an IPv4 address\n');
  const asked = (await app.question.textContent()) ?? '';
  await page.goto(`${page.url().split('#')[0]}#/scheduling`);
  // A step of an hour: the card does not come again in this session.
  const steps = page.getByRole('textbox', { name: t('scheduling.learningStepsMinutes') });
  await steps.fill('60m');
  await steps.press('Enter');
  await expect
    .poll(async () => (await readStoredProgress(page)).events.filter(({ kind }) => kind === 'setting').length)
    .toBe(1);
  await page.goto(`${page.url().split('#')[0]}#/review`);
  await expect(app.showAnswerButton).toBeVisible();
  await app.answerCard('again');
  await expect(page.getByText(t('done.lead'), { exact: true })).toBeVisible();
  const missed = page.getByRole('link', { name: asked });
  await expect(missed).toContainText(t('note.line', { line: 3 }));
  await missed.click();
  await expect(page).toHaveURL(/#\/notes\/[^/]+\/3$/);
});

import type { Page } from '@playwright/test';
import { AGAIN, type Grade } from '../../src/model/grade.ts';
import { settingToValue } from '../../src/model/read-settings.ts';
import { GUARD_MILLIS } from '../../src/review/session.ts';
import { studyDayAt } from '../../src/scheduler/study-day.ts';
import { t } from '../helpers/catalogue.ts';
import { findAccessibilityTroubles } from '../helpers/check-accessibility.ts';
import { readStoredProgress } from '../helpers/read-stored-log.ts';
import type { AppPage } from './app-page.ts';
import { expect, test } from './fixtures.ts';
import { type MadeCard, writeMadeCopy } from './made-progress.ts';

const GOOD: Grade = 3;
const EASY: Grade = 4;
const LAPSES_BEFORE = 7;

/** Brings made-up cards into the empty app by way of a copy: there are no others then. */
async function merge(app: AppPage, path: string, made: readonly MadeCard[]): Promise<void> {
  const offsetMinutes = await app.page.evaluate(() => -new Date().getTimezoneOffset());
  writeMadeCopy(path, made, Date.now(), offsetMinutes);
  await app.page.evaluate(() => {
    location.hash = '#/data';
  });
  await app.mergeCopy(path);
}

/** Forgotten seven times, each time learnt again on the same day; due now. */
const slipping: MadeCard = {
  name: 'slipping',
  question: 'Which queue keeps the order of its messages?',
  answer: 'The FIFO queue',
  history: [
    [300, GOOD],
    [299.99, GOOD],
    ...Array.from({ length: LAPSES_BEFORE }, (_, i): (readonly [number, Grade])[] => [
      [280 - i * 30, AGAIN],
      [279.99 - i * 30, GOOD],
    ]).flat(),
  ],
};
const alike: MadeCard = {
  name: 'alike',
  question: 'Which queue gives its messages in any order?',
  answer: 'The standard queue',
  history: [[1, EASY]],
};

test.describe('a card that keeps slipping away', () => {
  async function slipOnceMore(app: AppPage, path: string): Promise<void> {
    await merge(app, path, [slipping, alike]);
    await app.openPlace('today');
    await app.startReview();
    await expect(app.question).toHaveAttribute('data-card', 'card-slipping');
    await app.showAnswer();
    await app.page.waitForTimeout(GUARD_MILLIS + 30);
    await app.gradeButton('again').click();
    await expect(app.page.getByRole('dialog', { name: t('scheduling.leech') })).toBeVisible();
  }

  const sheet = (page: Page) => page.getByRole('dialog', { name: t('scheduling.leech') });

  test('is shown beside the one it is mixed up with, and may be paused there', async ({ app, page }, info) => {
    await slipOnceMore(app, info.outputPath('slipping.ndjson'));
    await expect(sheet(page)).toContainText(t('scheduling.leechHelp', { count: LAPSES_BEFORE + 1 }));
    await expect(sheet(page)).toContainText(t('scheduling.leechMixedUp'));
    await expect(sheet(page)).toContainText(alike.answer);
    expect(await findAccessibilityTroubles(page)).toEqual([]);
    await sheet(page)
      .getByRole('button', { name: t('card.pauseDetail') })
      .click();
    await expect(sheet(page)).toBeHidden();
    const readPaused = async () =>
      (await readStoredProgress(page)).states.find(({ cardId }) => cardId === 'card-slipping')?.['isSuspended'];
    await expect.poll(readPaused).toBe(true);
    // It is not asked again, and there was no other.
    await expect(page.getByText(t('done.lead'), { exact: true })).toBeVisible();
  });

  test('can be rewritten from there, and is kept as it is when nothing is chosen', async ({ app, page }, info) => {
    await slipOnceMore(app, info.outputPath('slipping.ndjson'));
    await sheet(page)
      .getByRole('button', { name: t('scheduling.leechRewriteDetail') })
      .click();
    const answer = page.getByRole('textbox').nth(1);
    await expect(answer).toHaveValue(slipping.answer);
    await answer.fill('FIFO: first in, first out');
    await page.getByRole('button', { name: t('action.save'), exact: true }).click();
    const readEdits = async () => (await readStoredProgress(page)).events.filter(({ kind }) => kind === 'edit');
    await expect
      .poll(readEdits)
      .toMatchObject([{ cardId: 'card-slipping', wording: { answer: 'FIFO: first in, first out' } }]);
    await expect(sheet(page)).toBeHidden();
  });
});

test('a pile is worked off by a plan that says when it is done, and ends when it is pressed', async ({
  app,
  page,
}, info) => {
  const pile = Array.from(
    { length: 90 },
    (_, i): MadeCard => ({
      name: `pile-${i}`,
      question: `What is number ${i} of the pile?`,
      answer: `Number ${i}`,
      history: [[60, EASY]],
    }),
  );
  await merge(app, info.outputPath('pile.ndjson'), pile);
  await app.openPlace('today');
  await page.getByRole('button', { name: t('scheduling.catchUpDetail') }).click();
  const dialog = page.getByRole('dialog', { name: t('scheduling.catchUpTitle') });
  await expect(dialog).toBeVisible();
  const paces = dialog.locator('button[aria-pressed]');
  expect(await paces.count()).toBeGreaterThan(1);
  const readDays = async () => Number(/\d+/.exec((await dialog.getByRole('status').textContent()) ?? '')?.[0]);
  // More a day is fewer days.
  await paces.first().click();
  const slow = await readDays();
  await paces.last().click();
  const fast = await readDays();
  expect(fast).toBeLessThan(slow);
  expect(await findAccessibilityTroubles(page)).toEqual([]);

  await paces.first().click();
  const perDay = Number(/\d+/.exec((await paces.first().textContent()) ?? '')?.[0]);
  await dialog.getByRole('button', { name: t('scheduling.catchUpStart'), exact: true }).click();
  await expect(dialog).toBeHidden();
  const running = page.getByRole('button', { name: t('scheduling.catchUpRunsDetail', { count: perDay }) });
  await expect(running).toBeVisible();
  const readPlan = async () => (await readStoredProgress(page)).events.filter(({ key }) => key === 'catchUp').at(-1);
  const offsetMinutes = await page.evaluate(() => -new Date().getTimezoneOffset());
  const today = studyDayAt(Date.now(), offsetMinutes, 4);
  expect((await readPlan())?.['value']).toBe(settingToValue({ untilDay: today + slow - 1, reviewsPerDay: perDay }));

  // The plan holds over a restart and in the review: so many and nothing new.
  await page.reload();
  await expect(running).toBeVisible();
  await running.click();
  await expect(page.getByRole('button', { name: t('scheduling.catchUpDetail') })).toBeVisible();
  expect((await readPlan())?.['value']).toBeNull();
});

test('fitting the schedule can be broken off, changes nothing then, and can be begun again', async ({
  app,
  page,
}, info) => {
  // Enough answers for a fit.
  const learnt = Array.from(
    { length: 400 },
    (_, i): MadeCard => ({
      name: `learnt-${i}`,
      question: `What is number ${i}?`,
      answer: `Number ${i}`,
      history: [300, 290, 270, 240, 200, 150, 90, 20].map((daysAgo, n) => [
        daysAgo - (i % 5),
        (i * 7 + n * 13) % 10 < 2 ? AGAIN : GOOD,
      ]),
    }),
  );
  await merge(app, info.outputPath('learnt.ndjson'), learnt);
  await page.goto(`${page.url().split('#')[0]}#/scheduling`);
  const start = page.getByRole('button', { name: t('scheduling.fitDo') });
  const progress = page.getByRole('progressbar', { name: t('scheduling.fitting') });
  const before = (await readStoredProgress(page)).events.length;
  // Pressed from within the page the moment the button is there: a fast machine is done before a test can look.
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      const cancel = document.querySelector('[role="status"]:has(progress) button');
      if (!(cancel instanceof HTMLElement)) return;
      observer.disconnect();
      cancel.click();
      document.documentElement.dataset['pressed'] = cancel.textContent ?? '';
    }).observe(document, { childList: true, subtree: true });
  });
  await start.click();
  await expect(page.locator('html')).toHaveAttribute('data-pressed', t('action.cancel'));
  await expect(progress).toBeHidden();
  await expect(start).toBeVisible();
  expect((await readStoredProgress(page)).events).toHaveLength(before);
  await start.click();
  await expect(page.getByRole('table', { name: t('scheduling.fitCompared') })).toBeVisible();
});

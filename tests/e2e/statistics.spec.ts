import { readFileSync } from 'node:fs';
import { effectiveEvents, type LogEvent, type ReviewEvent } from '../../src/model/event.ts';
import { countTrueRetention } from '../../src/scheduler/true-retention.ts';
import { t } from '../helpers/catalogue.ts';
import { findAccessibilityTroubles } from '../helpers/check-accessibility.ts';
import { readStoredProgress } from '../helpers/read-stored-log.ts';
import type { AppPage } from './app-page.ts';
import { expect, test } from './fixtures.ts';
import { writeSampleCopy } from './sample-progress.ts';

/** Brings in two notes with three months of answers and opens their statistics. */
async function openWithSample(app: AppPage, path: string): Promise<void> {
  const offsetMinutes = await app.page.evaluate(() => -new Date().getTimezoneOffset());
  writeSampleCopy(path, Date.now(), offsetMinutes);
  await app.startBuiltInDeck();
  await app.openPlace('data');
  await app.mergeCopy(path);
  await app.openPlace('statistics');
  await expect(heading(app, 'statistics.calibration')).toBeVisible();
}

function heading(app: AppPage, id: Parameters<typeof t>[0]) {
  return app.page.getByRole('heading', { name: new RegExp(`^${t(id)}`), level: 2 });
}

function part(app: AppPage, id: Parameters<typeof t>[0]) {
  return app.page.locator('section.stat').filter({ has: heading(app, id) });
}

test('with few answers there is a word instead of a number', async ({ app }) => {
  await app.startBuiltInDeck();
  await app.startReview();
  await app.answerCard('good');
  await app.endReview();
  await app.openPlace('statistics');
  await expect(app.page.getByText(t('statistics.recallNone'))).toBeVisible();
  await expect(app.page.getByText(t('statistics.fewAnswers', { count: 1, least: 30 }))).toBeVisible();
  await expect(app.page.getByText(t('statistics.fewCards', { count: 1, least: 10 }))).toBeVisible();
  await expect(app.page.getByText(t('statistics.daysSentence', { count: 1, days: 1 }))).toBeVisible();
});

test('the numbers are those of a direct count over the stored log, and leave as a table and a picture', async ({
  app,
}, info) => {
  const { page } = app;
  await openWithSample(app, info.outputPath('sample.ndjson'));
  const events = (await readStoredProgress(page)).events as unknown as LogEvent[];
  const counting = effectiveEvents(events).filter((event): event is ReviewEvent => event.kind === 'review');
  expect(events.filter(({ kind }) => kind === 'undo').length).toBeGreaterThan(5);

  const today = Math.floor(
    (await page.evaluate(() => Date.now() - new Date().getTimezoneOffset() * 60_000)) / 86_400_000 - 4 / 24,
  );
  const { passed, failed } = countTrueRetention(events, today).month.all;
  const recall = part(app, 'statistics.recall');
  await expect(recall).toContainText(`${passed} of ${passed + failed} reviews`);
  await expect(recall.locator('.fig')).toHaveText(`${Math.round((passed / (passed + failed)) * 100)}%`);

  // Fifteen whole weeks from a Monday on.
  const weekday = (today + 3) % 7;
  const inWeeks = counting.filter(({ day }) => day >= today - weekday - 14 * 7);
  const days = new Set(inWeeks.map(({ day }) => day));
  await expect(part(app, 'statistics.days')).toContainText(
    t('statistics.daysSentence', { count: inWeeks.length, days: days.size }),
  );

  const time = part(app, 'statistics.time');
  await time.getByText(t('statistics.numbers'), { exact: true }).click();
  const [table] = await Promise.all([
    page.waitForEvent('download'),
    time.getByRole('button', { name: t('statistics.saveTable') }).click(),
  ]);
  const lines = readFileSync(await table.path(), 'utf8')
    .trim()
    .split('\n');
  expect(table.suggestedFilename()).toBe('recollect-time.csv');
  expect(lines).toHaveLength(31);
  const counted = lines.slice(1).reduce((sum, line) => sum + Number(line.split(',').at(-1)), 0);
  expect(counted).toBe(counting.filter(({ day }) => day > today - 30 && day <= today).length);

  for (const id of ['statistics.days', 'statistics.growth'] as const) {
    const chart = part(app, id);
    await chart.getByText(t('statistics.numbers'), { exact: true }).click();
    const [picture] = await Promise.all([
      page.waitForEvent('download'),
      chart.getByRole('button', { name: t('statistics.savePicture') }).click(),
    ]);
    const bytes = readFileSync(await picture.path());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.length).toBeGreaterThan(3_000);
  }
});

test('one note shows its sections, each leading to its lines', async ({ app }, info) => {
  const { page } = app;
  await openWithSample(app, info.outputPath('sample.ndjson'));
  await part(app, 'statistics.byNote')
    .getByRole('button', { name: /^Note beta/ })
    .click();
  const sections = part(app, 'statistics.bySection');
  await expect(sections.getByRole('link')).toHaveCount(3);
  await expect(sections.getByRole('link').first()).toContainText('Queues of beta');
  await expect(sections.getByRole('link').first()).toContainText('8 cards');
  await sections.getByRole('link').nth(1).click();
  await expect(page.getByRole('heading', { name: 'Note beta' }).first()).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the statistics in ${colorScheme}`, async ({ app }, info) => {
    const { page } = app;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openWithSample(app, info.outputPath('sample.ndjson'));
    for (const summary of await page.getByText(t('statistics.numbers'), { exact: true }).all()) await summary.click();
    expect.soft(await findAccessibilityTroubles(page), 'all notes').toEqual([]);
    await part(app, 'statistics.byNote')
      .getByRole('button', { name: /^Note alpha/ })
      .click();
    await expect(part(app, 'statistics.bySection')).toBeVisible();
    expect.soft(await findAccessibilityTroubles(page), 'one note').toEqual([]);
  });
}

import { readFileSync } from 'node:fs';
import { t } from '../helpers/catalogue.ts';
import { findAccessibilityTroubles } from '../helpers/check-accessibility.ts';
import { expect, test } from './fixtures.ts';
import { file, NotesPage } from './notes-page.ts';

const TABLE = '# Ports\n\n| Name | Port |\n|------|------|\n| ssh | port 22 |\n| dns | port 53 |\n';
const EXAM_NOTE = ['DNS', 'TTL', 'VPC', 'NAT', 'ACL', 'CDN']
  .map((term) => `# About ${term}\n\n- ${term} = the meaning of it in a network\n`)
  .join('\n');

test('the page for airplane mode finds every file that is put aside, and tells which one is gone', async ({
  app,
  page,
}) => {
  await app.startBuiltInDeck();
  const kept = await page.evaluate(async () => {
    const name = (await caches.keys()).find((candidate) => candidate.includes('precache')) ?? '';
    const requests = await (await caches.open(name)).keys();
    return requests.map(({ url }) => new URL(url).pathname).filter((path) => path.includes('/assets/'));
  });
  await page.goto(`${page.url().split('#')[0]}#/settings/airplane`);
  await expect(page.getByRole('heading', { name: t('device.allHere') })).toBeVisible();
  // The page itself is in the list too.
  const counts = await page
    .getByRole('listitem')
    .filter({ hasText: /files?, (all )?here/ })
    .allInnerTexts();
  const found = counts.reduce((sum, text) => sum + Number(/(\d+) files?/.exec(text)?.[1] ?? 0), 0);
  expect(found).toBe(kept.length + 1);
  expect(await findAccessibilityTroubles(page)).toEqual([]);

  const removed = await page.evaluate(async () => {
    const name = (await caches.keys()).find((candidate) => candidate.includes('precache')) ?? '';
    const cache = await caches.open(name);
    const font = (await cache.keys()).find(({ url }) => url.includes('KaTeX_Main-Regular'));
    return font ? cache.delete(font) : false;
  });
  expect(removed).toBe(true);
  await page.getByRole('button', { name: t('device.lookAgain') }).click();
  await expect(page.getByRole('heading', { name: t('device.missing', { count: 1 }) })).toBeVisible();
  await page.getByRole('button', { name: t('device.fetch') }).click();
  await expect(page.getByRole('heading', { name: t('device.allHere') })).toBeVisible();
});

test('a picture that did not come along is named on the page for airplane mode', async ({ app, page }) => {
  await new NotesPage(app.page).bring(file('a.md', '# A\n\n- VPC = a network of your own\n\n![plan](img/plan.png)\n'));
  await page.goto(`${page.url().split('#')[0]}#/settings/airplane`);
  await expect(page.getByText(t('device.picturesMissing', { names: 'img/plan.png' }))).toBeVisible();
});

test('the reminder is a calendar entry at the chosen time', async ({ app, page }) => {
  await app.startBuiltInDeck();
  await page.goto(`${page.url().split('#')[0]}#/settings/reminder`);
  await page.getByLabel(t('device.reminderTime')).fill('06:45');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: t('device.reminderSave') }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('recollect.ics');
  const text = readFileSync(await download.path(), 'utf8');
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(text).toMatch(/\r\nDTSTART:\d{8}T064500\r\n/);
  expect(text).toContain('\r\nRRULE:FREQ=DAILY\r\n');
  expect(text).toContain(`\r\nSUMMARY:${t('device.reminderSummary')}\r\n`);
  await expect(page.getByText(t('note.downloaded'))).toBeVisible();
  expect(await findAccessibilityTroubles(page)).toEqual([]);
});

test('the icon shows what is due, follows the answers, and loses its number with the last card', async ({
  page,
  site,
}) => {
  await page.addInitScript(() => {
    const shown: number[] = [];
    Object.assign(window, { shown });
    Object.assign(navigator, {
      setAppBadge: async (count: number) => void shown.push(count),
      clearAppBadge: async () => void shown.push(0),
    });
  });
  const readShown = () => page.evaluate(() => (window as unknown as { shown: number[] }).shown.at(-1));
  await page.goto(site.url);
  const notes = new NotesPage(page);
  await notes.bring(file('dns.md', '# DNS\n\n- TTL = the time for which an answer is kept\n'));
  await page.goto(`${site.url}#/`);
  await expect(page.getByRole('link', { name: t('today.start') })).toBeVisible();
  await expect.poll(readShown).toBe(1);
  await page.getByRole('link', { name: t('today.start') }).click();
  await page.getByRole('button', { name: t('review.showAnswer') }).click();
  await page.waitForTimeout(600);
  await page.getByRole('button', { name: new RegExp(`^${t('grade.easy')}`) }).click();
  await expect(page.getByText(t('done.lead'), { exact: true })).toBeVisible();
  await page.goto(`${site.url}#/`);
  await expect.poll(readShown).toBe(0);
});

test('with an exam, Today counts the days and tells which sections will be known', async ({ app, page }) => {
  const other = '# Trees\n\n- Oak = a tree with acorns\n- Elm = a tree with winged seeds\n';
  await new NotesPage(page).bring(file('terms.md', EXAM_NOTE), file('trees.md', other));
  await page.goto(`${page.url().split('#')[0]}#/`);
  await app.startReview();
  await app.answerCard('easy');
  await app.endReview();
  await expect(page.getByRole('heading', { name: /^Exam/ })).toHaveCount(0);
  await page.goto(`${page.url().split('#')[0]}#/scheduling`);
  const day = await page.evaluate(() => {
    const date = new Date(Date.now() + 10 * 86_400_000);
    return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-');
  });
  await page.getByLabel(t('scheduling.examDay')).fill(day);
  await page.getByLabel(t('scheduling.examDay')).blur();
  await expect(page.getByRole('combobox', { name: t('scheduling.examTarget') })).toBeVisible();
  await page.goto(`${page.url().split('#')[0]}#/`);
  await expect(page.getByRole('heading', { name: t('scheduling.examIn', { days: 10 }) })).toBeVisible();
  const sections = page.getByRole('list', { name: t('scheduling.examSections') });
  await expect(sections.getByRole('listitem')).toHaveCount(4);
  // The least known first; the section with the one answered card comes last.
  await page.getByRole('button', { name: /^Show all/ }).click();
  const ends = await sections.getByRole('listitem').locator('.e').allInnerTexts();
  const shares = ends.map((text) => Number.parseInt(text, 10));
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares[0]).toBe(0);
  expect(shares.at(-1)).toBeGreaterThan(0);
  // The note is named where its section has another name, and stands apart from the count.
  const details = await sections.getByRole('listitem').locator('.d').allInnerTexts();
  expect(details.filter((text) => /\p{L}\d/u.test(text) || text.startsWith('Trees'))).toEqual([]);
  expect(await findAccessibilityTroubles(page)).toEqual([]);
});

test('a table of a note is drawn as a table, and each row leads to its cards', async ({ app, page }) => {
  const notes = new NotesPage(page);
  await notes.bring(file('ports.md', TABLE));
  await app.openPlace('notes');
  await page.getByRole('main').getByRole('link', { name: /ports/i }).first().click();
  const table = page.getByRole('table');
  await expect(table.getByRole('columnheader')).toHaveText([/^Name/, 'Port']);
  const row = table.getByRole('row').filter({ hasText: 'port 53' });
  // Anywhere in the row will do, not only on the words of its first cell.
  const cell = await row.getByRole('cell').nth(1).boundingBox();
  await page.mouse.click((cell?.x ?? 0) + (cell?.width ?? 0) / 2, (cell?.y ?? 0) + (cell?.height ?? 0) / 2);
  await expect(page.getByText(t('note.lineCards', { line: 6, count: 1 })).filter({ visible: true })).toBeVisible();
  await expect(row.getByRole('button')).toHaveAttribute('aria-expanded', 'true');
  expect((await row.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  expect(await findAccessibilityTroubles(page)).toEqual([]);
});

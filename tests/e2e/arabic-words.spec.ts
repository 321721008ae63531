import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { DATABASE_NAME } from '../../src/store/database.ts';
import { speak, t } from '../helpers/catalogue.ts';
import { findLatinSentences } from '../helpers/find-latin.ts';
import { createWeakNote } from '../helpers/weak-note.ts';
import { AnkiPage } from './anki-page.ts';
import { AppPage } from './app-page.ts';
import { expect, test } from './fixtures.ts';
import { file, NotesPage } from './notes-page.ts';

const REAL = fileURLToPath(new URL('../fixtures/anki/real-latest.apkg', import.meta.url));

/** A line for each of many reasons why one has no card, and what the compiler remarks on. */
const ODD_LINES = [
  '# Ovens',
  '',
  'cool!',
  '',
  'Pan',
  '',
  'https://example.org/ovens',
  '',
  '- [ ] read chapter 3',
  '',
  'can it bake? no, only roast',
  '',
  'why do they get hot?',
  '',
  'Click Users → Settings → Region',
  '',
  'maybe warm',
  '',
  'e.g. the one in the kitchen',
  '',
  '3 kinds of ovens:',
  '1. gas',
  '2. electric',
  '',
  '| a |',
  '|---|',
  '',
  '```yaml',
  'a: 1',
  'b: 2',
  'c: 3',
  'd: 4',
  '```',
  '',
  '**Oven** = box for baking',
  '',
  '```',
].join('\n');

test.use({ locale: 'ar' });
test.beforeEach(() => speak('ar'));
test.afterEach(() => speak('en'));

/** The page in Arabic, with nothing in it. */
async function open(page: Page, url: string): Promise<AppPage> {
  const app = new AppPage(page);
  await app.open(url);
  await expect(app.builtInButton).toBeVisible();
  return app;
}

test('why a line has no card, and what is remarked on a note, is said in Arabic', async ({ page, site }) => {
  const app = await open(page, site.url);
  const notes = new NotesPage(page);
  await notes.choose(file('ovens.md', ODD_LINES));
  await expect(notes.preview).toBeVisible();
  await expect(page.getByText(t('compiler.open-code'))).toBeVisible();
  await expect(page.getByText(t('compiler.wrong-count', { count: 3, noun: 'kinds', listed: 2 }))).toBeVisible();
  expect(await findLatinSentences(page)).toEqual([]);
  await notes.confirm();
  await expect(app.startButton).toBeVisible();
  await notes.openNote('Ovens');
  const reasons = new Set<string>();
  const lines = page.getByRole('main').getByRole('button');
  for (let index = 0; index < (await lines.count()); index++) {
    await lines.nth(index).click();
    const side = page.getByRole('complementary');
    await expect(side).toBeVisible();
    expect.soft(await findLatinSentences(page), `line button ${index}`).toEqual([]);
    const status = side.getByRole('status');
    if (await status.isVisible()) reasons.add((await status.textContent()) ?? '');
    await side.getByRole('button', { name: t('action.close') }).click();
  }
  expect(reasons.size).toBeGreaterThan(5);
});

test('the linter and the tray speak Arabic', async ({ page, site }) => {
  await open(page, site.url);
  const notes = new NotesPage(page);
  await notes.bring(file('weak.md', createWeakNote().text));
  await notes.go('#/tray');
  await expect(page.getByRole('button', { name: t('tray.accept') })).toBeVisible();
  expect(await findLatinSentences(page)).toEqual([]);
  await page.getByRole('button', { name: t('tray.edit') }).click();
  await page.getByLabel(t('edit.question')).fill('Is it the other one');
  await page.getByLabel(t('edit.answer')).fill(`Yes, because (${'it '.repeat(90)}and`);
  await expect(page.getByText(t('compiler.check.yes-no'))).toBeVisible();
  await expect(page.getByText(t('compiler.check.long-answer'))).toBeVisible();
  expect(await findLatinSentences(page)).toEqual([]);
});

test('why files and archives give no notes is said in Arabic', async ({ page, site }) => {
  await open(page, site.url);
  const notes = new NotesPage(page);
  const archive = zipSync({ 'a.md': strToU8('A = B '.repeat(200)) });
  await notes.choose(
    file('slides.pdf', '%PDF-1.7'),
    file('short.zip', archive.slice(0, 60), 'application/zip'),
    file('false.zip', 'no archive', 'application/zip'),
    file('essay.docx', archive, 'application/zip'),
  );
  await expect(page.getByText(t('import.badZip', { detail: t('zip.end-missing') }))).toBeVisible();
  await expect(page.getByText(t('import.badZip', { detail: t('zip.not-zip') }))).toBeVisible();
  expect(await findLatinSentences(page)).toEqual([]);
});

test('what the store and the browser say of a fault is said in Arabic, with the words of the browser quoted', async ({
  page,
  site,
}) => {
  await open(page, site.url);
  const notes = new NotesPage(page);
  await notes.bring(file('weak.md', createWeakNote().text));
  await notes.go('#/tray');
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('there is no room left here', 'QuotaExceededError');
    };
  });
  await page.getByRole('button', { name: t('tray.accept') }).click();
  await expect(page.getByRole('alert').getByText(t('trouble.what.quota'))).toBeVisible();
  await expect(page.getByRole('alert').getByText('there is no room left here')).toBeVisible();
  expect(await findLatinSentences(page)).toEqual([]);

  await page.evaluate((name) => void indexedDB.deleteDatabase(name), DATABASE_NAME);
  await expect(page.getByRole('heading', { name: t('unsaved.lost') })).toBeVisible();
  await page.getByText(t('unsaved.browserSaid')).click();
  await expect(page.getByText(t('store.deleted'))).toBeVisible();
  expect(await findLatinSentences(page)).toEqual([]);
});

test('why a copy is refused is said in Arabic', async ({ page, site }) => {
  const app = await open(page, site.url);
  await app.startBuiltInDeck();
  const download = await app.saveCopy();
  const text = await readFile(await download.path(), 'utf8');
  const broken = {
    'a line that makes no sense': text.replace(/"confidence":[\d.]+/, '"confidence":"much"'),
    'another text than was written': text.replace('Docker', 'Dokcer'),
    'a note that comes twice': text.replace(/(\n\{"k":"note".*)/, '$1$1'),
  };
  for (const [what, content] of Object.entries(broken)) {
    expect(content, what).not.toBe(text);
    await page.getByTestId('copy-file').setInputFiles(file('copy.ndjson', content));
    await expect(page.getByRole('dialog', { name: t('merge.failed') })).toBeVisible();
    expect.soft(await findLatinSentences(page), what).toEqual([]);
    await page.getByRole('button', { name: t('action.close') }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  }
});

test('what of an Anki package cannot be taken is said in Arabic', async ({ page, site }) => {
  const app = await open(page, site.url);
  await app.startBuiltInDeck();
  const anki = new AnkiPage(page);
  await app.openPlace('data');
  await anki.choose(REAL);
  await expect(anki.preview).toContainText(t('anki.why.not-in-file'));
  expect(await findLatinSentences(page)).toEqual([]);
  await page.keyboard.press('Escape');
  const real = await readFile(REAL);
  for (const bytes of [real.subarray(0, real.length / 2), Buffer.from('no package')]) {
    await expect(page.getByRole('dialog')).toBeHidden();
    await anki.choose(file('broken.apkg', bytes, 'application/octet-stream'));
    await expect(anki.refusal).toBeVisible();
    await expect(page.getByRole('alert')).toContainText(t('anki.place.archive'));
    expect.soft(await findLatinSentences(page)).toEqual([]);
    await page.keyboard.press('Escape');
  }
});

import { readFile } from 'node:fs/promises';
import { t } from '../helpers/catalogue.ts';
import { CATCH_FILE, CHOOSE_CAUGHT_FILE } from '../helpers/caught-file.ts';
import { readStoredProgress } from '../helpers/read-stored-log.ts';
import { AnkiPage } from './anki-page.ts';
import { expect, test } from './fixtures.ts';
import { file, NotesPage } from './notes-page.ts';

test('Firefox: review, offline, copy out and back in', async ({ app, site, page }) => {
  await app.startBuiltInDeck();
  await app.startReview();
  await app.answerCard('good');
  await app.answerCard('easy');
  await app.undo();
  await app.answerCard('hard');
  await site.stop();
  await page.reload();
  await app.answerCard('good');
  await app.endReview();
  const before = await readStoredProgress(page);
  expect(before.events.map(({ grade, kind }) => grade ?? kind)).toEqual([3, 4, 'undo', 2, 3]);

  await page.evaluate(CATCH_FILE);
  await app.openPlace('data');
  await page.getByRole('button', { name: t('data.saveCopy') }).click();
  await expect(page.getByText(t('data.downloaded'))).toBeVisible();
  await app.wipe();
  await page.evaluate("location.hash = '#/data'");
  await expect(page.getByRole('button', { name: t('data.merge') })).toBeVisible();
  await page.evaluate(CHOOSE_CAUGHT_FILE);
  await app.confirmMerge();
  const after = await readStoredProgress(page);
  expect(after.events).toEqual(before.events);
  expect(after.states).toEqual(before.states);
});

test('Firefox: notes are compiled in a worker, offline, and taken back', async ({ app, site, page }) => {
  const notes = new NotesPage(page);
  await app.startBuiltInDeck();
  await site.stop();
  await page.reload();
  await notes.choose(file('queues.md', '# Queues\n\n**SQS** = managed message queue & buffer &amp; more\n'));
  await expect(notes.preview).toBeVisible();
  expect(await notes.readCount('new')).toBeGreaterThan(0);
  await notes.confirm();
  await expect(page.getByRole('main').getByRole('link', { name: 'Queues' })).toBeVisible();
  await page.getByRole('button', { name: t('notes.undoImport') }).click();
  await expect(page.getByRole('main').getByRole('link', { name: 'Queues' })).toBeHidden();
});

test('Firefox: a package of Anki comes in and one goes out, offline', async ({ app, site, page }) => {
  const anki = new AnkiPage(page);
  await app.startBuiltInDeck();
  await site.stop();
  await app.openPlace('data');
  const before = await readStoredProgress(page);
  await anki.choose(
    file('real.apkg', await readFile('tests/fixtures/anki/real-latest.apkg'), 'application/octet-stream'),
  );
  await anki.confirm();
  expect((await readStoredProgress(page)).cards.length).toBe(before.cards.length + 13);
  await page.getByRole('main').getByText(t('anki.save'), { exact: true }).click();
  await page.getByRole('button', { name: t('anki.make') }).click();
  await expect(page.getByRole('dialog', { name: t('anki.ready') })).toContainText(t('anki.boxProgress'));
});

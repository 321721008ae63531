import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { startEngine } from '../export/anki/helpers/engine.ts';
import { makePackage } from '../export/anki/helpers/hand-package.ts';
import { t } from '../helpers/catalogue.ts';
import { findAccessibilityTroubles } from '../helpers/check-accessibility.ts';
import { readStoredProgress, type StoredProgress } from '../helpers/read-stored-log.ts';
import { AnkiPage } from './anki-page.ts';
import { expect, test } from './fixtures.ts';
import { file, NotesPage } from './notes-page.ts';

/** Made by Anki itself: see docs/anki.md. */
const REAL = fileURLToPath(new URL('../fixtures/anki/real-latest.apkg', import.meta.url));
const REAL_OLDER = fileURLToPath(new URL('../fixtures/anki/real-legacy.apkg', import.meta.url));

/** Cards with their schedule, and answers that count, without what says where they came from. */
function describeLearning({ events, states, cards }: StoredProgress): unknown {
  const undone = new Set(events.filter(({ kind }) => kind === 'undo').map((event) => event['undoneEventId']));
  const inDeck = cards
    .filter(({ place }) => place === 'deck')
    .map(({ id, question, answer }) => [id, question, answer]);
  const ids = new Set(inDeck.map(([id]) => id));
  return {
    cards: inDeck.sort(),
    answers: events
      .filter(({ kind, id }) => kind === 'review' && !undone.has(id))
      .map(({ cardId, grade, atMillis }) => [cardId, grade, atMillis])
      .sort(),
    schedules: states
      .filter(({ cardId }) => ids.has(cardId))
      .map((state) => [
        state['cardId'],
        state['phase'],
        state['dueDay'],
        state['dueAtMillis'],
        state['memory'],
        state['reviewCount'],
      ])
      .sort(),
  };
}

test('cards that go out as a package and come in again after erasing are the same, with their answers and without a network', async ({
  app,
  site,
  page,
}, info) => {
  const anki = new AnkiPage(page);
  await app.startBuiltInDeck();
  await app.startReview();
  await app.answerCard('good');
  await app.answerCard('easy');
  await app.answerCard('again');
  await app.undo();
  await app.endReview();
  await site.stop();
  const before = describeLearning(await readStoredProgress(page));

  await app.openPlace('data');
  const download = await anki.save();
  expect(download.suggestedFilename()).toMatch(/^recollect-\d{4}-\d{2}-\d{2}\.apkg$/);
  const path = info.outputPath(download.suggestedFilename());
  await download.saveAs(path);
  expect(Object.keys(unzipSync(await readFile(path)))).toEqual(['collection.anki2', 'media']);

  await app.wipe();
  await app.open(`${site.url}#/data`);
  await anki.choose(path);
  await expect(anki.figure('reviews')).toHaveText(t('anki.newAndKnown', { count: 2, known: 0 }));
  await anki.confirm();
  expect(describeLearning(await readStoredProgress(page))).toEqual(before);

  // The second time there is nothing new in it.
  await anki.choose(path);
  await expect(page.getByText(t('anki.nothingNew', { name: download.suggestedFilename() }))).toBeVisible();
  await expect(page.getByRole('button', { name: t('anki.do'), exact: true })).toBeHidden();
});

test('a package of Anki shows what would come in, comes in, and is taken back exactly after a restart', async ({
  app,
  page,
}) => {
  const anki = new AnkiPage(page);
  await app.startBuiltInDeck();
  await app.startReview();
  await app.answerCard('good');
  await app.endReview();
  const before = await readStoredProgress(page);

  await app.openPlace('data');
  await anki.choose(REAL);
  await expect(anki.figure('decks')).toHaveText(t('anki.newAndChanged', { count: 4, changed: 0 }));
  await expect(anki.figure('cards')).toHaveText(t('anki.newAndChanged', { count: 13, changed: 0 }));
  await expect(anki.figure('pictures')).toHaveText(t('merge.new', { count: 1 }));
  // What cannot be taken is there to be read, with its reason.
  await expect(anki.preview).toContainText(t('anki.notTaken', { count: 1 }));
  await expect(anki.preview).toContainText(t('anki.why.not-in-file'));
  expect(await findAccessibilityTroubles(page)).toEqual([]);
  expect(await readStoredProgress(page)).toEqual(before);
  await anki.confirm();
  const after = await readStoredProgress(page);
  expect(after.cards.length).toBe(before.cards.length + 13);

  // The same collection in the older container: nothing in it is new.
  await anki.choose(REAL_OLDER);
  await expect(page.getByText(t('anki.nothingNew', { name: 'real-legacy.apkg' }))).toBeVisible();
  await page.getByRole('button', { name: t('action.close') }).click();

  await page.reload();
  await page.getByRole('main').getByText(t('files.lastImport'), { exact: true }).click();
  await page.getByRole('button', { name: t('files.undoDo') }).click();
  await expect(page.locator('.toast').filter({ hasText: t('import.undone') })).toBeVisible();
  expect(await readStoredProgress(page)).toEqual(before);
});

test('a package dropped among the notes leads to its decks; every card leads to its lines, and the picture shows', async ({
  app,
  page,
}) => {
  const anki = new AnkiPage(page);
  const notes = new NotesPage(page);
  await app.startBuiltInDeck();
  await notes.choose(file('course.apkg', await readFile(REAL), 'application/octet-stream'));
  await anki.confirm();
  await notes.openNote('Storage');
  await expect(page.getByRole('main').locator('img')).toBeVisible();

  // The text follows from the cards: it can be read, and not edited.
  await notes.openNoteMenu('Storage');
  await expect(page.getByRole('link', { name: t('note.edit') })).toBeHidden();
  await expect(page.getByRole('link', { name: t('scheduling.practise') })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    location.hash = `${location.hash}/edit`;
  });
  await expect(page.getByText(t('anki.noEdit'))).toBeVisible();

  const cards = (await readStoredProgress(page)).cards.filter(({ question }) => question === 'What is S3?');
  await notes.go(`#/cards/${String(cards[0]?.['id'])}`);
  await page.getByRole('link', { name: /Open/ }).click();
  await expect(page.getByRole('heading', { name: 'Storage', level: 1 })).toBeVisible();
  await expect(page.getByRole('complementary').filter({ visible: true }).first()).toContainText('What is S3?');
});

test('notes that are brought in later leave the decks of Anki alone', async ({ app, site, page }) => {
  const anki = new AnkiPage(page);
  const notes = new NotesPage(page);
  await app.open(`${site.url}#/data`);
  await anki.choose(REAL);
  await anki.confirm();
  const fromAnki = async () =>
    (await readStoredProgress(page)).cards.filter(({ noteId }) => String(noteId).startsWith('anki-'));
  const before = await fromAnki();
  await notes.choose(file('dns.md', '# DNS\n\n- A record = maps a name to an IPv4 address\n'));
  await expect(notes.preview).toBeVisible();
  expect(await notes.readCount('gone')).toBe(0);
  await notes.confirm();
  expect(await fromAnki()).toEqual(before);
});

test('the cards of one note go out from its menu', async ({ app, page }, info) => {
  const anki = new AnkiPage(page);
  const notes = new NotesPage(page);
  await app.startBuiltInDeck();
  await notes.bring(file('dns.md', '# DNS\n\n- A record = maps a name to an IPv4 address\n'));
  await notes.openNote('DNS');
  await notes.openNoteMenu('DNS');
  await page.getByRole('button', { name: t('anki.save') }).click();
  await expect(page.getByRole('combobox', { name: t('anki.which') })).toHaveValue(/^note:/);
  expect(await findAccessibilityTroubles(page)).toEqual([]);
  const download = await anki.make();
  expect(download.suggestedFilename()).toMatch(/^recollect-dns-/);
  const path = info.outputPath(download.suggestedFilename());
  await download.saveAs(path);
  const collection = unzipSync(await readFile(path))['collection.anki2'] ?? new Uint8Array();
  const database = (await startEngine()).open(collection);
  const dnsCards = (await readStoredProgress(page)).cards.filter(({ source }) =>
    String((source as { path?: string }).path).endsWith('dns.md'),
  );
  expect([...database.select('select count(*) from cards')]).toEqual([[dnsCards.length]]);
  database.close();
});

test('reading a large package can be given up, and nothing has changed', async ({ app, page }) => {
  const anki = new AnkiPage(page);
  await app.startBuiltInDeck();
  const count = 40_000;
  const content = {
    notes: Array.from({ length: count }, (_, i) => ({ id: i + 1, fields: [`Question ${i}?`, `Answer ${i}`] })),
    cards: Array.from({ length: count }, (_, i) => ({ id: i + 1_000_000, note: i + 1 })),
  };
  const bytes = makePackage(await startEngine(), content);
  const before = await readStoredProgress(page);
  await app.openPlace('data');
  await anki.choose(file('large.apkg', bytes, 'application/octet-stream'));
  const dialog = page.getByRole('dialog', { name: t('anki.takeIn') });
  await expect(dialog.getByRole('progressbar')).toBeVisible();
  await dialog.getByRole('button', { name: t('action.cancel') }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await readStoredProgress(page)).toEqual(before);
});

test.describe('a file that is no package', () => {
  const files = {
    'cut off in the middle': (real: Buffer) => real.subarray(0, real.length / 2),
    'text under a false name': () => Buffer.from('# Notes\n'),
    'damaged inside': (real: Buffer) =>
      Buffer.from(real.map((byte, i) => (i > 200 && i < 30_000 ? byte ^ 0x5a : byte))),
  };

  for (const [what, change] of Object.entries(files)) {
    test(`is refused with file, place and reason, and changes nothing: ${what}`, async ({ app, page }) => {
      const anki = new AnkiPage(page);
      await app.startBuiltInDeck();
      const before = await readStoredProgress(page);
      await app.openPlace('data');
      await anki.choose(file('broken.apkg', change(await readFile(REAL)), 'application/octet-stream'));
      await expect(anki.refusal).toBeVisible();
      await expect(page.getByRole('alert')).toContainText(/broken\.apkg, [\w.]+: /);
      await expect(page.getByRole('alert')).toContainText(t('merge.unchanged'));
      expect(await readStoredProgress(page)).toEqual(before);
    });
  }
});

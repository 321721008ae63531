import { readFile } from 'node:fs/promises';
import { t } from '../helpers/catalogue.ts';
import { findAccessibilityTroubles } from '../helpers/check-accessibility.ts';
import { createWeakNote } from '../helpers/weak-note.ts';
import { expect, test } from './fixtures.ts';
import { file, NotesPage } from './notes-page.ts';

const QUEUES = [
  '# Queues',
  '',
  '**SQS** = managed message queue for decoupling services',
  '- default retention = 4 days',
  '- cool',
  '',
].join('\n');
test('each line tells about its cards or why it has none', async ({ app, page }) => {
  const notes = new NotesPage(page);
  await notes.bring(file('queues.md', QUEUES));
  await expect(app.startButton).toBeVisible();
  await notes.openNote('Queues');
  await page.getByRole('button', { name: /default retention/ }).click();
  const sheet = page.getByRole('complementary', { name: t('note.line', { line: 4 }) });
  await expect(sheet).toContainText('4 days');
  await sheet.getByRole('button', { name: t('action.close') }).click();
  await page.getByRole('button', { name: /cool/ }).click();
  await expect(page.getByRole('complementary', { name: t('note.line', { line: 5 }) })).toContainText(/No card: \w+/);
  expect(await findAccessibilityTroubles(page)).toEqual([]);
});

test('a note is edited in the app: what becomes of its cards is shown first, then it is saved as a file and as a patch', async ({
  app,
  page,
}) => {
  const notes = new NotesPage(page);
  await notes.bring(file('queues.md', QUEUES));
  await expect(app.startButton).toBeVisible();
  await notes.openNote('Queues');
  await notes.openNoteMenu('Queues');
  expect(await findAccessibilityTroubles(page)).toEqual([]);
  await page.getByRole('link', { name: t('note.edit') }).click();
  const field = page.getByLabel(t('add.pasteText'));
  await expect(field).toHaveValue(QUEUES);
  expect(await findAccessibilityTroubles(page)).toEqual([]);
  const changed = QUEUES.replace('4 days', '14 days');
  await field.fill(changed);

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: t('note.writePatch') }).click();
  const patch = await (await downloading).path();
  expect(await readFile(patch, 'utf8')).toContain('-- default retention = 4 days\n+- default retention = 14 days');

  await page.getByRole('button', { name: t('note.seeChanges') }).click();
  await expect(
    page.getByText(t('import.changedNote', { path: 'queues.md', before: 6, count: 6 }), { exact: false }),
  ).toBeVisible();
  await notes.confirm();
  await notes.openNote('Queues');
  await expect(page.getByRole('button', { name: /default retention = 14 days/ })).toBeVisible();
  await notes.openNoteMenu('Queues');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: t('note.writeOut') }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('queues.md');
  expect(await readFile(await saved.path(), 'utf8')).toBe(changed);
});

test('a wording of the learner is taken home into the note, and the card is the note’s again', async ({
  app,
  page,
}) => {
  const notes = new NotesPage(page);
  await notes.bring(file('queues.md', QUEUES));
  await expect(app.startButton).toBeVisible();
  await notes.openNote('Queues');
  await page.getByRole('button', { name: /default retention/ }).click();
  const sheet = page.getByRole('complementary', { name: t('note.line', { line: 4 }) });
  await sheet
    .getByRole('button', { name: t('card.edit') })
    .first()
    .click();
  await page.getByLabel(t('edit.answer')).fill('14 days');
  await page.getByRole('button', { name: t('action.save') }).click();
  await expect(sheet).toContainText('14 days');

  await notes.openNoteMenu('Queues');
  await page.getByRole('link', { name: t('note.takeHome') }).click();
  await expect(page.getByLabel(t('add.pasteText'))).toHaveValue(QUEUES.replace('4 days', '14 days'));
  await page.getByRole('button', { name: t('note.seeChanges') }).click();
  await notes.confirm();
  await notes.openNote('Queues');
  await notes.openNoteMenu('Queues');
  await expect(page.getByRole('link', { name: t('note.edit') })).toBeVisible();
  await expect(page.getByRole('link', { name: t('note.takeHome') })).toBeHidden();
});

test('the tray is gone through with thumb and keyboard; a decision can be taken back, and "never" is remembered', async ({
  app,
  page,
}) => {
  const notes = new NotesPage(page);
  const weak = createWeakNote();
  await notes.bring(file('weak.md', weak.text));
  await expect(app.startButton).toBeVisible();
  await notes.go('#/notes');
  await page.getByRole('link', { name: /in the tray/ }).click();
  await expect(page.getByRole('heading', { name: t('tray.title'), level: 1 })).toBeVisible();
  expect(await findAccessibilityTroubles(page)).toEqual([]);
  const first = await app.readCardId();
  await page.getByRole('button', { name: t('tray.never') }).click();
  await expect(page.locator(`[data-card="${first}"]`)).toBeHidden();
  await page.keyboard.press('u');
  await expect(page.locator(`[data-card="${first}"]`)).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.locator(`[data-card="${first}"]`)).toBeHidden();
  // Accept what else is there.
  while (await page.getByRole('button', { name: t('tray.accept') }).isVisible()) {
    const id = await app.readCardId();
    await page.keyboard.press('a');
    await expect(page.locator(`[data-card="${id}"]`)).toBeHidden();
  }
  await expect(page.getByText(t('tray.done'))).toBeVisible();

  await notes.bring(file('weak.md', `${weak.text}\n**ECR** = registry for container images\n`));
  await notes.go('#/notes');
  await expect(page.getByText(/in the tray/)).toBeHidden();
  await page.getByRole('link', { name: t('notes.never', { count: 1 }) }).click();
  await expect(page.getByRole('region', { name: t('shelf.never') })).toBeVisible();
  expect(await findAccessibilityTroubles(page)).toEqual([]);
  await page.getByRole('button', { name: t('shelf.allow') }).click();
  await expect(notes.toast(t('shelf.allowed'))).toBeVisible();
  await notes.go('#/tray');
  expect(await app.readCardId()).toBe(first);
});

test('a card of the tray is edited and accepted at once', async ({ app, page }) => {
  const notes = new NotesPage(page);
  const weak = createWeakNote();
  await notes.bring(file('weak.md', weak.text));
  await expect(app.startButton).toBeVisible();
  await notes.go('#/tray');
  await expect(page.getByText(t('tray.place', { number: 1, count: weak.trayCount }))).toBeVisible();
  await page.getByRole('button', { name: t('tray.edit') }).click();
  await page.getByLabel(t('edit.question')).fill('How large is an elephant?');
  await page.getByLabel(t('edit.answer')).fill('Three metres high');
  await page.getByRole('button', { name: t('action.save') }).click();
  await expect(page.getByText(t('tray.place', { number: 2, count: weak.trayCount }))).toBeVisible();
  await page.reload();
  await expect(page.getByText(t('tray.place', { number: 1, count: weak.trayCount - 1 }))).toBeVisible();
  await notes.go('#/');
  await expect(app.startButton).toBeVisible();
  const kept = await page.evaluate(async () => {
    const opening = indexedDB.open('recollect-v1');
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const reading = database.transaction('cards').objectStore('cards').getAll();
    const rows = await new Promise<{ place: string; ownAnswer: string | null }[]>((resolve) => {
      reading.onsuccess = () => resolve(reading.result);
    });
    database.close();
    return rows.filter(({ ownAnswer }) => ownAnswer !== null).map(({ place, ownAnswer }) => [place, ownAnswer]);
  });
  expect(kept).toEqual([['deck', 'Three metres high']]);
});

test('a removed note puts its cards on the shelf, from where one is asked all the same; the removal can be taken back', async ({
  app,
  page,
}) => {
  const notes = new NotesPage(page);
  await app.startBuiltInDeck();
  await notes.bring(file('queues.md', QUEUES));
  await notes.openNote('Queues');
  await notes.openNoteMenu('Queues');
  await page.getByRole('button', { name: t('note.remove') }).click();
  await expect(notes.toast(t('note.removed'))).toBeVisible();
  await page.getByRole('link', { name: /text is gone/ }).click();
  const gone = page.getByRole('region', { name: t('shelf.gone') });
  const rows = gone.getByRole('button', { name: t('shelf.keep') });
  await expect(rows.nth(1)).toBeVisible();
  const count = await rows.count();
  await rows.first().click();
  await expect(rows).toHaveCount(count - 1);
  await page
    .locator('.toast')
    .getByRole('button', { name: t('action.undo') })
    .click();
  await expect(rows).toHaveCount(count);
  await notes.go('#/notes');
  await page.getByRole('button', { name: t('notes.undoRemoval') }).click();
  await expect(page.getByRole('main').getByRole('link', { name: 'Queues' })).toBeVisible();
});

test('a note of 10,000 lines opens at once and at its last line', async ({ app, page }) => {
  const notes = new NotesPage(page);
  const lines = Array.from({ length: 10_000 }, (_, i) =>
    i % 100 === 3 ? `**Part${i}** = piece ${i} of it` : `so, ${i}`,
  );
  await notes.bring(file('large.md', `# Large\n\n${lines.join('\n')}\n`));
  await expect(app.startButton).toBeVisible();
  await notes.openNote('Large');
  // Looked up by their numbers: asking ten thousand elements for their roles takes longer than drawing them.
  await expect(page.locator('[data-line="5"]')).toBeVisible();
  await page.locator('[data-line="10002"]').click();
  await expect(page.getByText(/^No card/).last()).toBeVisible();
});

for (const colorScheme of ['dark'] as const) {
  test(`axe finds nothing on tray, shelf and editor in ${colorScheme}`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const notes = new NotesPage(page);
    const weak = createWeakNote();
    await notes.bring(file('weak.md', weak.text));
    await expect(app.startButton).toBeVisible();
    await notes.go('#/tray');
    await app.readCardId();
    expect(await findAccessibilityTroubles(page)).toEqual([]);
    await page.getByRole('button', { name: t('tray.never') }).click();
    await notes.go('#/shelf');
    await expect(page.getByRole('region', { name: t('shelf.never') })).toBeVisible();
    expect(await findAccessibilityTroubles(page)).toEqual([]);
    await notes.openNote('Weak');
    await page.getByRole('button', { name: /EKS/ }).click();
    expect(await findAccessibilityTroubles(page)).toEqual([]);
    await notes.openNoteMenu('Weak');
    await page.getByRole('link', { name: t('note.edit') }).click();
    await expect(page.getByLabel(t('add.pasteText'))).toBeVisible();
    expect(await findAccessibilityTroubles(page)).toEqual([]);
  });
}

import { writeFile } from 'node:fs/promises';
import { t } from '../helpers/catalogue.ts';
import { holdDatabase } from '../helpers/hold-database.ts';
import { readStoredProgress, type StoredProgress, type StoredRow } from '../helpers/read-stored-log.ts';
import { AppPage } from './app-page.ts';
import { expect, test } from './fixtures.ts';
import { file, NotesPage, PICTURE } from './notes-page.ts';

/** Rows in an order that does not depend on how they came in. */
function sortRows(rows: readonly StoredRow[]): StoredRow[] {
  const key = (row: StoredRow): string => String(row['id'] ?? row['cardId']);
  return [...rows].sort((a, b) => key(a).localeCompare(key(b)));
}

function sortProgress({ events, states, cards, notes }: StoredProgress): StoredProgress {
  return { events: sortRows(events), states: sortRows(states), cards: sortRows(cards), notes: sortRows(notes) };
}

test('a copy that is saved, erased and merged gives the same state, without a network', async ({
  app,
  site,
  page,
}, info) => {
  await app.startBuiltInDeck();
  await app.startReview();
  await app.answerCard('good');
  await app.answerCard('again');
  await app.answerCard('easy');
  await app.undo();
  await app.endReview();
  await site.stop();

  const before = sortProgress(await readStoredProgress(page));
  expect(before.events).toHaveLength(4);
  const download = await app.saveCopy();
  const path = info.outputPath(download.suggestedFilename());
  await download.saveAs(path);

  await app.wipe();
  expect((await readStoredProgress(page)).events).toEqual([]);

  await app.open(`${site.url}#/data`);
  await app.mergeCopy(path);
  expect(sortProgress(await readStoredProgress(page))).toEqual(before);
  // What another thread has written is seen at once.
  await expect(page.getByRole('button', { name: t('files.lastImport') })).toBeVisible();

  // The second time there is nothing new in it.
  await app.chooseCopy(path);
  await expect(page.getByText(t('merge.nothing'))).toBeVisible();
});

test('a copy with pictures brings them back, and one without does not have them', async ({ app, page }, info) => {
  const notes = new NotesPage(page);
  const savePictures = page.getByRole('switch', {
    name: t('files.withPictures', { size: t('size.kilobytes', { value: '1' }) }),
  });
  await notes.go('#/data');
  await expect(page.getByRole('heading', { name: t('nav.data'), level: 1 })).toBeVisible();
  await expect(savePictures).toBeHidden();
  await notes.bring(
    file('queues.md', '# Queues\n\n**SQS** = managed message queue for decoupling services\n![the queue](queue.png)\n'),
    file('queue.png', PICTURE, 'image/png'),
  );
  const picture = page.getByRole('main').getByRole('img', { name: 'the queue' });
  const save = async (name: string) => {
    const download = await app.saveCopy();
    const path = info.outputPath(`${name}-${download.suggestedFilename()}`);
    await download.saveAs(path);
    return path;
  };
  await app.openPlace('data');
  await expect(savePictures).toBeChecked();
  const withPictures = await save('with');
  await savePictures.click();
  const without = await save('without');

  await app.wipe();
  await notes.go('#/data');
  await app.mergeCopy(without);
  await notes.openNote('Queues');
  await expect(page.getByRole('main').getByText(t('image.missing', { reference: 'queue.png' }))).toBeVisible();
  await expect(picture).toBeHidden();

  await notes.go('#/data');
  await app.chooseCopy(withPictures);
  await expect(page.getByRole('row', { name: t('files.pictures') })).toContainText('1');
  await app.confirmMerge();
  await notes.openNote('Queues');
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
});

test('a copy of one device merges with the reviews of another, and nothing is lost', async ({
  app,
  site,
  browser,
}, info) => {
  await app.startBuiltInDeck();
  await app.startReview();
  await app.answerCard('good');
  await app.answerCard('good');
  await app.endReview();
  const download = await app.saveCopy();
  const path = info.outputPath(download.suggestedFilename());
  await download.saveAs(path);
  const here = await readStoredProgress(app.page);

  const otherContext = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const other = new AppPage(await otherContext.newPage());
  await other.open(site.url);
  await other.startBuiltInDeck();
  await other.startReview();
  await other.answerCard('easy');
  await other.endReview();
  const there = await readStoredProgress(other.page);
  await other.openPlace('data');
  await other.mergeCopy(path);

  const merged = await readStoredProgress(other.page);
  const ids = (rows: readonly StoredRow[]): unknown[] => rows.map(({ id }) => id).sort();
  expect(ids(merged.events)).toEqual(ids([...here.events, ...there.events]));
  expect(merged.states.reduce((sum, { reviewCount }) => sum + Number(reviewCount), 0)).toBe(3);
  await otherContext.close();
});

test('a merge that goes on is not hidden by Cancel, Escape or a press beside it', async ({ app, site, page }, info) => {
  await app.startBuiltInDeck();
  const download = await app.saveCopy();
  const path = info.outputPath(download.suggestedFilename());
  await download.saveAs(path);
  await app.wipe();
  await app.open(`${site.url}#/data`);
  await app.chooseCopy(path);
  const sheet = page.getByRole('dialog', { name: t('merge.title') });
  const cancel = sheet.getByRole('button', { name: t('action.cancel') });
  await expect(cancel).toBeEnabled();

  const release = await holdDatabase(page);
  await sheet.getByRole('button', { name: t('merge.do'), exact: true }).click();
  await expect(sheet.getByRole('progressbar', { name: t('action.saving') })).toBeVisible();
  await expect(cancel).toBeDisabled();
  await page.keyboard.press('Escape');
  await page.touchscreen.tap(180, 20);
  // What closes a sheet takes some frames to be seen.
  await page.waitForTimeout(1_000);
  await expect(sheet).toBeVisible();

  await release();
  await expect(sheet).toBeHidden();
  await expect(page.getByText(t('merge.done'), { exact: true })).toBeVisible();
  // Before and after it, the same presses do close it.
  await app.chooseCopy(path);
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await app.chooseCopy(path);
  await expect(sheet).toBeVisible();
  await page.touchscreen.tap(180, 20);
  await expect(sheet).toBeHidden();
});

test.describe('a file that is no copy', () => {
  const files = {
    'cut off in the middle': (text: string) => text.slice(0, text.length / 2),
    'damaged in one place': (text: string) => text.replace('"grade":3', '"grade":4'),
    'not of this app': () => '{"hello":"world"}',
    empty: () => '',
  };

  for (const [what, change] of Object.entries(files)) {
    test(`is refused with a message and changes nothing: ${what}`, async ({ app, page }, info) => {
      await app.startBuiltInDeck();
      await app.startReview();
      await app.answerCard('good');
      await app.endReview();
      const download = await app.saveCopy();
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
      const text = Buffer.concat(chunks).toString('utf8');
      const broken = change(text);
      expect(broken).not.toBe(text);
      const path = info.outputPath(download.suggestedFilename());
      await writeFile(path, broken);

      const before = await readStoredProgress(page);
      await app.chooseCopy(path);
      await expect(page.getByRole('dialog', { name: t('merge.failed') })).toBeVisible();
      // It says which file is meant, what is wrong with it, and that nothing has changed.
      await expect(page.getByRole('alert')).toContainText(download.suggestedFilename());
      await expect(page.getByRole('alert')).toContainText(t('merge.unchanged'));
      expect(await readStoredProgress(page)).toEqual(before);
    });
  }
});

import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { DIST } from '../helpers/build-app.ts';
import { t } from '../helpers/catalogue.ts';
import { CATCH_FILE, CHOOSE_CAUGHT_FILE } from '../helpers/caught-file.ts';
import { findWebKit, MISSING_WEBKIT } from '../helpers/find-webkit.ts';
import { findNoonZone } from '../helpers/noon-zone.ts';
import { startWebKit } from '../helpers/start-webkit.ts';
import { startStaticServer } from '../helpers/static-server.ts';
import type { WebDriverPage } from '../helpers/webdriver.ts';
import { PICTURE } from './notes-page.ts';

/** A button whose text is exactly these words. */
const button = (words: string): string => `//button[normalize-space(.) = "${words}"]`;
/** A button or a link whose text contains the words. */
const pressable = (words: string): string => `//*[self::button or self::a][contains(normalize-space(.), "${words}")]`;
const labelled = (words: string): string => `//*[@aria-label="${words}"]`;

async function waitForText(page: WebDriverPage, words: string): Promise<void> {
  await page.waitFor(`"${words}" on the page`, 'return document.body.innerText.includes(arguments[0])', words);
}

async function gradeGood(page: WebDriverPage): Promise<void> {
  // Right after a grade a tap is taken for the second one of the same thumb.
  await new Promise((resolve) => setTimeout(resolve, 250));
  await page.click(pressable(t('review.showAnswer')));
  // The keys are deaf for a moment after they appear, and the press that shows them may have been taken for a second one.
  await page.waitFor(
    'the answer to be shown',
    `const show = document.querySelector('button.show');
     show?.click();
     return document.querySelector('[data-grade="3"]') !== null;`,
  );
  await page.waitFor(
    'the answer to be graded',
    `const key = document.querySelector('[data-grade="3"]');
     if (!key) return true;
     key.click();
     return false;`,
  );
  await waitForText(page, t('review.showAnswer'));
}

test('WebKit: review, offline, copy out and back in', async () => {
  const place = findWebKit();
  if (!place) throw new Error(MISSING_WEBKIT);
  const site = await startStaticServer({ root: DIST });
  const { page, stop } = await startWebKit(place, { ...process.env, TZ: findNoonZone(Date.now()) });
  try {
    await page.open(site.url);
    await page.click(pressable(t('first.try')));
    await page.click(pressable(t('today.start')));
    await gradeGood(page);
    await gradeGood(page);
    await page.click(labelled(t('review.undo')));
    await waitForText(page, t('review.undone'));
    await page.waitFor('everything to be ready offline', 'return navigator.serviceWorker.controller !== null');

    await site.stop();
    await page.reload();
    await gradeGood(page);
    await page.click(labelled(t('review.end')));
    await waitForText(page, t('today.waiting'));
    await page.open(`${site.url}#/data`);
    await waitForText(page, t('data.neverDetail', { count: 2 }));
    await page.run(CATCH_FILE);
    await page.click(pressable(t('data.saveCopy')));
    await waitForText(page, t('data.downloaded'));

    await page.click(pressable(t('data.erase')));
    await page.click(button(t('data.eraseDo')));
    await waitForText(page, t('first.lead'));
    await page.run("location.hash = '#/data'");
    await waitForText(page, t('data.neverDetail', { count: 0 }));
    await page.run(CHOOSE_CAUGHT_FILE);
    await waitForText(page, t('merge.title'));
    await page.click(button(t('merge.do')));
    await waitForText(page, t('data.neverDetail', { count: 2 }));
    expect(await page.run('return document.querySelectorAll("[role=alert]").length')).toBe(0);
  } finally {
    await stop();
    await site.stop();
  }
});

test('WebKit: notes are compiled in a worker, offline, with their picture', async () => {
  const place = findWebKit();
  if (!place) throw new Error(MISSING_WEBKIT);
  const site = await startStaticServer({ root: DIST });
  const { page, stop } = await startWebKit(place, { ...process.env, TZ: findNoonZone(Date.now()) });
  try {
    await page.open(site.url);
    await page.click(pressable(t('first.try')));
    await waitForText(page, t('today.start'));
    await page.waitFor('everything to be ready offline', 'return navigator.serviceWorker.controller !== null');
    await site.stop();
    await page.run("location.hash = '#/add'");
    await waitForText(page, t('add.chooseFiles'));
    await page.run(
      `const transfer = new DataTransfer();
       transfer.items.add(new File([arguments[0]], 'queues.md'));
       transfer.items.add(new File([Uint8Array.from(atob(arguments[1]), (char) => char.charCodeAt(0))], 'queue.png'));
       const field = document.querySelector('[data-testid="note-files"]');
       field.files = transfer.files;
       field.dispatchEvent(new Event('change', { bubbles: true }));`,
      '# Queues\n\n**SQS** = managed message queue for decoupling services\n![the queue](queue.png)\n',
      PICTURE.toString('base64'),
    );
    await waitForText(page, t('add.before'));
    await page.click(pressable(t('add.import')));
    await waitForText(page, t('notes.undoImport'));
    await page.click(pressable('Queues'));
    await page.waitFor(
      'the picture to be drawn',
      'return [...document.querySelectorAll("img.line-image")].some((image) => image.naturalWidth === 1)',
    );
    expect(await page.run('return document.querySelectorAll("[role=alert]").length')).toBe(0);
  } finally {
    await stop();
    await site.stop();
  }
});

test('WebKit: a package of Anki comes in and one goes out, offline', async () => {
  const place = findWebKit();
  if (!place) throw new Error(MISSING_WEBKIT);
  const site = await startStaticServer({ root: DIST });
  const { page, stop } = await startWebKit(place, { ...process.env, TZ: findNoonZone(Date.now()) });
  try {
    await page.open(site.url);
    await page.click(pressable(t('first.try')));
    await waitForText(page, t('today.start'));
    await page.waitFor('everything to be ready offline', 'return navigator.serviceWorker.controller !== null');
    await site.stop();
    await page.run("location.hash = '#/data'");
    await waitForText(page, t('anki.takeIn'));
    await page.run(
      `const transfer = new DataTransfer();
       transfer.items.add(new File([Uint8Array.from(atob(arguments[0]), (char) => char.charCodeAt(0))], 'real.apkg'));
       const field = document.querySelector('[data-testid="anki-file"]');
       field.files = transfer.files;
       field.dispatchEvent(new Event('change', { bubbles: true }));`,
      (await readFile('tests/fixtures/anki/real-latest.apkg')).toString('base64'),
    );
    await waitForText(page, t('anki.before'));
    await page.click(button(t('anki.do')));
    await waitForText(page, t('anki.taken', { count: 13 }));
    await page.waitFor('the sheet to be gone', 'return document.querySelector("[role=dialog]") === null');
    // The row of the last import comes, and those below it move.
    await waitForText(page, t('files.lastImport'));
    await page.click(pressable(t('anki.save')));
    await page.click(button(t('anki.make')));
    await waitForText(page, t('anki.ready'));
    expect(await page.run('return document.querySelectorAll("[role=alert]").length')).toBe(0);
  } finally {
    await stop();
    await site.stop();
  }
});

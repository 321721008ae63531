import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { t } from '../helpers/catalogue.ts';
import { findAccessibilityTroubles } from '../helpers/check-accessibility.ts';
import { expect, test } from './fixtures.ts';
import { file, NotesPage, PICTURE } from './notes-page.ts';

const QUEUES = [
  '# Queues',
  '',
  '**SQS** = managed message queue for decoupling services',
  '- default retention = 4 days',
  '- max message size = 256 KB',
  '',
].join('\n');
const TOPICS = '# Topics\n\n**SNS** = managed service that sends messages to many subscribers\n';

test('the first notes of an empty app lead from files to the first card', async ({ app, page }) => {
  const notes = new NotesPage(page);
  await page.getByRole('link', { name: t('first.choose') }).click();
  await page.getByTestId('note-files').setInputFiles([file('queues.md', QUEUES), file('topics.md', TOPICS)]);
  await expect(notes.preview).toBeVisible();
  expect(await notes.readCount('new')).toBeGreaterThan(3);
  await notes.confirm();
  await app.startReview();
  await app.answerCard('good');
});

test('a changed note shows both texts before anything changes, and the whole import can be taken back after a restart', async ({
  app,
  page,
}) => {
  const notes = new NotesPage(page);
  await notes.bring(file('queues.md', QUEUES));
  await expect(app.startButton).toBeVisible();
  await notes.choose(
    file(
      'queues.md',
      `${QUEUES.replace('for decoupling services', 'for the decoupling of services').replace('- max message size = 256 KB\n', '')}\n${TOPICS}`,
    ),
  );
  await expect(notes.preview).toBeVisible();
  expect(await notes.readCount('gone')).toBeGreaterThan(0);
  expect(await notes.readCount('kept')).toBeGreaterThan(0);
  const reworded = page.getByRole('region', { name: t('add.part.reworded') });
  await expect(reworded.locator('ins').first()).toBeVisible();
  await expect(page.getByRole('region', { name: t('add.part.gone') })).toContainText('256 KB');
  await expect(page.getByRole('region', { name: t('add.part.new') })).toContainText('SNS');
  await notes.confirm();

  await page.reload();
  await expect(page.getByText('queues.md', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: t('notes.undoImport') }).click();
  await expect(notes.toast(t('import.undone'))).toBeVisible();
  await expect(page.getByRole('button', { name: t('notes.undoImport') })).toBeHidden();
  // The same text as at first: nothing to change.
  await notes.choose(file('queues.md', QUEUES));
  await expect(page.getByText(t('add.sameTexts'), { exact: false })).toBeVisible();
  await expect(notes.importButton).toBeDisabled();
});

/** What would be read or pressed where the toast is, were it not there. */
function findCovered(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const toasts = document.querySelector<HTMLElement>('.toasts');
    const box = toasts?.querySelector('.toast')?.getBoundingClientRect();
    if (!toasts || !box || box.height === 0) throw new Error('There is no toast');
    toasts.style.visibility = 'hidden';
    const covered = new Set<string>();
    for (let y = box.top; y <= box.bottom; y += 4) {
      for (let x = box.left; x <= box.right; x += 8) {
        const found = document.elementFromPoint(x, y);
        if (found && !found.matches('main, .thumb, .frame')) covered.add(`${found.tagName} ${found.textContent}`);
      }
    }
    toasts.style.visibility = '';
    return [...covered];
  });
}

for (const textSize of ['100%', '200%']) {
  test(`the toast after an import covers nothing that is read or pressed, with text at ${textSize}`, async ({
    app,
    page,
  }) => {
    await page.evaluate((size) => {
      document.documentElement.style.fontSize = size;
    }, textSize);
    const notes = new NotesPage(page);
    const many = Array.from({ length: 40 }, (_, i) => file(`queue-${i}.md`, QUEUES.replace('Queues', `Queues ${i}`)));
    await notes.bring(...many);
    await expect(app.startButton).toBeVisible();
    await expect(page.locator('.toast')).toBeVisible();
    expect(await findCovered(page)).toEqual([]);
    // A page without a main button over it gives way too, and its last row can be scrolled up to.
    await notes.go('#/notes');
    await expect(page.getByRole('main').getByRole('link', { name: 'Queues 39' })).toBeVisible();
    await page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
    expect(await findCovered(page)).toEqual([]);
    // It is reached by keyboard, and goes with its way back.
    await page.keyboard.press('F6');
    await expect(page.getByRole('region', { name: t('toast.region') })).toBeFocused();
    // The first stop is the message, the second its way back.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const undo = page.locator('.toast').getByRole('button', { name: t('action.undo') });
    await expect(undo).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(notes.toast(t('import.undone'))).toBeVisible();
    await expect(app.builtInButton).toBeVisible();
  });
}

test('the toast takes an import back at once', async ({ app, page }) => {
  const notes = new NotesPage(page);
  await app.startBuiltInDeck();
  await notes.bring(file('queues.md', QUEUES));
  await expect(page.getByRole('main').getByRole('link', { name: 'Queues' })).toBeVisible();
  await page
    .locator('.toast')
    .getByRole('button', { name: t('action.undo') })
    .click();
  await expect(page.getByRole('main').getByRole('link', { name: 'Queues' })).toBeHidden();
});

test('a doubtful pair is one card after a tap on "Same fact", and the learner is told what each answer does', async ({
  app,
  page,
}) => {
  const notes = new NotesPage(page);
  const before = '# Storage\n\n**S3** = object storage service with buckets for files of any size\n';
  const after = '# Storage\n\n**S3** = regional store for objects of up to 5 TB, in buckets\n';
  await notes.bring(file('s3.md', before));
  await expect(app.startButton).toBeVisible();
  await notes.choose(file('s3.md', after));
  await expect(notes.preview).toBeVisible();
  const doubts = await notes.readCount('doubt');
  const region = page.getByRole('region', { name: t('add.part.doubt') });
  if (doubts > 0) {
    await expect(page.getByText(t('import.openDoubts', { count: doubts }))).toBeVisible();
    for (let i = 0; i < doubts; i++)
      await region
        .getByRole('button', { name: t('import.sameFact') })
        .nth(i)
        .click();
    await expect(region.getByRole('button', { name: t('import.sameFact'), pressed: true })).toHaveCount(doubts);
    await expect(page.getByText(t('import.openDoubts', { count: doubts }))).toBeHidden();
  }
  await notes.confirm();
  await notes.go('#/notes');
  await expect(page.getByRole('main').getByRole('link', { name: 'Storage' })).toBeVisible();
});

test('files that are no notes are named with a reason and what to do; the notes beside them come in', async ({
  app,
  page,
}) => {
  const notes = new NotesPage(page);
  const latin1 = Buffer.from('# A\nGr\xf6\xdfe = size\n', 'latin1');
  await notes.choose(
    file('slides.pdf', '%PDF-1.7 and so on', 'application/pdf'),
    file('latin1.md', latin1),
    file('program.md', Buffer.from([1, 2, 0, 3])),
    file('empty.md', ''),
  );
  await expect(page.getByText(t('import.looksPdf'))).toBeVisible();
  await expect(page.getByText(t('import.badUtf8', { line: 2 }))).toBeVisible();
  await expect(page.getByText(t('import.looksUnknown'))).toBeVisible();
  await expect(page.getByText(t('import.empty'))).toBeVisible();
  expect(await findAccessibilityTroubles(page)).toEqual([]);

  await page.getByTestId('note-files').setInputFiles([file('slides.pdf', '%PDF-1.7'), file('queues.md', QUEUES)]);
  await expect(notes.preview).toBeVisible();
  await expect(page.getByText(t('import.looksPdf'))).toBeVisible();
  await notes.confirm();
  await expect(app.startButton).toBeVisible();
});

test('a file of 50 MB and a zip bomb are refused while the page stays usable', async ({ app, page }) => {
  const notes = new NotesPage(page);
  expect(await app.readVersion()).not.toBe(null);
  const folder = await mkdtemp(join(tmpdir(), 'recollect-huge-'));
  try {
    await writeFile(join(folder, 'huge.md'), Buffer.alloc(50_000_000, 65));
    await notes.openAdd();
    await page.getByTestId('note-files').setInputFiles(join(folder, 'huge.md'));
    await expect(page.getByText(t('import.tooLarge', { limit: '5 MB' }))).toBeVisible();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const bomb = zipSync({
    'bomb.md': new Uint8Array(100_000_000).fill(65),
    '../../up.md': strToU8('A = B'),
    'ok.md': strToU8(QUEUES),
  });
  await notes.choose(file('bomb.zip', bomb, 'application/zip'));
  await expect(notes.preview).toBeVisible();
  await expect(page.getByText(t('import.tooLarge', { limit: '5 MB' }))).toBeVisible();
  await expect(page.getByText(t('import.leadsOut'))).toBeVisible();
  expect(await notes.readCount('new')).toBeGreaterThan(0);
});

test('a folder comes in with its pictures, which are shown in the note and beside the card', async ({ app, page }) => {
  const notes = new NotesPage(page);
  const folder = await mkdtemp(join(tmpdir(), 'recollect-notes-'));
  try {
    await mkdir(join(folder, 'aws/img'), { recursive: true });
    await mkdir(join(folder, '.git'));
    await writeFile(join(folder, '.git/HEAD'), 'ref');
    await writeFile(join(folder, 'aws/queues.md'), `${QUEUES}![the queue](img/queue.png)\n`);
    await writeFile(join(folder, 'aws/img/queue.png'), PICTURE);
    await notes.openAdd();
    await page.getByTestId('note-folder').setInputFiles(folder);
    await notes.confirm();
    await expect(app.startButton).toBeVisible();
    await notes.openNote('Queues');
    const picture = page.getByRole('main').getByRole('img', { name: 'the queue' });
    await expect(picture).toBeVisible();
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    await notes.go('#/');
    await app.startReview();
    await app.showAnswer();
    // Beside a card a press shows it large.
    await expect(page.getByRole('main').getByRole('button', { name: /the queue/ })).toBeVisible();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('a table of questions comes in as cards', async ({ app, page }) => {
  const notes = new NotesPage(page);
  await notes.bring(
    file(
      'capitals.csv',
      'question,answer\nWhat is the capital of Peru?,Lima\nWhat is the capital of Chile?,Santiago\n',
      'text/csv',
    ),
  );
  await app.startReview();
  await expect(app.question).toContainText(/capital of (?:Peru|Chile)/);
});

test('without a network a zip comes in all the same', async ({ app, page, site }) => {
  const notes = new NotesPage(page);
  await app.startBuiltInDeck();
  await site.stop();
  await page.reload();
  await notes.bring(file('notes.zip', zipSync({ 'aws/queues.md': strToU8(QUEUES) }), 'application/zip'));
  await expect(page.getByRole('main').getByRole('link', { name: 'Queues' })).toBeVisible();
});

test('what another app shares arrives by way of the service worker, also without a network', async ({
  app,
  page,
  site,
  watch,
}) => {
  const notes = new NotesPage(page);
  await app.startBuiltInDeck();
  await site.stop();
  // What the share sheet sends; a script may not follow to the page that the answer leads to.
  await page.evaluate(async (text) => {
    const form = new FormData();
    form.append('files', new File([text], 'queues.md', { type: 'text/markdown' }));
    form.append('title', 'From the browser');
    form.append('text', '**SNS** = managed service that sends messages to many subscribers');
    await fetch('share', { method: 'POST', body: form, redirect: 'manual' });
  }, QUEUES);
  // That nobody followed the answer counts as a request that failed.
  watch.forget();
  await notes.go('#/add/shared');
  await expect(notes.preview).toBeVisible();
  await expect(page.getByText('queues.md', { exact: false }).first()).toBeVisible();
  await expect(page.getByText('From the browser.md', { exact: false }).first()).toBeVisible();
  await notes.confirm();
  await expect(page.getByRole('heading', { name: t('nav.notes'), level: 1 })).toBeVisible();
  // It was taken once.
  await notes.go('#/add/shared');
  await expect(page.getByText(t('import.nothingShared'), { exact: false })).toBeVisible();
});

test('files that are dropped on the notes are read', async ({ app, page }) => {
  const notes = new NotesPage(page);
  await app.startBuiltInDeck();
  await notes.go('#/notes');
  await expect(page.getByRole('heading', { name: t('nav.notes'), level: 1 })).toBeVisible();
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'queues.md', { type: 'text/markdown' }));
    return data;
  }, QUEUES);
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await expect(page.getByText(t('import.dropHere'))).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await notes.confirm();
  await expect(page.getByRole('main').getByRole('link', { name: 'Queues' })).toBeVisible();
});

test('a file that the system opens with the app, and a shortcut, reach the open window', async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'launchQueue', {
      value: {
        setConsumer(consumer: unknown) {
          Object.assign(window, { launch: consumer });
        },
      },
    });
  });
  const notes = new NotesPage(page);
  await page.goto(site.url);
  await page.waitForFunction(() => 'launch' in window);
  const launch = (text: string | null, hash: string) =>
    page.evaluate(
      ([content, route]) => {
        const files = content === null ? [] : [{ getFile: async () => new File([content ?? ''], 'queues.md') }];
        (window as unknown as { launch(params: object): void }).launch({
          files,
          targetURL: new URL(route ?? '', location.href).href,
        });
      },
      [text, hash] as const,
    );
  await launch(QUEUES, './');
  await notes.confirm();
  await launch(null, './#/notes');
  await expect(page.getByRole('main').getByRole('link', { name: 'Queues' })).toBeVisible();
});

test('work that takes long says how far it is and can be given up; nothing has changed then', async ({ app, page }) => {
  const notes = new NotesPage(page);
  await app.startBuiltInDeck();
  const many = Array.from({ length: 60 }, (_, i) =>
    file(
      `part-${i}.md`,
      Array.from({ length: 60 }, (_unused, j) => `**Term${i}x${j}** = thing number ${j} of the part ${i}`).join('\n'),
    ),
  );
  await notes.choose(...many);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByText(/of 6[01] notes/)).toBeVisible();
  expect(await findAccessibilityTroubles(page)).toEqual([]);
  await page.getByRole('button', { name: t('add.cancel') }).click();
  await expect(page.getByRole('button', { name: t('add.chooseFiles') })).toBeVisible();
  await expect(page.getByRole('alert')).toBeHidden();
  await notes.go('#/notes');
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: /part-/ })).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in a preview with every kind of change in ${colorScheme}`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const notes = new NotesPage(page);
    await app.startBuiltInDeck();
    await notes.bring(file('queues.md', `${QUEUES}\n${TOPICS}`));
    await notes.choose(
      file('queues.md', QUEUES.replace('256 KB', '1 MB').replace('queue for decoupling', 'queue for the decoupling')),
      file('slides.pdf', '%PDF-1.7'),
      file('topics.md', TOPICS),
    );
    await expect(notes.preview).toBeVisible();
    expect(await findAccessibilityTroubles(page)).toEqual([]);
  });
}

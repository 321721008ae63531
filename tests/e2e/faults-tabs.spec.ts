import { IMPORT_LOCK } from '../../src/app/files/is-importing.ts';
import { DATABASE_NAME } from '../../src/store/database.ts';
import { t } from '../helpers/catalogue.ts';
import { holdDatabase } from '../helpers/hold-database.ts';
import { checkInvariants } from '../helpers/soak/check-invariants.ts';
import { dumpStore } from '../helpers/soak/store-dump.ts';
import { AppPage } from './app-page.ts';
import { expect, test } from './fixtures.ts';

test('two tabs that show the same card: it is graded once, and both go on', async ({ app, site, page, context }) => {
  await app.startBuiltInDeck();
  const second = new AppPage(await context.newPage());
  await second.open(site.url);
  await page.bringToFront();
  await app.startReview();
  await second.page.bringToFront();
  await second.startReview();
  const cardId = await app.readCardId();
  expect(await second.readCardId()).toBe(cardId);

  await second.showAnswer();
  await page.bringToFront();
  await app.showAnswer();
  await app.grade('good');
  await second.page.bringToFront();
  // The other tab finds out when it grades: its answer is not counted, and it shows what is next.
  await second.page.waitForTimeout(500);
  await second.gradeButton('again').click();
  await expect.poll(() => second.question.getAttribute('data-card')).not.toBe(cardId);
  const { events } = await dumpStore(page);
  expect(events).toMatchObject([{ kind: 'review', cardId, grade: 3 }]);

  await second.answerCard('easy');
  const dump = await dumpStore(page);
  expect(dump.events).toHaveLength(2);
  expect(checkInvariants(dump)).toEqual([]);
  // What one tab did stands on the first screen of the other.
  await second.endReview();
  await page.bringToFront();
  await app.endReview();
  const due = (await second.page.locator('.lead').textContent()) ?? '';
  await expect(page.locator('.lead')).toHaveText(due);
});

test('a newer version has changed the database: this one writes nothing more, says so, and nothing is lost', async ({
  app,
  page,
  context,
  site,
  watch,
}) => {
  await app.startBuiltInDeck();
  await app.startReview();
  await app.answerCard('good');
  const before = await dumpStore(page);
  // What a newer version does in another tab.
  const other = await context.newPage();
  await other.goto(`${site.url}manifest.webmanifest`);
  await other.evaluate(async (name) => {
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(name, 990);
      request.onupgradeneeded = () => request.result.createObjectStore('from-the-future');
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new Error('The old version does not give way'));
    });
  }, DATABASE_NAME);
  await expect(page.getByText(t('unsaved.superseded'))).toBeVisible();
  expect((await dumpStore(other)).events).toEqual(before.events);

  // The shell is the old one still: it does not touch what it does not know.
  await page.reload();
  await expect(page.getByText(t('trouble.newer'))).toBeVisible();
  const after = await dumpStore(other);
  expect(after.events).toEqual(before.events);
  expect(after.cards).toEqual(before.cards);
  watch.forget();
});

test('another window takes in a large file: this one waits and says so for as long as it takes, then goes on by itself', async ({
  app,
  page,
  context,
  site,
}) => {
  await app.startBuiltInDeck();
  // What an import does in the first window.
  const lock = await page.evaluateHandle(
    (name) =>
      new Promise<{ release: () => void }>((taken) => {
        void navigator.locks.request(name, () => new Promise<void>((release) => taken({ release })));
      }),
    IMPORT_LOCK,
  );
  const release = await holdDatabase(page);
  const second = new AppPage(await context.newPage());
  await second.open(site.url);
  const waiting = second.page.getByRole('heading', { name: t('busy.title') });
  await expect(waiting).toBeVisible();
  await expect(second.page.getByText(t('busy.help'))).toBeVisible();
  // Longer than a browser that does not answer is waited for.
  await second.page.waitForTimeout(16_000);
  await expect(waiting).toBeVisible();

  await release();
  await lock.evaluate((held) => held.release());
  await expect(second.startButton).toBeVisible();
  await second.startReview();
});

test('a clock that is set back does not put answers before earlier ones', async ({ app, page }) => {
  await app.startBuiltInDeck();
  await app.startReview();
  await app.answerCard('good');
  // The browser's own timers go on: only what the page reads from the clock jumps.
  await page.evaluate(() => {
    const readClock = Date.now;
    Date.now = () => readClock() - 40 * 86_400_000;
  });
  await app.answerCard('easy');
  await app.answerCard('again');
  const dump = await dumpStore(page);
  const times = dump.events.filter(({ kind }) => kind === 'review').map(({ atMillis }) => atMillis);
  expect(times).toHaveLength(3);
  expect([...times].sort((a, b) => a - b)).toEqual(times);
  expect(new Set(times).size).toBe(3);
  expect(checkInvariants(dump)).toEqual([]);
});

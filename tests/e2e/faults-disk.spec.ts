import { execFile } from 'node:child_process';
import { rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type BrowserProcess, startBrowserProcess } from '../helpers/browser-process.ts';
import { t } from '../helpers/catalogue.ts';
import { createLoopDisk, type LoopDisk } from '../helpers/loop-disk.ts';
import { checkInvariants } from '../helpers/soak/check-invariants.ts';
import { dumpStore } from '../helpers/soak/store-dump.ts';
import { AppPage } from './app-page.ts';
import { expect, test } from './fixtures.ts';

const run = promisify(execFile);

// Left out by playwright.config.ts where no such disk can be made.
test.describe('a disk of its own', () => {
  test.setTimeout(300_000);
  let disk: LoopDisk;
  let browser: BrowserProcess | undefined;

  test.beforeEach(async () => {
    disk = await createLoopDisk(400);
  });

  test.afterEach(async () => {
    await browser?.kill();
    await disk.remove();
  });

  async function start(url: string): Promise<AppPage> {
    browser = await startBrowserProcess(join(disk.path, 'profile'));
    const app = new AppPage(await browser.context.newPage());
    await app.open(url);
    return app;
  }

  test('the power fails: every answer that was shown as taken is on the disk', async ({ site }) => {
    const first = await start(site.url);
    await first.startBuiltInDeck();
    await first.waitUntilOfflineReady();
    await first.startReview();
    const taken: string[] = [];
    for (let i = 0; i < 6; i++) taken.push(await first.answerCard(i % 2 === 0 ? 'easy' : 'good'));
    // At once: the system has had no time to write by itself.
    await disk.cutPower();
    await browser?.kill();
    await disk.restorePower();

    const app = await start(site.url);
    await expect(app.startButton).toBeVisible();
    const dump = await dumpStore(app.page);
    expect(checkInvariants(dump)).toEqual([]);
    const logged = [...dump.events].sort((a, b) => a.atMillis - b.atMillis);
    expect(logged.map((event) => ('cardId' in event ? event.cardId : null))).toEqual(taken);
  });

  test('the disk is full: the answer is not shown as taken, stays at hand, and is saved once there is room', async ({
    site,
  }) => {
    const app = await start(site.url);
    await app.startBuiltInDeck();
    await app.waitUntilOfflineReady();
    await app.startReview();
    const taken: string[] = [await app.answerCard('easy')];
    const ballast = join(disk.path, 'ballast');
    await fillDisk(disk.path, ballast);

    // What the browser has set aside lasts for some answers more.
    const unsaved = app.page.getByText(t('unsaved.title'));
    for (let i = 0; i < 18 && !(await unsaved.isVisible()); i++) {
      const cardId = await app.readCardId();
      await app.showAnswer();
      await app.page.waitForTimeout(300);
      await app.gradeButton('easy').click();
      await expect(unsaved.or(app.showAnswerButton)).toBeVisible();
      taken.push(cardId);
      await fillDisk(disk.path, ballast);
    }
    await expect(unsaved).toBeVisible();

    await rm(ballast, { force: true });
    await rm(`${ballast}-2`, { force: true });
    // Whether it is enough to try again, or the browser has closed the database, is for the browser to say.
    const again = app.page.getByRole('button', { name: t('unsaved.retry') });
    await again.or(app.page.getByRole('button', { name: t('unsaved.reconnect') })).click();
    await expect(unsaved).toBeHidden();
    await expect(app.showAnswerButton).toBeVisible();
    const dump = await dumpStore(app.page);
    expect(checkInvariants(dump)).toEqual([]);
    const logged = dump.events.map((event) => ('cardId' in event ? String(event.cardId) : ''));
    expect(logged.sort()).toEqual(taken.sort());
  });
});

/** Takes every block that is left, the last ones singly. */
async function fillDisk(path: string, ballast: string): Promise<void> {
  const { bavail, bsize } = await statfs(path);
  const megabytes = Math.floor((bavail * bsize) / 1_048_576);
  if (megabytes > 0) await run('fallocate', ['-l', `${megabytes}M`, ballast]).catch(() => undefined);
  await run('dd', ['if=/dev/zero', `of=${ballast}-2`, 'bs=4096', 'oflag=append', 'conv=notrunc,fsync']).catch(
    () => undefined,
  );
}

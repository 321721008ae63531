import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLargeCopy } from '../../scripts/bench-app/large-copy.ts';
import { type BrowserProcess, startBrowserProcess } from '../helpers/browser-process.ts';
import { t } from '../helpers/catalogue.ts';
import { checkInvariants } from '../helpers/soak/check-invariants.ts';
import { dumpStore } from '../helpers/soak/store-dump.ts';
import { AppPage } from './app-page.ts';
import { expect, test } from './fixtures.ts';

const NAME = 'other-device.ndjson';
const CARDS = 2_000;
/** Of all that is written: well after the beginning, well before the end. */
const MIDDLE = 0.2;

test.describe('the browser is killed in the middle of a merge', () => {
  test.setTimeout(300_000);
  let folder = '';
  let browser: BrowserProcess | undefined;

  test.beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recollect-import-'));
    await writeFile(join(folder, NAME), writeLargeCopy(CARDS, 5));
  });

  test.afterEach(async () => {
    await browser?.kill();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  async function restart(url: string): Promise<AppPage> {
    await browser?.kill();
    browser = await startBrowserProcess(join(folder, 'profile'));
    const app = new AppPage(await browser.context.newPage());
    app.page.setDefaultTimeout(60_000);
    await app.open(url);
    return app;
  }

  test('the next start says that nothing of it happened, and it can be tried again', async ({ site }) => {
    const first = await restart(site.url);
    await first.startBuiltInDeck();
    await first.startReview();
    await first.answerCard('good');
    await first.endReview();
    const before = await dumpStore(first.page);
    await first.openPlace('data');
    await first.chooseCopy(join(folder, NAME));
    await first.page.getByRole('button', { name: t('merge.do'), exact: true }).click();
    const written = first.page.getByRole('progressbar', { name: t('action.saving') });
    await expect
      .poll(async () => Number(await written.getAttribute('value')), { intervals: [50], timeout: 120_000 })
      .toBeGreaterThan(MIDDLE);

    const app = await restart(site.url);
    await expect(app.page.getByText(t('files.brokenOff', { name: NAME }))).toBeVisible();
    const after = await dumpStore(app.page);
    expect(checkInvariants(after)).toEqual([]);
    expect([after.events.length, after.cards.length]).toEqual([before.events.length, before.cards.length]);

    const [chooser] = await Promise.all([
      app.page.waitForEvent('filechooser'),
      app.page.getByRole('button', { name: t('files.chooseAgain') }).click(),
    ]);
    await chooser.setFiles(join(folder, NAME));
    await app.page.getByRole('button', { name: t('merge.do'), exact: true }).click();
    await expect(app.page.getByText(t('merge.done'), { exact: true })).toBeVisible({ timeout: 120_000 });
    const merged = await dumpStore(app.page);
    expect(checkInvariants(merged)).toEqual([]);
    expect(merged.cards.length).toBe(before.cards.length + CARDS);

    // It is over: the next start has nothing to tell.
    const last = await restart(site.url);
    await expect(last.startButton).toBeVisible();
    await last.page.waitForTimeout(5_000);
    await expect(last.page.getByText(t('files.brokenOff', { name: NAME }))).toBeHidden();
  });
});

import { expect, test } from './fixtures.ts';

// As on a host of static pages: a folder of a larger site, and no headers of our own.
test.use({ basePath: '/some/folder/', headers: {} });

test('the app lives under a path and works there without a network', async ({ app, site, page }) => {
  const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
  expect(scope).toBe(site.url);
  await app.startBuiltInDeck();
  await app.startReview();
  await app.answerCard('good');

  await site.stop();
  await page.reload();
  await expect(app.showAnswerButton).toBeVisible();
  await app.answerCard('good');
  await app.endReview();
  await app.openPlace('notes');
  await app.open(`${site.url}?from=home#/data`);
  await app.openPlace('today');
  expect(site.requests.filter((path) => !path.startsWith('/some/folder/'))).toEqual([]);
});

test('the browser would install it: manifest and icons are in order', async ({ app, page }) => {
  await app.startBuiltInDeck();
  const devtools = await page.context().newCDPSession(page);
  const { errors, url } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(new URL(url).pathname).toBe('/some/folder/manifest.webmanifest');
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // A test runs in a private window, where nothing is ever installed.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});

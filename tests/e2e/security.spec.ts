import { AppPage } from './app-page.ts';
import { expect, test } from './fixtures.ts';

test('the policy is on: nothing that the page did not bring can run or be sent anywhere', async ({ page, watch }) => {
  const app = new AppPage(page);
  const response = await page.goto('/');
  await expect(app.builtInButton).toBeVisible();
  expect(response?.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute('content', /require-trusted-types-for 'script'/);
  expect(watch.troubles).toEqual([]);

  const refused = await page.evaluate(async () => {
    const attempt = async (what: string, run: () => unknown): Promise<string> => {
      try {
        await run();
        return `${what}: went through`;
      } catch {
        return `${what}: refused`;
      }
    };
    return [
      await attempt('markup from a string', () => {
        document.createElement('div').innerHTML = '<img src=x>';
      }),
      // In a task of its own: what the test itself evaluates is let through.
      await attempt(
        'code from a string',
        () =>
          new Promise((resolve, reject) => {
            setTimeout(() => {
              try {
                resolve(new Function('return 1')());
              } catch (error) {
                reject(error);
              }
            });
          }),
      ),
      await attempt('a second policy', () =>
        (
          window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
        ).trustedTypes.createPolicy('other', {}),
      ),
      await attempt('another server', () => fetch('http://127.0.0.1:9/')),
    ];
  });
  expect(refused).toEqual([
    'markup from a string: refused',
    'code from a string: refused',
    'a second policy: refused',
    'another server: refused',
  ]);
  // Every refusal was reported; nothing else was.
  expect(watch.troubles.length).toBeGreaterThanOrEqual(4);
  watch.forget();
});

test.describe('on a host that sets no headers', () => {
  test.use({ headers: {} });

  test('the page brings its policy along', async ({ app, page, watch }) => {
    await app.startBuiltInDeck();
    const refused = await page.evaluate(() => {
      try {
        document.createElement('div').innerHTML = '<img src=x>';
        return false;
      } catch {
        return true;
      }
    });
    expect(refused).toBe(true);
    watch.forget();
  });
});

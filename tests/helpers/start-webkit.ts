import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebKitPlace } from './find-webkit.ts';
import { openWebDriverPage, type WebDriverPage } from './webdriver.ts';

const START_MILLIS = 60_000;

/** Starts a screen nobody sees; Xvfb chooses a free number and says which. */
async function startScreen(path: string): Promise<{ process: ChildProcess; display: string }> {
  const child = spawn(path, ['-displayfd', '1', '-screen', '0', '800x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const display = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(`:${text.trim()}`);
    });
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    child.once('error', reject);
  });
  return { process: child, display };
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free');
  return address.port;
}

async function waitUntilReady(driverUrl: string): Promise<void> {
  const deadline = Date.now() + START_MILLIS;
  while (Date.now() < deadline) {
    if (
      await fetch(`${driverUrl}/status`).then(
        (response) => response.ok,
        () => false,
      )
    )
      return;
    await sleep(100);
  }
  throw new Error('WebKitWebDriver did not start');
}

/** Starts WebKitGTK with an empty profile. `stop` ends the browser, its driver and its screen. */
export async function startWebKit(
  place: WebKitPlace,
  env: NodeJS.ProcessEnv,
): Promise<{ page: WebDriverPage; stop(): Promise<void> }> {
  const started: ChildProcess[] = [];
  const stopAll = (): void => {
    for (const child of started) child.kill('SIGKILL');
  };
  try {
    const screen = await startScreen(place.screen);
    started.push(screen.process);
    const port = await findFreePort();
    started.push(
      spawn(place.driver, [`--port=${port}`, '--host=127.0.0.1'], {
        stdio: 'ignore',
        env: { ...env, DISPLAY: screen.display },
      }),
    );
    const driverUrl = `http://127.0.0.1:${port}`;
    await waitUntilReady(driverUrl);
    const page = await openWebDriverPage(driverUrl, {
      'webkitgtk:browserOptions': { binary: place.browser, args: ['--automation'] },
    });
    return {
      page,
      async stop() {
        await page.close().catch(() => undefined);
        stopAll();
      },
    };
  } catch (error) {
    stopAll();
    throw error;
  }
}

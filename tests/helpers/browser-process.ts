import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium } from 'playwright';
import { chromiumArguments, requireChromium } from './find-chromium.ts';

/** A Chromium of its own, with a profile that outlives it: it can be killed as a phone kills it, and started again. */
export interface BrowserProcess {
  readonly context: BrowserContext;
  /** Kills the browser with all its processes at once; nothing can be written after that. Settles when it is gone. */
  kill(): Promise<void>;
}

const START_MILLIS = 60_000;

/** Chromium writes the port it listens on into its profile. */
async function readDebuggingPort(profile: string, child: ChildProcess): Promise<string> {
  const deadline = Date.now() + START_MILLIS;
  while (Date.now() < deadline && child.exitCode === null) {
    const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
    const [port] = text.split('\n');
    if (port && text.includes('\n')) return port;
    await sleep(50);
  }
  throw new Error(`Chromium did not start with the profile ${profile} (exit code ${child.exitCode})`);
}

async function connect(port: string): Promise<Browser> {
  return chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: START_MILLIS });
}

/** Starts Chromium, without a window, on a profile folder. Only one can run on a profile at a time. */
export async function startBrowserProcess(profile: string): Promise<BrowserProcess> {
  // Of the run before, which may have been killed.
  await rm(join(profile, 'DevToolsActivePort'), { force: true });
  const child = spawn(
    requireChromium(),
    [
      ...chromiumArguments(),
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--window-size=360,740',
      'about:blank',
    ],
    // A process group of its own, so that all of it can be killed at once.
    { detached: true, stdio: 'ignore' },
  );
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));

  const kill = async (): Promise<void> => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
    await gone;
  };

  try {
    const browser = await connect(await readDebuggingPort(profile, child));
    const [context] = browser.contexts();
    if (!context) throw new Error('Chromium has no browser context');
    return { context, kill };
  } catch (error) {
    await kill();
    throw error;
  }
}

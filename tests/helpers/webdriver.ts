import { setTimeout as sleep } from 'node:timers/promises';

/** A page driven over W3C WebDriver (https://www.w3.org/TR/webdriver2/), as far as the smoke tests need it. */
export interface WebDriverPage {
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs the body of a function in the page and gives back what it returns, as JSON. A promise is waited for. */
  run(body: string, ...args: readonly unknown[]): Promise<unknown>;
  /** Waits until the body returns something true, and gives it back. Throws with `what` when it stays false. */
  waitFor(what: string, body: string, ...args: readonly unknown[]): Promise<unknown>;
  /** Clicks, as a user would, the first element that the XPath names, once it is there. */
  click(xpath: string): Promise<void>;
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

const WAIT_MILLIS = 30_000;
/** The name under which WebDriver hands out elements. */
const ELEMENT_KEY = 'element-6066-11e4-a52e-4f735466cecf';
/** Whether a press in the middle of the element meets it. The driver presses also what a closing sheet still covers. */
const IS_ON_TOP = `
  const [element] = arguments;
  element.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const met = document.elementFromPoint(left + width / 2, top + height / 2);
  return element.contains(met);`;

async function call(method: 'GET' | 'POST' | 'DELETE', url: string, body?: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(method === 'POST' ? { body: JSON.stringify(body ?? {}), headers: { 'Content-Type': 'application/json' } } : {}),
  });
  const { value } = (await response.json()) as { value: unknown };
  if (!response.ok) {
    const { error, message } = value as { error: string; message: string };
    throw new Error(`WebDriver ${method} ${new URL(url).pathname}: ${error}: ${message}`);
  }
  return value;
}

/** Opens a session with the driver at `driverUrl`. */
export async function openWebDriverPage(
  driverUrl: string,
  capabilities: Readonly<Record<string, unknown>>,
): Promise<WebDriverPage> {
  const { sessionId } = (await call('POST', `${driverUrl}/session`, {
    capabilities: { alwaysMatch: capabilities },
  })) as {
    sessionId: string;
  };
  const session = `${driverUrl}/session/${sessionId}`;
  await call('POST', `${session}/timeouts`, { script: WAIT_MILLIS, pageLoad: WAIT_MILLIS });

  const run: WebDriverPage['run'] = (body, ...args) =>
    call('POST', `${session}/execute/sync`, {
      script: `return (async function () { ${body} }).apply(null, arguments)`,
      args,
    });

  const readPage = async (): Promise<string> => String(await run('return document.body.innerText').catch(() => ''));

  const waitFor: WebDriverPage['waitFor'] = async (what, body, ...args) => {
    const deadline = Date.now() + WAIT_MILLIS;
    let last: unknown;
    while (Date.now() < deadline) {
      // The page may be between two documents.
      last = await run(body, ...args).catch((error: unknown) => error);
      if (last && !(last instanceof Error)) return last;
      await sleep(100);
    }
    throw new Error(
      `Waited in vain: ${what}. ${last instanceof Error ? last.message : ''} The page shows: ${await readPage()}`,
    );
  };

  return {
    open: async (url) => void (await call('POST', `${session}/url`, { url })),
    reload: async () => void (await call('POST', `${session}/refresh`)),
    run,
    waitFor,
    async click(xpath) {
      const deadline = Date.now() + WAIT_MILLIS;
      for (;;) {
        try {
          const element = (await call('POST', `${session}/element`, { using: 'xpath', value: xpath })) as Record<
            string,
            string
          >;
          if (!(await run(IS_ON_TOP, element))) throw new Error(`Something lies over ${xpath}`);
          await call('POST', `${session}/element/${element[ELEMENT_KEY]}/click`);
          return;
        } catch (error) {
          if (Date.now() > deadline) {
            throw new Error(`Nothing to press at ${xpath}. The page shows: ${await readPage()}`, { cause: error });
          }
          await sleep(100);
        }
      }
    },
    screenshot: async () => Buffer.from(String(await call('GET', `${session}/screenshot`)), 'base64'),
    close: async () => void (await call('DELETE', session)),
  };
}

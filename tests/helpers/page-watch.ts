import type { BrowserContext, Page } from 'playwright';

/** Notes everything that should not happen in a page. */
export interface PageWatch {
  /** One line for each failed request, error answer, console error, uncaught error and violation of the security policy. */
  readonly troubles: readonly string[];
  forget(): void;
}

/** How Firefox and Chromium say that nobody wants the file any more. A file that cannot be had fails in other words. */
const BROKEN_OFF = /NS_BINDING_ABORTED|ERR_ABORTED/;

/** Watches all pages of a context, also those opened later. Call it before the first page is opened. */
export async function watchPages(context: BrowserContext): Promise<PageWatch> {
  const troubles: string[] = [];
  /** Files that a page no longer wanted, by address. It is all right for those of a page that was left for its next document. */
  const brokenOff = new Map<Page, Map<string, string[]>>();
  const watch = (page: Page): void => {
    page.on('domcontentloaded', () => brokenOff.delete(page));
    page.on('pageerror', (error) => {
      const trouble = `uncaught: ${error.message}`;
      const files = [...(brokenOff.get(page) ?? [])];
      const ofFile = files.find(([url]) => error.message.includes(url));
      (ofFile?.[1] ?? troubles).push(trouble);
    });
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(`console: ${message.text()} (${message.location().url})`);
    });
  };
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    const trouble = `failed: ${request.method()} ${request.url()} ${why}`;
    const page = request.serviceWorker() || request.isNavigationRequest() ? null : request.frame().page();
    if (!page || !BROKEN_OFF.test(why)) {
      troubles.push(trouble);
      return;
    }
    const files = brokenOff.get(page) ?? new Map<string, string[]>();
    brokenOff.set(page, files.set(request.url(), [trouble]));
  });
  context.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`answer ${response.status()}: ${response.url()}`);
  });
  context.pages().forEach(watch);
  context.on('page', watch);
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`security policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  return {
    get troubles() {
      return [...troubles, ...[...brokenOff.values()].flatMap((files) => [...files.values()].flat())];
    },
    forget() {
      troubles.length = 0;
      brokenOff.clear();
    },
  };
}

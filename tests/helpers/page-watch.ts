import type { BrowserContext, Page } from 'playwright';

/** Notes everything that should not happen in a page. */
export interface PageWatch {
  /** One line for each failed request, error answer, console error, uncaught error and violation of the security policy. */
  readonly troubles: readonly string[];
  forget(): void;
}

/** Watches all pages of a context, also those opened later. Call it before the first page is opened. */
export async function watchPages(context: BrowserContext): Promise<PageWatch> {
  const troubles: string[] = [];
  const watch = (page: Page): void => {
    page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(`console: ${message.text()} (${message.location().url})`);
    });
  };
  context.on('requestfailed', (request) => {
    troubles.push(`failed: ${request.method()} ${request.url()} ${request.failure()?.errorText ?? ''}`);
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
    troubles,
    forget() {
      troubles.length = 0;
    },
  };
}

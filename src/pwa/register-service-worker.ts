import { Workbox } from 'workbox-window';
import { serviceWorkerUrl, trustScriptUrl } from './trusted-script-url.ts';

export interface UpdateHooks {
  /** Everything the app needs is on the device: it starts without a network from now on. Told on every visit. */
  ready(): void;
  /** A new version is on the device and waits. `apply` makes it take over in every tab. */
  waiting(apply: () => void): void;
  error(error: unknown): void;
  /** Settles when a reload would interrupt nothing: at once, or when the review at hand has ended and all is saved. */
  whenReloadIsSafe(): Promise<void>;
}

/** The part of Workbox that is used here. */
export interface WorkerControl {
  addEventListener(type: 'waiting', listener: () => void): void;
  register(): Promise<unknown>;
  messageSkipWaiting(): void;
  update(): Promise<void>;
}

/** The browser, as far as service workers go. */
export interface WorkerBrowser {
  /** Missing on plain http and in some private windows. */
  readonly container: Pick<ServiceWorkerContainer, 'controller' | 'ready' | 'addEventListener'> | undefined;
  createControl(): WorkerControl;
  isVisible(): boolean;
  onVisibilityChange(listener: () => void): void;
  reload(): void;
}

function thisBrowser(): WorkerBrowser {
  return {
    container: 'serviceWorker' in navigator ? navigator.serviceWorker : undefined,
    createControl: () => new Workbox(trustScriptUrl(serviceWorkerUrl())),
    isVisible: () => document.visibilityState === 'visible',
    onVisibilityChange: (listener) => document.addEventListener('visibilitychange', listener),
    reload: () => location.reload(),
  };
}

/**
 * Registers the service worker and keeps the app up to date. Call it once.
 *
 * - A new version is looked for at the start and whenever the page becomes visible again. It waits for `apply`.
 * - Once it has taken over, every tab reloads, not only the one where it was applied: code and database must be of one
 *   version. Each tab first waits until its own `whenReloadIsSafe` settles.
 *
 * @returns false where the browser has no service workers here; the app then works, but not without a network.
 */
export function registerServiceWorker(hooks: UpdateHooks, browser: WorkerBrowser = thisBrowser()): boolean {
  const { container } = browser;
  if (!container) return false;

  let isControlled = container.controller !== null;
  let isReloading = false;
  container.addEventListener('controllerchange', () => {
    // The very first worker takes over a page that is of its own version.
    if (isControlled && !isReloading) {
      isReloading = true;
      hooks.whenReloadIsSafe().then(() => browser.reload(), hooks.error);
    }
    isControlled = true;
  });
  container.ready.then(() => hooks.ready(), hooks.error);

  try {
    const control = browser.createControl();
    control.addEventListener('waiting', () => hooks.waiting(() => control.messageSkipWaiting()));
    control.register().catch(hooks.error);
    browser.onVisibilityChange(() => {
      // Without a network there is nothing to look for, and nothing is wrong.
      if (browser.isVisible()) control.update().catch(() => undefined);
    });
  } catch (error) {
    hooks.error(error);
  }
  return true;
}

import { describe, expect, it } from 'vitest';
import { registerServiceWorker, type WorkerBrowser } from '../../src/pwa/register-service-worker.ts';

/** A browser whose service worker does what the test says. */
function createBrowser(
  options: { isControlled?: boolean; registration?: Promise<unknown>; update?: Promise<void> } = {},
) {
  const told: string[] = [];
  const container = Object.assign(new EventTarget(), {
    controller: options.isControlled ? ({} as ServiceWorker) : null,
    ready: Promise.resolve({} as ServiceWorkerRegistration),
  });
  let onWaiting = (): void => undefined;
  let onVisibility = (): void => undefined;
  let isVisible = true;
  const browser: WorkerBrowser = {
    container,
    createControl: () => ({
      addEventListener: (_type, listener) => {
        onWaiting = listener;
      },
      register: () => {
        told.push('register');
        return options.registration ?? Promise.resolve();
      },
      messageSkipWaiting: () => told.push('skip waiting'),
      update: () => {
        told.push('update');
        return options.update ?? Promise.resolve();
      },
    }),
    isVisible: () => isVisible,
    onVisibilityChange: (listener) => {
      onVisibility = listener;
    },
    reload: () => told.push('reload'),
  };
  return {
    browser,
    told,
    takeOver: () => container.dispatchEvent(new Event('controllerchange')),
    wait: () => onWaiting(),
    show: (visible: boolean) => {
      isVisible = visible;
      onVisibility();
    },
  };
}

function createHooks(whenReloadIsSafe: () => Promise<void> = () => Promise.resolve()) {
  const heard: unknown[] = [];
  let apply = (): void => undefined;
  return {
    heard,
    apply: () => apply(),
    hooks: {
      ready: () => heard.push('ready'),
      waiting: (take: () => void) => {
        heard.push('waiting');
        apply = take;
      },
      error: (error: unknown) => heard.push(error),
      whenReloadIsSafe,
    },
  };
}

/** Lets everything run that waits on settled promises. */
async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}

describe('registerServiceWorker', () => {
  it('registers and says when the app works without a network', async () => {
    const { browser, told } = createBrowser();
    const { hooks, heard } = createHooks();
    expect(registerServiceWorker(hooks, browser)).toBe(true);
    await settle();
    expect(told).toEqual(['register']);
    expect(heard).toEqual(['ready']);
  });

  it('does not reload when the first worker takes over', async () => {
    const { browser, told, takeOver } = createBrowser({ isControlled: false });
    registerServiceWorker(createHooks().hooks, browser);
    takeOver();
    await settle();
    expect(told).not.toContain('reload');
  });

  it('reloads when a second worker takes over in the same visit', async () => {
    const { browser, told, takeOver } = createBrowser({ isControlled: false });
    registerServiceWorker(createHooks().hooks, browser);
    takeOver();
    takeOver();
    await settle();
    expect(told).toContain('reload');
  });

  it('lets a new version take over only when it is applied', async () => {
    const { browser, told, wait } = createBrowser({ isControlled: true });
    const { hooks, heard, apply } = createHooks();
    registerServiceWorker(hooks, browser);
    wait();
    await settle();
    expect(heard).toContain('waiting');
    expect(told).not.toContain('skip waiting');
    apply();
    expect(told).toContain('skip waiting');
  });

  it('waits for the end of a review before it reloads, and reloads once', async () => {
    const { browser, told, takeOver } = createBrowser({ isControlled: true });
    let endReview = (): void => undefined;
    const review = new Promise<void>((resolve) => {
      endReview = resolve;
    });
    registerServiceWorker(createHooks(() => review).hooks, browser);
    takeOver();
    takeOver();
    await settle();
    expect(told).not.toContain('reload');
    endReview();
    await settle();
    expect(told.filter((call) => call === 'reload')).toEqual(['reload']);
  });

  it('looks for a new version when the page becomes visible', async () => {
    const { browser, told, show } = createBrowser({ update: Promise.reject(new TypeError('Failed to fetch')) });
    const { hooks, heard } = createHooks();
    registerServiceWorker(hooks, browser);
    show(false);
    expect(told).not.toContain('update');
    show(true);
    await settle();
    expect(told).toContain('update');
    expect(heard).toEqual(['ready']);
  });

  it('reports a failed registration', async () => {
    const failure = new TypeError('Failed to register a ServiceWorker');
    const { browser } = createBrowser({ registration: Promise.reject(failure) });
    const { hooks, heard } = createHooks();
    registerServiceWorker(hooks, browser);
    await settle();
    expect(heard).toContain(failure);
  });

  it('reports a refused script address', () => {
    const failure = new TypeError('Policy with name "sw-url" already exists.');
    const { browser } = createBrowser();
    const { hooks, heard } = createHooks();
    const refusing = {
      ...browser,
      createControl: () => {
        throw failure;
      },
    };
    registerServiceWorker(hooks, refusing);
    expect(heard).toEqual([failure]);
  });

  it('says no where the browser has no service workers', () => {
    const { browser, told } = createBrowser();
    expect(registerServiceWorker(createHooks().hooks, { ...browser, container: undefined })).toBe(false);
    expect(told).toEqual([]);
  });
});

/**
 * How the app can get onto the home screen.
 * - `installed`: it runs from there already.
 * - `offer`: the browser can be asked; call `offer()` from a tap.
 * - `by-hand-ios`: only by Share, then Add to Home Screen.
 * - `none`: the browser has no such thing, or does not say.
 */
export type InstallState = 'installed' | 'offer' | 'by-hand-ios' | 'none';

export type InstallAnswer = 'accepted' | 'dismissed' | 'unavailable';

/** Not in the standard types: Chromium's event that lets a page ask for its own installation. */
export interface InstallPromptEvent {
  preventDefault(): void;
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

export interface InstallBrowser {
  isStandalone(): boolean;
  readonly userAgent: string;
  readonly maxTouchPoints: number;
  onBeforeInstall(listener: (event: InstallPromptEvent) => void): void;
  onInstalled(listener: () => void): void;
}

/** The state can be watched: `read` gives the same value until a listener has been told. */
export interface InstallPrompt {
  read(): InstallState;
  subscribe(listener: () => void): () => void;
  offer(): Promise<InstallAnswer>;
}

function thisBrowser(): InstallBrowser {
  return {
    isStandalone: () =>
      matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true,
    userAgent: navigator.userAgent,
    maxTouchPoints: navigator.maxTouchPoints,
    onBeforeInstall: (listener) =>
      window.addEventListener('beforeinstallprompt', (event) => listener(event as Event & InstallPromptEvent)),
    onInstalled: (listener) => window.addEventListener('appinstalled', listener),
  };
}

/** An iPad calls itself a Macintosh; no Macintosh has a touch screen. */
function isIos(browser: InstallBrowser): boolean {
  return (
    /iPhone|iPad|iPod/.test(browser.userAgent) || (/Macintosh/.test(browser.userAgent) && browser.maxTouchPoints > 1)
  );
}

/** Keeps the browser's offer until the learner asks for it. Call it early: the event comes once, soon after the start. */
export function watchInstallPrompt(browser: InstallBrowser = thisBrowser()): InstallPrompt {
  const listeners = new Set<() => void>();
  let kept: InstallPromptEvent | undefined;
  let state: InstallState = 'none';
  if (browser.isStandalone()) state = 'installed';
  else if (isIos(browser)) state = 'by-hand-ios';

  function change(next: InstallState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  browser.onBeforeInstall((event) => {
    event.preventDefault();
    kept = event;
    change('offer');
  });
  browser.onInstalled(() => {
    kept = undefined;
    change('installed');
  });

  return {
    read: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async offer() {
      const event = kept;
      if (!event) return 'unavailable';
      // An event can be used once; where the learner says no, the browser sends another one later.
      kept = undefined;
      const { outcome } = await event.prompt();
      // `appinstalled` may have come first.
      if (state === 'offer') change('none');
      return outcome;
    },
  };
}

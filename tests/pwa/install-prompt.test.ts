import { describe, expect, it } from 'vitest';
import { type InstallBrowser, type InstallPromptEvent, watchInstallPrompt } from '../../src/pwa/install-prompt.ts';

const ANDROID = 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile Safari/537.36';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 Version/26.0 Mobile Safari/604.1';
const MACINTOSH = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15';

function createBrowser(options: Partial<Pick<InstallBrowser, 'userAgent' | 'maxTouchPoints' | 'isStandalone'>> = {}) {
  let onBefore = (_event: InstallPromptEvent): void => undefined;
  let onInstalled = (): void => undefined;
  const browser: InstallBrowser = {
    isStandalone: () => false,
    userAgent: ANDROID,
    maxTouchPoints: 5,
    onBeforeInstall: (listener) => {
      onBefore = listener;
    },
    onInstalled: (listener) => {
      onInstalled = listener;
    },
    ...options,
  };
  return {
    browser,
    install: () => onInstalled(),
    /** Sends the browser's offer and tells whether the page kept it from showing by itself. */
    sendOffer(outcome: 'accepted' | 'dismissed'): boolean {
      let isKept = false;
      onBefore({
        preventDefault: () => {
          isKept = true;
        },
        prompt: () => Promise.resolve({ outcome }),
      });
      return isKept;
    },
  };
}

describe('watchInstallPrompt', () => {
  it('keeps the offer of the browser until it is asked for, and uses it once', async () => {
    const { browser, sendOffer } = createBrowser();
    const prompt = watchInstallPrompt(browser);
    expect(prompt.read()).toBe('none');
    expect(sendOffer('dismissed')).toBe(true);
    expect(prompt.read()).toBe('offer');
    expect(await prompt.offer()).toBe('dismissed');
    expect(prompt.read()).toBe('none');
    expect(await prompt.offer()).toBe('unavailable');
  });

  it('tells its listeners of every change until they leave', () => {
    const { browser, sendOffer, install } = createBrowser();
    const prompt = watchInstallPrompt(browser);
    const seen: string[] = [];
    const leave = prompt.subscribe(() => seen.push(prompt.read()));
    sendOffer('accepted');
    install();
    leave();
    sendOffer('accepted');
    expect(seen).toEqual(['offer', 'installed']);
  });

  it('stays installed when the event comes before the answer', async () => {
    const { browser, sendOffer, install } = createBrowser();
    const prompt = watchInstallPrompt(browser);
    sendOffer('accepted');
    const answer = prompt.offer();
    install();
    expect(await answer).toBe('accepted');
    expect(prompt.read()).toBe('installed');
  });

  it('knows an app that runs from the home screen', () => {
    expect(watchInstallPrompt(createBrowser({ isStandalone: () => true, userAgent: IPHONE }).browser).read()).toBe(
      'installed',
    );
  });

  it.each([
    { device: 'iPhone', userAgent: IPHONE, maxTouchPoints: 5, state: 'by-hand-ios' },
    { device: 'iPad', userAgent: MACINTOSH, maxTouchPoints: 5, state: 'by-hand-ios' },
    { device: 'Macintosh', userAgent: MACINTOSH, maxTouchPoints: 0, state: 'none' },
  ])('shows the way by hand on Apple phones and tablets only: $device', ({ userAgent, maxTouchPoints, state }) => {
    expect(watchInstallPrompt(createBrowser({ userAgent, maxTouchPoints }).browser).read()).toBe(state);
  });
});

import { expect, it } from 'vitest';
import { showBadge } from '../../src/pwa/badge.ts';

function createNavigator() {
  const shown: (number | undefined)[] = [];
  return {
    shown,
    setAppBadge: async (count?: number) => {
      shown.push(count);
    },
    clearAppBadge: async () => {
      shown.push(undefined);
    },
  };
}

it('shows the number of due cards and takes it away at none', async () => {
  const browser = createNavigator();
  expect(await showBadge(12, browser)).toBe(true);
  expect(await showBadge(0, browser)).toBe(true);
  expect(browser.shown).toEqual([12, undefined]);
});

it('is quiet where there are no badges or the browser refuses', async () => {
  expect(await showBadge(12, {})).toBe(false);
  const refuse = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  expect(await showBadge(12, { setAppBadge: refuse, clearAppBadge: refuse })).toBe(false);
});

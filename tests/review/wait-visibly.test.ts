import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { waitVisibly } from '../../src/review/wait-visibly.ts';

/** A page whose sight is changed by hand, on the clock of the test. */
function openPage() {
  let isVisible = true;
  const listeners = new Set<() => void>();
  return {
    page: {
      tickMillis: () => Date.now(),
      isVisible: () => isVisible,
      onVisibilityChange(listener: () => void) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    show(shown: boolean) {
      isVisible = shown;
      for (const listener of listeners) listener();
    },
    listeners,
  };
}

describe('waiting while the page is to be seen', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('ends after the time, once', () => {
    const { page, listeners } = openPage();
    const then = vi.fn();
    waitVisibly(page, 5_000, then);
    vi.advanceTimersByTime(4_999);
    expect(then).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(then).toHaveBeenCalledTimes(1);
    expect(listeners.size).toBe(0);
  });

  it('stands still while the page is hidden', () => {
    const { page, show } = openPage();
    const then = vi.fn();
    waitVisibly(page, 5_000, then);
    vi.advanceTimersByTime(3_000);
    show(false);
    vi.advanceTimersByTime(60_000);
    expect(then).not.toHaveBeenCalled();
    show(true);
    vi.advanceTimersByTime(1_999);
    expect(then).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(then).toHaveBeenCalledTimes(1);
  });

  it('begins only when the page is to be seen', () => {
    const { page, show } = openPage();
    show(false);
    const then = vi.fn();
    waitVisibly(page, 1_000, then);
    vi.advanceTimersByTime(9_000);
    show(true);
    vi.advanceTimersByTime(1_000);
    expect(then).toHaveBeenCalledTimes(1);
  });

  it('can be called off', () => {
    const { page, listeners } = openPage();
    const then = vi.fn();
    waitVisibly(page, 1_000, then)();
    vi.advanceTimersByTime(2_000);
    expect(then).not.toHaveBeenCalled();
    expect(listeners.size).toBe(0);
  });
});

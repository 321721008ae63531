import { describe, expect, it } from 'vitest';
import { WAKING_MILLIS, watchAttention } from '../../src/review/attention.ts';

/** A page whose clock and sight are moved by hand. */
function openPage() {
  let tick = 0;
  let isVisible = true;
  let listener = (): void => undefined;
  const attention = watchAttention({
    tickMillis: () => tick,
    isVisible: () => isVisible,
    onVisibilityChange(next) {
      listener = next;
      return () => {
        listener = () => undefined;
      };
    },
  });
  return {
    attention,
    wait(millis: number) {
      tick += millis;
    },
    show(shown: boolean) {
      isVisible = shown;
      listener();
    },
  };
}

describe('attention', () => {
  it('counts the time that the page was to be seen', () => {
    const page = openPage();
    page.wait(4_000);
    expect(page.attention.seenMillisSince(1_000)).toBe(3_000);
  });

  it('leaves out the time away, however often the learner was away', () => {
    const page = openPage();
    page.wait(1_000);
    page.show(false);
    page.wait(60_000);
    page.show(true);
    page.wait(500);
    page.show(false);
    page.wait(30_000);
    page.show(true);
    page.wait(250);
    expect(page.attention.seenMillisSince(0)).toBe(1_750);
  });

  it('leaves out only that part of a time away that lies after the question', () => {
    const page = openPage();
    page.show(false);
    page.wait(10_000);
    page.show(true);
    page.wait(1_000);
    expect(page.attention.seenMillisSince(4_000)).toBe(1_000);
    expect(page.attention.seenMillisSince(10_400)).toBe(600);
  });

  it('counts nothing while the page is away', () => {
    const page = openPage();
    page.wait(2_000);
    page.show(false);
    page.wait(5_000);
    expect(page.attention.seenMillisSince(0)).toBe(2_000);
  });

  it('is waking while the page is hidden and for a moment after it came back', () => {
    const page = openPage();
    expect(page.attention.isWaking()).toBe(false);
    page.show(false);
    expect(page.attention.isWaking()).toBe(true);
    page.show(true);
    page.wait(WAKING_MILLIS - 1);
    expect(page.attention.isWaking()).toBe(true);
    page.wait(1);
    expect(page.attention.isWaking()).toBe(false);
  });
});

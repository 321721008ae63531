import { describe, expect, it } from 'vitest';
import { isSwipeStart, swipePoint, swipeWay } from '../../src/review/swipe-path.ts';

describe('a swipe', () => {
  it('grades beyond a third of a phone, and on a wide screen beyond a hand', () => {
    expect(swipeWay(360)).toBeCloseTo(126);
    expect(swipeWay(1280)).toBe(160);
  });

  it('stands for a side only beyond the mark, so that moving back calls it off', () => {
    expect(swipePoint(-126, 360).side).toBe('left');
    expect(swipePoint(126, 360).side).toBe('right');
    expect(swipePoint(125, 360).side).toBeNull();
    expect(swipePoint(0, 360)).toEqual({ pixels: 0, share: 0, side: null });
    expect(swipePoint(-63, 360).share).toBeCloseTo(-0.5);
  });

  it('does not begin at the edges, where the system has swipes of its own', () => {
    expect(isSwipeStart(10, 360)).toBe(false);
    expect(isSwipeStart(350, 360)).toBe(false);
    expect(isSwipeStart(180, 360)).toBe(true);
  });
});

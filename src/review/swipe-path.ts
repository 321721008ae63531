/** Where a swipe stands. `share` runs from -1 (all the way left) to 1; at either end letting go grades. */
export interface SwipePoint {
  /** How far the card has moved under the finger. */
  readonly pixels: number;
  readonly share: number;
  /** What letting go now does. */
  readonly side: 'left' | 'right' | null;
}

const WIDTH_SHARE = 0.35;
const LONGEST_WAY = 160;
/** The edges of the screen belong to the system: there a swipe goes back. */
const EDGE_PIXELS = 24;

/** How far a card is drawn aside until letting go grades it. */
export function swipeWay(width: number): number {
  return Math.min(LONGEST_WAY, width * WIDTH_SHARE);
}

/** Only the place of the finger counts, not its speed: moved back, the swipe is called off. */
export function swipePoint(pixels: number, width: number): SwipePoint {
  const share = Math.max(-1, Math.min(1, pixels / swipeWay(width)));
  return { pixels, share, side: share === -1 ? 'left' : share === 1 ? 'right' : null };
}

/** Whether a swipe may begin at this place of a screen. */
export function isSwipeStart(x: number, width: number): boolean {
  return x > EDGE_PIXELS && x < width - EDGE_PIXELS;
}

/** A tap that moved further than this was no tap. */
const STILL_PIXELS = 10;
/** After a scroll a touch stops the page and means nothing else. */
const AFTER_SCROLL_MILLIS = 350;
/** How much of the width belongs to each side. */
const SIDE_SHARE = 1 / 3;

export type TapZone = 'left' | 'middle' | 'right';

/** In which third of a width a tap is. */
export function zoneAt(x: number, width: number): TapZone {
  if (x < width * SIDE_SHARE) return 'left';
  return x > width * (1 - SIDE_SHARE) ? 'right' : 'middle';
}

/**
 * Tells of plain taps on the page of a card: not of those on links, buttons and pictures, of a second tap, of a press that moved or
 * selected text, or of one that stopped a scroll. Returns how to stop listening.
 */
export function watchCardTaps(page: HTMLElement, onTap: (zone: TapZone) => void): () => void {
  let down: { readonly x: number; readonly y: number } | null = null;
  let scrolledAt = Number.NEGATIVE_INFINITY;
  const controller = new AbortController();
  const { signal } = controller;
  page.addEventListener(
    'pointerdown',
    (event) => {
      const isMoving = event.timeStamp - scrolledAt < AFTER_SCROLL_MILLIS;
      down = event.isPrimary && event.button === 0 && !isMoving ? { x: event.clientX, y: event.clientY } : null;
    },
    { signal },
  );
  page.addEventListener(
    'scroll',
    (event) => {
      scrolledAt = event.timeStamp;
      down = null;
    },
    { signal },
  );
  page.addEventListener(
    'click',
    (event) => {
      const from = down;
      down = null;
      if (!from || event.defaultPrevented || event.detail > 1 || isControl(event.target)) return;
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > STILL_PIXELS) return;
      if (!(getSelection()?.isCollapsed ?? true)) return;
      const { left, width } = page.getBoundingClientRect();
      onTap(zoneAt(event.clientX - left, width));
    },
    { signal },
  );
  return () => controller.abort();
}

function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('a, button, input, textarea, select, label, summary, img') !== null
  );
}

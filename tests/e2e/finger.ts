import type { CDPSession, Page } from '@playwright/test';

/** A finger on the screen: real touch events, with everything that the browser makes of them. */
export async function createFinger(page: Page) {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly { x: number; y: number }[]) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: [...points] });
  return {
    /** Moves through the points, in steps that a hand would take, and lifts at the last one. */
    async draw(points: readonly { x: number; y: number }[], lift = true): Promise<void> {
      const [first, ...others] = points;
      if (!first) throw new Error('A finger needs a place');
      await send('touchStart', [first]);
      let at = first;
      for (const to of others) {
        for (let step = 1; step <= 8; step++) {
          const point = { x: at.x + ((to.x - at.x) * step) / 8, y: at.y + ((to.y - at.y) * step) / 8 };
          await send('touchMove', [point]);
          await page.waitForTimeout(16);
        }
        at = to;
      }
      if (lift) await send('touchEnd', []);
    },
    lift: () => send('touchEnd', []),
  };
}

/** A double tap on whatever lies there at each of the two moments. From inside the page: sent one by one, the second can come too late. */
export async function tapTwice(page: Page, x: number, y: number): Promise<void> {
  await page.evaluate(
    async (point) => {
      for (const detail of [1, 2]) {
        const target = document.elementFromPoint(point.x, point.y);
        const where = { bubbles: true, cancelable: true, clientX: point.x, clientY: point.y };
        const finger = { ...where, pointerType: 'touch', isPrimary: true };
        target?.dispatchEvent(new PointerEvent('pointerdown', finger));
        target?.dispatchEvent(new PointerEvent('pointerup', finger));
        target?.dispatchEvent(new MouseEvent('click', { ...where, detail }));
        await new Promise((drawn) => requestAnimationFrame(drawn));
      }
    },
    { x, y },
  );
}

import { useLayoutEffect, useState } from 'react';

/** What stands at the bottom of a phone's screen and is pressed; the sheet of a line among it. */
const PRESSED = '.thumb, .nav, .line-sheet';

/**
 * How many pixels from the bottom of the window what is pressed there reaches up, measured again whenever the page changes: the
 * grades are taller than Show answer, and both grow with the text. 0 while `isOn` is false and where it stands at the side.
 */
export function useClearBottom(isOn: boolean): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    if (!isOn) return;
    const measure = (): void => setHeight(measureBottom());
    measure();
    const changes = new MutationObserver(measure);
    changes.observe(document.body, { childList: true, subtree: true });
    window.addEventListener('resize', measure);
    return () => {
      changes.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [isOn]);
  return isOn ? height : 0;
}

function measureBottom(): number {
  const heights = [...document.querySelectorAll(PRESSED)].map((element) => {
    const { top, width } = element.getBoundingClientRect();
    const isAcross = width > window.innerWidth / 2 && top > window.innerHeight / 4;
    return isAcross ? window.innerHeight - top : 0;
  });
  return Math.max(0, ...heights);
}

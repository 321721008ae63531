import { type RefObject, useLayoutEffect } from 'react';

const ROOM = '--toast-room';

/** While `isOn`, the height of the toasts with the gaps around them stands in `--toast-room` of the page, which gives way by it. */
export function useToastRoom(viewport: RefObject<HTMLElement | null>, isOn: boolean): void {
  useLayoutEffect(() => {
    const toasts = viewport.current;
    if (!isOn || toasts === null) return;
    const { style } = document.documentElement;
    const measure = (): void =>
      style.setProperty(ROOM, `calc(${toasts.getBoundingClientRect().height}px + 2 * var(--s3))`);
    measure();
    const changes = new ResizeObserver(measure);
    changes.observe(toasts);
    return () => {
      changes.disconnect();
      style.removeProperty(ROOM);
    };
  }, [viewport, isOn]);
}

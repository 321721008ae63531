import type { AttentionPage } from './attention.ts';

/** Runs something once the page was to be seen for so long. Returns how to call it off. */
export function waitVisibly(page: AttentionPage, millis: number, then: () => void): () => void {
  let leftMillis = millis;
  let startedAtTick: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const go = (): void => {
    if (page.isVisible() && startedAtTick === null) {
      startedAtTick = page.tickMillis();
      timer = setTimeout(() => {
        stop();
        then();
      }, leftMillis);
    } else if (!page.isVisible() && startedAtTick !== null) {
      clearTimeout(timer);
      leftMillis = Math.max(0, leftMillis - (page.tickMillis() - startedAtTick));
      startedAtTick = null;
    }
  };
  const stopListening = page.onVisibilityChange(go);
  const stop = (): void => {
    clearTimeout(timer);
    stopListening();
  };
  go();
  return stop;
}

/** How long a page that has just come back is deaf: what is touched while waking a phone is no answer. */
export const WAKING_MILLIS = 500;

/** What attention needs from the page. */
export interface AttentionPage {
  /** Milliseconds of a clock that only runs forward. */
  tickMillis(): number;
  isVisible(): boolean;
  /** Returns how to stop listening. */
  onVisibilityChange(listener: () => void): () => void;
}

/** How long the learner has really looked, and whether the page has only just come back. */
export interface Attention {
  /** Time since an earlier tick during which the page was to be seen. */
  seenMillisSince(tickMillis: number): number;
  /** Whether the page is hidden, or came back a moment ago. */
  isWaking(): boolean;
  stop(): void;
}

/** Watches the page from now on. Time away before it began counts as seen. */
export function watchAttention(page: AttentionPage): Attention {
  /** When the page was out of sight; the last stretch may still be open. */
  const away: { readonly from: number; to: number | null }[] = [];
  let wokeAtTick = Number.NEGATIVE_INFINITY;

  const note = (): void => {
    const last = away.at(-1);
    const isAway = last !== undefined && last.to === null;
    if (!page.isVisible()) {
      if (!isAway) away.push({ from: page.tickMillis(), to: null });
    } else if (isAway) {
      last.to = page.tickMillis();
      wokeAtTick = last.to;
    }
  };
  note();
  const stop = page.onVisibilityChange(note);

  return {
    seenMillisSince(tickMillis) {
      const now = page.tickMillis();
      // Stretches before it never matter again: questions are asked about the card in front alone.
      while (away[0]?.to != null && away[0].to <= tickMillis) away.shift();
      const awayMillis = away.reduce(
        (sum, { from, to }) => sum + Math.max(0, (to ?? now) - Math.max(from, tickMillis)),
        0,
      );
      return Math.max(0, now - tickMillis - awayMillis);
    },
    isWaking: () => !page.isVisible() || page.tickMillis() - wokeAtTick < WAKING_MILLIS,
    stop,
  };
}

/** The page of this browser. */
export function thisPage(): AttentionPage {
  return {
    tickMillis: () => performance.now(),
    isVisible: () => document.visibilityState === 'visible',
    onVisibilityChange(listener) {
      document.addEventListener('visibilitychange', listener);
      return () => document.removeEventListener('visibilitychange', listener);
    },
  };
}

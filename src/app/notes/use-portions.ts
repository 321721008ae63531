import { startTransition, useEffect, useState } from 'react';

/** Lines drawn at once: several screens of them, and still well below what a phone draws between two frames of a press. */
const PORTION = 300;

/**
 * How many of `count` things are drawn so far. The first portion, and all up to `least`, come at once; the rest follows portion by
 * portion while the page stays free.
 */
export function usePortions(count: number, least: number): number {
  const [drawn, setDrawn] = useState(PORTION);
  const shown = Math.min(count, Math.max(drawn, least));
  useEffect(() => {
    if (shown >= count) return;
    const timer = setTimeout(() => startTransition(() => setDrawn(shown + PORTION)), 0);
    return () => clearTimeout(timer);
  }, [shown, count]);
  return shown;
}

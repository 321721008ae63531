import { useEffect } from 'react';
import { showBadge } from '../../pwa/badge.ts';
import { useApp } from '../app-context.ts';
import { readPlan } from '../read-plan.ts';
import { useHashPath } from '../use-hash-path.ts';

/**
 * Keeps the number on the icon of the installed app at what Today says: on each screen but the review, where it would be counted
 * anew after every card, and whenever the app goes out of sight.
 */
export function DueBadge() {
  const { deps, settings } = useApp();
  const path = useHashPath();
  useEffect(() => {
    if (!('setAppBadge' in navigator)) return;
    let isCurrent = true;
    const show = async (): Promise<void> => {
      const { queue } = await readPlan(deps, settings);
      if (isCurrent) await showBadge(queue.length);
    };
    // What stops the reading has a screen of its own; the old number stays until the next time.
    const showQuietly = (): void => void show().catch(() => undefined);
    const onVisibility = (): void => {
      if (document.visibilityState === 'hidden') showQuietly();
    };
    if (path !== '/review') showQuietly();
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      isCurrent = false;
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [deps, settings, path]);
  return null;
}

import { afterPaint } from '../ui/after-paint.ts';
import { offlineReadiness, waitingUpdate } from './app-signals.ts';
import { reloadGuard } from './safe-reload.ts';

/**
 * Makes the app work without a network and keeps it up to date. It begins after the first paint: nobody waits for it.
 * In development there is no service worker: it would show yesterday's code.
 */
export function startServiceWorker(): void {
  if (!import.meta.env.PROD) return;
  const start = async (): Promise<void> => {
    const [{ registerServiceWorker }, { reloadOnMissingChunk }, { listenForLaunches }] = await Promise.all([
      import('../pwa/register-service-worker.ts'),
      import('../pwa/reload-on-missing-chunk.ts'),
      import('./import/listen-for-launches.ts'),
    ]);
    listenForLaunches();
    reloadOnMissingChunk(String(import.meta.env['VITE_APP_VERSION']), reloadGuard.whenFree);
    registerServiceWorker({
      ready: () => offlineReadiness.set('ready'),
      waiting: (apply) => waitingUpdate.set(apply),
      // Without a service worker the app still works while there is a network; the Data screen says so.
      error: () => offlineReadiness.set('failed'),
      whenReloadIsSafe: reloadGuard.whenFree,
    });
  };
  afterPaint(() => void start());
}

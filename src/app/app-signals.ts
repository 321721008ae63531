import { watchInstallPrompt } from '../pwa/install-prompt.ts';
import { createSignal } from './signal.ts';

/** How to take the new version that waits on the device; null when there is none. */
export const waitingUpdate = createSignal<(() => void) | null>(null);

/** Whether everything the app needs is on the device. */
export const offlineReadiness = createSignal<'not yet' | 'ready' | 'failed'>('not yet');

/** Whether the app can be put on the home screen. The browser's offer comes once, soon after the start: it is listened for from the first import on. */
export const installPrompt = watchInstallPrompt();

/** What the data screen is to ask for as soon as it is there: a copy or a package of Anki. */
export const fileWanted = createSignal<'copy' | 'anki' | null>(null);

/** Whether an answer is kept over a reload because it could not be written: the review then says what happened itself. */
export const hasParkedWrite = createSignal(false);

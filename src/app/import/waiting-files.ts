import { createSignal } from '../signal.ts';
import type { IncomingFile } from './incoming.ts';

/** Files that came from outside the screen for adding notes: dropped elsewhere, shared, opened with the app. */
export const waitingFiles = createSignal<readonly IncomingFile[] | null>(null);

/** Hands files to the screen for adding notes and goes there. */
export function bringFiles(files: readonly IncomingFile[]): void {
  waitingFiles.set(files);
  location.hash = '#/add';
}

import { takeShared } from '../../pwa/share-target.ts';
import type { IncomingFile } from './incoming.ts';

/** What another app has handed over by the share sheet, once. */
export async function takeSharedFiles(): Promise<IncomingFile[]> {
  const shared = await takeShared();
  return shared.map(({ name, blob }) => ({ path: name, blob, isChosen: true }));
}

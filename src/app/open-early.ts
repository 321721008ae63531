import { openStore } from '../store/open-store.ts';
import type { OpenedStore } from '../store/store.ts';
import { localText, sessionText } from './browser-storage.ts';
import { isImporting } from './files/is-importing.ts';

/**
 * The learner's data, asked for before anything else. The browser opens the database in a process of its own while this one is
 * still busy with reading the rest of the app: the page runs this part by itself (`earlyScripts` in vite.config.ts). Keep it the
 * first import of `main.tsx`, for a page without that.
 */
export const openedEarly: Promise<OpenedStore> = openStore({
  witnessStorage: localText(),
  parkedStorage: sessionText(),
  isBusyElsewhere: isImporting,
});

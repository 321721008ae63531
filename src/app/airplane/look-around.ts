import { type Persistence, readPersistence } from '../../pwa/persist-storage.ts';
import type { Counts, Store } from '../../store/store.ts';
import { findOfflineVoice } from '../../ui/speech.ts';
import { type AppFile, findAppFiles, openShelf } from './find-app-files.ts';
import { findPictures, type PictureFinding } from './find-pictures.ts';

/** What is on this device of all that a card may need. */
export interface Surroundings {
  /** null where the browser keeps no files of the app. */
  readonly files: readonly AppFile[] | null;
  readonly pictures: PictureFinding;
  /** Name of the voice that reads without a network; null without one. */
  readonly voice: string | null;
  readonly counts: Counts;
  readonly persistence: Persistence;
}

/** Looks each thing up where it lies: nothing is taken from memory. Rejects when the database cannot be read. */
export async function lookAround(store: Store): Promise<Surroundings> {
  const [files, notes, imagePaths, voice, counts, persistence] = await Promise.all([
    openShelf(document.baseURI).then((shelf) => shelf && findAppFiles(shelf)),
    store.readAllNotes(),
    store.readImagePaths(),
    findOfflineVoice(),
    store.readCounts(),
    readPersistence(),
  ]);
  return {
    files,
    pictures: findPictures(notes, imagePaths),
    voice: voice?.name ?? null,
    counts,
    persistence,
  };
}

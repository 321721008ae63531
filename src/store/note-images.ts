import type { Database } from './database.ts';
import type { NoteImage } from './store.ts';

/** A picture that came with the notes: bytes and not a Blob, because WebKit loses Blobs in private windows. */
export interface ImageRow {
  readonly path: string;
  /** MIME type. */
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export async function readImage(database: Database, path: string): Promise<NoteImage | null> {
  const row = await database.images.get(path);
  return row === undefined ? null : { path: row.path, type: row.type, bytes: row.bytes };
}

/** Paths alone: the pictures stay on the disk. */
export function readImagePaths(database: Database): Promise<string[]> {
  return database.images.toCollection().primaryKeys();
}

/** Writes pictures over those with the same path. To be called inside a transaction over images. */
export async function putImages(database: Database, images: readonly NoteImage[]): Promise<void> {
  if (images.length > 0) await database.images.bulkPut(images.map(({ path, type, bytes }) => ({ path, type, bytes })));
}

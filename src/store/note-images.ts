import type { Stamp } from '../model/stamp.ts';
import type { Database } from './database.ts';
import type { Journal, JournalChanges } from './import-journal.ts';
import type { MergeRules, NoteImage, PictureTotals } from './store.ts';

/** A picture that came with the notes: bytes and not a Blob, because WebKit loses Blobs in private windows. */
export interface ImageRow {
  readonly path: string;
  /** MIME type. */
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** When it was last taken in with notes. */
  readonly changedAt?: Stamp;
}

export async function readImage(database: Database, path: string): Promise<NoteImage | null> {
  const row = await database.images.get(path);
  return row === undefined ? null : rowToImage(row);
}

/** Names every field; also takes a picture and leaves out what is not of it. */
function rowToImage({ path, type, bytes, changedAt }: ImageRow): NoteImage {
  return { path, type, bytes, ...(changedAt === undefined ? {} : { changedAt }) };
}

/** One picture after another: together they may be larger than the memory. */
export async function readPictureTotals(database: Database): Promise<PictureTotals> {
  let [count, bytes] = [0, 0];
  await database.images.each((row) => {
    count++;
    bytes += row.bytes.length;
  });
  return { count, bytes };
}

export async function* readPictures(database: Database): AsyncGenerator<NoteImage, void, undefined> {
  const paths = await readImagePaths(database);
  for (const path of paths.sort()) {
    const image = await readImage(database, path);
    if (image !== null) yield image;
  }
}

/** Paths alone: the pictures stay on the disk. */
export function readImagePaths(database: Database): Promise<string[]> {
  return database.images.toCollection().primaryKeys();
}

/** Writes pictures over those with the same path. To be called inside a transaction over images. */
export async function putImages(database: Database, images: readonly NoteImage[]): Promise<void> {
  if (images.length > 0) await database.images.bulkPut(images.map(rowToImage));
}

/** The same for an import: pictures that are there already stay untouched, and what was there before is journaled. */
export async function importImages(
  database: Database,
  images: readonly NoteImage[],
  journal: Journal,
  choose: MergeRules['choosePicture'] = (own, theirs) => (isSameImage(own, theirs) ? own : theirs),
): Promise<void> {
  // One at a time: pictures are large.
  for (const image of images) {
    const own = await database.images.get(image.path);
    if (own !== undefined && choose(own, image) === own) continue;
    await putImages(database, [image]);
    await journal.add(own === undefined ? { addedImages: [image.path] } : { oldImages: [own] });
  }
}

/** Puts pictures back as they were before an import. */
export async function takeBackImages(
  database: Database,
  { addedImages = [], oldImages = [] }: JournalChanges,
): Promise<void> {
  await database.images.bulkDelete([...addedImages]);
  await putImages(database, oldImages);
}

function isSameImage(a: ImageRow, b: ImageRow): boolean {
  return a.type === b.type && a.bytes.length === b.bytes.length && a.bytes.every((byte, i) => byte === b.bytes[i]);
}

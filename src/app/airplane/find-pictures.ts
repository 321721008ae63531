import type { Note } from '../../model/note.ts';
import { splitImages } from '../../ui/image-marks.ts';
import { findImageReferences, resolveImage } from '../import/find-images.ts';

export interface PictureFinding {
  /** Pictures beside the notes that the notes show, each once a note. */
  readonly count: number;
  /** Names of those that are not here, as they stand in the notes, each once. */
  readonly missing: readonly string[];
  /** Pictures on other servers: they are never fetched. */
  readonly farCount: number;
}

/** Which pictures the notes show, and which of them are among the stored ones. */
export function findPictures(
  notes: readonly Pick<Note, 'path' | 'text'>[],
  imagePaths: readonly string[],
): PictureFinding {
  const missing = new Set<string>();
  let count = 0;
  let farCount = 0;
  for (const { path, text } of notes) {
    const near = findImageReferences(text);
    const all = new Set(splitImages(text).images.map(({ reference }) => reference));
    count += near.length;
    farCount += all.size - near.length;
    for (const reference of near) if (resolveImage(reference, path, imagePaths) === null) missing.add(reference);
  }
  return { count, missing: [...missing], farCount };
}

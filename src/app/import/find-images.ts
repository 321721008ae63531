import { splitImages } from '../../ui/image-marks.ts';
import { cleanPath, fileNameOf, folderOf, imageTypeOf } from './note-path.ts';

/** Addresses of pictures beside a note, as they stand in it. Each once, in order; those on other servers are left out. */
export function findImageReferences(text: string): string[] {
  const references = splitImages(text).images.map(({ reference }) => reference);
  return [...new Set(references.filter((reference) => !isElsewhere(reference)))];
}

/** On another server, or in the text itself: not a file beside the note. */
function isElsewhere(reference: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(reference);
}

/**
 * Which of the stored pictures a note means: the one at that address from the note's folder, else from a folder around it or from the
 * top, else the only one with that name, because a phone gives files without their folders. null when there is none or not only one.
 */
export function resolveImage(reference: string, notePath: string, imagePaths: readonly string[]): string | null {
  const address = decodeAddress(reference);
  if (imageTypeOf(address) === null) return null;
  const known = new Set(imagePaths);
  // Some programs count addresses from a folder around the note, and decks of Anki have one folder of pictures for all of them.
  for (let folder = folderOf(notePath); folder !== ''; folder = folderOf(folder)) {
    const path = cleanPath(`${folder}/${address}`);
    if (path !== null && known.has(path)) return path;
  }
  const fromTop = cleanPath(address);
  if (fromTop === null) return null;
  if (known.has(fromTop)) return fromTop;
  const named = imagePaths.filter((path) => fileNameOf(path) === fileNameOf(fromTop));
  const closest = named.filter((path) => path.endsWith(`/${fromTop}`));
  if (closest.length === 1) return closest[0] ?? null;
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Spaces are written as `%20`, or as they are; a question mark begins what is no part of the name. */
function decodeAddress(reference: string): string {
  const bare = reference.replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}

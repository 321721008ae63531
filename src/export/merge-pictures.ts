import type { Picture } from '../model/picture.ts';
import { digestBytes } from './picture-lines.ts';

/**
 * Of two pictures under one path the one that was taken in later; one without a stamp is older than any. At the same stamp the greater
 * check sum stays, which is arbitrary but the same on every device.
 */
export function choosePicture(a: Picture, b: Picture): Picture {
  const [stampA, stampB] = [a.changedAt ?? '', b.changedAt ?? ''];
  if (stampA !== stampB) return stampA > stampB ? a : b;
  if (isSamePicture(a, b)) return a;
  const keyOf = (picture: Picture) => `${digestBytes(picture.bytes)} ${picture.type}`;
  return keyOf(a) > keyOf(b) ? a : b;
}

/** Whether both show the same. */
export function isSamePicture(a: Picture, b: Picture): boolean {
  return a.type === b.type && a.bytes.length === b.bytes.length && a.bytes.every((byte, i) => byte === b.bytes[i]);
}

/** One picture a path, in the order of the paths. */
export function mergePictures(pictures: Iterable<Picture>): Picture[] {
  const byPath = new Map<string, Picture>();
  for (const picture of pictures) {
    const other = byPath.get(picture.path);
    byPath.set(picture.path, other === undefined ? picture : choosePicture(other, picture));
  }
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

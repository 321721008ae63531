import { strFromU8 } from 'fflate';

const MAX_PATH_CHARS = 1_000;

/** Whether a path can be that of a picture beside notes: not empty, not very long, and it stays in its folder. */
export function isSafePath(path: string): boolean {
  if (path === '' || path.length > MAX_PATH_CHARS || /[\p{Cc}\\]/u.test(path)) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** What makes a drawing more than a drawing. An `<img>` runs none of it; a file that is saved and opened by itself would. */
const ACTIVE = /<script|<foreignobject|<iframe|<embed|<object|<!entity|[\s"'/]on[a-z]+\s*=|javascript:|data:text/i;

/** Whether the picture is a drawing (SVG) that can run scripts. */
export function isActiveDrawing(type: string, bytes: Uint8Array): boolean {
  return type === 'image/svg+xml' && ACTIVE.test(strFromU8(bytes).replaceAll('\0', ''));
}

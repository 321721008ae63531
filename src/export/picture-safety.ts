import { strFromU8 } from 'fflate';

const MAX_PATH_CHARS = 1_000;

/** Why a path cannot be that of a picture beside notes; null when it can. */
export function whyUnsafePath(path: string): string | null {
  if (path === '' || path.length > MAX_PATH_CHARS) return 'a path that is neither empty nor very long';
  if (/[\p{Cc}\\]/u.test(path)) return 'a path without control characters and backslashes';
  const parts = path.split('/');
  return parts.some((part) => part === '' || part === '.' || part === '..') ? 'a path that stays in its folder' : null;
}

/** What makes a drawing more than a drawing. An `<img>` runs none of it; a file that is saved and opened by itself would. */
const ACTIVE = /<script|<foreignobject|<iframe|<embed|<object|<!entity|[\s"'/]on[a-z]+\s*=|javascript:|data:text/i;

/** Whether the picture is a drawing (SVG) that can run scripts. */
export function isActiveDrawing(type: string, bytes: Uint8Array): boolean {
  return type === 'image/svg+xml' && ACTIVE.test(strFromU8(bytes).replaceAll('\0', ''));
}

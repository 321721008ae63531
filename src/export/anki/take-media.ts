import { strFromU8 } from 'fflate';
import type { AnkiFault } from './anki-message.ts';
import type { NotTakenList } from './anki-problem.ts';
import { PackageRefusal } from './anki-problem.ts';
import { sniffMedia } from './sniff-media.ts';

/** A picture or sound of a package. `type` is read from its bytes, not from its name. */
export interface AnkiMedia {
  readonly bytes: Uint8Array;
  readonly type: string;
}

export interface MediaSource {
  /** Names of files by the name of their entry in the archive. */
  readonly entryByName: ReadonlyMap<string, string>;
  read(entryName: string, mostBytes: number): Uint8Array;
}

/** Reads the pictures and sounds that cards name, within the limits. What is missing, damaged or unsafe is listed. */
export function takeMedia(
  wanted: ReadonlySet<string>,
  source: MediaSource,
  limits: { readonly mediaFileBytes: number; readonly mediaBytes: number },
  notTaken: NotTakenList,
  onFile: (done: number, total: number) => void,
): ReadonlyMap<string, AnkiMedia> {
  const media = new Map<string, AnkiMedia>();
  let totalBytes = 0;
  let done = 0;
  for (const name of wanted) {
    onFile(++done, wanted.size);
    const unsafe = whyUnsafeName(name);
    const entryName = source.entryByName.get(name);
    if (unsafe !== null || entryName === undefined) {
      notTaken.add('media', name, unsafe ?? { id: 'not-in-file' });
      continue;
    }
    try {
      const bytes = source.read(entryName, Math.min(limits.mediaFileBytes, limits.mediaBytes - totalBytes));
      const type = sniffMedia(bytes);
      const refused = type === null ? null : whyUnsafeContent(bytes, type);
      if (type === null || refused !== null) notTaken.add('media', name, refused ?? { id: 'no-media' });
      else {
        media.set(name, { bytes: bytes.slice(), type });
        totalBytes += bytes.length;
      }
    } catch (error) {
      if (!(error instanceof PackageRefusal)) throw error;
      notTaken.add('media', name, error.why);
    }
  }
  return media;
}

/** Why a name cannot be that of a file beside the cards; null when it can. */
export function whyUnsafeName(name: string): AnkiFault | null {
  if (name === '' || name.length > 255) return { id: 'empty-name' };
  if (/[/\\]/.test(name) || name === '.' || name === '..') return { id: 'name-elsewhere' };
  return /[\p{Cc}<>]/u.test(name) ? { id: 'name-characters' } : null;
}

const ACTIVE_SVG =
  /<script|<foreignobject|<iframe|<!entity|\son[a-z]+\s*=|javascript:|data:text|(?:href|src)\s*=\s*["']?\s*https?:|@import|url\(\s*["']?\s*https?:/i;

function whyUnsafeContent(bytes: Uint8Array, type: string): AnkiFault | null {
  return type === 'image/svg+xml' && ACTIVE_SVG.test(strFromU8(bytes)) ? { id: 'active-drawing' } : null;
}

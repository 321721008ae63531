import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const NAME = /^recollect-[0-9a-f]{20}\.[a-z0-9]{1,5}$/;
const ENDING = /\.([A-Za-z0-9]{1,5})$/;

/**
 * The name of one of our pictures in Anki, where all of them lie in one folder. It follows from the bytes: another picture has
 * another name, and the same one is there once, however many notes have it. The ending is that of its path here.
 */
export function mediaFileName(path: string, bytes: Uint8Array): string {
  const ending = ENDING.exec(path)?.[1]?.toLowerCase() ?? 'png';
  return `recollect-${bytesToHex(sha256(bytes)).slice(0, 20)}.${ending}`;
}

export function isMediaFileName(name: string): boolean {
  return NAME.test(name);
}

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Adds up the lines of a file: how many there are, and the SHA-256 of their UTF-8 bytes, line ends included. */
export interface FileDigest {
  /** One or more whole lines, each with its `\n`; `lineCount` says how many. */
  add(lines: string, lineCount?: number): void;
  readonly lineCount: number;
  /** Lower-case hexadecimal. No line can be added afterwards. */
  finish(): string;
}

export function createFileDigest(): FileDigest {
  const hash = sha256.create();
  let total = 0;
  return {
    add(lines, lineCount = 1) {
      hash.update(utf8ToBytes(lines));
      total += lineCount;
    },
    get lineCount() {
      return total;
    },
    finish: () => bytesToHex(hash.digest()),
  };
}

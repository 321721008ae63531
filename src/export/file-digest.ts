import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Adds up the lines of a file: how many there are, and the SHA-256 of their UTF-8 bytes, line ends included. */
export interface FileDigest {
  /** The line with its `\n`. */
  add(line: string): void;
  readonly lineCount: number;
  /** Lower-case hexadecimal. No line can be added afterwards. */
  finish(): string;
}

export function createFileDigest(): FileDigest {
  const hash = sha256.create();
  let lineCount = 0;
  return {
    add(line) {
      hash.update(utf8ToBytes(line));
      lineCount++;
    },
    get lineCount() {
      return lineCount;
    },
    finish: () => bytesToHex(hash.digest()),
  };
}

import { readFileSync } from 'node:fs';

export type ReadFile =
  | { readonly ok: true; readonly text: string }
  /** Why there is no text, and the line where reading failed; 1 when no line is to blame. */
  | { readonly ok: false; readonly line: number; readonly message: string };

/**
 * The text of a file. UTF-8, or UTF-16 with its byte order mark, which is taken away. Other encodings are not guessed: a wrong
 * guess would put wrong letters on cards.
 */
export function readText(path: string): ReadFile {
  try {
    return decodeText(readFileSync(path));
  } catch (error) {
    return { ok: false, line: 1, message: explainReadError(error) };
  }
}

function decodeText(bytes: Uint8Array): ReadFile {
  const text = decode(bytes, encodingOf(bytes));
  const zero = text === null ? bytes.indexOf(0) : text.indexOf('\0');
  if (zero >= 0) {
    const before = text === null ? countLines(bytes, zero) : text.slice(0, zero).split('\n').length;
    return { ok: false, line: before, message: 'This file is not text, so no cards can be made from it.' };
  }
  if (text !== null) return { ok: true, text };
  return { ok: false, line: findBadLine(bytes), message: 'This line is not UTF-8 text. Save the file as UTF-8.' };
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function findBadLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline;
    if (decode(bytes.subarray(start, end), 'utf-8') === null) return line;
    start = end + 1;
  }
  return 1;
}

function countLines(bytes: Uint8Array, end: number): number {
  return bytes.subarray(0, end).filter((byte) => byte === 0x0a).length + 1;
}

function explainReadError(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'There is no such file.';
  if (code === 'EISDIR') return 'This is a folder. Name one note in it.';
  if (code === 'EACCES' || code === 'EPERM') return 'This file may not be read: its permissions forbid it.';
  return `This file cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}

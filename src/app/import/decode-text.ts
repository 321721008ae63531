import type { OtherKind } from './incoming.ts';

/** The text of a file, or why it is none. */
export type DecodedText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: { readonly kind: 'not-text'; readonly looksLike: OtherKind } }
  | { readonly ok: false; readonly why: { readonly kind: 'bad-utf8'; readonly line: number } };

const SIGNATURES: readonly { readonly looksLike: OtherKind; readonly bytes: readonly number[] }[] = [
  { looksLike: 'pdf', bytes: [0x25, 0x50, 0x44, 0x46] },
  { looksLike: 'picture', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { looksLike: 'picture', bytes: [0xff, 0xd8, 0xff] },
  { looksLike: 'picture', bytes: [0x47, 0x49, 0x46, 0x38] },
  { looksLike: 'picture', bytes: [0x52, 0x49, 0x46, 0x46] },
  { looksLike: 'sound', bytes: [0x49, 0x44, 0x33] },
  { looksLike: 'word', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { looksLike: 'database', bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65] },
];

/** Where more lines than this are no UTF-8, the file is no text in a strange encoding but no text at all. */
const MOST_BAD_LINES = 0.3;
/** Bytes looked at to tell UTF-16 without a mark. */
const SAMPLE_BYTES = 1000;

/** Whether the file starts as a zip archive does. */
export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]);
}

/**
 * Reads UTF-8, and UTF-16 by its mark or by its zero bytes. A byte order mark is taken away. Other encodings are not guessed:
 * a wrong guess would put wrong letters on cards.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const signature = SIGNATURES.find((each) => startsWith(bytes, each.bytes));
  if (signature) return noText(signature.looksLike);
  const text = tryDecode(bytes, guessEncoding(bytes));
  if (text === null) return findBadLine(bytes);
  // No text holds a NUL or many other control characters.
  return text.includes('\0') ? noText('unknown') : { ok: true, text };
}

function noText(looksLike: OtherKind): DecodedText {
  return { ok: false, why: { kind: 'not-text', looksLike } };
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Latin letters in UTF-16 have a zero byte each, always on the same side. */
function guessEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const zeros = [0, 0];
  for (const [i, byte] of sample.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const isMany = (count: number): boolean => count > sample.length / 4;
  if (isMany(odd) && even === 0) return 'utf-16le';
  return isMany(even) && odd === 0 ? 'utf-16be' : 'utf-8';
}

function findBadLine(bytes: Uint8Array): DecodedText {
  let first = 0;
  let bad = 0;
  let line = 0;
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline;
    line++;
    if (tryDecode(bytes.subarray(start, end), 'utf-8') === null) {
      bad++;
      if (first === 0) first = line;
    }
    start = end + 1;
  }
  const isNoText = bytes.includes(0) || (line > 3 && bad / line > MOST_BAD_LINES);
  return isNoText ? noText('unknown') : { ok: false, why: { kind: 'bad-utf8', line: Math.max(1, first) } };
}

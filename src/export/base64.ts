import { strFromU8, strToU8 } from 'fflate';

/** RFC 4648, section 4, with padding. Written out because the browsers' own functions are not in all of them yet. */
const ALPHABET = strToU8('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const PADDING = 61;
const NO_DIGIT = 255;
const DIGITS = new Uint8Array(256).fill(NO_DIGIT);
for (const [value, code] of ALPHABET.entries()) DIGITS[code] = value;

export function bytesToBase64(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(PADDING);
  const digit = (bits: number): number => ALPHABET[bits & 63] ?? PADDING;
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const rest = bytes.length - from;
    const bits = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
    codes[to] = digit(bits >> 18);
    codes[to + 1] = digit(bits >> 12);
    if (rest > 1) codes[to + 2] = digit(bits >> 6);
    if (rest > 2) codes[to + 3] = digit(bits);
  }
  return strFromU8(codes, true);
}

/** The bytes, or null when the text is no base64 as `bytesToBase64` writes it. */
export function base64ToBytes(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 !== 0) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const digitCount = text.length - padding;
  let bits = 0;
  let to = 0;
  for (let from = 0; from < text.length; from++) {
    const digit = from < digitCount ? (DIGITS[text.charCodeAt(from)] ?? NO_DIGIT) : 0;
    if (digit === NO_DIGIT) return null;
    bits = (bits << 6) | digit;
    if (from % 4 !== 3) continue;
    // Writing beyond the end of the array does nothing: that is the padding.
    bytes[to] = bits >> 16;
    bytes[to + 1] = bits >> 8;
    bytes[to + 2] = bits;
    to += 3;
    bits = 0;
  }
  // Bits that the padding cuts off have to be zero, so that equal bytes have one text.
  return bytesToBase64(bytes.subarray(bytes.length - (bytes.length % 3))) ===
    text.slice(text.length - (padding > 0 ? 4 : 0))
    ? bytes
    : null;
}

import { strFromU8 } from 'fflate';

/** First bytes of a kind of file; `?` matches any byte. Source: WHATWG, MIME Sniffing, sections 6.1 and 6.2. */
const SIGNATURES: readonly (readonly [type: string, signature: string])[] = [
  ['image/png', '89 50 4e 47 0d 0a 1a 0a'],
  ['image/jpeg', 'ff d8 ff'],
  ['image/gif', '47 49 46 38'],
  ['image/webp', '52 49 46 46 ? ? ? ? 57 45 42 50'],
  ['image/avif', '? ? ? ? 66 74 79 70 61 76 69 66'],
  ['image/bmp', '42 4d'],
  ['audio/wav', '52 49 46 46 ? ? ? ? 57 41 56 45'],
  ['audio/mpeg', '49 44 33'],
  ['audio/mpeg', 'ff fb'],
  ['audio/mpeg', 'ff f3'],
  ['audio/mpeg', 'ff f2'],
  ['audio/aac', 'ff f1'],
  ['audio/aac', 'ff f9'],
  ['audio/ogg', '4f 67 67 53'],
  ['audio/flac', '66 4c 61 43'],
  ['video/webm', '1a 45 df a3'],
  ['audio/mp4', '? ? ? ? 66 74 79 70 4d 34 41'],
  ['video/mp4', '? ? ? ? 66 74 79 70'],
];

const PARSED = SIGNATURES.map(([type, signature]) => ({
  type,
  bytes: signature.split(' ').map((byte) => (byte === '?' ? null : Number.parseInt(byte, 16))),
}));

/** The media type of a picture, sound or film by its first bytes; null for anything else. */
export function sniffMedia(bytes: Uint8Array): string | null {
  const found = PARSED.find((signature) =>
    signature.bytes.every((byte, i) => i < bytes.length && (byte === null || byte === bytes[i])),
  );
  if (found !== undefined) return found.type;
  const start = strFromU8(bytes.subarray(0, 1_000))
    .replace(/^\ufeff/, '')
    .trimStart();
  return /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i.test(start)
    ? 'image/svg+xml'
    : null;
}

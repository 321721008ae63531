const PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
/** Before these bytes a UUID has a hyphen. */
const HYPHEN_BEFORE = new Set([4, 6, 8, 10]);

/** Whether a text is a UUID in lower case, which 16 bytes can hold and give back unchanged. */
export function isUuid(text: string): boolean {
  return PATTERN.test(text);
}

/** Writes the 16 bytes of a UUID to `target` from `offset` on. */
export function writeUuid(target: Uint8Array, offset: number, uuid: string): void {
  let at = 0;
  for (let i = 0; i < 16; i++) {
    if (HYPHEN_BEFORE.has(i)) at++;
    target[offset + i] = digitAt(uuid, at) * 16 + digitAt(uuid, at + 1);
    at += 2;
  }
}

/** The UUID in the 16 bytes from `offset` on. */
export function bytesToUuid(source: Uint8Array, offset: number): string {
  let text = '';
  for (let i = 0; i < 16; i++) text += (HYPHEN_BEFORE.has(i) ? '-' : '') + (HEX[source[offset + i] ?? 0] ?? '');
  return text;
}

/** The value of a hexadecimal digit in lower case. */
function digitAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code - (code < 58 ? 48 : 87);
}

import { strFromU8 } from 'fflate';

/** One field of a message: whole numbers as bigint, because ids may have 64 bits. */
export type ProtobufValue = bigint | Uint8Array;

/** The fields of a message by number, each in order. Unknown fields are kept: the reader picks what it knows. */
export type ProtobufFields = ReadonlyMap<number, readonly ProtobufValue[]>;

/**
 * The fields of a protobuf message, or null when the bytes are none. Source: protobuf.dev, "Encoding".
 * Fixed32 and fixed64 come as their bytes.
 */
export function readProtobuf(bytes: Uint8Array): ProtobufFields | null {
  const fields = new Map<number, ProtobufValue[]>();
  let at = 0;
  const readVarint = (): bigint | null => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = bytes[at++];
      if (byte === undefined) return null;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    return null;
  };
  const readBytes = (length: number): Uint8Array | null => {
    if (at + length > bytes.length) return null;
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const tag = readVarint();
    if (tag === null || tag > 0xffffffffn) return null;
    const value = readValue(Number(tag & 7n), readVarint, readBytes);
    if (value === null) return null;
    const number = Number(tag >> 3n);
    const list = fields.get(number);
    if (list === undefined) fields.set(number, [value]);
    else list.push(value);
  }
  return fields;
}

function readValue(
  wireType: number,
  readVarint: () => bigint | null,
  readBytes: (length: number) => Uint8Array | null,
): ProtobufValue | null {
  if (wireType === 0) return readVarint();
  if (wireType === 1) return readBytes(8);
  if (wireType === 5) return readBytes(4);
  if (wireType !== 2) return null;
  const length = readVarint();
  return length === null || length > 0x7fffffffn ? null : readBytes(Number(length));
}

/** The last text under a number; empty where there is none, as protobuf leaves empty texts out. */
export function textOf(fields: ProtobufFields, number: number): string {
  const value = fields.get(number)?.at(-1);
  return value instanceof Uint8Array ? strFromU8(value) : '';
}

/** The last whole number under a number; 0 where there is none. */
export function integerOf(fields: ProtobufFields, number: number): number {
  const value = fields.get(number)?.at(-1);
  return typeof value === 'bigint' ? Number(BigInt.asIntN(64, value)) : 0;
}

/** All 32-bit floats under a number, packed or not. */
export function floatsOf(fields: ProtobufFields, number: number): number[] {
  return (fields.get(number) ?? []).flatMap((value) => {
    if (typeof value === 'bigint') return [];
    const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
    return Array.from({ length: value.byteLength >> 2 }, (_, i) => view.getFloat32(i * 4, true));
  });
}

/** The messages under a number; broken ones are left out. */
export function messagesOf(fields: ProtobufFields, number: number): ProtobufFields[] {
  return (fields.get(number) ?? []).flatMap((value) => {
    const message = value instanceof Uint8Array ? readProtobuf(value) : null;
    return message === null ? [] : [message];
  });
}

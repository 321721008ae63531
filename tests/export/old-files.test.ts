import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeProgress } from '../../src/export/decode-progress.ts';
import { encodeProgress } from '../../src/export/encode-progress.ts';
import { FORMAT_VERSION } from '../../src/export/progress-format.ts';

/** As JSON can say it: the bytes of pictures as lists of numbers. */
function toPlain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, inner: unknown) => (inner instanceof Uint8Array ? [...inner] : inner)));
}

/** Files of every version that was ever written, each with what it has to be read as. They stay for ever. */
const folder = new URL('../fixtures/export/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.ndjson'));

describe.each(names)('%s', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const expected: unknown = JSON.parse(readFileSync(new URL(name.replace('.ndjson', '.json'), folder), 'utf8'));

  test('is read as it was meant', () => {
    expect(toPlain(decodeProgress(text, name))).toEqual({ ok: true, value: expected });
  });
});

test('there is a file of each version', () => {
  const versions = Array.from({ length: FORMAT_VERSION }, (_, i) => `progress-v${i + 1}.ndjson`);
  expect(names).toEqual(expect.arrayContaining(versions));
});

test.each(names)('%s is written byte for byte as it is kept here', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const decoded = decodeProgress(text, name);
  expect(decoded.ok && [...encodeProgress(decoded.value.progress, decoded.value.origin)].join('')).toBe(text);
});

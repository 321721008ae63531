import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { base64ToBytes, bytesToBase64 } from '../../src/export/base64.ts';
import { decodeProgress } from '../../src/export/decode-progress.ts';
import { encodeProgress } from '../../src/export/encode-progress.ts';
import { createFileDigest } from '../../src/export/file-digest.ts';
import { digestBytes, isWritablePicture, PICTURE_PIECE_BYTES } from '../../src/export/picture-lines.ts';
import { MAX_PICTURE_BYTES } from '../../src/export/progress-format.ts';
import { createProgressReader } from '../../src/export/progress-reader.ts';
import type { Picture } from '../../src/model/picture.ts';
import { sampleStamp } from '../store/helpers/samples.ts';
import { emptyProgress, someOrigin } from './helpers/arbitrary-progress.ts';

const HEAD = [...encodeProgress(emptyProgress, someOrigin)][0] ?? '';

/** A whole file of these lines with a right check sum: only what its lines say can be wrong with it. */
function sign(...lines: readonly string[]): string {
  const digest = createFileDigest();
  const body = [HEAD, ...lines.map((line) => `${line}\n`)];
  for (const line of body) digest.add(line);
  return `${body.join('')}{"k":"end","lines":${digest.lineCount},"sha256":"${digest.finish()}"}\n`;
}

const text = (content: string) => new TextEncoder().encode(content);

function samplePicture(more: Partial<Picture> = {}): Picture {
  return { path: 'img/a.png', type: 'image/png', bytes: new Uint8Array([137, 80, 78, 71, 0, 255]), ...more };
}

/** The lines of pictures as the app writes them. */
function linesOf(...pictures: readonly Picture[]): string[] {
  const lines = [...encodeProgress({ ...emptyProgress, pictures }, someOrigin)];
  return lines.slice(1, -1).map((line) => line.trimEnd());
}

const decode = (content: string) => decodeProgress(content, 'copy.ndjson');

/** Three pieces and a bit. */
const large = samplePicture({
  path: 'img/large.png',
  bytes: new Uint8Array(3 * PICTURE_PIECE_BYTES + 1).map((_, i) => (i * 7) % 256),
  changedAt: sampleStamp(5_000),
});

describe('base64', () => {
  test('gives the same bytes back and says what other encoders say', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const written = bytesToBase64(bytes);
        expect(written).toBe(Buffer.from(bytes).toString('base64'));
        expect(base64ToBytes(written)).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  test.each(['A', 'AB=C', 'A===', 'AB C', 'AB==CD==', '====', 'AB-_', 'AB\n=', 'AR==', 'AAF=', 'é==='])(
    'refuses %j, which no encoder writes',
    (written) => expect(base64ToBytes(written)).toBeNull(),
  );
});

describe('pictures in a progress file', () => {
  test('a large one lies in pieces of bounded length and comes back the same', () => {
    const lines = linesOf(large);
    expect(lines).toHaveLength(4);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(263_000);
    expect(decode(sign(...lines))).toMatchObject({ ok: true, value: { progress: { pictures: [large] } } });
  });

  test('they come in whatever order, as from an app that did not know them and sorted their lines', () => {
    const lines = linesOf(large, samplePicture());
    const detour = [...encodeProgress({ ...emptyProgress, unknownLines: [...lines].reverse() }, someOrigin)].join('');
    const expected = { pictures: [samplePicture(), large], unknownLines: [] };
    expect(decode(detour)).toMatchObject({ ok: true, value: { progress: expected } });
    expect(decode(sign(...[...lines].reverse()))).toMatchObject({ ok: true, value: { progress: expected } });
  });

  test('of two under one path the one that was taken in later stays', () => {
    const [older, newer] = [1, 2].map((n) => samplePicture({ bytes: new Uint8Array([n]), changedAt: sampleStamp(n) }));
    if (older === undefined || newer === undefined) throw new Error('There are two');
    for (const lines of [
      [...linesOf(older), ...linesOf(newer)],
      [...linesOf(newer), ...linesOf(older)],
    ]) {
      expect(decode(sign(...lines))).toMatchObject({ ok: true, value: { progress: { pictures: [newer] } } });
    }
  });

  test('a file with pictures says version 2, and one without is what version 1 wrote', () => {
    expect(HEAD).toContain('"v":1,');
    expect([...encodeProgress({ ...emptyProgress, pictures: [large] }, someOrigin)][0]).toContain('"v":2,');
    for (const head of [HEAD, HEAD.replace('"v":1,', '"v":2,')]) expect(head).toContain('"minReader":1,');
  });

  test('a reader that wants no pictures still checks them', () => {
    const taken: string[] = [];
    const reader = createProgressReader('copy.ndjson', {
      note: () => undefined,
      removedNote: () => undefined,
      card: () => undefined,
      event: () => undefined,
      unknownLine: (line) => void taken.push(line),
    });
    for (const line of sign(...linesOf(large)).split('\n')) reader.readLine(line);
    expect(reader.finish()).toMatchObject({ ok: true });
    expect(taken).toEqual([]);
  });
});

describe('a picture that makes no sense is refused with its line and field', () => {
  const [line = ''] = linesOf(samplePicture());
  const otherDigest = digestBytes(text('something else'));

  test('the line that is spoiled below is good as it is', () => {
    expect(decode(sign(line))).toMatchObject({ ok: true });
  });

  test.each([
    ['sha256', line.replace(/"sha256":"[0-9a-f]+"/, `"sha256":"${otherDigest}"`)],
    ['sha256', line.replace(/"sha256":"[0-9a-f]+"/, '"sha256":"abc"')],
    ['size', line.replace('"size":6', '"size":7')],
    ['size', line.replace('"size":6', '"size":-6')],
    ['path', line.replace('"path":"img/a.png"', '"path":"../a.png"')],
    ['path', line.replace('"path":"img/a.png"', '"path":"img/../../a.png"')],
    ['path', line.replace('"path":"img/a.png"', '"path":"/etc/a.png"')],
    ['path', line.replace('"path":"img/a.png"', '"path":"img\\\\..\\\\a.png"')],
    ['path', line.replace('"path":"img/a.png"', '"path":""')],
    ['type', line.replace('image/png', 'text/html')],
    ['type', line.replace('image/png', 'image/png\\" onload=\\"x')],
    ['piece', line.replace('"piece":1', '"piece":2')],
    ['piece', line.replace('"piece":1', '"piece":0')],
    ['pieces', line.replace('"pieces":1', '"pieces":1000000000')],
    ['value', line.replace(/"value":"[^"]+"/, '"value":"%%%%"')],
    ['value', line.replace(/"value":"[^"]+"/, '"value":7')],
    ['changedAt', line.replace('"path"', '"changedAt":"yesterday","path"')],
  ])('%s', (field, spoiled) => {
    expect(spoiled).not.toBe(line);
    expect(decode(sign(spoiled))).toMatchObject({
      ok: false,
      problem: { type: 'bad-line', file: 'copy.ndjson', line: 2, field },
    });
  });

  test('one that says to be larger than any may be', () => {
    const huge = line.replace('"size":6', `"size":${MAX_PICTURE_BYTES + 1}`);
    expect(decode(sign(huge))).toMatchObject({ ok: false, problem: { type: 'too-large', line: 2 } });
  });

  test('one of which a piece is missing, or there twice', () => {
    const lines = linesOf(large);
    const missing = decode(sign(...lines.slice(0, 2), ...lines.slice(3)));
    expect(missing).toMatchObject({ ok: false, problem: { type: 'bad-line', line: 2, field: 'piece' } });
    const twice = decode(sign(...lines.slice(0, 2), ...lines.slice(1)));
    expect(twice).toMatchObject({ ok: false, problem: { type: 'bad-line', line: 4, field: 'piece' } });
  });
});

describe('a drawing that can run scripts', () => {
  const svg = (content: string) => `<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`;
  const drawing = (content: string) =>
    samplePicture({ path: 'img/a.svg', type: 'image/svg+xml', bytes: text(svg(content)) });

  function read(picture: Picture) {
    const leftOut: { line: number; path: string }[] = [];
    const taken: Picture[] = [];
    const reader = createProgressReader('copy.ndjson', {
      note: () => undefined,
      removedNote: () => undefined,
      card: () => undefined,
      event: () => undefined,
      unknownLine: () => undefined,
      picture: (one) => void taken.push(one),
      pictureLeftOut: (one) => void leftOut.push(one),
    });
    for (const line of sign(...linesOf(samplePicture(), picture)).split('\n')) reader.readLine(line);
    expect(reader.finish()).toMatchObject({ ok: true });
    return { leftOut, taken: taken.map(({ path }) => path) };
  }

  test.each([
    '<script>alert(1)</script>',
    '<SCRIPT href="x"/>',
    '<g onload="alert(1)"/>',
    '<g\nonclick = "x"/>',
    '<g/onload=alert(1) />',
    '<a href="javascript:alert(1)"/>',
    '<foreignObject><iframe/></foreignObject>',
    '<use href="data:text/html;base64,AA=="/>',
  ])('is left out, by line and name: %s', (content) => {
    expect(read(drawing(content))).toEqual({ leftOut: [{ line: 3, path: 'img/a.svg' }], taken: ['img/a.png'] });
  });

  test('one that only draws is taken', () => {
    const taken = read(drawing('<style>g { fill: red }</style><g><text>on top = 5, script</text></g>'));
    expect(taken).toEqual({ leftOut: [], taken: ['img/a.png', 'img/a.svg'] });
  });
});

test('what could not be read again is not written', () => {
  expect(isWritablePicture(samplePicture())).toBe(true);
  expect(isWritablePicture(samplePicture({ path: '../a.png' }))).toBe(false);
  expect(isWritablePicture(samplePicture({ type: 'text/html' }))).toBe(false);
  expect(isWritablePicture(samplePicture({ bytes: new Uint8Array(MAX_PICTURE_BYTES + 1) }))).toBe(false);
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeProgress } from '../../src/export/decode-progress.ts';
import { encodePages, encodeProgress } from '../../src/export/encode-progress.ts';
import { mergeProgress } from '../../src/export/merge-progress.ts';
import { MAX_LINE_CHARS } from '../../src/export/progress-format.ts';
import { createLineSplitter } from '../../src/export/split-lines.ts';
import type { Picture } from '../../src/model/picture.ts';
import type { Progress, ProgressPages } from '../../src/model/progress.ts';
import { sampleNote } from '../store/helpers/samples.ts';
import { arbitraryOrigin, arbitraryProgress, emptyProgress, someOrigin } from './helpers/arbitrary-progress.ts';

const encode = (progress: Progress) => [...encodeProgress(progress, someOrigin)].join('');

const byId = <Thing extends { readonly id: string }>(things: readonly Thing[]) =>
  [...things].sort((a, b) => (a.id < b.id ? -1 : 1));

/** The same progress in the order of the file. */
function inOrder(progress: Progress): Progress {
  const merged = mergeProgress(progress, emptyProgress);
  return { ...merged, events: byId(merged.events) };
}

async function* inPages<Thing>(things: readonly Thing[], size: number): AsyncGenerator<readonly Thing[]> {
  for (let i = 0; i < things.length; i += size) yield things.slice(i, i + size);
}

function toPages(progress: Progress, size: number): ProgressPages {
  return {
    notes: inPages(byId(progress.notes), size),
    removedNotes: progress.removedNotes ?? [],
    cards: inPages(byId(progress.cards), size),
    events: inPages(byId(progress.events), size),
    unknownLines: progress.unknownLines,
    ...(progress.pictures === undefined ? {} : { pictures: oneByOne(progress.pictures) }),
  };
}

async function* oneByOne(pictures: readonly Picture[]): AsyncGenerator<Picture> {
  yield* [...pictures].sort((a, b) => (a.path < b.path ? -1 : 1));
}

describe('writing and reading', () => {
  test('what is written reads back the same', () => {
    fc.assert(
      fc.property(arbitraryProgress, arbitraryOrigin, (progress, origin) => {
        const lines = [...encodeProgress(progress, origin)];
        const decoded = decodeProgress(lines.join(''), 'copy.ndjson');
        expect(decoded).toEqual({ ok: true, value: { progress: inOrder(progress), origin } });
      }),
    );
  });

  test('equal data gives equal bytes, in whatever order it comes', () => {
    fc.assert(
      fc.property(arbitraryProgress, (progress) => {
        const turned: Progress = {
          notes: [...progress.notes].reverse(),
          cards: progress.cards.map((card) => Object.fromEntries(Object.entries(card).reverse()) as typeof card),
          events: [...progress.events].reverse(),
          unknownLines: [...progress.unknownLines].reverse(),
          removedNotes: [...(progress.removedNotes ?? [])].reverse(),
          pictures: [...(progress.pictures ?? [])].reverse(),
        };
        expect(encode(turned)).toBe(encode(progress));
      }),
    );
  });

  test('writing again what was read gives the same bytes', () => {
    fc.assert(
      fc.property(arbitraryProgress, (progress) => {
        const text = encode(progress);
        const decoded = decodeProgress(text, 'copy.ndjson');
        expect(decoded.ok && encode(decoded.value.progress)).toBe(text);
      }),
    );
  });

  test('every line is one line, whatever stands in the texts', () => {
    fc.assert(
      fc.property(arbitraryProgress, (progress) => {
        for (const line of encodeProgress(progress, someOrigin)) expect(line.indexOf('\n')).toBe(line.length - 1);
      }),
    );
  });

  test('changed line ends, a byte order mark and empty lines at the end do no harm', () => {
    fc.assert(
      fc.property(arbitraryProgress, (progress) => {
        const mangled = `\ufeff${encode(progress).replaceAll('\n', '\r\n')}\r\n\n`;
        expect(decodeProgress(mangled, 'mail.ndjson')).toMatchObject({
          ok: true,
          value: { progress: inOrder(progress) },
        });
      }),
    );
  });

  test('page by page it is the same file, however large the pages are', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProgress, fc.integer({ min: 1, max: 7 }), async (progress, size) => {
        const pieces: string[] = [];
        for await (const piece of encodePages(toPages(progress, size), someOrigin)) pieces.push(piece);
        expect(pieces.join('')).toBe(encode(progress));
      }),
    );
  });

  test('pages out of order are a mistake of the program and are not written', async () => {
    const [a, b] = [sampleNote('note-a'), sampleNote('note-b')];
    const write = async () => {
      for await (const _ of encodePages({ ...toPages(emptyProgress, 1), notes: inPages([b, a], 1) }, someOrigin));
    };
    await expect(write()).rejects.toThrow('note-a comes after note-b');
  });

  test('text that comes in pieces of any size gives the same lines', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 5 })), fc.constantFrom('', '\n'), (pieces, end) => {
        const text = pieces.join('\n') + end;
        const splitter = createLineSplitter();
        const lines = [...text].flatMap((character) => splitter.add(character));
        expect([...lines, ...splitter.rest()].join('\n')).toBe(text.endsWith('\n') ? text.slice(0, -1) : text);
      }),
    );
  });

  test('a line that never ends is given up as soon as it is too long', () => {
    const splitter = createLineSplitter();
    expect(splitter.add('x'.repeat(MAX_LINE_CHARS))).toEqual([]);
    expect(splitter.add('x').map((line) => line.length)).toEqual([MAX_LINE_CHARS + 1]);
    expect(splitter.rest()).toEqual([]);
  });

  test('a number that JSON cannot say is not written', () => {
    const event = { kind: 'setting', id: 'e', deviceId: 'd', atMillis: 1, offsetMinutes: 0, day: 1, key: 'x' };
    const progress = { ...emptyProgress, events: [{ ...event, value: Number.NaN }] } as unknown as Progress;
    expect(() => encode(progress)).toThrow('NaN');
  });
});

describe('files that are not whole', () => {
  test('a file that is cut off anywhere is never taken', () => {
    fc.assert(
      fc.property(arbitraryProgress, fc.double({ min: 0, max: 0.999, noNaN: true }), (progress, part) => {
        const text = encode(progress);
        const cut = text.slice(0, Math.floor((text.length - 1) * part));
        expect(decodeProgress(cut, 'cut.ndjson').ok).toBe(false);
      }),
    );
  });

  test('a file that lost its end says so, torn line or not', () => {
    const text = encode({ ...emptyProgress, unknownLines: ['{"k":"tag","x":1}'] });
    const lines = text.split('\n');
    const whole = `${lines.slice(0, 2).join('\n')}\n`;
    expect(decodeProgress(whole, 'cut.ndjson')).toEqual({
      ok: false,
      problem: { type: 'cut-off', file: 'cut.ndjson', line: 2 },
    });
    const torn = whole.slice(0, -4);
    expect(decodeProgress(torn, 'cut.ndjson')).toMatchObject({ ok: false, problem: { type: 'cut-off', line: 2 } });
    expect(decodeProgress(text.slice(0, 40), 'cut.ndjson')).toMatchObject({ problem: { type: 'cut-off', line: 1 } });
  });

  test('one changed character anywhere is noticed', () => {
    fc.assert(
      fc.property(arbitraryProgress, fc.nat(), fc.constantFrom('0', 'x', '"', '}', ' ', '\n'), (progress, at, put) => {
        const text = encode(progress);
        const place = at % (text.length - 1);
        fc.pre(text[place] !== put);
        const changed = text.slice(0, place) + put + text.slice(place + 1);
        expect(decodeProgress(changed, 'changed.ndjson').ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('a missing, doubled or swapped line is noticed', () => {
    const lines = ['a', 'b', 'c'].map((x) => JSON.stringify({ k: 'tag', x }));
    const all = encode({ ...emptyProgress, unknownLines: lines })
      .trimEnd()
      .split('\n');
    const [head, a, b, c, end] = all;
    expect(all).toHaveLength(5);
    for (const damaged of [
      [head, a, c, end],
      [head, a, a, b, c, end],
      [head, b, a, c, end],
    ]) {
      expect(decodeProgress(damaged.join('\n'), 'x.ndjson')).toMatchObject({ ok: false, problem: { type: 'damaged' } });
    }
  });
});

describe('files of others and of the future', () => {
  const decode = (text: string) => decodeProgress(text, 'file.ndjson');

  test.each([
    ['', 'empty'],
    ['\n\n', 'empty'],
    ['PK\u0003\u0004rest', 'zip'],
    ['\u001f\ufffd\b', 'gzip'],
    ['SQLite format 3\u0000', 'sqlite'],
    ['<!DOCTYPE html>\n<p>', 'html'],
    ['[1, 2]', 'json'],
    ['{"k":"head","format":"other","v":1}', 'json'],
    ['{"cards":[]}', 'json'],
    ['# A note', 'text'],
  ])('%j is not ours and looks like %s', (text, looksLike) => {
    expect(decode(text)).toEqual({
      ok: false,
      problem: { type: 'not-ours', file: 'file.ndjson', line: 1, looksLike },
    });
  });

  test('a file that this version would misread says which version is needed', () => {
    const [head = ''] = encode(emptyProgress).split('\n');
    const newer = head.replace('"minReader":1', '"minReader":3').replace('"v":1', '"v":4');
    expect(decode(`${newer}\n`)).toEqual({
      ok: false,
      problem: { type: 'newer-version', file: 'file.ndjson', line: 1, version: 4, appVersion: '0.1.0' },
    });
  });

  test('a newer file that this version can read is read, and lines of unknown kinds are kept word for word', () => {
    const line = '{ "k" : "media",  "name":"Bild.png" , "é":[1,{"deep":null}]}';
    const text = encode({ ...emptyProgress, unknownLines: [line] });
    expect(text.split('\n')[1]).toBe(line);
    expect(decode(text)).toMatchObject({ ok: true, value: { progress: { unknownLines: [line] } } });
  });
});

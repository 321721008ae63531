import * as fc from 'fast-check';
import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { stageCopy } from '../../src/app/files/read-copy.ts';
import { tableToNote } from '../../src/app/import/table-to-note.ts';
import { decodeProgress } from '../../src/export/decode-progress.ts';
import { encodeProgress } from '../../src/export/encode-progress.ts';
import { readEventLine } from '../../src/export/read-event-line.ts';
import { compileNote } from '../../src/notes/compile-note.ts';
import { arbitraryProgress, someOrigin } from './helpers/arbitrary-progress.ts';

/** The same inputs each time: a failure that is found can be found again. */
const SEED = 20_261_124;
const runs = (numRuns: number) => ({ seed: SEED, numRuns });

/** Pieces that readers trip over: ends of lines and strings, huge numbers, keys that reach into objects, half characters. */
const nasty = fc.constantFrom(
  '',
  '\n',
  '\r\n',
  '\u0000',
  '\ufeff',
  '\u2028',
  '\ud800',
  '{',
  '}',
  '[[[[[[[[',
  '"',
  '""',
  '\\u0000',
  '1e999',
  '-1e-999',
  '9007199254740993',
  '__proto__',
  '"constructor":{"prototype":{"x":1}}',
  '{"k":"end"}',
  '{"k":"review"}',
  '../../etc/passwd',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '=cmd|calc!A1',
  '```',
  '$$',
  '::',
  '{{c1::AWS::S3}}',
  '| a | b |\n|---|',
  '- '.repeat(50),
  '> '.repeat(200),
  '#'.repeat(300),
  '('.repeat(400),
);
const piece = fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 12 }), fc.lorem({ maxCount: 6 }));
const nastyText = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));

/** A text with some places overwritten. */
const spoil = (text: string, places: readonly (readonly [number, string])[]): string =>
  places.reduce((spoiled, [at, put]) => {
    const place = at % Math.max(1, spoiled.length);
    return spoiled.slice(0, place) + put + spoiled.slice(place + put.length);
  }, text);

const places = fc.array(fc.tuple(fc.nat(), piece), { minLength: 1, maxLength: 6 });

function expectUntouchedPrototypes(): void {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
}

describe('whatever a file holds, it is read or refused with its name and a line', () => {
  test('as a copy: any text', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const read = decodeProgress(text, 'odd.ndjson');
        expect(read.ok).toBe(false);
        expect(!read.ok && [read.problem.file, read.problem.line >= 1]).toEqual(['odd.ndjson', true]);
      }),
      runs(400),
    );
    expectUntouchedPrototypes();
  });

  test('as a copy: a good one with places overwritten is the same one or refused', () => {
    fc.assert(
      fc.property(arbitraryProgress, places, (progress, spoiled) => {
        const text = [...encodeProgress(progress, someOrigin)].join('');
        const changed = spoil(text, spoiled);
        const read = decodeProgress(changed, 'odd.ndjson');
        if (changed === text) return;
        // What is read in spite of the change reads the same: only line ends and the like were changed.
        if (read.ok) expect(read).toEqual(decodeProgress(text, 'odd.ndjson'));
        else expect(read.problem.line).toBeLessThanOrEqual(changed.split('\n').length + 1);
      }),
      runs(300),
    );
    expectUntouchedPrototypes();
  });

  test('as a packed copy: bytes overwritten anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProgress, fc.nat(), fc.nat({ max: 255 }), async (progress, at, byte) => {
        const text = [...encodeProgress(progress, someOrigin)].join('');
        const packed = gzipSync(new TextEncoder().encode(text));
        const place = at % packed.length;
        const file = new File([packed.map((old, i) => (i === place ? byte : old))], 'odd.ndjson.gz');
        const staged = await stageCopy(file);
        if (!staged.ok) expect(staged.problem.file).toBe('odd.ndjson.gz');
        // The header of gzip has fields that mean nothing: then it is the same file.
        else expect([...staged.value.events.pages()].flat()).toHaveLength(progress.events.length);
      }),
      runs(120),
    );
  });

  test('as a line of the second list of events', () => {
    const lines = fc.oneof(
      nastyText,
      fc.json().map((json) => `{"k":"review",${json}}`),
      fc.json(),
    );
    fc.assert(
      fc.property(lines, (line) => {
        const event = readEventLine(line);
        if (event !== null) expect(typeof event.id).toBe('string');
      }),
      runs(400),
    );
    expectUntouchedPrototypes();
  });
});

describe('whatever notes hold, they compile or say why not', () => {
  test('as Markdown', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const { drafts, problems } = compileNote('odd.md', text);
        const lineCount = text.split(/\r\n|\r|\n/).length;
        for (const { source } of drafts) {
          expect(source.from).toBeGreaterThanOrEqual(1);
          expect(source.to).toBeLessThanOrEqual(lineCount);
        }
        for (const problem of problems) expect(problem.path).toBe('odd.md');
      }),
      runs(150),
    );
    expectUntouchedPrototypes();
  });

  test('as a table: each row makes two lines at most, and none of it is HTML', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const note = tableToNote('odd.csv', text);
        expect(note.startsWith('# odd')).toBe(true);
        expect(note).not.toMatch(/<script|<img/i);
      }),
      runs(300),
    );
    expectUntouchedPrototypes();
  });
});

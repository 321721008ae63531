import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeProgress } from '../../src/export/decode-progress.ts';
import { encodeProgress } from '../../src/export/encode-progress.ts';
import { createFileDigest } from '../../src/export/file-digest.ts';
import { MAX_LINE_CHARS, MAX_UNKNOWN_LINES } from '../../src/export/progress-format.ts';
import { editEvent, reviewEvent, sampleCard, sampleNote, settingEvent, undoEvent } from '../store/helpers/samples.ts';
import { arbitraryProgress, emptyProgress, someOrigin } from './helpers/arbitrary-progress.ts';

const HEAD = [...encodeProgress(emptyProgress, someOrigin)][0] ?? '';

/** A file of these lines that is whole and has a right check sum: only what its lines say can be wrong with it. */
function sign(...lines: readonly string[]): string {
  const digest = createFileDigest();
  const body = [HEAD, ...lines.map((line) => `${line}\n`)];
  for (const line of body) digest.add(line);
  return `${body.join('')}{"k":"end","lines":${digest.lineCount},"sha256":"${digest.finish()}"}\n`;
}

const decode = (text: string) => decodeProgress(text, 'hostile.ndjson');

/** The line of one thing as the app writes it. */
function lineOf(progress: Partial<typeof emptyProgress>): string {
  return ([...encodeProgress({ ...emptyProgress, ...progress }, someOrigin)][1] ?? '').trimEnd();
}

const review = lineOf({ events: [reviewEvent('e1', 'c1')] });
const undo = lineOf({ events: [undoEvent('e2', 'e1', 'c1')] });
const edit = lineOf({ events: [editEvent('e3', 'c1', { question: 'Q', answer: 'A' })] });
const setting = lineOf({ events: [settingEvent('e4', 'theme', 'dark')] });
const note = lineOf({ notes: [sampleNote('n1')] });
const card = lineOf({ cards: [sampleCard('c1', 'n1')] });

test('the lines that are spoiled below are good as they are', () => {
  expect(decode(sign(note, card, review, undo, edit, setting))).toMatchObject({ ok: true });
});

describe('a line with one wrong field is named, with the field and what is wrong', () => {
  test.each([
    ['grade', '"grade":3', '"grade":5', review],
    ['grade', '"grade":3', '"grade":"3"', review],
    ['grade', '"grade":3', '"grade":[3]', review],
    ['grade', '"grade":3,', '', review],
    ['t', '"t":1728', '"t":-1728', review],
    ['t', '"t":1728', '"t":1e300,"t2":1728', review],
    ['t', '"t":1728', '"t":1e999,"t2":1728', review],
    ['t', '"t":1728', '"t":0.5,"t2":1728', review],
    ['day', '"day":20000', '"day":null', review],
    ['interval', '"interval":{"days":5}', '"interval":{"days":-5}', review],
    ['interval', '"interval":{"days":5}', '"interval":{"days":5,"seconds":5}', review],
    ['interval', '"interval":{"days":5}', '"interval":5', review],
    ['retention', '"retention":0.9', '"retention":90', review],
    ['phase', '"phase":"new"', '"phase":"constructor"', review],
    ['card', '"card":"c1"', '"card":{"toString":"c1"}', review],
    ['id', '"id":"e1"', '"id":""', review],
    ['id', '"id":"e1"', `"id":"${'x'.repeat(201)}"`, review],
    ['of', '"of":"e1"', '"of":null', undo],
    ['wording.question', '"wording":{', '"wording":{"answer":"A"},"w":{', edit],
    ['wording.answer', '"answer":"A"', '"answer":7', edit],
    ['value', '"value":"dark"', '"value":{"dark":1}', setting],
    ['text', '"text":', '"text":{},"text2":', note],
    ['changedAt', '"changedAt":"0', '"changedAt":"x', note],
    ['confidence', '"confidence":0.9', '"confidence":2', card],
    ['context', '"context":["Heading"]', '"context":"Heading"', card],
    ['context.1', '"context":["Heading"]', '"context":["Heading",null]', card],
    ['source.from', '"from":3', '"from":"3"', card],
    ['place', '"place":"deck"', '"place":"bin"', card],
  ])('%s: %s -> %s', (field, old, fresh, line) => {
    expect(line).toContain(old);
    const spoiled = line.replace(old, fresh);
    expect(decode(sign(note, spoiled, setting))).toEqual({
      ok: false,
      problem: {
        type: 'bad-line',
        file: 'hostile.ndjson',
        line: 3,
        field,
        why: expect.objectContaining({ id: expect.stringMatching(/^(expected(-stamp)?|missing)$/) }),
      },
    });
  });
});

describe('lines that are none', () => {
  test.each([
    ['[]', 'not-object'],
    ['null', 'not-object'],
    ['7', 'not-object'],
    ['{"x":1}', 'no-kind'],
    ['{"k":7}', 'no-kind'],
    ['{"k":""}', 'no-kind'],
    ['{"k":"review"', 'not-json'],
    ['', 'not-json'],
    ["{'k':'review'}", 'not-json'],
    ['{"k":"tag","x":NaN}', 'not-json'],
    ['{"__proto__":{"k":"review"}}', 'forbidden-name'],
    ['{"k":"tag","deep":[{"__proto__":{"isAdmin":true}}]}', 'forbidden-name'],
    ['{"k":"tag","\\u005f_proto__":{"isAdmin":true}}', 'forbidden-name'],
  ])('%s', (line, id) => {
    expect(decode(sign(line, setting))).toEqual({
      ok: false,
      problem: { type: 'bad-line', file: 'hostile.ndjson', line: 2, field: '', why: { id } },
    });
  });

  test('a value that speaks of such a name is only text', () => {
    const line = lineOf({ notes: [sampleNote('n1', { text: 'Never write obj.__proto__ = \\u0041.' })] });
    expect(decode(sign(line))).toMatchObject({ ok: true });
  });

  test('nothing of a refused file reaches other objects', () => {
    decode(sign('{"k":"tag","__proto__":{"isAdmin":true}}'));
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  test('fields that nobody knows are left out of what is read', () => {
    const line = card.replace('"place":"deck"', '"place":"deck","script":"<script>","constructor":1');
    const decoded = decode(sign(line));
    expect(decoded.ok && decoded.value.progress.cards).toEqual([sampleCard('c1', 'n1')]);
  });
});

describe('files made to mislead', () => {
  test('the same id twice is refused', () => {
    expect(decode(sign(review, review))).toMatchObject({
      problem: { type: 'bad-line', line: 3, field: 'id', why: { id: 'event-twice', values: { id: 'e1' } } },
    });
    expect(decode(sign(card, card))).toMatchObject({ problem: { line: 3, field: 'id' } });
    expect(decode(sign(note, note))).toMatchObject({ problem: { line: 3, field: 'id' } });
  });

  test('a second head and text after the end are refused', () => {
    expect(decode(sign(HEAD.trimEnd()))).toMatchObject({ problem: { type: 'bad-line', line: 2, field: 'k' } });
    expect(decode(`${sign()}${setting}\n`)).toMatchObject({ problem: { type: 'bad-line', line: 3 } });
  });

  test('an end that lies about the number of lines or the check sum is refused', () => {
    const whole = sign(setting);
    expect(decode(whole.replace('"lines":2', '"lines":3'))).toMatchObject({ problem: { type: 'damaged' } });
    expect(decode(whole.replace(/"sha256":"../, '"sha256":"zz'))).toMatchObject({ ok: false });
    expect(decode(whole.replace('"sha256":"', '"sha256":"0'))).toMatchObject({
      problem: { type: 'bad-line', field: 'sha256' },
    });
  });

  test('a file without lines, notes or events is taken and changes nothing', () => {
    expect(decode(sign())).toEqual({ ok: true, value: { progress: emptyProgress, origin: someOrigin } });
  });

  test('a line that is too long is refused before it is read', () => {
    const line = `{"k":"tag","x":"${'a'.repeat(MAX_LINE_CHARS)}"}`;
    expect(decode(sign(line))).toMatchObject({ problem: { type: 'too-large', line: 2 } });
  });

  test('too many unknown lines are refused', () => {
    const lines = Array.from({ length: MAX_UNKNOWN_LINES + 1 }, (_, i) => `{"k":"x","n":${i}}`);
    expect(decode(sign(...lines))).toMatchObject({ problem: { type: 'too-large', line: MAX_UNKNOWN_LINES + 2 } });
  });

  test('nesting without end neither hangs nor overflows', () => {
    const depth = 200_000;
    const line = `{"k":"tag","x":${'['.repeat(depth)}${']'.repeat(depth)},"y":"__proto__"}`;
    const decoded = decode(sign(line, setting));
    // Engines differ in how deep they read; either way the answer is an answer.
    expect(decoded.ok || decoded.problem.type).toSatisfy((answer) => answer === true || answer === 'bad-line');
  });

  test('scripts in texts are only texts', () => {
    const wording = { question: '<img src=x onerror=alert(1)>', answer: '</script><script>alert(1)</script>' };
    const event = editEvent('e9', 'c1', wording);
    const decoded = decode(sign(lineOf({ events: [event] })));
    expect(decoded.ok && decoded.value.progress.events).toEqual([event]);
  });
});

test('whatever the file, the answer is data: it never throws', () => {
  const junk = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.json().map((json) => `{"k":"review","x":${json}}`),
    fc.constantFrom(note, card, review, undo, edit, setting, HEAD.trimEnd(), '{"k":"end","lines":0,"sha256":""}'),
  );
  fc.assert(
    fc.property(fc.array(junk, { maxLength: 6 }), fc.boolean(), (lines, isSigned) => {
      const decoded = decode(isSigned ? sign(...lines) : lines.join('\n'));
      if (!decoded.ok) expect(decoded.problem.file).toBe('hostile.ndjson');
    }),
    { numRuns: 500 },
  );
});

test('a good file with one line spoiled by random JSON is read or refused by that line, never by another', () => {
  fc.assert(
    fc.property(arbitraryProgress, fc.nat(), fc.jsonValue(), (progress, at, value) => {
      const lines = [...encodeProgress(progress, someOrigin)].slice(1, -1).map((line) => line.trimEnd());
      fc.pre(lines.length > 0);
      const index = at % lines.length;
      const fields = JSON.parse(lines[index] ?? '') as Record<string, unknown>;
      const names = Object.keys(fields).filter((name) => name !== 'k');
      const name = names[at % names.length] ?? 'x';
      lines[index] = JSON.stringify({ ...fields, [name]: value });
      const decoded = decode(sign(...lines));
      if (decoded.ok) return;
      // A changed id may make a later line the second of its name.
      expect(decoded.problem.line).toBeGreaterThanOrEqual(index + 2);
      if (name !== 'id') expect(decoded.problem.line).toBe(index + 2);
    }),
    { numRuns: 300 },
  );
});

import { readFileSync } from 'node:fs';
import { unzipSync, type Zippable, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { htmlToText } from '../../../src/export/anki/html-to-text.ts';
import { throughAnki } from '../../../src/export/anki/own-edits.ts';
import { readAnkiPackage } from '../../../src/export/anki/read-package.ts';
import { readProtobuf } from '../../../src/export/anki/read-protobuf.ts';
import { renderTemplate } from '../../../src/export/anki/render-template.ts';
import type { SqliteEngine } from '../../../src/export/anki/sqlite-engine.ts';
import { startEngine } from './helpers/engine.ts';
import { CLOCK, createRandom } from './helpers/learner.ts';

/** FUZZ_ROUNDS=5000 looks longer. A failure prints its seed. */
const ROUNDS = Number(process.env['FUZZ_ROUNDS'] ?? 60);
/** A round takes some ten milliseconds on a busy machine; the bound is for runs with more of them. */
const TIMEOUT_MILLIS = 60_000 + ROUNDS * 500;
const LIMITS = { databaseBytes: 5_000_000, mediaBytes: 5_000_000, reviews: 20_000, cards: 5_000, notes: 5_000 };
const NOW_MILLIS = Date.UTC(2026, 10, 25);

let engine: SqliteEngine;
beforeAll(async () => {
  engine = await startEngine();
});

function load(name: string): Uint8Array {
  return new Uint8Array(readFileSync(`tests/fixtures/anki/${name}`));
}

/** Some bytes changed, cut out, doubled or filled, by a seed. */
function damage(bytes: Uint8Array, random: () => number): Uint8Array {
  let damaged: Uint8Array = bytes.slice();
  const count = 1 + Math.floor(random() * 8);
  for (let i = 0; i < count; i++) {
    const at = Math.floor(random() * damaged.length);
    const length = 1 + Math.floor(random() * 40);
    const act = random();
    if (act < 0.5) damaged[at] = Math.floor(random() * 256);
    else if (act < 0.7) damaged.fill(random() < 0.5 ? 0xff : 0, at, at + length);
    else if (act < 0.8) damaged.copyWithin(at, Math.floor(random() * damaged.length), damaged.length - length);
    else if (act < 0.9) damaged = damaged.slice(0, at);
    else damaged = Uint8Array.from([...damaged.subarray(0, at), ...damaged.subarray(at + length)]);
  }
  return damaged;
}

/** Whatever the bytes are, there is an answer: contents that could be stored, or a problem with file, place and reason. */
function expectAnswer(bytes: Uint8Array, seed: number): void {
  try {
    const result = readAnkiPackage(bytes, engine, {
      fileName: 'f.apkg',
      clock: CLOCK,
      nowMillis: NOW_MILLIS,
      limits: LIMITS,
    });
    if (!result.ok) {
      const { file, place, why } = result.problem;
      expect([file, place !== '', why.id.length > 0]).toEqual(['f.apkg', true, true]);
      return;
    }
    for (const event of result.value.progress.events) expect(Number.isSafeInteger(event.atMillis)).toBe(true);
    for (const card of result.value.progress.cards) expect(card.question !== '' && card.answer !== '').toBe(true);
  } catch (error) {
    throw new Error(`seed ${seed}: ${String(error)}`, { cause: error });
  }
}

describe('damaged packages get an answer', { timeout: TIMEOUT_MILLIS }, () => {
  for (const name of ['real-legacy.apkg', 'real-latest.apkg']) {
    test(`${name} with damage anywhere`, () => {
      const bytes = load(name);
      for (let seed = 1; seed <= ROUNDS; seed++) expectAnswer(damage(bytes, createRandom(seed)), seed);
    });

    test(`${name} with damage inside its entries and right check sums`, () => {
      const entries = unzipSync(load(name));
      const names = Object.keys(entries).filter((entry) => entry !== 'collection.anki2');
      for (let seed = 1; seed <= ROUNDS; seed++) {
        const random = createRandom(seed * 7_919);
        const hit = names[Math.floor(random() * names.length)] ?? 'media';
        const damaged: Zippable = { ...entries, [hit]: damage(entries[hit] ?? new Uint8Array(1), random) };
        expectAnswer(zipSync(damaged, { level: 0 }), seed);
      }
    });
  }

  test('the pages of a database, damaged after their header', () => {
    const collection = unzipSync(load('real-legacy.apkg'))['collection.anki21'] ?? new Uint8Array(1);
    for (let seed = 1; seed <= ROUNDS * 2; seed++) {
      const damaged = damage(collection.subarray(100), createRandom(seed * 104_729));
      const whole = Uint8Array.from([...collection.subarray(0, 100), ...damaged]);
      expectAnswer(zipSync({ 'collection.anki21': whole }, { level: 0 }), seed);
    }
  });
});

describe('random text gets an answer', { timeout: TIMEOUT_MILLIS }, () => {
  const PIECES = [
    '<',
    '>',
    '</',
    '"',
    "'",
    '=',
    'script',
    'img src=',
    ' on',
    '<!--',
    '-->',
    '{{',
    '}}',
    '::',
    'c1',
    '#',
    '^',
    '/',
    'Front',
    '&#',
    '&amp',
    ';',
    '\\(',
    '[$]',
    '\u0000',
    '\ud800',
    'é',
    ' ',
    '\n',
    'li',
    'ul',
  ];

  function scramble(random: () => number): string {
    return Array.from(
      { length: 1 + Math.floor(random() * 60) },
      () => PIECES[Math.floor(random() * PIECES.length)] ?? '',
    ).join('');
  }

  test('fields and templates are read as text that stays the same from then on', () => {
    for (let seed = 1; seed <= ROUNDS * 20; seed++) {
      const random = createRandom(seed);
      const [field, template] = [scramble(random), scramble(random)];
      const { html } = renderTemplate(template, {
        fields: new Map([['Front', field]]),
        isCloze: random() < 0.5,
        cardNumber: 1,
        side: random() < 0.5 ? 'question' : 'answer',
        special: new Map(),
      });
      const text = htmlToText(html);
      expect([seed, throughAnki(text)]).toEqual([seed, text]);
    }
  });

  test('random bytes are a message or none', () => {
    for (let seed = 1; seed <= ROUNDS * 20; seed++) {
      const random = createRandom(seed);
      const bytes = Uint8Array.from({ length: Math.floor(random() * 200) }, () => Math.floor(random() * 256));
      const fields = readProtobuf(bytes);
      expect(fields === null || fields instanceof Map).toBe(true);
    }
  });
});

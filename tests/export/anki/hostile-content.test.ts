import { strToU8 } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SqliteEngine } from '../../../src/export/anki/sqlite-engine.ts';
import { startEngine } from './helpers/engine.ts';
import { BASIC, MODELS, makePackage } from './helpers/hand-package.ts';
import { createHostileReader, type HostileReader, ONE_CARD } from './helpers/hostile.ts';

let engine: SqliteEngine;
let reader: HostileReader;
beforeAll(async () => {
  engine = await startEngine();
  reader = createHostileReader(engine);
});

describe('content that wants more than it should', () => {
  test('scripts, handlers and frames in fields and templates are gone, and the script is named', () => {
    const [basic] = [MODELS[BASIC]];
    const models = {
      [BASIC]: {
        ...basic,
        name: 'Scripted',
        tmpls: [
          {
            name: 'x',
            ord: 0,
            qfmt: '<script src="https://evil.example"></script>{{Front}}',
            afmt: '{{FrontSide}}<hr id="answer">{{Back}}<script>run()</script>',
          },
        ],
      },
    };
    const contents = reader.take({
      ...ONE_CARD,
      models,
      notes: [
        {
          id: 1,
          fields: [
            '<img src=x.png onerror="steal()">Q<iframe src="javascript:x"></iframe>',
            '<a href="javascript:x" onclick="y">A</a>',
          ],
        },
      ],
    });
    expect(contents.progress.cards.map((card) => [card.question, card.answer])).toEqual([['![](x.png)Q', 'A']]);
    expect(JSON.stringify(contents.progress)).not.toMatch(/onerror|onclick|javascript|iframe|script>/);
    expect(contents.notTaken).toContainEqual({
      kind: 'note-type',
      place: 'Scripted',
      why: { id: 'script' },
    });
  });

  test('names of pictures that point elsewhere, and drawings with scripts, are left out and named', () => {
    const files = ['../../etc/passwd', '..\\x.png', 'ok.png', 'bad.svg', 'good.svg', 'fake.png'];
    const bytes: Record<string, Uint8Array> = {
      '0': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
      '1': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
      '2': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
      '3': strToU8('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>'),
      '4': strToU8('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'),
      '5': strToU8('<html><script>alert(1)</script></html>'),
    };
    const media = strToU8(JSON.stringify(Object.fromEntries(files.map((name, i) => [String(i), name]))));
    const fields = [files.map((name) => `<img src="${name}">`).join(' '), 'A'];
    const contents = reader.take({ ...ONE_CARD, notes: [{ id: 1, fields }] }, { ...bytes, media });
    expect([...contents.media].map(([name, { type }]) => [name, type])).toEqual([
      ['ok.png', 'image/png'],
      ['good.svg', 'image/svg+xml'],
    ]);
    expect(contents.notTaken.map(({ place, why }) => [place, why.id])).toEqual([
      ['../../etc/passwd', 'name-elsewhere'],
      ['..\\x.png', 'name-elsewhere'],
      ['bad.svg', 'active-drawing'],
      ['fake.png', 'no-media'],
    ]);
  });

  test('decks whose names point elsewhere stay in the folder of Anki', () => {
    for (const name of ['..::..::etc', '/etc/passwd', 'a\\..\\b', '::', '.', '\u0000\u202e', 'x'.repeat(5_000)]) {
      const contents = reader.take({ ...ONE_CARD, decks: { 1: { id: 1, name, conf: 1 } } });
      const parts = contents.progress.notes[0]?.path.split('/') ?? [];
      expect(parts[0]).toBe('Anki');
      expect(parts.some((part) => part === '' || part === '.' || part === '..' || part.length > 110)).toBe(false);
    }
  });

  test('names such as __proto__ change nothing', () => {
    const models = JSON.stringify(MODELS).replace(
      '{',
      '{"__proto__":{"name":"x","polluted":true},"constructor":{"id":5},',
    );
    const contents = reader.read(
      makePackage(engine, {
        notes: [{ id: 1, guid: '__proto__', fields: ['__proto__', 'constructor'], tags: ' __proto__ ' }],
        cards: [{ id: 1, note: 1, data: '{"__proto__":{"polluted":true},"lrt":1e308,"dr":"x"}' }],
        change: (database) =>
          database.run('update col set models = ?, dconf = ?, decks = ?', [
            models,
            '{"__proto__":{"polluted":1}}',
            '{"1":{"name":"__proto__::constructor"}}',
          ]),
      }),
    );
    expect(contents.ok && contents.value.progress.cards[0]?.question).toBe('__proto__');
    expect(contents.ok && contents.value.progress.notes[0]?.path).toBe('Anki/__proto__/constructor.md');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test('huge and broken numbers are left out or brought into range', () => {
    const contents = reader.read(
      makePackage(engine, {
        notes: [
          { id: 1, fields: ['Q', 'A'], mod: 9e15 },
          { id: 2, fields: ['Q2', 'A2'], mod: -5 },
        ],
        cards: [
          { id: 1, note: 1, type: 2, due: 9e15, ivl: 9e15, mod: 9e15, data: '{"lrt":9e15}' },
          { id: 2, note: 2, ord: 99_999_999 },
          { id: 3, note: 2, type: 7 },
          { id: 4, note: 2, due: 1e300 },
        ],
        reviews: [
          [9e15, 1, 3, 1, 0, 0, 1, 0],
          [-1, 1, 3, 1, 0, 0, 1, 0],
          [1_700_000_000_000, 1, 9, 1, 0, 0, 1, 0],
          [1_700_000_000_001, 1, 3, 9e12, 0, 0, 9e15, 0],
          [4_000_000_000_000, 1, 3, 1, 0, 0, 1, 0],
          [1_700_000_000_002, 1, 3, -9e8, 0, 0, -5, 1],
        ],
        conf: { creationOffset: '1e999', rollover: {} },
      }),
    );
    if (!contents.ok) throw new Error(JSON.stringify(contents.problem));
    const { progress, notTaken } = contents.value;
    expect(progress.cards).toHaveLength(1);
    for (const event of progress.events) {
      expect(Number.isSafeInteger(event.atMillis) && Number.isSafeInteger(event.day)).toBe(true);
      if (event.kind === 'review') expect(event.durationMillis).toBe(0);
    }
    expect(notTaken.map(({ kind }) => kind).sort()).toEqual([
      'card',
      'card',
      'card',
      'history',
      'history',
      'history',
      'history',
      'history',
    ]);
  });

  test('cards without a note, a template or a text are listed with their reason', () => {
    const contents = reader.take({
      notes: [
        { id: 1, fields: ['', 'A'] },
        { id: 2, fields: ['Q', '  <br> '] },
        { id: 3, fields: ['Q', 'A'], type: 999 },
        { id: 4, fields: ['no gap', ''], type: 200 },
        { id: 5, fields: ['{{c1::image-occlusion:rect:left=.1}}', 'x'], type: 200 },
      ],
      cards: [
        { id: 1, note: 1 },
        { id: 2, note: 2 },
        { id: 3, note: 3 },
        { id: 4, note: 4 },
        { id: 5, note: 5 },
        { id: 6, note: 99 },
        { id: 7, note: 2, ord: 7 },
      ],
    });
    expect(contents.progress.cards).toEqual([]);
    expect(contents.notTaken.map(({ why }) => why.id)).toEqual([
      'empty-question',
      'empty-answer',
      'no-note-type',
      'no-gap',
      'picture-part',
      'no-note',
      'no-template',
    ]);
  });
});

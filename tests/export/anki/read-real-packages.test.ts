import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { createAnkiCardId } from '../../../src/export/anki/anki-ids.ts';
import { type AnkiContents, readAnkiPackage } from '../../../src/export/anki/read-package.ts';
import type { SqliteEngine } from '../../../src/export/anki/sqlite-engine.ts';
import { decodeProgress } from '../../../src/export/decode-progress.ts';
import { encodeProgress } from '../../../src/export/encode-progress.ts';
import { mergeProgress } from '../../../src/export/merge-progress.ts';
import { createConfig } from '../../../src/scheduler/config.ts';
import { replayCard } from '../../../src/scheduler/replay-card.ts';
import { startEngine } from './helpers/engine.ts';
import { CLOCK, DEVICE } from './helpers/learner.ts';

interface RealCard {
  readonly guid: string;
  readonly ord: number;
  readonly deck: string;
  readonly type: number;
  readonly isSuspended: boolean;
  readonly flag: number;
  readonly dueDay: number | null;
  readonly tags: readonly string[];
  readonly question: string;
  readonly answer: string;
  readonly reviews: readonly { readonly id: number; readonly ease: number }[];
}

const FOLDER = 'tests/fixtures/anki';
const truth = JSON.parse(readFileSync(`${FOLDER}/real.json`, 'utf8')) as { readonly cards: readonly RealCard[] };
const EMPTY = { notes: [], cards: [], events: [], unknownLines: [] };

const NOW_MILLIS = Date.UTC(2026, 10, 25);

let engine: SqliteEngine;
beforeAll(async () => {
  engine = await startEngine();
});

function read(name: string, known?: { readonly progress: AnkiContents['progress'] }): AnkiContents {
  const bytes = new Uint8Array(readFileSync(`${FOLDER}/${name}`));
  const result = readAnkiPackage(bytes, engine, {
    fileName: name,
    clock: CLOCK,
    nowMillis: NOW_MILLIS,
    ...(known === undefined ? {} : { known: known.progress }),
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

for (const name of ['real-legacy.apkg', 'real-latest.apkg']) {
  describe(`${name}, made by Anki 26.9.3`, () => {
    test('every card comes with its texts, deck and tags', () => {
      const { progress } = read(name);
      const cards = new Map(progress.cards.map((card) => [card.id, card]));
      expect(cards.size).toBe(truth.cards.length);
      for (const real of truth.cards) {
        const card = cards.get(createAnkiCardId(real.guid, real.ord));
        expect([card?.question, card?.answer]).toEqual([real.question, real.answer]);
        expect(card?.source.path).toBe(`Anki/${real.deck.replaceAll('::', '/')}.md`);
        expect(card?.context.filter((text) => text.startsWith('#'))).toEqual(real.tags.map((tag) => `#${tag}`));
      }
    });

    test('every answer comes, and replay leads to the schedule of Anki', () => {
      const { progress } = read(name);
      for (const real of truth.cards) {
        const id = createAnkiCardId(real.guid, real.ord);
        const events = progress.events.filter((event) => event.kind !== 'setting' && event.cardId === id);
        const answers = events.filter((event) => event.kind === 'review');
        expect(answers.map((event) => [event.atMillis, event.grade])).toEqual(
          real.reviews.filter((row) => row.ease > 0).map((row) => [row.id, row.ease]),
        );
        const state = replayCard(id, events, createConfig({}));
        const phase = ['new', 'learning', 'review', 'relearning'][real.type];
        expect([real.question, state.phase, state.dueDay, state.isSuspended, state.flag]).toEqual([
          real.question,
          phase,
          real.dueDay,
          real.isSuspended,
          real.flag,
        ]);
      }
    });

    test('the picture comes with its bytes and its kind, and what is missing is named', () => {
      const { media, notTaken } = read(name);
      const dot = new Uint8Array(readFileSync(`${FOLDER}/dot.png`));
      expect([...media]).toEqual([['dot.png', { bytes: dot, type: 'image/png' }]]);
      expect(notTaken).toEqual([{ kind: 'media', place: 'x', why: { id: 'not-in-file' } }]);
    });

    test('a card shows its fields as the lines of its note', () => {
      const { progress } = read(name);
      const card = progress.cards.find((found) => found.question.startsWith('____ runs for'));
      const note = progress.notes.find((found) => found.id === card?.noteId);
      const lines = note?.text.split('\n').slice((card?.source.from ?? 0) - 1, card?.source.to);
      expect(lines).toEqual(['Text: Lambda runs for 15 minutes at most', 'Back Extra: since 2018']);
    });

    test('everything fits into a progress file and comes out of it unchanged', () => {
      const progress = mergeProgress(EMPTY, read(name).progress);
      const origin = {
        appVersion: '1',
        deviceId: DEVICE,
        writtenAtMillis: 0,
        timeZone: 'Europe/Berlin',
        rolloverHour: 4,
      };
      const decoded = decodeProgress([...encodeProgress(progress, origin)].join(''), 'x.ndjson');
      expect(decoded.ok ? decoded.value.progress : decoded.problem).toEqual(progress);
    });

    test('the same file again changes nothing', () => {
      const progress = mergeProgress(EMPTY, read(name).progress);
      expect(mergeProgress(progress, read(name).progress)).toEqual(progress);
      expect(mergeProgress(progress, read(name, { progress }).progress)).toEqual(progress);
      expect(read(name, { progress }).counts.reviewsNew).toBe(0);
    });
  });
}

test('both containers give the same', () => {
  const [legacy, latest] = ['real-legacy.apkg', 'real-latest.apkg'].map((name) => read(name));
  expect(latest?.progress).toEqual(legacy?.progress);
  expect(latest?.presets).toEqual(legacy?.presets);
});

import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { takeInNotes } from '../../src/cards/take-in-notes.ts';
import type { Card } from '../../src/model/card.ts';
import type { CardId } from '../../src/model/ids.ts';
import {
  type EditedLines,
  editLines,
  LINE_EDITS,
  type LineEdit,
  type LineEditKind,
  lineEdit,
  splitNote,
} from './helpers/line-edits.ts';

/** More runs: RECOLLECT_IDENTITY_RUNS=40 npx vitest run tests/cards/edit-real-notes.test.ts */
const RUNS_EACH_NOTE = Number(process.env['RECOLLECT_IDENTITY_RUNS'] ?? 3);
const SEED = Number(process.env['RECOLLECT_IDENTITY_SEED'] ?? 20261124);
/** Far more than it takes: a slow machine runs as many edits as a fast one. */
const PATIENCE_MILLIS = 900_000;
const FOLDER = new URL('../fixtures/notes/', import.meta.url);
const NOTES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .sort();

interface Seen {
  readonly card: Card;
  /** Ids of the lines the card comes from. */
  readonly lines: ReadonlySet<number>;
}

interface LineTally {
  edits: number;
  kept: number;
  asked: number;
  lost: number;
  wrong: number;
}

const tallies = new Map<LineEditKind, LineTally>(
  LINE_EDITS.map((kind) => [kind, { edits: 0, kept: 0, asked: 0, lost: 0, wrong: 0 }]),
);
const lost: string[] = [];

/** Share of the letter pairs that two texts have in common: knows nothing of words, terms or places. */
function likeText(one: string, other: string): number {
  const pairsOf = (text: string): string[] => {
    const plain = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
    return Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2));
  };
  const rest = pairsOf(other);
  const total = pairsOf(one).length + rest.length;
  let common = 0;
  for (const pair of pairsOf(one)) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    rest.splice(at, 1);
    common += 1;
  }
  return total === 0 ? 1 : (2 * common) / total;
}

function see(cards: readonly Card[], lines: EditedLines['lines']): Seen[] {
  return cards
    .filter(({ place }) => place === 'deck' || place === 'tray')
    .map((card) => ({
      card,
      lines: new Set(lines.slice(card.source.from - 1, card.source.to).map(({ id }) => id)),
    }));
}

function sharesLine(one: Seen, other: Seen): boolean {
  return [...one.lines].some((line) => other.lines.has(line));
}

function isSameText(one: Card, other: Card): boolean {
  return one.question === other.question && one.answer === other.answer;
}

function runScript(name: string, edits: readonly LineEdit[]): string[] {
  const text = readFileSync(new URL(name, FOLDER), 'utf8');
  let state: EditedLines = { lines: splitNote(text), deleted: [], changed: new Set() };
  let cards: readonly Card[] = takeInNotes([{ path: name, text }], [], '1').cards;
  let before = see(cards, state.lines);
  const known = new Map<CardId, Seen>(before.map((seen) => [seen.card.id, seen]));
  const wrong: string[] = [];
  for (const [index, edit] of edits.entries()) {
    state = editLines(state, edit);
    const noteText = state.lines.map((line) => line.text).join('\n');
    const taken = takeInNotes([{ path: name, text: noteText }], cards, String(index + 2));
    cards = taken.cards;
    const now = see(cards, state.lines);
    const tally = tallies.get(edit.kind);
    if (!tally) throw new Error(`No tally for ${edit.kind}`);
    tally.edits += 1;
    for (const seen of now) {
      const old = known.get(seen.card.id);
      if (!old) continue;
      const isOther =
        !isSameText(old.card, seen.card) &&
        (!sharesLine(old, seen) || likeText(old.card.question, seen.card.question) < 0.5);
      if (!isOther) continue;
      tally.wrong += 1;
      wrong.push(`${name}, ${edit.kind}: ${writeCard(old.card)}\n    ${writeCard(seen.card)}`);
    }
    const ids = new Set(now.map(({ card }) => card.id));
    for (const old of before) {
      if ([...old.lines].some((line) => state.changed.has(line))) continue;
      if (ids.has(old.card.id)) {
        tally.kept += 1;
        continue;
      }
      const successor = now.find(
        (seen) =>
          !known.has(seen.card.id) &&
          sharesLine(old, seen) &&
          likeText(old.card.question, seen.card.question) >= 0.8 &&
          likeText(old.card.answer, seen.card.answer) >= 0.8,
      );
      if (!successor) continue;
      const isAsked = taken.changes.some(
        (change) =>
          change.kind === 'in-doubt' && change.before?.id === old.card.id && change.card.id === successor.card.id,
      );
      if (isAsked) tally.asked += 1;
      else {
        tally.lost += 1;
        lost.push(`${name}, ${edit.kind}: ${writeCard(old.card)}\n    ${writeCard(successor.card)}`);
      }
    }
    for (const seen of now) known.set(seen.card.id, seen);
    before = now;
  }
  return wrong;
}

function writeCard({ question, answer }: Card): string {
  return `${question} -> ${answer.replaceAll('\n', ' / ')}`;
}

describe('cards of real notes under line by line edits', () => {
  it('never ask something else under an old id', { timeout: PATIENCE_MILLIS }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...NOTES), fc.array(lineEdit, { minLength: 5, maxLength: 12 }), (name, edits) => {
        expect(runScript(name, edits)).toEqual([]);
      }),
      {
        numRuns: RUNS_EACH_NOTE * NOTES.length,
        seed: SEED,
      },
    );
  });

  it('are kept in at least 98 of 100 cases when their line says the same', () => {
    const all = [...tallies.values()];
    const sum = (name: 'kept' | 'asked' | 'lost'): number => all.reduce((total, tally) => total + tally[name], 0);
    expect(sum('kept')).toBeGreaterThan(0);
    expect(sum('kept') / (sum('kept') + sum('asked') + sum('lost'))).toBeGreaterThanOrEqual(0.98);
  });

  afterAll(() => {
    const rows = [...tallies].map(([kind, tally]) => [
      kind,
      tally.edits,
      tally.kept,
      tally.asked,
      tally.lost,
      tally.wrong,
    ]);
    console.log([['edit', 'edits', 'kept', 'asked', 'lost', 'wrong'], ...rows].map((row) => row.join('\t')).join('\n'));
    if (process.env['RECOLLECT_IDENTITY_SHOW_LOST'] !== undefined) console.log(lost.join('\n'));
  });
});

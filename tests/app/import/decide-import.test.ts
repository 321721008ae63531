import { expect, test } from 'vitest';
import {
  asksForSchedule,
  type Decisions,
  keptIdOf,
  NO_DECISIONS,
  settleImport,
  usualSchedule,
} from '../../../src/app/import/decide-import.ts';
import type { ImportPlan } from '../../../src/app/import/plan-import.ts';
import type { CardChange } from '../../../src/cards/diff-cards.ts';
import { sampleCard, sampleStamp } from '../../store/helpers/samples.ts';

const LATER = sampleStamp(2_000);
const old = sampleCard('old', 'note-a', { question: 'What is the limit of SQS?', answer: '256 KB' });
const fresh = sampleCard('fresh', 'note-a', { question: 'What may an SQS message weigh?', answer: '1 MB' });
const shelved = { ...old, place: 'shelf' as const, changedAt: LATER };
const doubt: CardChange = { kind: 'in-doubt', card: fresh, before: old, isAnswerChanged: true, likeness: 0.6 };

function planOf(changes: readonly CardChange[], cards = [fresh, shelved]): ImportPlan {
  return {
    write: { notes: [], cards, images: [] },
    changes,
    problems: [],
    fileProblems: [],
    missingImages: [],
    takenHome: [],
    notes: [],
    otherCount: 0,
  };
}

const decided = (answer: 'same' | 'two'): Decisions => ({ ...NO_DECISIONS, doubts: new Map([[fresh.id, answer]]) });

test('a pair that was left open, or that is two facts, is a new card and one on the shelf', () => {
  for (const decisions of [NO_DECISIONS, decided('two')]) {
    expect(settleImport(planOf([doubt]), decisions, LATER).cards).toEqual([fresh, shelved]);
  }
});

test('a pair that is one fact keeps the old id with the new words, and nothing new is made', () => {
  const { cards } = settleImport(planOf([doubt]), decided('same'), LATER);
  expect(cards).toEqual([{ ...fresh, id: old.id, factId: old.factId, changedAt: LATER }]);
  expect(keptIdOf(doubt, decided('same'))).toBe(old.id);
  expect(keptIdOf(doubt, decided('two'))).toBe(fresh.id);
});

test('the old card is stored also when it was on the shelf before and so did not change', () => {
  const before = { ...old, place: 'shelf' as const };
  const { cards } = settleImport(planOf([{ ...doubt, before }], [fresh]), decided('same'), LATER);
  expect(cards).toEqual([{ ...fresh, id: old.id, factId: old.factId, place: 'deck', changedAt: LATER }]);
});

test('only a card that goes on with another answer has a schedule to decide about', () => {
  const change = (more: Partial<CardChange>): CardChange => ({ ...doubt, kind: 'reworded', card: fresh, ...more });
  expect(asksForSchedule(change({}), NO_DECISIONS)).toBe(true);
  expect(asksForSchedule(change({ isAnswerChanged: false }), NO_DECISIONS)).toBe(false);
  expect(asksForSchedule(change({ kind: 'gone' }), NO_DECISIONS)).toBe(false);
  expect(asksForSchedule(change({ kind: 'new', before: null }), NO_DECISIONS)).toBe(false);
  expect(asksForSchedule(change({ card: { ...fresh, place: 'tray' } }), NO_DECISIONS)).toBe(false);
  expect(asksForSchedule(doubt, NO_DECISIONS)).toBe(false);
  expect(asksForSchedule(doubt, decided('same'))).toBe(true);
});

test('nothing moves when only words changed', () => {
  expect(usualSchedule({ ...doubt, kind: 'reworded', isAnswerChanged: false })).toBe('keep');
  expect(usualSchedule({ ...doubt, kind: 'reworded', isAnswerChanged: true })).toBe('sooner');
});

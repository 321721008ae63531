import { expect, test } from 'vitest';
import { type ExamCard, meanChance, sumExam } from '../../../src/app/exam/sum-exam.ts';
import { createCardState } from '../../../src/model/card-state.ts';
import type { CardId, NoteId } from '../../../src/model/ids.ts';
import { createDefaultEngine } from '../../../src/scheduler/memory.ts';

const DAY_MILLIS = 86_400_000;
const engine = createDefaultEngine();
const note = { id: 'n' as NoteId, title: 'Networks', text: 'intro\n# DNS\nline 3\nline 4\n## TTL\nline 6' };

function fresh(line: number): ExamCard {
  return { state: createCardState(`new ${line}` as CardId), noteId: note.id, line };
}

function known(line: number, stability: number, answeredAtMillis: number): ExamCard {
  const state = createCardState(`known ${line} ${stability}` as CardId);
  return {
    state: { ...state, phase: 'review', memory: { stability, difficulty: 5 }, lastReviewAtMillis: answeredAtMillis },
    noteId: note.id,
    line,
  };
}

test('a card whose stability ends on the day of the exam is known by 90 %', () => {
  const [section] = sumExam([known(3, 20, 0)], [note], 20 * DAY_MILLIS, engine);
  expect(section).toMatchObject({ title: 'DNS', from: 2, cardCount: 1, newCount: 0, noteTitle: 'Networks' });
  expect(section?.chance).toBeCloseTo(0.9, 10);
});

test('each card belongs to the heading above it, and the least known section comes first', () => {
  const cards = [fresh(1), known(3, 20, 0), known(4, 200, 0), known(6, 5, 0)];
  const sections = sumExam(cards, [note], 20 * DAY_MILLIS, engine);
  expect(sections.map(({ title, cardCount }) => [title, cardCount])).toEqual([
    ['', 1],
    ['TTL', 1],
    ['DNS', 2],
  ]);
});

test('a card that was not started counts as not known', () => {
  const [section] = sumExam([fresh(3), known(4, 20, 0)], [note], 20 * DAY_MILLIS, engine);
  expect(section).toMatchObject({ cardCount: 2, newCount: 1 });
  expect(section?.chance).toBeCloseTo(0.45, 10);
});

test('the later the exam, the less is known', () => {
  const chanceAfter = (days: number) => sumExam([known(3, 20, 0)], [note], days * DAY_MILLIS, engine)[0]?.chance ?? 0;
  expect(chanceAfter(40)).toBeLessThan(chanceAfter(10));
});

test('cards of other notes are left out', () => {
  expect(sumExam([{ ...fresh(3), noteId: 'other' as NoteId }], [note], 0, engine)).toEqual([]);
});

test('the mean over the sections counts each card once', () => {
  const sections = sumExam([fresh(1), known(3, 20, 0), known(4, 20, 0)], [note], 20 * DAY_MILLIS, engine);
  expect(meanChance(sections)).toBeCloseTo(0.6, 10);
  expect(meanChance([])).toBe(0);
});

import { describe, expect, it } from 'vitest';
import type { CardState } from '../../src/model/card-state.ts';
import { createCardState } from '../../src/model/card-state.ts';
import { GRADES } from '../../src/model/grade.ts';
import type { CardId } from '../../src/model/ids.ts';
import { createChances } from '../../src/scheduler/chance.ts';
import { createConfig, type SchedulerConfig } from '../../src/scheduler/config.ts';
import { gradeCard, previewGrades } from '../../src/scheduler/grade-card.ts';
import { at, CARD, reviewState } from './make-values.ts';

const EXAM_DAY = 60;
const exam = { day: at(EXAM_DAY).day, targetRetention: 0.95 };

/**
 * Learns 10 cards a day for 20 days and reviews what is due until the day before the exam. Returns the mean chance of
 * recall on the exam day and the answers given.
 */
function studyForExam(config: SchedulerConfig): { recall: number; answers: number; lowest: number } {
  const chance = createChances(3);
  const states = Array.from({ length: 200 }, (_, n) => createCardState(`card-${n}` as CardId));
  let answers = 0;
  for (let day = 0; day < EXAM_DAY; day++) {
    states.forEach((state, n) => {
      const isNew = state.phase === 'new' && day === Math.floor(n / 10);
      const isDue = state.dueDay !== null && state.dueDay <= at(day).day;
      if (!isNew && !isDue) return;
      const recall =
        state.memory === null
          ? 0.7
          : config.engine.retrievability(state.memory, at(day).day - (state.lastReviewDay ?? 0));
      let next = gradeCard(state, chance() < recall ? 3 : 1, at(day, 1), config).state;
      answers++;
      while (next.dueAtMillis !== null) {
        next = gradeCard(next, 3, at(day, 2), config).state;
        answers++;
      }
      states[n] = next;
    });
  }
  const chances = states.map((state) =>
    state.memory === null ? 0 : config.engine.retrievability(state.memory, exam.day - (state.lastReviewDay ?? 0)),
  );
  return {
    recall: chances.reduce((sum, value) => sum + value, 0) / chances.length,
    answers,
    lowest: Math.min(...chances),
  };
}

describe('an exam', () => {
  const config = createConfig({ exam });
  const withMemory = (stability: number): CardState => ({
    ...reviewState(config),
    memory: { stability, difficulty: 5 },
  });

  it('brings a review forward that would come after it and leave the card too weak', () => {
    const state = withMemory(30);
    const without = previewGrades(state, at(20), createConfig())[3];
    const aimed = previewGrades(state, at(20), config)[3];
    expect(without.dueDay).toBeGreaterThan(exam.day);
    expect(aimed.dueDay).toBeLessThan(exam.day);
    expect(aimed.dueDay).toBeGreaterThanOrEqual(at(40).day);
  });

  it('leaves intervals alone that end before it, and cards that will be strong enough', () => {
    for (const [stability, day] of [
      [3, 0],
      [2000, 20],
    ] as const) {
      const [aimed, plain] = [config, createConfig()].map((each) =>
        previewGrades(withMemory(stability), at(day), each),
      );
      expect(aimed).toEqual(plain);
    }
  });

  it('that is over changes nothing', () => {
    expect(previewGrades(withMemory(30), at(EXAM_DAY + 1), config)).toEqual(
      previewGrades(withMemory(30), at(EXAM_DAY + 1), createConfig()),
    );
  });

  it('does not put all cards on the last day', () => {
    const dueDays = Array.from({ length: 100 }, (_, n) => {
      const state = { ...withMemory(40), cardId: `card-${n}` as CardId };
      return gradeCard(state, 3, at(20), config).dueDay;
    });
    expect(new Set(dueDays).size).toBeGreaterThan(8);
  });

  it('keeps the grades in order', () => {
    for (let stability = 1; stability < 200; stability *= 1.15) {
      for (let day = 1; day < EXAM_DAY; day += 3) {
        const preview = previewGrades({ ...withMemory(stability), lastReviewDay: at(0).day }, at(day), config);
        const due = GRADES.map((grade) => preview[grade].dueDay ?? 0);
        expect(due).toEqual([...due].sort((a, b) => a - b));
      }
    }
  });

  it('is met with more known, above all by the weakest cards, for a little more work', () => {
    const [aimed, plain] = [studyForExam(config), studyForExam(createConfig())];
    expect(aimed.recall).toBeGreaterThan(plain.recall);
    expect(aimed.recall).toBeGreaterThan(0.94);
    expect(aimed.lowest).toBeGreaterThanOrEqual(plain.lowest);
    expect(aimed.answers).toBeLessThan(plain.answers * 1.25);
  });

  it('is dropped from a configuration when it has no day', () => {
    expect(createConfig({ exam: { day: Number.NaN, targetRetention: 0.9 } }).exam).toBeNull();
    expect(createConfig({ exam: { day: 9.2, targetRetention: 3 } }).exam).toEqual({ day: 9, targetRetention: 0.99 });
    expect(gradeCard(createCardState(CARD), 3, at(0), createConfig()).interval).toEqual({
      unit: 'seconds',
      seconds: 600,
    });
  });
});

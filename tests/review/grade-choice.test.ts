import { describe, expect, it } from 'vitest';
import { AGAIN, EASY, GOOD, HARD } from '../../src/model/grade.ts';
import { fitSuggestion, gradeOfKey, gradesInOrder, keyOfGrade } from '../../src/review/grade-choice.ts';

describe('the grades on offer', () => {
  it('run from the side of the hand', () => {
    expect(gradesInOrder({ gradeCount: 4, gradesFrom: 'left' })).toEqual([AGAIN, HARD, GOOD, EASY]);
    expect(gradesInOrder({ gradeCount: 4, gradesFrom: 'right' })).toEqual([EASY, GOOD, HARD, AGAIN]);
    expect(gradesInOrder({ gradeCount: 2, gradesFrom: 'left' })).toEqual([AGAIN, GOOD]);
    expect(gradesInOrder({ gradeCount: 2, gradesFrom: 'right' })).toEqual([GOOD, AGAIN]);
  });

  it('have the keys that stand on them', () => {
    for (const gradeCount of [2, 4] as const) {
      for (const grade of gradesInOrder({ gradeCount, gradesFrom: 'left' })) {
        const key = Number(keyOfGrade(grade, gradeCount)) as 1 | 2 | 3 | 4;
        expect(gradeOfKey(key, gradeCount)).toBe(grade);
      }
    }
  });

  it('with two, 3 is Good as ever and 4 is nothing', () => {
    expect(gradeOfKey(3, 2)).toBe(GOOD);
    expect(gradeOfKey(4, 2)).toBeNull();
  });

  it('with two, what is only half known is proposed as Again', () => {
    expect(fitSuggestion(HARD, 2)).toBe(AGAIN);
    expect(fitSuggestion(EASY, 2)).toBe(GOOD);
    expect(fitSuggestion(HARD, 4)).toBe(HARD);
  });
});

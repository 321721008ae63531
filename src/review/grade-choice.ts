import { AGAIN, GOOD, GRADES, type Grade } from '../model/grade.ts';
import type { ReviewOptions } from '../model/review-options.ts';

type Choice = Pick<ReviewOptions, 'gradeCount' | 'gradesFrom'>;

/** The grades on offer, as lines run: from left to right, and in Arabic from right to left. */
export function gradesInOrder({ gradeCount, gradesFrom }: Choice): readonly Grade[] {
  const offered: readonly Grade[] = gradeCount === 2 ? [AGAIN, GOOD] : GRADES;
  return gradesFrom === 'left' ? offered : [...offered].reverse();
}

/** The key of a grade: with two grades Good is the second. */
export function keyOfGrade(grade: Grade, gradeCount: 2 | 4): string {
  return String(gradeCount === 2 && grade === GOOD ? 2 : grade);
}

/** The grade that a number key stands for; null where it is not on offer. With two grades 3 still is Good, for fingers that know it. */
export function gradeOfKey(pressed: Grade, gradeCount: 2 | 4): Grade | null {
  if (gradeCount === 4 || pressed === AGAIN) return pressed;
  return pressed <= GOOD ? GOOD : null;
}

/** A proposal in terms of the grades on offer: what is only half known is not Good. */
export function fitSuggestion(grade: Grade, gradeCount: 2 | 4): Grade {
  if (gradeCount === 4) return grade;
  return grade >= GOOD ? GOOD : AGAIN;
}

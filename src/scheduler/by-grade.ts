import { AGAIN, EASY, GOOD, type Grade, HARD } from '../model/grade.ts';

/** One value for each grade, made in the order Again, Hard, Good, Easy. */
export function byGrade<Value>(make: (grade: Grade) => Value): Record<Grade, Value> {
  return { 1: make(AGAIN), 2: make(HARD), 3: make(GOOD), 4: make(EASY) };
}

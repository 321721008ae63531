/** How well the learner knew the answer: 1 Again, 2 Hard, 3 Good, 4 Easy. The numbers are FSRS's and Anki's. */
export type Grade = 1 | 2 | 3 | 4;

export const AGAIN = 1;
export const HARD = 2;
export const GOOD = 3;
export const EASY = 4;
export const GRADES: readonly Grade[] = [AGAIN, HARD, GOOD, EASY];

export function isGrade(value: unknown): value is Grade {
  return value === 1 || value === 2 || value === 3 || value === 4;
}

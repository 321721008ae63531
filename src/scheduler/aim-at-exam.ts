import type { MemoryState } from '../model/card-state.ts';
import { GOOD } from '../model/grade.ts';
import type { StudyDay } from '../model/time.ts';
import type { Engine } from './memory.ts';

/** The day on which a deck has to be known, and the chance of recall each card should have then. */
export interface Exam {
  readonly day: StudyDay;
  /** 0.7 to 0.99. */
  readonly targetRetention: number;
}

/** The interval wanted, and where it was moved because of an exam the last number of days it may be given. */
export interface AimedInterval {
  readonly intervalDays: number;
  readonly latestDays: number | null;
}

/**
 * Moves an interval that would pass over the exam and leave the card too weak on that day: the review comes before
 * the exam, late enough to be fresh and early enough that not all cards meet on the last day. Intervals that end before
 * the exam stay, for the card will be seen again; so do those whose card will be strong enough without.
 *
 * The days in which one Good answer is enough to reach the target reach back from the exam; `chance` picks one of them.
 */
export function aimAtExam(
  intervalDays: number,
  memory: MemoryState,
  { exam, engine, today, chance }: { exam: Exam | null; engine: Engine; today: StudyDay; chance: number },
): AimedInterval {
  const unmoved = { intervalDays, latestDays: null };
  const daysLeft = exam === null ? 0 : exam.day - today;
  if (exam === null || daysLeft < 2 || intervalDays < daysLeft) return unmoved;
  if (engine.retrievability(memory, daysLeft) >= exam.targetRetention) return unmoved;
  const refreshed = engine.step(memory, daysLeft - 1, GOOD);
  const reach = Math.floor(engine.intervalDays(refreshed, exam.targetRetention));
  // Reviewed too early the card would gain little: at most the second half of the time left is used.
  const window = Math.max(1, Math.min(reach, Math.ceil(daysLeft / 2)));
  return { intervalDays: daysLeft - 1 - Math.floor(chance * window), latestDays: daysLeft - 1 };
}

import type { StudyDay } from '../model/time.ts';
import { createMemoryModel, initialStability, nextDifficulty, nextStability, recallChance } from './memory-model.ts';
import { groupByCard, RESET, type ReviewTable } from './statistics-table.ts';
import { byteAt, floatAt, intAt, wordAt } from './typed-arrays.ts';

export interface GrowthPoint {
  readonly day: StudyDay;
  /** Sum of the chances of recall of all cards at the end of the day. */
  readonly knownCount: number;
  /** Cards that were started by then. */
  readonly startedCount: number;
}

/** Points of the curve: more than a phone has room for would only take time. */
const MOST_POINTS = 80;

/** Cards between two reports. */
const SLICE_CARDS = 500;

/**
 * How remembered knowledge grew from the first answer to today: what the model, with the weights of today, says of every
 * card on each of the days. A reset card is not started until it is answered again. Yields the share that is done;
 * returns the points, none when nothing was ever answered. Time grows with answers plus cards times points.
 */
export function* traceGrowth(
  table: ReviewTable,
  weights: ArrayLike<number>,
  today: StudyDay,
): Generator<number, readonly GrowthPoint[]> {
  if (table.count === 0) return [];
  const days = choosePoints(table, today);
  const known = new Float64Array(days.length);
  const started = new Int32Array(days.length);
  const model = createMemoryModel(weights);
  const { rows, starts } = groupByCard(table);

  for (let card = 0; card < table.cards.length; card++) {
    if (card % SLICE_CARDS === 0) yield card / table.cards.length;
    let stability = 0;
    let difficulty = 0;
    let lastDay = 0;
    let point = 0;
    /** Adds the card to the points from the last answer up to but without a day. */
    const fillUpTo = (day: number): void => {
      for (; point < days.length && intAt(days, point) < day; point++) {
        if (stability === 0) continue;
        const elapsed = Math.max(0, intAt(days, point) - lastDay);
        known[point] = floatAt(known, point) + recallChance(model, stability, elapsed);
        started[point] = intAt(started, point) + 1;
      }
    };
    for (let at = wordAt(starts, card); at < wordAt(starts, card + 1); at++) {
      const row = wordAt(rows, at);
      const grade = byteAt(table.grade, row);
      if (grade === RESET) {
        fillUpTo(intAt(table.day, row));
        stability = 0;
        continue;
      }
      const day = intAt(table.day, row);
      fillUpTo(day);
      if (stability === 0) {
        stability = initialStability(model, grade);
        difficulty = floatAt(model.initialDifficulty, grade);
      } else {
        const elapsed = Math.max(0, day - lastDay);
        const chance = elapsed === 0 ? 1 : recallChance(model, stability, elapsed);
        const next = nextStability(model, stability, difficulty, elapsed, chance, grade);
        difficulty = nextDifficulty(model, difficulty, grade);
        stability = next;
      }
      lastDay = day;
    }
    fillUpTo(today + 1);
  }
  return Array.from(days, (day, i) => ({ day, knownCount: floatAt(known, i), startedCount: intAt(started, i) }));
}

/** Study days from the first answer to today, evenly apart, today always among them. */
function choosePoints(table: ReviewTable, today: StudyDay): Int32Array {
  let first = today;
  for (let row = 0; row < table.count; row++) {
    if (byteAt(table.grade, row) !== RESET) first = Math.min(first, intAt(table.day, row));
  }
  const span = today - first;
  const count = Math.min(MOST_POINTS, span + 1);
  return Int32Array.from({ length: count }, (_, i) =>
    count === 1 ? today : first + Math.round((span * i) / (count - 1)),
  );
}

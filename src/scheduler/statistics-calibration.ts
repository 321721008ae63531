import { type CalibrationPoint, calibrate, predictItems } from './score-weights.ts';
import { groupByCard, RESET, type ReviewTable } from './statistics-table.ts';
import { createTrainingSet, type ReviewColumns } from './training-set.ts';
import { byteAt, intAt, wordAt } from './typed-arrays.ts';

export interface Calibration {
  readonly points: readonly CalibrationPoint[];
  /** Answers that could be predicted: given at least a day after the one before. */
  readonly itemCount: number;
  /** Mean over all answers of how far predicted and actual recall of their band lie apart. */
  readonly meanGap: number;
}

/**
 * What the model said before each answer against what happened, in bands of predicted recall. Answers before a reset are
 * left out: they were given for a memory that no longer counts.
 */
export function calibrateTable(table: ReviewTable, weights: readonly number[], bandCount = 20): Calibration {
  const predictions = predictItems(createTrainingSet(toColumns(table)), weights);
  const points = calibrate(predictions, bandCount);
  const itemCount = predictions.chance.length;
  const gaps = points.reduce(
    (sum, point) => sum + Math.abs(point.meanPredicted - point.meanRecalled) * point.itemCount,
    0,
  );
  return { points, itemCount, meanGap: itemCount === 0 ? 0 : gaps / itemCount };
}

/** The rows after each card's last reset. */
function toColumns(table: ReviewTable): ReviewColumns {
  const isKept = new Uint8Array(table.count);
  const { rows, starts } = groupByCard(table);
  for (let card = 0; card < table.cards.length; card++) {
    for (let at = wordAt(starts, card + 1) - 1; at >= wordAt(starts, card); at--) {
      const row = wordAt(rows, at);
      if (byteAt(table.grade, row) === RESET) break;
      isKept[row] = 1;
    }
  }
  const kept = Uint32Array.from({ length: table.count }, (_, row) => row).filter((row) => byteAt(isKept, row) === 1);
  return {
    cardCount: table.cards.length,
    card: kept.map((row) => wordAt(table.card, row)),
    day: Int32Array.from(kept, (row) => intAt(table.day, row)),
    grade: Uint8Array.from(kept, (row) => byteAt(table.grade, row)),
  };
}

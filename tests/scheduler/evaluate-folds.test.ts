import { readFileSync } from 'node:fs';
import { computeParameters, FSRSBindingItem, FSRSBindingReview } from '@open-spaced-repetition/binding';
import { describe, expect, it } from 'vitest';
import { evaluateFolds, FOLDS, foldBorders } from '../../src/scheduler/evaluate-folds.ts';
import { parseReviewCsv, rowsToColumns } from '../../src/scheduler/review-csv.ts';
import { predictItems, scoreItems } from '../../src/scheduler/score-weights.ts';
import { studyDayAt } from '../../src/scheduler/study-day.ts';
import { createTrainingSet, type ReviewColumns } from '../../src/scheduler/training-set.ts';
import { DEFAULT_WEIGHTS } from '../../src/scheduler/weights.ts';

const path = new URL('../fixtures/scheduler/reviews-b.csv', import.meta.url);

function readColumns(offsetMinutes: number): ReviewColumns {
  const parsed = parseReviewCsv(readFileSync(path, 'utf8'));
  if (!parsed.ok) throw new Error(`${parsed.problem.line}: ${parsed.problem.message}`);
  return rowsToColumns(parsed.value.rows, (atMillis) => studyDayAt(atMillis, offsetMinutes, 4));
}

/** Every item of the log with the history before it, in the order of time, as the native module wants them. */
function nativeItems({ card, day, grade }: ReviewColumns): FSRSBindingItem[] {
  const histories = new Map<number, { reviews: FSRSBindingReview[]; lastDay: number }>();
  const items: FSRSBindingItem[] = [];
  card.forEach((c, i) => {
    const history = histories.get(c) ?? { reviews: [], lastDay: day[i] ?? 0 };
    const elapsedDays = (day[i] ?? 0) - history.lastDay;
    history.reviews.push(new FSRSBindingReview(grade[i] ?? 0, elapsedDays));
    history.lastDay = day[i] ?? 0;
    histories.set(c, history);
    if (elapsedDays > 0) items.push(new FSRSBindingItem([...history.reviews]));
  });
  return items;
}

describe('evaluation in five parts, each unseen by its fit', () => {
  it('reads a real log of 12,580 reviews', () => {
    const columns = readColumns(0);
    expect(columns.card).toHaveLength(12_580);
    expect(columns.cardCount).toBe(1205);
  });

  it.each([-300, 0, 60])('foretells a real log with a log-loss of at most 0.443 (offset %d minutes)', (offset) => {
    const evaluation = evaluateFolds(readColumns(offset));
    expect(evaluation.folds).toHaveLength(FOLDS);
    expect(evaluation.fitted.logLoss).toBeLessThan(0.443);
    expect(evaluation.fitted.logLoss).toBeLessThan(evaluation.default.logLoss);
    expect(evaluation.fitted.rmseBins).toBeLessThan(evaluation.default.rmseBins);
    expect(evaluation.folds.reduce((sum, fold) => sum + fold.fitted.itemCount, 0)).toBe(evaluation.predictedCount);
  });

  it('scores the default weights as they were measured elsewhere', () => {
    const evaluation = evaluateFolds(readColumns(-300));
    expect(evaluation.default.logLoss).toBeCloseTo(0.4417, 4);
    expect(evaluation.folds[0]?.default.logLoss).toBeCloseTo(0.4463, 4);
  });

  it('is not worse than the native reference by more than 0.001', async () => {
    const columns = readColumns(0);
    const set = createTrainingSet(columns);
    const items = nativeItems(columns);
    expect(items).toHaveLength(set.itemCount);
    const borders = foldBorders(set.itemCount);
    let loss = 0;
    for (let fold = 1; fold <= FOLDS; fold++) {
      const [from = 0, to = 0] = [borders[fold], borders[fold + 1]];
      const weights = await computeParameters(items.slice(0, from), { enableShortTerm: true });
      const score = scoreItems(predictItems(set, weights), from, to);
      loss += score.logLoss * score.itemCount;
    }
    const native = loss / (set.itemCount - (borders[1] ?? 0));
    expect(native).toBeGreaterThan(0.4);
    expect(evaluateFolds(columns).fitted.logLoss).toBeLessThanOrEqual(native + 0.001);
  });

  it('never lets a part know what comes after it', () => {
    const columns = readColumns(0);
    const before = evaluateFolds(columns);
    // The last part answered the other way round: the fits for all parts, made before, must not move.
    const border = columns.card.length - 800;
    const turned = { ...columns, grade: columns.grade.map((grade, i) => (i < border ? grade : grade === 1 ? 3 : 1)) };
    const after = evaluateFolds(turned);
    expect(after.folds.slice(0, 4)).toEqual(before.folds.slice(0, 4));
    expect(after.folds[4]).not.toEqual(before.folds[4]);
  });

  it('stands a log too short to be split', () => {
    const none = { cardCount: 0, card: new Uint32Array(), day: new Int32Array(), grade: new Uint8Array() };
    expect(evaluateFolds(none)).toMatchObject({ reviewCount: 0, predictedCount: 0 });
    const three = {
      cardCount: 1,
      card: Uint32Array.of(0, 0, 0),
      day: Int32Array.of(1, 3, 9),
      grade: Uint8Array.of(3, 3, 1),
    };
    const evaluation = evaluateFolds(three);
    expect(evaluation.fitted).toEqual(evaluation.default);
    expect(predictItems(createTrainingSet(three), DEFAULT_WEIGHTS).chance).toHaveLength(2);
  });
});

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { evaluateFolds, FOLDS, type FoldEvaluation } from '../scheduler/evaluate-folds.ts';
import { parseReviewCsv, rowsToColumns } from '../scheduler/review-csv.ts';
import { studyDayAt } from '../scheduler/study-day.ts';
import { trainWeights } from '../scheduler/train-weights.ts';
import { createTrainingSet } from '../scheduler/training-set.ts';
import { DEFAULT_WEIGHTS } from '../scheduler/weights.ts';
import { createZoneOffset } from './zone-offset.ts';

const USAGE = `Usage: npm run fsrs -- evaluate REVIEWS.csv [--json] [--rollover HOUR] [--zone Area/City]

Fits the FSRS weights to a review log and tells how well they foretell what they have not seen.
REVIEWS.csv has the columns card_id, review_time (ISO or milliseconds since 1970) and review_rating (1 to 4).
A study day begins at the rollover hour (4) of the zone (UTC).`;

/** Messages that a user can act on; anything else that is thrown is a bug. */
class UsageError extends Error {}

try {
  process.stdout.write(`${runCommand(process.argv.slice(2))}\n`);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function runCommand(args: readonly string[]): string {
  const { values, positionals } = readArguments(args);
  if (values.help === true) return USAGE;
  const [command, path] = positionals;
  if (command !== 'evaluate' || path === undefined || positionals.length > 2) throw new UsageError(USAGE);
  const rollover = Number(values.rollover);
  if (!Number.isInteger(rollover) || rollover < 0 || rollover > 23) {
    throw new UsageError(`--rollover is "${values.rollover}" and should be an hour from 0 to 23.`);
  }
  const offsetAt = createZoneOffset(values.zone);
  if (offsetAt === null) throw new UsageError(`--zone is "${values.zone}", which is no time zone known here.`);
  const parsed = parseReviewCsv(readFile(path));
  if (!parsed.ok) throw new UsageError(`${path}:${parsed.problem.line}: ${parsed.problem.message}`);

  const before = process.cpuUsage();
  const columns = rowsToColumns(parsed.value.rows, (atMillis) => studyDayAt(atMillis, offsetAt(atMillis), rollover));
  const evaluation = evaluateFolds(columns);
  const trained = trainWeights(createTrainingSet(columns));
  const weights = trained?.isBetter === true ? trained.weights : DEFAULT_WEIGHTS;
  const { user, system } = process.cpuUsage(before);
  const cpuSeconds = (user + system) / 1e6;
  return values.json === true
    ? JSON.stringify({
        reviews: evaluation.reviewCount,
        predicted: evaluation.predictedCount,
        folds: FOLDS,
        logLossDefault: evaluation.default.logLoss,
        logLossFitted: evaluation.fitted.logLoss,
        rmseBinsDefault: evaluation.default.rmseBins,
        rmseBinsFitted: evaluation.fitted.rmseBins,
        cpuSeconds,
        weights,
      })
    : formatEvaluation(evaluation, weights, cpuSeconds);
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        help: { type: 'boolean' },
        rollover: { type: 'string', default: '4' },
        zone: { type: 'string', default: 'UTC' },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function formatEvaluation(evaluation: FoldEvaluation, weights: readonly number[], cpuSeconds: number): string {
  const row = (name: string, byDefault: number, fitted: number) =>
    `${name.padEnd(12)}${byDefault.toFixed(4).padStart(10)}${fitted.toFixed(4).padStart(10)}`;
  return [
    `${evaluation.reviewCount} reviews, ${evaluation.predictedCount} predicted in ${FOLDS} parts, each unseen by its fit.`,
    `Retention ${(evaluation.default.retention * 100).toFixed(1)} %. Lower is better:`,
    '',
    `${''.padEnd(12)}${'default'.padStart(10)}${'fitted'.padStart(10)}`,
    ...evaluation.folds.map((fold, i) => row(`part ${i + 1}`, fold.default.logLoss, fold.fitted.logLoss)),
    row('log-loss', evaluation.default.logLoss, evaluation.fitted.logLoss),
    row('RMSE (bins)', evaluation.default.rmseBins, evaluation.fitted.rmseBins),
    '',
    `Weights fitted to all reviews: ${weights.join(', ')}`,
    `${cpuSeconds.toFixed(2)} s of processor time.`,
  ].join('\n');
}

/**
 * Prints `N passed, N failed` for the reports of a test run and for steps that failed before or beside them.
 * `npx tsx scripts/sum-tests.ts FOLDER FAILED_STEPS`; a report that is not there counts as one failure.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countLastLine, countPlaywright, countVitest, type TestCounts } from './test-counts.ts';

const [folder = '', failedSteps = '0'] = process.argv.slice(2);

function readCounts(name: string, count: (report: string) => TestCounts): TestCounts {
  try {
    return count(readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    console.error(`No results in ${name}: ${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1 };
  }
}

const all = [
  readCounts('unit.json', countVitest),
  readCounts('browser.json', countPlaywright),
  readCounts('anki.txt', countLastLine),
];
const passed = all.reduce((sum, counts) => sum + counts.passed, 0);
const failed = all.reduce((sum, counts) => sum + counts.failed, Number(failedSteps));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

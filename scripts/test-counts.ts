import * as v from 'valibot';

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
}

const VitestSchema = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  testResults: v.array(v.object({ status: v.string(), assertionResults: v.array(v.unknown()) })),
});

/** Counts of Vitest's JSON report. A test file that could not be loaded counts as one failure. */
export function countVitest(json: string): TestCounts {
  const report = v.parse(VitestSchema, JSON.parse(json));
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

const PlaywrightSchema = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number() }),
  errors: v.array(v.unknown()),
});

/** Counts of Playwright's JSON report. Errors outside of tests count as failures, and so do tests that passed only sometimes. */
export function countPlaywright(json: string): TestCounts {
  const { stats, errors } = v.parse(PlaywrightSchema, JSON.parse(json));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

/** Counts of a test that ends with the line `N passed, N failed`. Throws when it did not get that far or tested nothing. */
export function countLastLine(output: string): TestCounts {
  const last = output.trimEnd().split('\n').at(-1) ?? '';
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/.exec(last.trim()) ?? [];
  if (passed === undefined || failed === undefined) throw new Error(`it ends with “${last}”`);
  if (Number(passed) + Number(failed) === 0) throw new Error('it tested nothing');
  return { passed: Number(passed), failed: Number(failed) };
}

import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest } from '../../scripts/test-counts.ts';

describe('countVitest', () => {
  it('counts passed and failed tests, and a file that could not be loaded as one failure', () => {
    const json = JSON.stringify({
      numPassedTests: 40,
      numFailedTests: 2,
      testResults: [
        { status: 'passed', assertionResults: [{}] },
        { status: 'failed', assertionResults: [{}, {}] },
        { status: 'failed', assertionResults: [] },
      ],
    });
    expect(countVitest(json)).toEqual({ passed: 40, failed: 3 });
  });

  it('refuses what is no report', () => {
    expect(() => countVitest('{}')).toThrow();
  });
});

describe('countPlaywright', () => {
  it('counts unexpected and flaky tests and errors outside of tests as failures', () => {
    const json = JSON.stringify({ stats: { expected: 20, unexpected: 1, flaky: 1, skipped: 0 }, errors: [{}] });
    expect(countPlaywright(json)).toEqual({ passed: 20, failed: 3 });
  });
});

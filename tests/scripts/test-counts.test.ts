import { describe, expect, it } from 'vitest';
import { countLastLine, countPlaywright, countVitest } from '../../scripts/test-counts.ts';

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

describe('countLastLine', () => {
  it('reads the figures of the last line', () => {
    expect(countLastLine('FAILED something\n12 passed, 0 failed\n700 passed, 12 failed\n')).toEqual({
      passed: 700,
      failed: 12,
    });
  });

  it('refuses a test that ended early or tested nothing', () => {
    expect(() => countLastLine('12 passed, 0 failed\nError: no more\n')).toThrow('no more');
    expect(() => countLastLine('')).toThrow();
    expect(() => countLastLine('0 passed, 0 failed')).toThrow('nothing');
  });
});

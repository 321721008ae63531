import { describe, expect, test } from 'vitest';
import { formatSteps, parseSteps } from '../../../src/app/scheduling/steps-text.ts';

describe('steps as text', () => {
  test.each<[string, readonly number[] | null]>([
    ['1m 10m', [1, 10]],
    ['1 10', [1, 10]],
    ['30, 2h, 1d', [30, 120, 1440]],
    ['1.5h', [90]],
    ['0.5m', [0.5]],
    ['', []],
    ['10m 1m', null],
    ['5m 5m', null],
    ['soon', null],
    ['1m -2m', null],
    ['0', null],
  ])('%j are %j', (text, expected) => {
    expect(parseSteps(text)).toEqual(expected);
  });

  test('come back as they were', () => {
    for (const steps of [[], [1, 10], [0.5, 60, 90, 1440, 2880]]) expect(parseSteps(formatSteps(steps))).toEqual(steps);
  });
});

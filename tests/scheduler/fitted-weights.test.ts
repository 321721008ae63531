import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatWeights, isFitDue, parseWeights, weightsIdOf } from '../../src/scheduler/fitted-weights.ts';
import { DEFAULT_WEIGHTS } from '../../src/scheduler/weights.ts';
import { anyWeights } from './make-values.ts';

describe('fitted weights', () => {
  it('come back from their text unchanged, with the same id', () => {
    fc.assert(
      fc.property(anyWeights, (weights) => {
        expect(parseWeights(formatWeights(weights))).toEqual({
          ok: true,
          value: { id: weightsIdOf(weights), weights },
        });
      }),
    );
  });

  it('have an id of their own', () => {
    const others = DEFAULT_WEIGHTS.map((weight, i) => (i === 5 ? weight + 0.0001 : weight));
    expect(weightsIdOf(DEFAULT_WEIGHTS)).toMatch(/^fit-[0-9a-f]{8}$/);
    expect(weightsIdOf(others)).not.toBe(weightsIdOf(DEFAULT_WEIGHTS));
  });

  it('may be pasted with commas, as Anki shows them', () => {
    expect(parseWeights(` ${DEFAULT_WEIGHTS.join(', ')}\n`)).toMatchObject({
      ok: true,
      value: { weights: DEFAULT_WEIGHTS },
    });
  });

  it.each([
    ['', 'NotWeights'],
    ['1 2 3', 'WrongWeightCount'],
    [DEFAULT_WEIGHTS.slice(0, 19).join(' '), 'WrongWeightCount'],
    [DEFAULT_WEIGHTS.map((w, i) => (i === 4 ? 'NaN' : w)).join(' '), 'NotWeights'],
    [DEFAULT_WEIGHTS.map((w, i) => (i === 4 ? '1e999' : w)).join(' '), 'WeightNotFinite'],
    [DEFAULT_WEIGHTS.map((w, i) => (i === 4 ? '1.2.3' : w)).join(' '), 'WeightNotFinite'],
  ])('are refused when they are none: "%s"', (text, type) => {
    expect(parseWeights(text)).toMatchObject({ ok: false, problem: { type } });
  });

  it('are offered from 400 items on, and again when the log has grown by a tenth', () => {
    expect([399, 400].map((count) => isFitDue(count, null))).toEqual([false, true]);
    expect([1000, 1099, 1100].map((count) => isFitDue(count, 1000))).toEqual([false, false, true]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardId } from '../../src/model/ids.ts';
import { chanceOf, createChances } from '../../src/scheduler/chance.ts';
import { fuzzBounds, fuzzInterval, minimumAfterFuzz } from '../../src/scheduler/fuzz.ts';

describe('the spread of intervals', () => {
  it.each([
    [2.5, 1, 1000, [2, 3, 4]],
    [7, 1, 1000, [5, 7, 9]],
    [17, 1, 1000, [14, 17, 20]],
    [37, 1, 1000, [33, 37, 41]],
    [2, 3, 1000, [3, 4, 4]],
    [2, 3, 3, [3, 3, 3]],
    [100, 101, 1000, [101, 105, 108]],
    [100, 1, 99, [92, 96, 99]],
    [100, 97, 103, [97, 100, 103]],
    [19.9, 3, 1000, [17, 20, 23]],
    [20.1, 3, 1000, [17, 20, 23]],
  ])('of %d days within %d and %d is that of Anki', (interval, minimum, maximum, expected) => {
    expect([0, 0.5, 0.99].map((chance) => fuzzInterval(interval, chance, minimum, maximum))).toEqual(expected);
  });

  it('of less than two and a half days is none', () => {
    for (const interval of [0.2, 1, 1.4, 2, 2.49]) {
      const { lower, upper } = fuzzBounds(interval, 1, 1000);
      expect(lower).toBe(upper);
    }
  });

  it.each([
    [2.7269483, 4, 4],
    [2.7269483, 5, 0],
    [4.591988, 4, 5],
  ])('never shortens an interval by itself: %d after %d is at least %d', (interval, previous, expected) => {
    expect(minimumAfterFuzz(interval, previous, 36_500)).toBe(expected);
  });

  it('stays within minimum and maximum for any interval and chance', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 50_000, noNaN: true }),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 36_500 }),
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        (interval, minimum, maximum, chance) => {
          const days = fuzzInterval(interval, chance, minimum, maximum);
          expect(Number.isInteger(days)).toBe(true);
          expect(days).toBeGreaterThanOrEqual(Math.min(minimum, maximum));
          expect(days).toBeLessThanOrEqual(maximum);
        },
      ),
    );
  });
});

describe('the chance of a card', () => {
  it('does not mix card and count up', () => {
    expect(chanceOf('c1' as CardId, 12)).not.toBe(chanceOf('c11' as CardId, 2));
    expect(chanceOf('5' as CardId, 5)).not.toBe(chanceOf('4' as CardId, 6));
  });

  it('is spread evenly over cards and over counts', () => {
    const spreads = [
      Array.from({ length: 20_000 }, (_, i) => chanceOf(`card-${i}` as CardId, 3)),
      Array.from({ length: 20_000 }, (_, i) => chanceOf('card' as CardId, i)),
    ];
    for (const chances of spreads) {
      const counts = Array.from({ length: 20 }, () => 0);
      for (const chance of chances) counts[Math.floor(chance * 20)] = (counts[Math.floor(chance * 20)] ?? 0) + 1;
      // Chi-squared with 19 degrees of freedom exceeds 43.8 once in a thousand; the input is fixed, so this never flickers.
      expect(counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(43.8);
    }
  });

  it('comes from a stream that a seed repeats', () => {
    const [a, b, c] = [createChances(7), createChances(7), createChances(8)];
    const first = Array.from({ length: 50 }, a);
    expect(Array.from({ length: 50 }, b)).toEqual(first);
    expect(Array.from({ length: 50 }, c)).not.toEqual(first);
  });
});

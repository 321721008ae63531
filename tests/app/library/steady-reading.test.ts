import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SteadyReading } from '../../../src/app/library/steady-reading.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Readings that take so long each. */
function setUp(readMillis: number) {
  const begun: number[] = [];
  const start = performance.now();
  const reading = new SteadyReading(() => {
    begun.push(Math.round(performance.now() - start));
    return new Promise((resolve) => setTimeout(resolve, readMillis));
  });
  return { reading, begun };
}

describe('reading again after each write', () => {
  test('the first is at once, and one alone is not repeated', async () => {
    const { reading, begun } = setUp(50);
    reading.refresh();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(begun).toEqual([0]);
  });

  test('many writes while one runs make one more reading, after a pause', async () => {
    const { reading, begun } = setUp(50);
    reading.refresh();
    for (let i = 0; i < 20; i++) reading.refresh();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(begun).toEqual([0, 350]);
  });

  test('under steady writing a long reading takes a quarter of the time, and none waits longer than some seconds', async () => {
    const { reading, begun } = setUp(1_000);
    const writer = setInterval(() => reading.refresh(), 20);
    await vi.advanceTimersByTimeAsync(12_100);
    clearInterval(writer);
    expect(begun).toEqual([20, 4_020, 8_020, 12_020]);

    const slow = setUp(30_000);
    slow.reading.refresh();
    slow.reading.refresh();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(slow.begun).toEqual([0, 35_000]);
  });

  test('after the end nothing is read, until it is asked for again', async () => {
    const { reading, begun } = setUp(50);
    reading.refresh();
    reading.refresh();
    reading.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(begun).toEqual([0]);
    reading.refresh();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(begun).toEqual([0, 60_000]);
  });
});

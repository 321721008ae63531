import { describe, expect, test } from 'vitest';
import { choosePaces, findLastDay, isPile } from '../../../src/app/scheduling/catch-up-row.tsx';
import { DEFAULT_SETTINGS } from '../../../src/model/settings.ts';

const TODAY = 20_000;
const forecastOf = (...counts: number[]) => counts.map((dueCount, i) => ({ day: TODAY + i, dueCount }));
const settings = { ...DEFAULT_SETTINGS, values: {} };

describe('a pile', () => {
  test('is more than a day allows, or several times what the coming days bring', () => {
    expect(isPile(settings, TODAY, forecastOf(250, 90, 90, 90))).toBe(true);
    expect(isPile(settings, TODAY, forecastOf(120, 20, 20, 20))).toBe(true);
    expect(isPile(settings, TODAY, forecastOf(120, 90, 90, 90))).toBe(false);
    expect(isPile(settings, TODAY, forecastOf(40, 0, 0, 0))).toBe(false);
    expect(isPile(settings, TODAY, [])).toBe(false);
  });

  test('stays in view while it is worked off, and no longer', () => {
    const catchUp = { untilDay: TODAY + 1, reviewsPerDay: 50 };
    expect(isPile({ ...settings, catchUp }, TODAY + 1, forecastOf(3))).toBe(true);
    expect(isPile({ ...settings, catchUp }, TODAY + 2, forecastOf(3))).toBe(false);
  });

  test('is gone on the day that the pace allows', () => {
    expect(findLastDay(TODAY, forecastOf(100, 10, 10), 40)).toBe(TODAY + 2);
    expect(findLastDay(TODAY, forecastOf(30, 10, 10), 40)).toBe(TODAY);
    expect(findLastDay(TODAY, forecastOf(100, 50, 50), 40)).toBeNull();
  });

  test('has paces to choose from that rise', () => {
    expect(choosePaces(400)).toEqual([30, 60, 140]);
    expect(choosePaces(60)).toEqual([10, 20]);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import {
  formatBytes,
  formatDateAndTime,
  formatDayFrom,
  formatDays,
  formatPercent,
  formatSeconds,
} from '../../src/ui/format.ts';
import { formatStudyDay } from '../../src/ui/format-study-day.ts';
import { loadLaterText, t } from '../../src/ui/text/text.ts';

beforeAll(loadLaterText);

describe('intervals in words', () => {
  test.each([
    [30, 'under 1 min'],
    [60, '1 min'],
    [600, '10 min'],
    [330, '6 min'],
    [5400, '1.5 h'],
    [86_400, '1 day'],
  ])('%i seconds are "%s"', (seconds, words) => {
    expect(formatSeconds(seconds)).toBe(words);
  });

  test.each([
    [1, '1 day'],
    [12, '12 days'],
    [30, '30 days'],
    [34, '1.1 months'],
    [61, '2 months'],
    [340, '11.2 months'],
    [364, '1 year'],
    [511, '1.4 years'],
  ])('%i days are "%s"', (days, words) => {
    expect(formatDays(days)).toBe(words);
  });
});

describe('days and figures in words', () => {
  test.each([
    [100, 'today'],
    [101, 'tomorrow'],
    [99, 'yesterday'],
    [106, 'in 6 days'],
    [97, '3 days ago'],
  ])('day %i seen from day 100 is "%s"', (day, words) => {
    expect(formatDayFrom(100, day)).toBe(words);
  });

  test('a day that is most of a year back has its year, so that it is not taken for one of this year', () => {
    expect(formatDayFrom(20_000, 20_000 - 60)).toMatch(/^(?!.*20\d\d)/);
    expect(formatDayFrom(20_000, 20_000 - 400)).toContain('2023');
    const spring = Date.UTC(2025, 4, 2);
    expect(formatDateAndTime(spring, Date.UTC(2025, 8, 2))).not.toContain('2025');
    expect(formatDateAndTime(spring, Date.UTC(2026, 8, 2))).toContain('2025');
  });

  test('a study day is a date of the calendar, whatever the zone of the device', () => {
    expect(formatStudyDay(0)).toMatch(/Thu,? 1 Jan|Thu, Jan 1/);
  });

  test('counts in sentences have their thousands apart, as the large figures have', () => {
    expect(t('review.left', { count: 1695 })).toBe('1,695 left');
    expect(t('today.split', { due: 1675, fresh: 1020 })).toBe('1,675 to review, 1,020 new.');
  });

  test('shares are percent, sizes megabytes', () => {
    expect(formatPercent(0.914)).toBe('91%');
    expect(formatBytes(3_400_000)).toBe('3.4 MB');
    expect(formatBytes(12)).toBe('1 KB');
  });
});

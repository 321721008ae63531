import { DEFAULT_SETTINGS, type Settings } from '../model/settings.ts';
import type { SettingRow } from './rows.ts';

/** Settings from the cached rows. A key that is missing, or has a value that makes no sense, has its default. */
export function rowsToSettings(rows: readonly SettingRow[]): Settings {
  const values = new Map(rows.map((row) => [row.key, row.value]));
  const theme = values.get('theme');
  return {
    theme: theme === 'light' || theme === 'dark' || theme === 'system' ? theme : DEFAULT_SETTINGS.theme,
    rolloverHour: wholeNumber(values.get('rolloverHour'), 0, 23) ?? DEFAULT_SETTINGS.rolloverHour,
    newCardsPerDay: wholeNumber(values.get('newCardsPerDay'), 0, 9_999) ?? DEFAULT_SETTINGS.newCardsPerDay,
    reviewsPerDay: wholeNumber(values.get('reviewsPerDay'), 0, 99_999) ?? DEFAULT_SETTINGS.reviewsPerDay,
    desiredRetention: numberWithin(values.get('desiredRetention'), 0.7, 0.97) ?? DEFAULT_SETTINGS.desiredRetention,
  };
}

function numberWithin(value: unknown, least: number, most: number): number | undefined {
  return typeof value === 'number' && value >= least && value <= most ? value : undefined;
}

function wholeNumber(value: unknown, least: number, most: number): number | undefined {
  return Number.isInteger(value) ? numberWithin(value, least, most) : undefined;
}

import { readSettings } from '../model/read-settings.ts';
import type { AllSettings, SettingValue } from '../model/settings.ts';
import type { Database } from './database.ts';

/** The settings from the newest value of each key that counts. */
export async function readAllSettings(database: Database): Promise<AllSettings> {
  // Without a prototype: keys come from files too.
  const values: Record<string, SettingValue> = Object.create(null);
  for (const row of await database.settings.toArray()) values[row.key] = row.value;
  return { ...readSettings(values), values };
}

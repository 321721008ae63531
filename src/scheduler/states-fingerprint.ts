import type { NoteId } from '../model/ids.ts';
import type { Settings, SettingValues } from '../model/settings.ts';
import { hashText } from './chance.ts';

/** Settings that a replay of the log depends on. The others only matter when an answer is given. */
const REPLAY_KEYS: ReadonlySet<string> = new Set<keyof Settings>([
  'weights',
  'learningStepsMinutes',
  'relearningStepsMinutes',
  'minimumIntervalDays',
  'maximumIntervalDays',
  'examDay',
  'examRetention',
]);

/**
 * A short text that differs when the states of cards have to be computed anew: when weights, steps or bounds of intervals
 * changed, for all decks or for one, or when a note moved to another deck while decks have some of their own.
 */
export function fingerprintStates(values: SettingValues, paths: ReadonlyMap<NoteId, string>): string {
  const relevant = Object.entries(values)
    .filter(([key, value]) => value !== null && REPLAY_KEYS.has(key.split('@')[0] ?? ''))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const hasDecks = relevant.some(([key]) => key.includes('@'));
  const notes = hasDecks ? [...paths].sort(([a], [b]) => (a < b ? -1 : 1)) : [];
  return hashText(JSON.stringify([relevant, notes])).toString(16);
}

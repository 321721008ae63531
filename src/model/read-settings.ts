import type { NoteId } from './ids.ts';
import {
  type CatchUp,
  DEFAULT_SETTINGS,
  type EasyDay,
  type Settings,
  type SettingValue,
  type SettingValues,
} from './settings.ts';

/** A part of the collection with settings of its own: `folder:aws-developer/week-1` or `note:ID`. */
export type Scope = string;

export function noteScope(noteId: NoteId): Scope {
  return `note:${noteId}`;
}

export function folderScope(folder: string): Scope {
  return `folder:${folder}`;
}

/** The scopes that a note lies in, the innermost first: the note itself, then its folders. */
export function scopesOf(note: { readonly id: NoteId; readonly path: string }): Scope[] {
  const folders = note.path.split('/').slice(0, -1);
  return [noteScope(note.id), ...folders.map((_, i) => folderScope(folders.slice(0, folders.length - i).join('/')))];
}

/** Whether a note at this path lies in the scope. */
export function isInScope(scope: Scope, note: { readonly id: NoteId; readonly path: string }): boolean {
  return scope === noteScope(note.id) || (scope.startsWith('folder:') && note.path.startsWith(`${scope.slice(7)}/`));
}

/** The key under which a setting of a scope is written; null for all decks. */
export function settingKey(key: keyof Settings, scope: Scope | null): string {
  return scope === null ? key : `${key}@${scope}`;
}

/** What is the same for all decks, whatever the log says. */
const GLOBAL_KEYS: ReadonlySet<keyof Settings> = new Set([
  'theme',
  'rolloverHour',
  'weights',
  'fittedAtItemCount',
  'catchUp',
]);

type Readers = { readonly [Key in keyof Settings]: (value: SettingValue) => Settings[Key] | undefined };

const READERS: Readers = {
  theme: oneOf('system', 'light', 'dark'),
  rolloverHour: whole(0, 23),
  newCardsPerDay: whole(0, 9999),
  reviewsPerDay: whole(0, 99_999),
  newCardOrder: oneOf('notes', 'spread'),
  newCardPlace: oneOf('mixed', 'first', 'last'),
  reviewOrder: oneOf('retrievability', 'relative-overdueness', 'due', 'random'),
  burySiblings: (value) => (typeof value === 'boolean' ? value : undefined),
  desiredRetention: within(0.7, 0.97),
  learningStepsMinutes: readSteps,
  relearningStepsMinutes: readSteps,
  minimumIntervalDays: whole(1, 36_500),
  maximumIntervalDays: whole(1, 36_500),
  leechThreshold: whole(0, 99),
  easyDays: readEasyDays,
  examDay: whole(0, 99_999),
  examRetention: within(0.7, 0.99),
  weights: (value) => (typeof value === 'string' ? value : undefined),
  fittedAtItemCount: whole(0, Number.MAX_SAFE_INTEGER),
  catchUp: readCatchUp,
};

/**
 * The settings that hold for a deck: for each key the value of the innermost scope that has one, then that for all decks,
 * then the default. A value that makes no sense is passed over.
 */
export function readSettings(values: SettingValues, scopes: readonly Scope[] = []): Settings {
  const settings: Record<string, unknown> = { ...DEFAULT_SETTINGS };
  for (const key of Object.keys(READERS) as (keyof Settings)[]) {
    const found = findSetting(values, key, scopes);
    if (found !== null) settings[key] = found.value;
  }
  return settings as unknown as Settings;
}

/** The value that holds for a key and where it comes from; `scope` is null for all decks. null where the default holds. */
export function findSetting<Key extends keyof Settings>(
  values: SettingValues,
  key: Key,
  scopes: readonly Scope[],
): { readonly value: Settings[Key]; readonly scope: Scope | null } | null {
  const own: readonly (Scope | null)[] = GLOBAL_KEYS.has(key) ? [null] : [...scopes, null];
  for (const scope of own) {
    const raw = values[settingKey(key, scope)] ?? null;
    const value = raw === null ? undefined : READERS[key](raw);
    if (value !== undefined) return { value, scope };
  }
  return null;
}

/** A setting as its event has it. */
export function settingToValue(value: Settings[keyof Settings]): SettingValue {
  if (typeof value === 'object' && value !== null && 'untilDay' in value) {
    return `${value.untilDay} ${value.reviewsPerDay}`;
  }
  if (!Array.isArray(value)) return value as SettingValue;
  return value.every((day) => typeof day === 'string') ? value.map((day) => day[0]).join('') : value.join(' ');
}

function oneOf<Word extends string>(...words: readonly Word[]): (value: SettingValue) => Word | undefined {
  return (value) => words.find((word) => word === value);
}

function within(least: number, most: number): (value: SettingValue) => number | undefined {
  return (value) => (typeof value === 'number' && value >= least && value <= most ? value : undefined);
}

function whole(least: number, most: number): (value: SettingValue) => number | undefined {
  return (value) => (Number.isInteger(value) ? within(least, most)(value) : undefined);
}

/** Minutes, rising: `1 10`. Empty text is no steps at all. */
function readSteps(value: SettingValue): readonly number[] | undefined {
  if (typeof value !== 'string') return undefined;
  const steps = value.split(' ').filter(Boolean).map(Number);
  return steps.every((step, i) => step > (steps[i - 1] ?? 0) && step < 1e6) ? steps : undefined;
}

/** The last day, then reviews a day: `20500 80`. */
function readCatchUp(value: SettingValue): CatchUp | undefined {
  const [, untilDay, reviewsPerDay] = /^(\d{1,6}) (\d{1,5})$/.exec(String(value)) ?? [];
  if (untilDay === undefined || reviewsPerDay === undefined) return undefined;
  return { untilDay: Number(untilDay), reviewsPerDay: Number(reviewsPerDay) };
}

const EASY_DAYS: Readonly<Record<string, EasyDay>> = { n: 'normal', r: 'reduced', m: 'minimum' };

/** Seven letters from Monday: `nnnnnrm`. */
function readEasyDays(value: SettingValue): readonly EasyDay[] | undefined {
  const days = typeof value === 'string' ? [...value].map((letter) => EASY_DAYS[letter]) : [];
  return days.length === 7 && days.every((day) => day !== undefined) ? days : undefined;
}

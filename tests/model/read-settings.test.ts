import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoteId } from '../../src/model/ids.ts';
import {
  findSetting,
  folderScope,
  isInScope,
  noteScope,
  readSettings,
  scopesOf,
  settingKey,
  settingToValue,
} from '../../src/model/read-settings.ts';
import { DEFAULT_SETTINGS, type EasyDay, type Settings } from '../../src/model/settings.ts';

const note = { id: 'n1' as NoteId, path: 'aws/week-1/ecs.md' };

describe('settings', () => {
  it('are the defaults where nothing was set', () => {
    expect(readSettings({})).toEqual(DEFAULT_SETTINGS);
    expect(readSettings({}, scopesOf(note))).toEqual(DEFAULT_SETTINGS);
  });

  it('of a note come from the note, else its folder, else the folder around, else all decks', () => {
    expect(scopesOf(note)).toEqual(['note:n1', 'folder:aws/week-1', 'folder:aws']);
    const values = {
      desiredRetention: 0.8,
      'desiredRetention@folder:aws': 0.85,
      'desiredRetention@folder:aws/week-1': 0.9,
      'desiredRetention@note:n1': 0.95,
    };
    const without = (...keys: string[]) =>
      Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)));
    const find = (of: Record<string, number>) => findSetting(of, 'desiredRetention', scopesOf(note));
    expect(find(values)).toEqual({ value: 0.95, scope: 'note:n1' });
    const noNote = without('desiredRetention@note:n1');
    expect(find(noNote)).toEqual({ value: 0.9, scope: 'folder:aws/week-1' });
    const noWeek = without('desiredRetention@note:n1', 'desiredRetention@folder:aws/week-1');
    expect(find(noWeek)).toEqual({ value: 0.85, scope: 'folder:aws' });
    expect(find({ desiredRetention: 0.8 })).toEqual({ value: 0.8, scope: null });
    expect(find({})).toBeNull();
    expect(readSettings(values).desiredRetention).toBe(0.8);
  });

  it('that were given back are those around', () => {
    const values = { leechThreshold: 5, 'leechThreshold@note:n1': null };
    expect(readSettings(values, scopesOf(note)).leechThreshold).toBe(5);
    expect(readSettings({ leechThreshold: null }).leechThreshold).toBe(DEFAULT_SETTINGS.leechThreshold);
  });

  it('that make no sense are passed over', () => {
    const values = {
      'desiredRetention@note:n1': 7,
      desiredRetention: 0.8,
      learningStepsMinutes: '10 1',
      easyDays: 'nnn',
      examDay: 'tomorrow',
      rolloverHour: 99,
      newCardOrder: 'backwards',
      burySiblings: 1,
    };
    expect(readSettings(values, scopesOf(note))).toEqual({ ...DEFAULT_SETTINGS, desiredRetention: 0.8 });
  });

  it('for all decks alone cannot be set for one', () => {
    expect(readSettings({ 'rolloverHour@note:n1': 2, 'theme@folder:aws': 'dark' }, scopesOf(note))).toEqual(
      DEFAULT_SETTINGS,
    );
  });

  it('come back from their events as they were set', () => {
    const easy = fc.constantFrom<EasyDay>('normal', 'reduced', 'minimum');
    const anySettings: fc.Arbitrary<Partial<Settings>> = fc.record({
      desiredRetention: fc.double({ min: 0.7, max: 0.97, noNaN: true }),
      learningStepsMinutes: fc
        .uniqueArray(fc.integer({ min: 1, max: 9999 }), { maxLength: 5 })
        .map((steps) => steps.sort((a, b) => a - b)),
      easyDays: fc.array(easy, { minLength: 7, maxLength: 7 }),
      examDay: fc.integer({ min: 0, max: 99_999 }),
      burySiblings: fc.boolean(),
      reviewOrder: fc.constantFrom('retrievability', 'relative-overdueness', 'due', 'random'),
      weights: fc.constantFrom('1 2 3', '0.4 1.2'),
    });
    fc.assert(
      fc.property(anySettings, (wanted) => {
        const keys = Object.keys(wanted) as (keyof Settings)[];
        const values = Object.fromEntries(
          keys.map((key) => [settingKey(key, null), settingToValue(wanted[key] ?? null)]),
        );
        expect(readSettings(values)).toEqual({ ...DEFAULT_SETTINGS, ...wanted });
      }),
    );
  });
});

describe('a scope', () => {
  it('holds the notes of its folder, at any depth, and no others', () => {
    expect(isInScope(folderScope('aws'), note)).toBe(true);
    expect(isInScope(folderScope('aws/week-1'), note)).toBe(true);
    expect(isInScope(folderScope('aws/week-10'), note)).toBe(false);
    expect(isInScope(folderScope('aw'), note)).toBe(false);
    expect(isInScope(noteScope(note.id), note)).toBe(true);
    expect(isInScope(noteScope('n2' as NoteId), note)).toBe(false);
  });
});

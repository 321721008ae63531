import { useCallback, useRef, useState } from 'react';
import type { NoteId } from '../../model/ids.ts';
import { findSetting, readSettings, type Scope, scopesOf, settingToValue } from '../../model/read-settings.ts';
import type { Settings } from '../../model/settings.ts';
import { sayTrouble } from '../../review/say-trouble.ts';
import { useApp } from '../app-context.ts';
import { changeSetting } from '../change-setting.ts';

/** The settings of one deck, or of all (`scope` is null), and how to change them. */
export interface DeckSettings {
  readonly scope: Scope | null;
  /** The deck and those around it, the innermost first. */
  readonly scopes: readonly Scope[];
  readonly settings: Settings;
  /** Where a setting comes from: the deck itself, another one around it, or nowhere (`default`). */
  originOf(key: keyof Settings): Scope | 'all' | 'default';
  /** null gives a setting of the deck back to what holds around it. */
  change<Key extends keyof Settings>(key: Key, value: Settings[Key] | null): Promise<void>;
  /** What the browser said when the last change could not be saved. */
  readonly trouble: string | null;
}

export function useDeckSettings(scope: Scope | null, paths: ReadonlyMap<NoteId, string>): DeckSettings {
  const { deps, settings: all } = useApp();
  const [trouble, setTrouble] = useState<string | null>(null);
  const scopes = scope === null ? [] : scopesAround(scope, paths);
  const settings = readSettings(all.values, scopes);
  const latest = useRef(settings);
  latest.current = settings;
  const change = useCallback<DeckSettings['change']>(
    async (key, value) => {
      // Leaving a field without a change must not make an inherited value the deck's own.
      if (value !== null && settingToValue(value) === settingToValue(latest.current[key])) return;
      const result = await changeSetting(deps, all, key, value, scope);
      setTrouble(result.kind === 'not-saved' ? sayTrouble(result) : null);
    },
    [deps, all, scope],
  );
  return {
    scope,
    scopes,
    settings,
    originOf(key) {
      const found = findSetting(all.values, key, scopes);
      return found === null ? 'default' : (found.scope ?? 'all');
    },
    change,
    trouble,
  };
}

/** The scope and the folders that it lies in, the innermost first. */
function scopesAround(scope: Scope, paths: ReadonlyMap<NoteId, string>): Scope[] {
  if (scope.startsWith('folder:')) return scopesOf({ id: '' as NoteId, path: `${scope.slice(7)}/` }).slice(1);
  const id = scope.slice(5) as NoteId;
  return scopesOf({ id, path: paths.get(id) ?? '' });
}

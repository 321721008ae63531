import { type Scope, settingKey, settingToValue } from '../model/read-settings.ts';
import type { Settings } from '../model/settings.ts';
import type { WriteResult } from '../model/write.ts';
import { type Deps, readMoment } from './deps.ts';

/**
 * Writes one setting as an event, for all decks or for one (`scope`). `null` takes a setting of a deck back, so that it has
 * what holds around it, and for all decks gives back the default. Resolves when it is on disk, or with the reason why it is not.
 */
export function changeSetting<Key extends keyof Settings>(
  deps: Deps,
  settings: Settings,
  key: Key,
  value: Settings[Key] | null,
  scope: Scope | null = null,
): Promise<WriteResult> {
  return deps.store.recordEvent({
    event: {
      ...readMoment(deps, settings),
      id: deps.newEventId(),
      deviceId: deps.store.deviceId,
      kind: 'setting',
      key: settingKey(key, scope),
      value: value === null ? null : settingToValue(value),
    },
    nextState: null,
    seenEventId: null,
  });
}

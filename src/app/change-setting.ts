import type { Settings } from '../model/settings.ts';
import type { WriteResult } from '../model/write.ts';
import { type Deps, readMoment } from './deps.ts';

/** Writes one setting as an event. Resolves when it is on disk, or with the reason why it is not. */
export function changeSetting<Key extends keyof Settings>(
  deps: Deps,
  settings: Settings,
  key: Key,
  value: Settings[Key],
): Promise<WriteResult> {
  return deps.store.recordEvent({
    event: {
      ...readMoment(deps, settings),
      id: deps.newEventId(),
      deviceId: deps.store.deviceId,
      kind: 'setting',
      key,
      value,
    },
    nextState: null,
    seenEventId: null,
  });
}

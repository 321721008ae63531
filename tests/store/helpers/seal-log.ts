import { packEvents } from '../../../src/scheduler/packed-log.ts';
import { openReader } from '../../../src/store/open-reader.ts';
import type { PackedPart } from '../../../src/store/sealed-log.ts';
import type { Store } from '../../../src/store/store.ts';

/** What the worker makes of the next part of the log; null when there is nothing worth packing. */
export async function packNextPart(database: string, upToDay: number): Promise<PackedPart | null> {
  const reader = await openReader({ name: database });
  const part = await reader.readNextPart(upToDay);
  reader.close();
  if (part === null) return null;
  const { after, throughDay, events } = part;
  return { after, throughDay, count: events.length, log: packEvents(events) };
}

/** Packs the log as the app does in the background. Returns how many parts were made. */
export async function sealAll(store: Store, database: string, upToDay: number): Promise<number> {
  for (let parts = 0; ; parts++) {
    const part = await packNextPart(database, upToDay);
    if (part === null) return parts;
    const result = await store.putSealedPart(part);
    if (result.kind !== 'saved') throw new Error(`A part was not kept: ${JSON.stringify(result)}`);
  }
}

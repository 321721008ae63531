import type { LogEvent } from '../../model/event.ts';
import { type PackedLog, unpackEvents } from '../../scheduler/packed-log.ts';
import type { StoreReader } from '../../store/open-reader.ts';

/** The whole log in pages, each event once, in no particular order: from its packed parts where there are any, which is much faster. */
export async function* readWholeLog(reader: StoreReader): AsyncGenerator<readonly LogEvent[]> {
  const sealed = await reader.readSealedLog();
  if (sealed === null) {
    yield* reader.readEventPages();
    return;
  }
  for (const part of sealed.parts) yield unpackEvents(part as PackedLog);
  yield sealed.rest;
}

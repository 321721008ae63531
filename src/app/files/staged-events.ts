import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import type { LogEvent } from '../../model/event.ts';

/**
 * Events of a file that was read and is not taken in yet. They wait packed, some 30 bytes each instead of several hundred, and
 * are unpacked a page at a time, at once: a transaction must not wait for a file.
 */
export interface StagedEvents {
  readonly count: number;
  readonly packedBytes: number;
  add(event: LogEvent): void;
  pages(): Iterable<readonly LogEvent[]>;
}

const EVENTS_A_PAGE = 200;

export function createStagedEvents(): StagedEvents {
  const packed: Uint8Array[] = [];
  let open: LogEvent[] = [];
  let count = 0;
  let packedBytes = 0;
  const close = (): void => {
    const bytes = deflateSync(strToU8(JSON.stringify(open)), { level: 3 });
    packed.push(bytes);
    packedBytes += bytes.length;
    open = [];
  };
  return {
    get count() {
      return count;
    },
    get packedBytes() {
      return packedBytes;
    },
    add(event) {
      open.push(event);
      count++;
      if (open.length === EVENTS_A_PAGE) close();
    },
    *pages() {
      // What was packed here is our own: it needs no second check.
      for (const bytes of packed) yield JSON.parse(strFromU8(inflateSync(bytes))) as LogEvent[];
      if (open.length > 0) yield [...open];
    },
  };
}

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
  /** All of them packed, for another thread: it goes on with them in a `createStagedEvents` of its own. */
  handOver(): Uint8Array<ArrayBuffer>[];
}

const EVENTS_A_PAGE = 200;

/** `before` was handed over by another thread and holds `beforeCount` events. */
export function createStagedEvents(before: readonly Uint8Array<ArrayBuffer>[] = [], beforeCount = 0): StagedEvents {
  const packed: Uint8Array<ArrayBuffer>[] = [...before];
  let open: LogEvent[] = [];
  let count = beforeCount;
  let packedBytes = before.reduce((sum, bytes) => sum + bytes.length, 0);
  const close = (): void => {
    const bytes = new Uint8Array(deflateSync(strToU8(JSON.stringify(open)), { level: 3 }));
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
    handOver() {
      if (open.length > 0) close();
      return packed;
    },
  };
}

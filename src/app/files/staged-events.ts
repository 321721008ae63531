import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import type { Card } from '../../model/card.ts';
import type { LogEvent } from '../../model/event.ts';
import type { Listed } from '../../model/listed.ts';

/**
 * Events of a file that was read and is not taken in yet. They wait packed, some 30 bytes each instead of several hundred, and
 * are unpacked a page at a time, at once: a transaction must not wait for a file.
 */
export type StagedEvents = Staged<LogEvent>;

interface Staged<Thing> {
  readonly count: number;
  readonly packedBytes: number;
  add(thing: Thing): void;
  pages(): Iterable<readonly Thing[]>;
  /** All of them packed, for another thread: it goes on with them in a `createStagedEvents` of its own. */
  handOver(): Uint8Array<ArrayBuffer>[];
}

const THINGS_A_PAGE = 200;

/** `before` was handed over by another thread and holds `beforeCount` events. */
export function createStagedEvents(before: readonly Uint8Array<ArrayBuffer>[] = [], beforeCount = 0): StagedEvents {
  return createStaged<LogEvent>(before, beforeCount);
}

/** Cards of a file wait packed as well: there may be a hundred thousand. */
export interface StagedCards extends Listed<Card> {
  add(card: Card): void;
}

export function createStagedCards(): StagedCards {
  const staged = createStaged<Card>([], 0);
  return {
    get length() {
      return staged.count;
    },
    add: staged.add,
    *[Symbol.iterator]() {
      for (const page of staged.pages()) yield* page;
    },
  };
}

function createStaged<Thing>(before: readonly Uint8Array<ArrayBuffer>[], beforeCount: number): Staged<Thing> {
  const packed: Uint8Array<ArrayBuffer>[] = [...before];
  let open: Thing[] = [];
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
    add(thing) {
      open.push(thing);
      count++;
      if (open.length === THINGS_A_PAGE) close();
    },
    *pages() {
      // What was packed here is our own: it needs no second check.
      for (const bytes of packed) yield JSON.parse(strFromU8(inflateSync(bytes))) as Thing[];
      if (open.length > 0) yield [...open];
    },
    handOver() {
      if (open.length > 0) close();
      return packed;
    },
  };
}

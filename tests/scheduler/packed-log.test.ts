import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareEvents, type LogEvent } from '../../src/model/event.ts';
import type { DeviceId, EventId } from '../../src/model/ids.ts';
import { createConfig } from '../../src/scheduler/config.ts';
import { mergeEvents } from '../../src/scheduler/merge-events.ts';
import { packEvents, packedBytes, unpackEvents } from '../../src/scheduler/packed-log.ts';
import { replayCard } from '../../src/scheduler/replay-card.ts';
import { anyDeeds, type Deed, LogDesk } from './log-desk.ts';
import { at } from './make-values.ts';

function deskAfter(deeds: readonly Deed[], config = createConfig(), device = 1): LogDesk {
  const desk = new LogDesk(config, device);
  for (const deed of deeds) desk.act(deed);
  return desk;
}

const setting: LogEvent = {
  kind: 'setting',
  id: 'ffffffff-0000-7000-8000-000000000001' as EventId,
  deviceId: 'device-1' as DeviceId,
  key: 'theme',
  value: 'dark',
  ...at(2),
};

describe('a packed log', () => {
  it('gives the same events again, in the order of replay', () => {
    fc.assert(
      fc.property(anyDeeds, (deeds) => {
        const { events } = deskAfter(deeds);
        const log = [...events, setting];
        expect(unpackEvents(packEvents(log))).toEqual([...log].sort(compareEvents));
      }),
    );
  });

  it('keeps reviews whose values fit no array', () => {
    const { events } = deskAfter([
      { card: 0, afterHours: 0, what: 3 },
      { card: 0, afterHours: 1, what: 3 },
      { card: 0, afterHours: 90, what: 1 },
    ]);
    const [first, second, third] = events;
    if (first?.kind !== 'review' || second?.kind !== 'review' || third?.kind !== 'review') throw new Error('Three.');
    const odd: LogEvent[] = [
      { ...first, id: 'not-a-uuid' as EventId },
      { ...second, offsetMinutes: 19.5 },
      { ...third, interval: { unit: 'days', days: 2 ** 40 } },
    ];
    const packed = packEvents(odd);
    expect(packed.count).toBe(0);
    expect(unpackEvents(packed)).toEqual(odd);
  });

  it('holds one copy of an event that comes twice', () => {
    const { events } = deskAfter([{ card: 0, afterHours: 0, what: 4 }]);
    expect(unpackEvents(packEvents([...events, ...events]))).toEqual(events);
  });

  it('takes at most 90 bytes a review', () => {
    const deeds = Array.from({ length: 500 }, (_, i) => ({ card: i % 9, afterHours: 5, what: 3 as const }));
    expect(packedBytes(packEvents(deskAfter(deeds).events)) / 500).toBeLessThanOrEqual(90);
  });
});

describe('merging logs', () => {
  const anyThree = fc.tuple(anyDeeds, anyDeeds, anyDeeds, anyDeeds).map(([common, ...apart]) => {
    const start = deskAfter(common);
    return apart.map((deeds, i) => {
      const desk = start.fork(i + 2);
      for (const deed of deeds) desk.act(deed);
      return desk.events;
    });
  });

  it('is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(anyThree, ([a = [], b = [], c = []]) => {
        const merged = mergeEvents(a, b, c);
        expect(mergeEvents(b, a)).toEqual(mergeEvents(a, b));
        expect(mergeEvents(mergeEvents(a, b), c)).toEqual(merged);
        expect(mergeEvents(a, mergeEvents(b, c))).toEqual(merged);
        expect(mergeEvents(merged, a, merged)).toEqual(merged);
      }),
    );
  });

  it('gives every card one state, whichever log comes first', () => {
    fc.assert(
      fc.property(anyThree, ([a = [], b = []]) => {
        const config = createConfig();
        const merged = mergeEvents(a, b);
        const cards = new Set(
          merged.flatMap((event) => ('cardId' in event && event.cardId !== null ? [event.cardId] : [])),
        );
        for (const card of cards)
          expect(replayCard(card, [...b, ...a], config)).toEqual(replayCard(card, merged, config));
      }),
    );
  });
});

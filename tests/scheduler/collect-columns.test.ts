import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareEvents, effectiveEvents, type LogEvent } from '../../src/model/event.ts';
import type { EventId } from '../../src/model/ids.ts';
import { ColumnCollector } from '../../src/scheduler/collect-columns.ts';
import { createConfig } from '../../src/scheduler/config.ts';
import { packEvents } from '../../src/scheduler/packed-log.ts';
import { packedToColumns } from '../../src/scheduler/replay-packed.ts';
import { createTrainingSet, type ReviewColumns } from '../../src/scheduler/training-set.ts';
import { anyDeeds, LogDesk } from './log-desk.ts';

function undoneIds(events: readonly LogEvent[]): Set<EventId> {
  const counting = new Set(effectiveEvents(events).map((event) => event.id));
  return new Set(events.filter((event) => event.kind !== 'undo' && !counting.has(event.id)).map((event) => event.id));
}

/** The columns with cards numbered in the order in which they turn up. */
function renumber({ card, day, grade }: ReviewColumns): unknown[] {
  const numbers = new Map<number, number>();
  return Array.from(card, (number, i) => {
    if (!numbers.has(number)) numbers.set(number, numbers.size);
    return [numbers.get(number), day[i], grade[i]];
  });
}

describe('columns from pages of a log', () => {
  it('are those of the packed log, whatever the order of the pages', () => {
    fc.assert(
      fc.property(anyDeeds, (deeds) => {
        const desk = new LogDesk(createConfig());
        for (const deed of deeds) desk.act(deed);
        const byId = [...desk.events].sort((a, b) => (a.id < b.id ? 1 : -1));
        const collector = new ColumnCollector();
        for (let i = 0; i < byId.length; i += 3) collector.add(byId.slice(i, i + 3));
        const columns = collector.finish(undoneIds(desk.events));
        const packed = packedToColumns(packEvents([...desk.events].sort(compareEvents)));
        expect(renumber(columns)).toEqual(renumber(packed));
        expect(createTrainingSet(columns).itemCount).toBe(createTrainingSet(packed).itemCount);
      }),
    );
  });
});

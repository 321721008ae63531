import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareEvents, effectiveEvents, type LogEvent } from '../../src/model/event.ts';
import type { EventId } from '../../src/model/ids.ts';
import { ColumnCollector } from '../../src/scheduler/collect-columns.ts';
import { createConfig } from '../../src/scheduler/config.ts';
import { anyDeeds, LogDesk } from './log-desk.ts';

function undoneIds(events: readonly LogEvent[]): Set<EventId> {
  const counting = new Set(effectiveEvents(events).map((event) => event.id));
  return new Set(events.filter((event) => event.kind !== 'undo' && !counting.has(event.id)).map((event) => event.id));
}

describe('columns from pages of a log', () => {
  it('hold the answers that count and move the schedule, in order, whatever the order of the pages', () => {
    fc.assert(
      fc.property(anyDeeds, (deeds) => {
        const desk = new LogDesk(createConfig());
        for (const deed of deeds) desk.act(deed);
        const byId = [...desk.events].sort((a, b) => (a.id < b.id ? 1 : -1));
        const collector = new ColumnCollector();
        for (let i = 0; i < byId.length; i += 3) collector.add(byId.slice(i, i + 3));
        const { cardCount, card, day, grade } = collector.finish(undoneIds(desk.events));
        const counting = effectiveEvents(desk.events).sort(compareEvents);
        const answers = counting.flatMap((event, i) => {
          if (event.kind !== 'review' || !event.affectsSchedule) return [];
          const isBeforeReset = counting
            .slice(i)
            .some((later) => later.kind === 'reset' && later.cardId === event.cardId);
          return isBeforeReset ? [] : [event];
        });
        const cards = [...new Set(answers.map((event) => event.cardId))];
        expect(cardCount).toBe(cards.length);
        expect(Array.from(card, (number, i) => [cards[number], day[i], grade[i]])).toEqual(
          answers.map((event) => [event.cardId, event.day, event.grade]),
        );
      }),
    );
  });
});

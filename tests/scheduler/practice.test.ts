import { describe, expect, it } from 'vitest';
import type { CardState } from '../../src/model/card-state.ts';
import { createCardState } from '../../src/model/card-state.ts';
import type { CardId, FactId, NoteId } from '../../src/model/ids.ts';
import type { QueueCandidate } from '../../src/model/queue.ts';

import { createDefaultEngine } from '../../src/scheduler/memory.ts';
import { planPractice } from '../../src/scheduler/practice.ts';
import { retrievabilityAt } from '../../src/scheduler/retrievability-at.ts';
import { at, DAY_MILLIS } from './make-values.ts';

const engine = createDefaultEngine();
const now = at(10).atMillis;

function card(id: string, state: Partial<CardState>, position = 0, fact = `fact of ${id}`): QueueCandidate {
  return {
    state: { ...createCardState(id as CardId), ...state },
    noteId: 'note' as NoteId,
    factId: fact as FactId,
    priority: 0,
    position,
  };
}

function seen(stability: number, daysAgo: number): Partial<CardState> {
  return { phase: 'review', memory: { stability, difficulty: 5 }, lastReviewAtMillis: now - daysAgo * DAY_MILLIS };
}

describe('the chance of recall now', () => {
  it('falls by the hour, not by the day', () => {
    const state = card('a', seen(1, 0.5)).state;
    expect(retrievabilityAt(state, now, engine)).toBeCloseTo(
      engine.retrievability({ stability: 1, difficulty: 5 }, 0.5),
      8,
    );
    expect(retrievabilityAt(state, now + DAY_MILLIS / 2, engine)).toBeCloseTo(0.9, 6);
  });

  it('is unknown for a new card, and 1 when the last answer lies in the future', () => {
    expect(retrievabilityAt(createCardState('a' as CardId), now, engine)).toBeNull();
    expect(retrievabilityAt(card('a', seen(1, -3)).state, now, engine)).toBe(1);
  });
});

describe('practice', () => {
  it('asks the card most likely forgotten first and new cards last, in note order', () => {
    const cards = [
      card('new 2', {}, 2),
      card('strong', seen(100, 5)),
      card('new 1', {}, 1),
      card('weak', seen(2, 9)),
      card('suspended', { ...seen(1, 9), isSuspended: true }),
      card('middling', seen(20, 9)),
    ];
    const order = planPractice(cards, now, engine).map(({ state }) => state.cardId);
    expect(order).toEqual(['weak', 'middling', 'strong', 'new 1', 'new 2']);
    expect(planPractice([...cards].reverse(), now, engine).map(({ state }) => state.cardId)).toEqual(order);
  });

  it('keeps siblings apart', () => {
    const cards = [card('a1', seen(2, 9), 0, 'a'), card('a2', seen(2.1, 9), 0, 'a'), card('b', seen(50, 9), 0, 'b')];
    expect(planPractice(cards, now, engine).map(({ state }) => state.cardId)).toEqual(['a1', 'b', 'a2']);
  });
});

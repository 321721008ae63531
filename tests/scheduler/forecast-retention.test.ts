import { describe, expect, it } from 'vitest';
import { type CardState, createCardState } from '../../src/model/card-state.ts';
import type { CardId } from '../../src/model/ids.ts';
import { forecastRetentions } from '../../src/scheduler/forecast-retention.ts';
import { DEFAULT_WEIGHTS } from '../../src/scheduler/weights.ts';

const TODAY = 20_000;

function states(started: number, fresh: number): CardState[] {
  return Array.from({ length: started + fresh }, (_, i) => {
    const state = createCardState(`c${i}` as CardId);
    if (i >= started) return state;
    const days = 1 + (i % 40);
    return {
      ...state,
      phase: 'review',
      memory: { stability: days, difficulty: 5 },
      interval: { unit: 'days', days },
      dueDay: TODAY + (i % 7),
      lastReviewDay: TODAY - (i % 10),
      reviewCount: 2,
    };
  });
}

const question = {
  weights: DEFAULT_WEIGHTS,
  today: TODAY,
  days: 90,
  newCardsPerDay: 10,
  reviewsPerDay: 999,
  maximumIntervalDays: 36_500,
};

describe('the forecast for a retention', () => {
  it('costs more and remembers more the higher it is', () => {
    const [low, middle, high] = forecastRetentions({ ...question, states: states(300, 300) }, [0.75, 0.9, 0.97]);
    if (!low || !middle || !high) throw new Error('There are three.');
    expect(low.minutesPerDay).toBeLessThan(middle.minutesPerDay);
    expect(middle.minutesPerDay).toBeLessThan(high.minutesPerDay);
    expect(low.rememberedCards).toBeLessThan(middle.rememberedCards);
    expect(middle.rememberedCards).toBeLessThan(high.rememberedCards);
    expect(high.rememberedCards).toBeLessThanOrEqual(600);
    expect(high.startedCards).toBe(600);
  });

  it('starts no new cards when none are wanted', () => {
    const [only] = forecastRetentions({ ...question, newCardsPerDay: 0, states: states(50, 50) }, [0.9]);
    expect(only?.startedCards).toBe(50);
  });

  it('of a large deck is near that of all its cards', () => {
    const all = forecastRetentions({ ...question, states: states(4000, 0) }, [0.9])[0];
    const double = forecastRetentions({ ...question, reviewsPerDay: 1998, states: states(8000, 0) }, [0.9])[0];
    if (!all || !double) throw new Error('There is one each.');
    expect(Math.abs(double.cardsPerDay / all.cardsPerDay - 2)).toBeLessThan(0.1);
    expect(Math.abs(double.rememberedCards / all.rememberedCards - 2)).toBeLessThan(0.1);
    expect(Math.abs(double.startedCards - 8000)).toBeLessThan(200);
  });

  it('is nothing for no cards', () => {
    const [none] = forecastRetentions({ ...question, states: [] }, [0.9]);
    expect(none).toEqual({ retention: 0.9, cardsPerDay: 0, minutesPerDay: 0, rememberedCards: 0, startedCards: 0 });
  });
});

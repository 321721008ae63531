import { describe, expect, it } from 'vitest';
import type { CardView } from '../../src/model/card-view.ts';
import type { CardId } from '../../src/model/ids.ts';
import type { QueueCandidate } from '../../src/model/queue.ts';
import { createReadAhead } from '../../src/review/read-ahead.ts';
import { EMPTY_SESSION, type Session } from '../../src/review/session.ts';
import { newState, sampleCard, sampleNote, TODAY } from '../store/helpers/samples.ts';

function candidate(name: string): QueueCandidate {
  const { noteId, factId, priority } = sampleCard(name);
  return { state: newState(name), noteId, factId, priority, position: 1 };
}

function viewOf(name: string, more: Partial<CardView> = {}): CardView {
  const card = sampleCard(name);
  return { card, question: card.question, answer: card.answer, isReworded: false, state: newState(name), ...more };
}

function sessionWith(...names: string[]): Session {
  return { ...EMPTY_SESSION, step: 'answer', queue: names.map(candidate) };
}

/** Cards that can be read, and a way to let the reading end. */
function desk(views: Readonly<Record<string, CardView>>) {
  const waiting: (() => void)[] = [];
  const ahead = createReadAhead({
    now: () => ({ atMillis: 1_000, offsetMinutes: 0, day: TODAY }),
    readCard: async (cardId) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return views[cardId] ?? null;
    },
    readNote: async () => sampleNote('note-a'),
  });
  return {
    ahead,
    async finishReading() {
      for (const resolve of waiting.splice(0)) resolve();
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
  };
}

const id = (name: string) => name as CardId;

describe('reading ahead', () => {
  it('has the next card of the queue with its note, once', async () => {
    const { ahead, finishReading } = desk({ a: viewOf('a') });
    ahead.prepare(sessionWith('a', 'b'));
    await finishReading();
    expect(ahead.take(id('a'))).toEqual({ view: viewOf('a'), note: sampleNote('note-a') });
    expect(ahead.take(id('a'))).toBeNull();
  });

  it('has nothing while the card is still being read, and forgets it when it comes later', async () => {
    const { ahead, finishReading } = desk({ a: viewOf('a') });
    ahead.prepare(sessionWith('a'));
    expect(ahead.take(id('a'))).toBeNull();
    await finishReading();
    expect(ahead.take(id('a'))).toBeNull();
  });

  it('does not give one card for another', async () => {
    const { ahead, finishReading } = desk({ a: viewOf('a') });
    ahead.prepare(sessionWith('a', 'b'));
    await finishReading();
    expect(ahead.take(id('b'))).toBeNull();
  });

  it('does not keep a card that was paused or left the deck since the queue was planned', async () => {
    const paused = viewOf('a', { state: newState('a', { isSuspended: true }) });
    const shelved = viewOf('b', { card: sampleCard('b', 'note-a', { place: 'shelf' }) });
    for (const view of [paused, shelved]) {
      const { ahead, finishReading } = desk({ [view.card.id]: view });
      ahead.prepare(sessionWith(view.card.id));
      await finishReading();
      expect(ahead.take(view.card.id)).toBeNull();
    }
  });

  it('keeps what was asked for last', async () => {
    const { ahead, finishReading } = desk({ a: viewOf('a'), b: viewOf('b') });
    ahead.prepare(sessionWith('a'));
    ahead.prepare(sessionWith('b'));
    await finishReading();
    expect(ahead.take(id('b'))?.view).toEqual(viewOf('b'));
  });

  it('survives a card that cannot be read', async () => {
    const ahead = createReadAhead({
      now: () => ({ atMillis: 1_000, offsetMinutes: 0, day: TODAY }),
      readCard: () => Promise.reject(new Error('The connection is gone')),
      readNote: () => Promise.resolve(null),
    });
    ahead.prepare(sessionWith('a'));
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(ahead.take(id('a'))).toBeNull();
  });
});

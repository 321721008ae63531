import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardState } from '../../src/model/card-state.ts';
import { createCardState } from '../../src/model/card-state.ts';
import type { CardId, FactId, NoteId } from '../../src/model/ids.ts';
import type { QueueCandidate, QueueInput } from '../../src/model/queue.ts';

import { nextFromQueue, nextStepEndMillis, returnToQueue, updateQueue } from '../../src/scheduler/next-from-queue.ts';
import { planQueue } from '../../src/scheduler/queue.ts';
import { spaceSiblings } from '../../src/scheduler/space-siblings.ts';
import { at } from './make-values.ts';

const TODAY = at(100);
const MINUTE = 60_000;
const limits = { newCardsPerDay: 20, reviewsPerDay: 200 };

interface Wanted {
  readonly fact?: string;
  readonly priority?: number;
  readonly position?: number;
}

function candidate(id: string, state: Partial<CardState>, wanted: Wanted = {}): QueueCandidate {
  return {
    state: { ...createCardState(id as CardId), ...state },
    noteId: 'note' as NoteId,
    factId: (wanted.fact ?? `fact of ${id}`) as FactId,
    priority: wanted.priority ?? 0,
    position: wanted.position ?? 0,
  };
}

function newCard(id: string, wanted: Wanted = {}): QueueCandidate {
  return candidate(id, {}, wanted);
}

/** A card in review: last answered `elapsedDays` ago with an interval of `intervalDays`. */
function review(id: string, elapsedDays: number, intervalDays: number, wanted: Wanted = {}): QueueCandidate {
  const lastReviewDay = TODAY.day - elapsedDays;
  return candidate(
    id,
    {
      phase: 'review',
      memory: { stability: intervalDays, difficulty: 5 },
      interval: { unit: 'days', days: intervalDays },
      dueDay: lastReviewDay + intervalDays,
      lastReviewDay,
      reviewCount: 3,
    },
    wanted,
  );
}

function learning(id: string, inMinutes: number, wanted: Wanted = {}): QueueCandidate {
  const dueAtMillis = TODAY.atMillis + inMinutes * MINUTE;
  return candidate(id, { phase: 'learning', step: 0, dueAtMillis, memory: { stability: 1, difficulty: 5 } }, wanted);
}

function inNote(noteId: string, of: QueueCandidate): QueueCandidate {
  return { ...of, noteId: noteId as NoteId };
}

function input(parts: Partial<QueueInput>): QueueInput {
  return {
    day: TODAY.day,
    learning: [],
    reviews: [],
    news: [],
    newDoneToday: 0,
    reviewsDoneToday: 0,
    doneByNote: new Map(),
    factsSeenToday: new Set(),
    cardsSeenToday: new Set(),
    ...parts,
  };
}

function ids(queue: readonly QueueCandidate[]): string[] {
  return queue.map(({ state }) => state.cardId);
}

describe('the queue of a study day', () => {
  it('puts running steps first, by the minute they are due', () => {
    const queue = planQueue(
      input({
        learning: [learning('late', 5), learning('soon', -2)],
        reviews: [review('r', 5, 5)],
        news: [newCard('n')],
      }),
      limits,
    );
    expect(ids(queue)).toEqual(['soon', 'late', 'r', 'n']);
  });

  it('asks what is most overdue in proportion first', () => {
    const reviews = [review('on time', 100, 100), review('twice', 4, 2), review('a little', 33, 30)];
    expect(ids(planQueue(input({ reviews }), limits))).toEqual(['twice', 'a little', 'on time']);
  });

  it.each([
    ['due', ['a', 'c', 'b']],
    ['retrievability', ['b', 'c', 'a']],
  ] as const)('can order reviews by %s', (reviewOrder, expected) => {
    const reviews = [review('a', 200, 150), review('b', 4, 2), review('c', 33, 20)];
    expect(ids(planQueue(input({ reviews }), { ...limits, reviewOrder }))).toEqual(expected);
  });

  it('can shuffle reviews, the same way each time', () => {
    const reviews = Array.from({ length: 30 }, (_, i) => review(`r${String(i).padStart(2, '0')}`, 5, 5));
    const shuffled = ids(planQueue(input({ reviews }), { ...limits, reviewOrder: 'random' }));
    expect(shuffled).toEqual(
      ids(planQueue(input({ reviews: [...reviews].reverse() }), { ...limits, reviewOrder: 'random' })),
    );
    expect(shuffled).not.toEqual([...shuffled].sort());
    expect([...shuffled].sort()).toEqual(ids(reviews));
  });

  it('mixes new cards evenly among reviews, or keeps them first or last', () => {
    const reviews = Array.from({ length: 6 }, (_, i) => review(`r${i}`, 5, 5));
    const news = [newCard('n0', { position: 1 }), newCard('n1', { position: 2 })];
    const kinds = (newCardPlace?: 'first' | 'last') =>
      planQueue(input({ reviews, news }), newCardPlace === undefined ? limits : { ...limits, newCardPlace })
        .map(({ state }) => state.cardId[0])
        .join('');
    expect([kinds('first'), kinds('last')]).toEqual(['nnrrrrrr', 'rrrrrrnn']);
    expect(kinds()).toMatch(/^r{1,3}nr{2,4}nr{1,3}$/);
  });

  it('keeps to the daily limits, counting what was done', () => {
    const reviews = Array.from({ length: 10 }, (_, i) => review(`r${i}`, 5, 5));
    const news = Array.from({ length: 10 }, (_, i) => newCard(`n${i}`, { position: i }));
    const count = (settings: typeof limits, newDoneToday: number, reviewsDoneToday: number) => {
      const queue = planQueue(
        input({ reviews, news, newDoneToday, reviewsDoneToday, learning: [learning('l', 1)] }),
        settings,
      );
      return [
        queue.filter(({ state }) => state.phase === 'review').length,
        queue.filter(({ state }) => state.phase === 'new').length,
      ];
    };
    expect(count({ newCardsPerDay: 4, reviewsPerDay: 7 }, 0, 0)).toEqual([7, 4]);
    expect(count({ newCardsPerDay: 4, reviewsPerDay: 7 }, 3, 5)).toEqual([2, 1]);
    expect(count({ newCardsPerDay: 4, reviewsPerDay: 7 }, 9, 9)).toEqual([0, 0]);
    expect(count({ newCardsPerDay: 0, reviewsPerDay: 0 }, 0, 0)).toEqual([0, 0]);
  });

  it('keeps to the limits of a note within the cap over all', () => {
    const reviews = Array.from({ length: 12 }, (_, i) => inNote(i % 2 === 0 ? 'a' : 'b', review(`r${i}`, 5, 5)));
    const news = Array.from({ length: 12 }, (_, i) =>
      inNote(i % 2 === 0 ? 'a' : 'b', newCard(`n${i}`, { position: i })),
    );
    const deckLimits = [{ noteIds: new Set(['a' as NoteId]), newCardsPerDay: 3, reviewsPerDay: 2 }];
    const doneByNote = new Map([['a' as NoteId, { news: 1, reviews: 0 }]]);
    const queue = planQueue(input({ reviews, news, doneByNote }), { newCardsPerDay: 7, reviewsPerDay: 7, deckLimits });
    const count = (phase: string, noteId: string) =>
      queue.filter((candidate) => candidate.state.phase === phase && candidate.noteId === noteId).length;
    expect([count('new', 'a'), count('new', 'b'), count('review', 'a'), count('review', 'b')]).toEqual([2, 5, 2, 5]);
  });

  it('counts what was done in a folder over all its notes, and a note within it once more', () => {
    const news = ['a', 'b', 'c'].flatMap((noteId, n) =>
      [0, 1, 2].map((i) => inNote(noteId, newCard(`${noteId}${i}`, { position: 10 * n + i }))),
    );
    const deckLimits = [
      { noteIds: new Set(['a', 'b'] as NoteId[]), newCardsPerDay: 4, reviewsPerDay: 9 },
      { noteIds: new Set(['a'] as NoteId[]), newCardsPerDay: 1, reviewsPerDay: 9 },
    ];
    const doneByNote = new Map([['b' as NoteId, { news: 1, reviews: 0 }]]);
    const queue = planQueue(input({ news, doneByNote }), { newCardsPerDay: 9, reviewsPerDay: 9, deckLimits });
    expect(ids(queue)).toEqual(['a0', 'b0', 'b1', 'c0', 'c1', 'c2']);
  });

  it('takes new cards from all notes in turn when they are to be spread', () => {
    const news = ['a', 'b'].flatMap((noteId, n) =>
      [0, 1, 2].map((i) => inNote(noteId, newCard(`${noteId}${i}`, { position: 10 * n + i }))),
    );
    const options = { newCardsPerDay: 4, reviewsPerDay: 9, newCardOrder: 'spread' } as const;
    expect(ids(planQueue(input({ news }), options))).toEqual(['a0', 'b0', 'a1', 'b1']);
  });

  it('asks one card of a fact a day when siblings are to wait, new or not', () => {
    const reviews = [
      review('r1', 5, 5, { fact: 'a' }),
      review('r2', 4, 5, { fact: 'a' }),
      review('r3', 5, 5, { fact: 'b' }),
    ];
    const options = { ...limits, burySiblings: true };
    expect(ids(planQueue(input({ reviews }), options)).sort()).toEqual(['r1', 'r3']);
    const factsSeenToday = new Set(['b' as FactId]);
    expect(ids(planQueue(input({ reviews, factsSeenToday }), options))).toEqual(['r1']);
    const cardsSeenToday = new Set(['r3' as CardId]);
    expect(ids(planQueue(input({ reviews, factsSeenToday, cardsSeenToday }), options)).sort()).toEqual(['r1', 'r3']);
  });

  it('takes new cards by priority, then in note order', () => {
    const news = [
      newCard('third', { position: 9 }),
      newCard('aside', { priority: -1 }),
      newCard('must', { priority: 1, position: 50 }),
      newCard('second', { position: 3 }),
    ];
    expect(ids(planQueue(input({ news }), limits))).toEqual(['must', 'second', 'third', 'aside']);
  });

  it('asks one new card of a fact a day', () => {
    const news = [
      newCard('a1', { fact: 'a', position: 1 }),
      newCard('a2', { fact: 'a', position: 2 }),
      newCard('b1', { fact: 'b', position: 3 }),
    ];
    expect(ids(planQueue(input({ news }), limits))).toEqual(['a1', 'b1']);
  });

  it('lets new cards wait whose siblings are due or were answered today', () => {
    const news = [
      newCard('a2', { fact: 'a' }),
      newCard('b2', { fact: 'b' }),
      newCard('c2', { fact: 'c' }),
      newCard('d', { fact: 'd' }),
    ];
    const queue = planQueue(
      input({
        news,
        reviews: [review('a1', 5, 5, { fact: 'a' })],
        learning: [learning('b1', 1, { fact: 'b' })],
        factsSeenToday: new Set(['c', 'd'] as FactId[]),
        // The first answer of d itself was taken back today.
        cardsSeenToday: new Set(['d'] as CardId[]),
      }),
      limits,
    );
    expect(ids(queue)).toEqual(['b1', 'a1', 'd']);
  });

  it('leaves suspended cards out', () => {
    const suspend = (candidate: QueueCandidate) => ({ ...candidate, state: { ...candidate.state, isSuspended: true } });
    const queue = planQueue(
      input({
        learning: [suspend(learning('l', 0))],
        reviews: [suspend(review('r', 5, 5))],
        news: [suspend(newCard('n'))],
      }),
      limits,
    );
    expect(queue).toEqual([]);
  });

  it('does not depend on the order of its input and loses no review', () => {
    const anyReviews = fc.uniqueArray(
      fc.record({ n: fc.nat(500), fact: fc.nat(12), elapsed: fc.nat(60), interval: fc.integer({ min: 1, max: 40 }) }),
      {
        selector: ({ n }) => n,
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(anyReviews, (cards) => {
        const reviews = cards.map(({ n, fact, elapsed, interval }) =>
          review(`r${n}`, elapsed, interval, { fact: `f${fact}` }),
        );
        const queue = ids(planQueue(input({ reviews }), limits));
        expect(ids(planQueue(input({ reviews: [...reviews].reverse() }), limits))).toEqual(queue);
        expect([...queue].sort()).toEqual(ids(reviews).sort());
      }),
    );
  });
});

describe('siblings', () => {
  it('never follow each other where it can be helped', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 40 }), (families) => {
        const items = families.map((family, i) => ({ family, i }));
        const spaced = spaceSiblings(items, (item) => item.family);
        expect([...spaced].sort((x, y) => x.i - y.i)).toEqual(items);
        const largest = Math.max(
          0,
          ...['a', 'b', 'c', 'd', 'e'].map((name) => families.filter((family) => family === name).length),
        );
        const neighbours = spaced.filter((item, i) => i > 0 && item.family === spaced[i - 1]?.family).length;
        // The others leave one gap more than there are of them.
        expect(neighbours).toBe(Math.max(0, largest - (families.length - largest) - 1));
      }),
      { numRuns: 1000 },
    );
  });

  it('that are apart already keep their order', () => {
    const items = ['a', 'b', 'a', 'c', 'b'];
    expect(spaceSiblings(items, (item) => item)).toEqual(items);
  });
});

describe('the next card', () => {
  const queue = planQueue(
    input({ learning: [learning('step', 5)], reviews: [review('r1', 9, 5), review('r2', 5, 5)] }),
    limits,
  );

  it('is a review until a step ends, then the card of that step', () => {
    expect(nextFromQueue(queue, TODAY.atMillis)?.state.cardId).toBe('r1');
    expect(nextFromQueue(queue, TODAY.atMillis + 5 * MINUTE)?.state.cardId).toBe('step');
  });

  it('is the step that ends soonest when nothing else is left, up to 20 minutes ahead', () => {
    const steps = [learning('later', 19), learning('sooner', 15)];
    expect(nextFromQueue(steps, TODAY.atMillis)?.state.cardId).toBe('sooner');
    expect(nextFromQueue([learning('far', 21)], TODAY.atMillis)).toBeNull();
    expect(nextFromQueue([learning('far', 21)], TODAY.atMillis + MINUTE)?.state.cardId).toBe('far');
    expect(nextFromQueue([], TODAY.atMillis)).toBeNull();
  });

  it('is not a sibling of the card before while another is there', () => {
    const siblings = [learning('a2', -1, { fact: 'a' }), review('b1', 5, 5, { fact: 'b' })];
    expect(nextFromQueue(siblings, TODAY.atMillis, 'a' as FactId)?.state.cardId).toBe('b1');
    expect(nextFromQueue(siblings.slice(0, 1), TODAY.atMillis, 'a' as FactId)?.state.cardId).toBe('a2');
  });

  it('is known ahead when only later steps are left', () => {
    expect(nextStepEndMillis([learning('x', 40), learning('y', 33)])).toBe(TODAY.atMillis + 33 * MINUTE);
    expect(nextStepEndMillis([review('r', 5, 5)])).toBeNull();
  });

  it('leaves the queue when it is answered, comes back for its step, and stands in front after an undo', () => {
    const [first, second] = [review('r1', 9, 5), review('r2', 5, 5)];
    const failed: CardState = {
      ...first.state,
      phase: 'relearning',
      step: 0,
      dueDay: null,
      dueAtMillis: TODAY.atMillis + 10 * MINUTE,
    };
    const afterAgain = updateQueue([first, second], first, failed);
    expect(nextFromQueue(afterAgain, TODAY.atMillis)?.state.cardId).toBe('r2');
    expect(nextFromQueue(afterAgain, TODAY.atMillis + 10 * MINUTE)?.state).toEqual(failed);
    expect(ids(updateQueue([first, second], first, { ...first.state, dueDay: TODAY.day + 9 }))).toEqual(['r2']);
    expect(ids(returnToQueue([second], first, first.state))).toEqual(['r1', 'r2']);
    expect(returnToQueue(afterAgain, first, first.state)).toEqual([first, second]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CardState, createCardState } from '../../src/model/card-state.ts';
import type { LogEvent } from '../../src/model/event.ts';
import type { CardId, FactId, NoteId } from '../../src/model/ids.ts';
import type { QueueCandidate, QueueInput } from '../../src/model/queue.ts';
import { createConfig } from '../../src/scheduler/config.ts';
import {
  type ChangeRequest,
  createBury,
  createFlag,
  createReset,
  createSetDue,
  createSuspend,
} from '../../src/scheduler/create-change.ts';
import { createReviewEvent } from '../../src/scheduler/create-review.ts';
import { createUndo } from '../../src/scheduler/create-undo.ts';
import { gradeCard } from '../../src/scheduler/grade-card.ts';
import { planQueue } from '../../src/scheduler/queue.ts';
import { replayCard } from '../../src/scheduler/replay-card.ts';
import { anyDeeds, LogDesk } from './log-desk.ts';
import { anyConfig, at, CARD, DEVICE, eventId, reviewState } from './make-values.ts';

const config = createConfig();

function request(state: CardState, day = 1, id = eventId(50)): ChangeRequest {
  return { id, deviceId: DEVICE, state, now: at(day) };
}

describe('the state kept beside the log', () => {
  it('equals a replay after any sequence of deeds, undos of anything among them', () => {
    fc.assert(
      fc.property(anyConfig, anyDeeds, (anyOf, deeds) => {
        const desk = new LogDesk(anyOf);
        for (const deed of deeds) {
          desk.act(deed);
          for (const [cardId, state] of desk.states) expect(replayCard(cardId, desk.events, anyOf)).toEqual(state);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is exactly what it was before once a change is taken back', () => {
    const changes = [
      (r: ChangeRequest) => createReset(r),
      (r: ChangeRequest) => createSetDue(r, r.now.day + 7),
      (r: ChangeRequest) => createBury(r, r.now.day + 1),
      (r: ChangeRequest) => createFlag(r, 3),
      (r: ChangeRequest) => createSuspend(r, true),
    ];
    fc.assert(
      fc.property(anyDeeds, fc.nat(4), (deeds, which) => {
        const desk = new LogDesk(config);
        for (const deed of deeds) desk.act({ ...deed, card: 0 });
        const cardId = 'card-0' as CardId;
        const before = desk.states.get(cardId) ?? createCardState(cardId);
        const make = changes[which];
        if (make === undefined) throw new Error('There are five changes.');
        const { event } = make({ ...request(before), now: at(2000) });
        const undo = createUndo({
          id: eventId(51),
          deviceId: DEVICE,
          cardId,
          undoneEventId: event.id,
          events: [...desk.events, event],
          now: at(2001),
          config,
        });
        expect(undo.nextState).toEqual(before);
      }),
    );
  });
});

describe('a reset', () => {
  it('makes the schedule new and keeps pause, bury and flag', () => {
    const marked: CardState = { ...reviewState(config), isSuspended: true, buriedUntilDay: 20_009, flag: 2 };
    const { event, nextState } = createReset(request(marked));
    expect(nextState).toEqual({
      ...createCardState(CARD),
      isSuspended: true,
      buriedUntilDay: 20_009,
      flag: 2,
      lastEventId: event.id,
    });
  });

  it('makes an answer that had not seen it choose its interval anew', () => {
    const before = reviewState(config);
    const answer = createReviewEvent({
      id: eventId(60),
      deviceId: DEVICE,
      state: before,
      grade: 3,
      now: at(9),
      durationMillis: 1,
      config,
    });
    const { event: reset } = createReset(request(before, 8));
    const log: LogEvent[] = [...eventsOf(before), reset, answer.event];
    const fresh = replayCard(CARD, log.slice(0, -1), config);
    expect(replayCard(CARD, log, config)).toEqual({
      ...gradeCard(fresh, 3, at(9), config).state,
      lastEventId: answer.event.id,
    });
  });
});

describe('a due day of one’s own', () => {
  it('ends a running step, keeps memory and says how long the card was left alone', () => {
    const learning = gradeCard(createCardState(CARD), 1, at(0), config).state;
    const { nextState, event } = createSetDue(request(learning), at(12).day);
    expect(nextState).toEqual({
      ...learning,
      phase: 'review',
      step: null,
      interval: { unit: 'days', days: 12 },
      dueDay: at(12).day,
      dueAtMillis: null,
      lastEventId: event.id,
    });
  });

  it('of the past is an interval of a day', () => {
    const { nextState } = createSetDue(request(reviewState(config)), at(0).day - 3);
    expect(nextState).toMatchObject({ dueDay: at(0).day - 3, interval: { unit: 'days', days: 1 } });
  });

  it('changes nothing for a card that was never answered', () => {
    const { nextState, event } = createSetDue(request(createCardState(CARD)), at(12).day);
    expect(nextState).toEqual({ ...createCardState(CARD), lastEventId: event.id });
  });
});

describe('a buried card', () => {
  it('is not asked before its day', () => {
    const buried = createBury(request(createCardState(CARD)), at(3).day).nextState;
    expect(planQueue(inputFor(buried, at(2).day), { newCardsPerDay: 9, reviewsPerDay: 9 })).toEqual([]);
    expect(planQueue(inputFor(buried, at(3).day), { newCardsPerDay: 9, reviewsPerDay: 9 })).toHaveLength(1);
  });

  it('is no longer buried once it was answered, and buried again when that is taken back', () => {
    const { event: bury, nextState } = createBury(request(createCardState(CARD)), at(30).day);
    const { event, nextState: answered } = createReviewEvent({
      id: eventId(51),
      deviceId: DEVICE,
      state: nextState,
      grade: 3,
      now: at(2),
      durationMillis: 1,
      config,
    });
    expect(answered.buriedUntilDay).toBeNull();
    const undo = createUndo({
      id: eventId(52),
      deviceId: DEVICE,
      cardId: CARD,
      undoneEventId: event.id,
      events: [bury, event],
      now: at(3),
      config,
    });
    expect(undo.nextState).toEqual(nextState);
  });

  it('stays buried while it is practised', () => {
    const { nextState } = createBury(request(createCardState(CARD)), at(30).day);
    const practised = createReviewEvent({
      id: eventId(51),
      deviceId: DEVICE,
      state: nextState,
      grade: 3,
      now: at(2),
      durationMillis: 1,
      config,
      isPractice: true,
    });
    expect(practised.nextState.buriedUntilDay).toBe(at(30).day);
  });
});

/** The two answers that lead to `reviewState`. */
function eventsOf(state: CardState): LogEvent[] {
  const first = createReviewEvent({
    id: eventId(1),
    deviceId: DEVICE,
    state: createCardState(CARD),
    grade: 3,
    now: at(0),
    durationMillis: 3000,
    config,
  });
  const second = createReviewEvent({
    id: eventId(2),
    deviceId: DEVICE,
    state: first.nextState,
    grade: 3,
    now: at(0, 7),
    durationMillis: 3000,
    config,
  });
  expect(second.nextState).toEqual(state);
  return [first.event, second.event];
}

function inputFor(state: CardState, day: number): QueueInput {
  const candidate: QueueCandidate = { state, noteId: 'n' as NoteId, factId: 'f' as FactId, priority: 0, position: 1 };
  return {
    day,
    learning: [],
    reviews: [],
    news: [candidate],
    newDoneToday: 0,
    reviewsDoneToday: 0,
    doneByNote: new Map(),
    factsSeenToday: new Set(),
    cardsSeenToday: new Set(),
  };
}
